#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/blocks/prompt_line.h"
#include "core/evaluation/prompt_file.h"
#include "tests/support/test_registry.h"

namespace blocks = core::blocks;

class TestPromptFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keepsTheLineAsItStands() {
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("prompts.jsonl")).toStdString();
    const std::string line =
        "{\"tag\":\"colors\",  \"prompt\":\"a bench\", \"include\":[{\"class\":\"bench\",\"count\":1}]}";
    core::write_file(file, line + "\n{\"prompt\": \"any picture\"}\n");
    const auto prompts = core::evaluation::read_prompts(file);
    QCOMPARE(prompts.size(), std::size_t{2});
    QCOMPARE(prompts[0].json, line);
    QCOMPARE(prompts[1].prompt, std::string("any picture"));
  }

  void readsBackWhatTheScenesWriteDown() {
    core::Random random(5);
    for (int i = 0; i < blocks::category_count; ++i) {
      const blocks::Prompt written = blocks::plain_prompt(static_cast<blocks::Category>(i), random, true);
      const blocks::Prompt read = core::evaluation::blocks_prompt(
          {.prompt = written.text, .json = blocks::prompt_line(written), .place = "prompts.jsonl, line 1"});
      QVERIFY(read.category == written.category);
      QCOMPARE(read.text, written.text);
      QCOMPARE(read.wish.objects.size(), written.wish.objects.size());
      QVERIFY(read.wish.relation == written.wish.relation);
    }
  }

  void namesTheLineThatCannotBeJudged_data() {
    QTest::addColumn<QString>("json");
    QTest::newRow("no include") << R"({"tag": "colors", "prompt": "p"})";
    QTest::newRow("another world") << R"({"tag": "colors", "prompt": "p", "include": [{"class": "bench"}]})";
    QTest::newRow("no tag") << R"({"prompt": "p", "include": [{"class": "star"}]})";
    QTest::newRow("huge count") << R"({"tag": "counting", "prompt": "p", "include": [{"class": "star", "count": 99}]})";
  }
  void namesTheLineThatCannotBeJudged() {
    QFETCH(QString, json);
    try {
      core::evaluation::blocks_prompt({.prompt = "p", .json = json.toStdString(), .place = "prompts.jsonl, line 7"});
      QFAIL("the line was accepted");
    } catch (const core::Error& error) {
      QCOMPARE(error.kind(), core::ErrorKind::file_damaged);
      QVERIFY2(QString::fromUtf8(error.what()).startsWith(QStringLiteral("prompts.jsonl, line 7: ")), error.what());
    }
  }
};

BIFRONS_TEST(TestPromptFile)
#include "tst_prompt_file.moc"
