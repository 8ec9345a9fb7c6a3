#include <QTest>

#include "core/base/random.h"
#include "core/text/incremental_decoder.h"
#include "core/text/utf8.h"
#include "tests/core/text/sample_tokenizer.h"
#include "tests/support/test_registry.h"

using namespace core::text;

class TestIncrementalDecoder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keepsEmojiWhole();
  void piecesTogetherEqualDecodingAtOnce();
  void unfinishedCharacterEndsAsReplacement();
};

void TestIncrementalDecoder::keepsEmojiWhole() {
  const TokenIds ids = sample_tokenizer().encode("red 😀👍🏽 é");
  QVERIFY2(ids.size() > 10, "the emoji are spread over byte tokens");
  IncrementalDecoder decoder(sample_tokenizer());
  std::string text;
  for (const TokenId id : ids) {
    const std::string piece = decoder.push(id);
    QVERIFY(piece.find("\uFFFD") == std::string::npos);
    QCOMPARE(to_valid_utf8(piece), piece);
    text += piece;
  }
  QCOMPARE(text + decoder.finish(), std::string("red 😀👍🏽 é"));
}

void TestIncrementalDecoder::piecesTogetherEqualDecodingAtOnce() {
  core::Random random(5);
  for (int run = 0; run < 500; ++run) {
    TokenIds ids;
    for (int i = random.below(40); i > 0; --i)
      ids.push_back(random.below(sample_vocabulary_size));  // bytes in any order: mostly no UTF-8
    IncrementalDecoder decoder(sample_tokenizer());
    std::string text;
    for (const TokenId id : ids) {
      const std::string piece = decoder.push(id);
      QCOMPARE(to_valid_utf8(piece), piece);
      text += piece;
    }
    QCOMPARE(text + decoder.finish(), decode(sample_tokenizer(), ids));
  }
}

void TestIncrementalDecoder::unfinishedCharacterEndsAsReplacement() {
  const TokenIds ids = sample_tokenizer().encode("😀");
  IncrementalDecoder decoder(sample_tokenizer());
  QCOMPARE(decoder.push(ids[0]), std::string());
  QCOMPARE(decoder.push(ids[1]), std::string());
  QCOMPARE(decoder.push(sample_tokenizer().encode("x")[0]), std::string("\uFFFDx"));
  QCOMPARE(decoder.push(ids[0]), std::string());
  QCOMPARE(decoder.finish(), std::string("\uFFFD"));
}

BIFRONS_TEST(TestIncrementalDecoder)
#include "tst_incremental_decoder.moc"
