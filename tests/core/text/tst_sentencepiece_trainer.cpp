#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "tests/core/text/sample_tokenizer.h"
#include "tests/support/test_registry.h"

using namespace core::text;

class TestSentencePieceTrainer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void givesTheSameFileAgain();
  void learnsLowerCaseOnlyWhereAsked();
  void refusesTooLittleText();
  void refusesATooSmallVocabulary();
};

void TestSentencePieceTrainer::givesTheSameFileAgain() {
  const QTemporaryDir folder;
  const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "again.model";
  train_sentencepiece(sample_sentences(), {.vocabulary_size = sample_vocabulary_size, .fold_case = true}, file);
  QVERIFY(core::read_file(file) == core::read_file(SampleFolder::instance().model_file()));
}

void TestSentencePieceTrainer::learnsLowerCaseOnlyWhereAsked() {
  const QTemporaryDir folder;
  const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "cased.model";
  const std::vector<std::string> lines(40, "RED CIRCLE Blue Square");
  train_sentencepiece(lines, {.vocabulary_size = 310}, file);
  const std::size_t unknown_case = SentencePieceTokenizer(file).encode("red circle").size();
  train_sentencepiece(lines, {.vocabulary_size = 330, .fold_case = true}, file);
  QVERIFY(SentencePieceTokenizer(file).encode("red circle").size() < unknown_case);
}

void TestSentencePieceTrainer::refusesTooLittleText() {
  const QTemporaryDir folder;
  const std::filesystem::path file = std::filesystem::path(folder.path().toStdString()) / "tokenizer.model";
  const std::vector<std::string> none;
  const std::vector<std::string> empty{"", ""};
  const std::vector<std::string> short_text{"red circle"};
  for (const auto* lines : {&none, &empty, &short_text}) {
    try {
      train_sentencepiece(*lines, {.vocabulary_size = 5000}, file);
      QFAIL("nothing was thrown");
    } catch (const core::Error& error) {
      QCOMPARE(error.kind(), core::ErrorKind::invalid_request);
    }
  }
  QVERIFY(!std::filesystem::exists(file));
}

void TestSentencePieceTrainer::refusesATooSmallVocabulary() {
  QVERIFY_EXCEPTION_THROWN(train_sentencepiece(sample_sentences(), {.vocabulary_size = 299}, "unused.model"),
                           core::Error);
}

BIFRONS_TEST(TestSentencePieceTrainer)
#include "tst_sentencepiece_trainer.moc"
