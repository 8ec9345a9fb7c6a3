#include <QTest>

#include "tests/cli/program.h"
#include "tests/support/test_registry.h"

namespace {

QStringList words(const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

}  // namespace

/// The help of the command line, and what it says of requests that are wrong and of files that are bad.
class TestWrongRequests : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void helpNamesTheSubcommandsThatExist() {
    const tests::Run run = program_.run({QStringLiteral("--help")});
    QCOMPARE(run.status, 0);
    for (const char* name : {"info", "describe", "draw", "evaluate", "train", "scenes", "tokens", "see", "bench", "130"}) {
      QVERIFY2(run.out.contains(name), name);
    }
    QVERIFY(!program_.run(words("info --help")).out.contains("int8"));
    for (const char* name : {"info", "describe", "draw", "evaluate", "train", "scenes", "tokens", "see", "bench"}) {
      const tests::Run help = program_.run({QLatin1String(name), QStringLiteral("--help")});
      QVERIFY2(help.status == 0 && help.out.contains("--verbose") && help.out.contains("Exit status: 0 done"), help.text());
      for (const char* raw : {"TEXT:", "{janus", "Excludes", "REQUIRED", "Group", "following options", "Positionals"}) {
        QVERIFY2(!help.out.contains(raw), help.text());
      }
    }
    QVERIFY(program_.run({QStringLiteral("--version")}).out.startsWith("bifrons-cli "));
  }

  void wrongRequestsEndWithTwoAndOneLine_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("nothing") << QStringList() << "A command is missing. See bifrons-cli --help";
    QTest::newRow("unknown command") << words("paint") << "no command paint. See bifrons-cli --help";
    QTest::newRow("unknown option") << words("info --fast") << "no option --fast. See bifrons-cli info --help";
    QTest::newRow("unknown option with a value")
        << words("draw --prompts F --nonsense 3") << "no option --nonsense. See bifrons-cli draw --help";
    QTest::newRow("unknown option with its value behind a sign")
        << words("evaluate --nonsense=3") << "no option --nonsense. See bifrons-cli evaluate --help";
    QTest::newRow("unknown option before the command") << words("--fast info") << "no option --fast";
    QTest::newRow("unknown command with an option") << words("drwa --count 3") << "no command drwa. See bifrons-cli --help";
    QTest::newRow("text without quotation marks") << words("draw a red circle") << "“red” is one word too many; a text of several words goes in";
    QTest::newRow("two texts with quotation marks") << QStringList{"describe", "what is it", "and where"}
                                                    << "“and where” is one text too many: describe takes one QUESTION. See";
    QTest::newRow("a word behind a text with quotation marks") << QStringList{"draw", "a star", "2"} << "“2” is one text too many";
    QTest::newRow("a text where none belongs") << QStringList{"info", "a b"} << "“a b” is too much: info takes options only";
    QTest::newRow("unknown short option") << words("describe what -x") << "no option -x";
    QTest::newRow("no question") << words("describe") << "describe needs QUESTION";
    QTest::newRow("empty question") << QStringList{"describe", " \n"} << "empty";
    QTest::newRow("empty question about a picture") << QStringList{"describe", "--image", "none.png", ""} << "question is empty";
    QTest::newRow("question of wide blanks") << QStringList{"describe", "--image", "none.png", "\u3000\u00a0"} << "empty";
    QTest::newRow("empty prompt") << QStringList{"draw", ""} << "empty";
    QTest::newRow("no prompt") << words("draw") << "draw needs a PROMPT, or --prompts FILE.jsonl";
    QTest::newRow("prompt twice") << words("draw star --prompts p.jsonl") << "PROMPT and --prompts cannot be given together";
    QTest::newRow("evaluate nothing") << words("evaluate") << "evaluate needs --vqa FILE.jsonl or --drawings DIR";
    QTest::newRow("evaluate both") << words("evaluate --vqa a --drawings b") << "--vqa and --drawings cannot be given together";
    for (const char* option : {"--model m", "--device cpu", "--threads 2", "--temperature 1", "--top-k 3", "--seed 3"}) {
      QTest::addRow("drawings with %s", option)
          << words("evaluate --drawings b") + words(option) << words(option).first();
    }
    QTest::newRow("device") << words("info --device gpu") << "--device must be auto, cpu, cuda or cuda:N, not “gpu”";
    QTest::newRow("device number") << words("info --device cuda:x") << "cuda:x";
    QTest::newRow("precision") << words("info --dtype int8") << "--dtype must be auto, fp32, bf16 or fp16, not “int8”";
    QTest::newRow("threads") << words("info --threads -1") << "--threads must be a whole number from 0 to 1024, not “-1”";
    QTest::newRow("number") << words("draw star --seed seven") << "--seed must be a whole number";
    QTest::newRow("a number with more behind it") << words("draw star --count 2x") << "--count must be a whole number, not “2x”";
    QTest::newRow("a comma for a point") << words("draw star --cfg 1,5") << "--cfg must be a number, not “1,5”";
    QTest::newRow("larger than any number") << words("scenes --out S --count 99999999999") << "“99999999999” cannot be used for --count";
    QTest::newRow("no value") << words("draw star --count") << "--count needs a value: --count N. See";
    QTest::newRow("twice") << words("draw star --seed 1 --seed 2") << "--seed can be given only once";
    QTest::newRow("a value for a switch") << words("info --json=maybe") << "--json takes no value";
    QTest::newRow("a seed that is too large") << words("draw star --seed 18446744073709551616") << "not “18446744073709551616”";
    for (const char* option : {"describe what --image", "describe what --model", "draw star --out", "draw --prompts", "evaluate --vqa",
                               "evaluate --drawings", "scenes --count 1 --out", "see --image a.png --out", "see --out a.png --image"}) {
      QTest::addRow("an empty name: %s", option) << words(option) + QStringList{""} << words(option).last() + " must not be empty";
    }
    QTest::newRow("seed below 0") << words("draw star --seed -1") << "whole number from 0 to 18446744073709551615, not “-1”";
    QTest::newRow("seed of scenes") << words("scenes --count 1 --out S --seed -1") << "whole number from 0 to 18446744073709551615, not “-1”";
    QTest::newRow("no folder for scenes") << words("scenes --count 3") << "scenes needs --out DIR";
    QTest::newRow("no scenes") << words("scenes --count 0 --out S") << "1,000,000";
    QTest::newRow("no picture to see") << words("see --out P.png") << "see needs --image FILE";
    QTest::newRow("nowhere to put what is seen") << words("see --image P.png") << "see needs --out FILE.png";
    QTest::newRow("a device for tokens") << words("tokens --device cpu") << "no option --device";
    QTest::newRow("no recipe") << words("train") << "train needs RECIPE.json";
  }
  void wrongRequestsEndWithTwoAndOneLine() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    const tests::Run run = program_.run(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY2(run.isOneError(named), run.text());
  }

  void badFilesEndWithOneAndTheirName_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("picture missing") << words("describe --image none.png what") << "none.png";
    QTest::newRow("text as picture") << words("describe --image text.png what") << "text.png";
    QTest::newRow("empty picture") << words("describe --image empty.png what") << "empty.png";
    QTest::newRow("folder as picture") << words("describe --image folder what") << "folder";
    QTest::newRow("questions missing") << words("evaluate --vqa none.jsonl") << "none.jsonl";
    QTest::newRow("questions damaged") << words("evaluate --vqa text.png") << "text.png, line 1";
    QTest::newRow("picture of a question") << words("evaluate --vqa questions.jsonl") << "questions.jsonl, line 1";
    QTest::newRow("prompts damaged") << words("draw --prompts text.png --out P") << "text.png, line 1";
    QTest::newRow("drawings missing") << words("evaluate --drawings none") << "none";
    QTest::newRow("drawings with an endless name")
        << QStringList{"evaluate", "--drawings", QString(300, QLatin1Char('d'))} << "File name too long";
    QTest::newRow("picture with an endless name")
        << QStringList{"describe", "--image", QString(300, QLatin1Char('p')), "what"} << "File name too long";
    QTest::newRow("drawings of nothing") << words("evaluate --drawings folder") << "folder";
    QTest::newRow("recipe missing") << words("train none.json") << "none.json";
    QTest::newRow("drawing into a file") << words("draw star --out text.png") << "text.png";
    QTest::newRow("scenes into a file") << words("scenes --count 1 --out text.png") << "text.png";
  }
  void badFilesEndWithOneAndTheirName() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, named);
    program_.write(QStringLiteral("text.png"), "this is a text\n");
    program_.write(QStringLiteral("empty.png"), "");
    program_.write(QStringLiteral("folder/x"), "");
    program_.write(QStringLiteral("questions.jsonl"), R"({"image": "none.png", "question": "what", "answer": "red"})");
    const tests::Run run = program_.run(arguments);
    QCOMPARE(run.status, 1);
    QVERIFY2(run.isOneError(named), run.text());
  }

 private:
  tests::Program program_{QStringLiteral(FAKE_PROGRAM)};
};

BIFRONS_TEST(TestWrongRequests)
#include "tst_wrong_requests.moc"
