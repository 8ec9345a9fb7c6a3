#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include "core/image/image_file.h"
#include "tests/cli/program.h"
#include "tests/support/test_registry.h"

namespace {

QStringList keys(const QJsonObject& object) { return object.keys(); }  // in alphabetical order

QStringList words(const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

}  // namespace

/// What the command line does with its arguments, its output and its signals, on the fake engine.
class TestCommandLine : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void helpNamesTheSubcommandsThatExist() {
    const tests::Run run = program_.run({QStringLiteral("--help")});
    QCOMPARE(run.status, 0);
    for (const char* name : {"info", "describe", "draw", "evaluate", "train", "scenes", "tokens", "see", "bench", "130"}) {
      QVERIFY2(run.out.contains(name), name);
    }
    QVERIFY(!program_.run(words("info --help")).out.contains("int8"));
    QVERIFY(program_.run({QStringLiteral("--version")}).out.startsWith("bifrons-cli "));
  }

  void wrongRequestsEndWithTwoAndOneLine_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("nothing") << QStringList() << "subcommand";
    QTest::newRow("unknown command") << words("paint") << "no command paint. See bifrons-cli --help";
    QTest::newRow("unknown option") << words("info --fast") << "no option --fast. See bifrons-cli info --help";
    QTest::newRow("unknown option with a value")
        << words("draw --prompts F --nonsense 3") << "no option --nonsense. See bifrons-cli draw --help";
    QTest::newRow("unknown option with its value behind a sign")
        << words("evaluate --nonsense=3") << "no option --nonsense. See bifrons-cli evaluate --help";
    QTest::newRow("unknown option before the command") << words("--fast info") << "no option --fast";
    QTest::newRow("unknown command with an option") << words("drwa --count 3") << "no command drwa. See bifrons-cli --help";
    QTest::newRow("text without quotation marks") << words("draw a red circle") << "“red” is one word too many";
    QTest::newRow("unknown short option") << words("describe what -x") << "no option -x";
    QTest::newRow("no question") << words("describe") << "question";
    QTest::newRow("empty question") << QStringList{"describe", " \n"} << "empty";
    QTest::newRow("empty question about a picture") << QStringList{"describe", "--image", "none.png", ""} << "question is empty";
    QTest::newRow("question of wide blanks") << QStringList{"describe", "--image", "none.png", "\u3000\u00a0"} << "empty";
    QTest::newRow("empty prompt") << QStringList{"draw", ""} << "empty";
    QTest::newRow("no prompt") << words("draw") << "empty";
    QTest::newRow("prompt twice") << words("draw star --prompts p.jsonl") << "prompt";
    QTest::newRow("evaluate nothing") << words("evaluate") << "evaluate";
    QTest::newRow("evaluate both") << words("evaluate --vqa a --drawings b") << "evaluate";
    for (const char* option : {"--model m", "--device cpu", "--threads 2", "--temperature 1", "--top-k 3", "--seed 3"}) {
      QTest::addRow("drawings with %s", option)
          << words("evaluate --drawings b") + words(option) << words(option).first();
    }
    QTest::newRow("device") << words("info --device gpu") << "gpu";
    QTest::newRow("device number") << words("info --device cuda:x") << "cuda:x";
    QTest::newRow("precision") << words("info --dtype int8") << "int8";
    QTest::newRow("threads") << words("info --threads -1") << "threads";
    QTest::newRow("number") << words("draw star --seed seven") << "seed";
    QTest::newRow("seed below 0") << words("draw star --seed -1") << "whole number from 0 on, not '-1'";
    QTest::newRow("seed of scenes") << words("scenes --count 1 --out S --seed -1") << "whole number from 0 on, not '-1'";
    QTest::newRow("no folder for scenes") << words("scenes --count 3") << "--out";
    QTest::newRow("no scenes") << words("scenes --count 0 --out S") << "1,000,000";
    QTest::newRow("no picture to see") << words("see --out P.png") << "--image";
    QTest::newRow("nowhere to put what is seen") << words("see --image P.png") << "--out";
    QTest::newRow("a device for tokens") << words("tokens --device cpu") << "no option --device";
    QTest::newRow("no recipe") << words("train") << "recipe";
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

  void describeStreamsTheTextAndEndsTheLine() {
    const tests::Run run = program_.run(words("describe hello"));
    QCOMPARE(run.status, 0);
    QCOMPARE(run.out, QByteArray("A red circle.\n"));
    QCOMPARE(run.err, QByteArray());
  }

  void describeWritesOneObject() {
    makeScenes();
    const tests::Run run = program_.run(
        words("describe --image S/000000.png --image S/000001.png what --json --verbose --max-new-tokens 2"));
    QCOMPARE(run.status, 0);
    const QList<QJsonObject> objects = run.objects();
    QCOMPARE(objects.size(), 1);
    QCOMPARE(keys(objects[0]), words("prompt_tokens seconds seconds_to_first_token stopped text tokens"));
    QCOMPARE(objects[0][QLatin1String("text")].toString(), QStringLiteral("A red "));
    QCOMPARE(objects[0][QLatin1String("tokens")].toArray().size(), 2);
    QCOMPARE(objects[0][QLatin1String("prompt_tokens")].toInt(), 1 + 2 * 38);
    QCOMPARE(objects[0][QLatin1String("stopped")].toBool(true), false);
  }

  void drawSavesPicturesThatCarryTheirSettings() {
    const tests::Run run = program_.run({"draw", "a Red circle!", "--count", "2", "--seed", "7", "--guidance", "2.5",
                                         "--top-k", "9", "--out", "D/new", "--json"});
    QCOMPARE(run.status, 0);
    const QList<QJsonObject> objects = run.objects();
    QCOMPARE(objects.size(), 2);
    QCOMPARE(keys(objects[1]), words("image index prompt seconds seed tokens"));
    QCOMPARE(objects[1][QLatin1String("image")].toString(), QStringLiteral("D/new/a-red-circle-7-0001.png"));
    QCOMPARE(objects[1][QLatin1String("index")].toInt(), 1);
    QCOMPARE(objects[1][QLatin1String("seed")].toInt(), 7);
    QCOMPARE(objects[1][QLatin1String("tokens")].toArray().size(), 16);
    const auto notes =
        core::image::read_png_text(program_.path(objects[1][QLatin1String("image")].toString()).toStdString());
    QCOMPARE(notes.at("prompt"), std::string("a Red circle!"));
    QCOMPARE(notes.at("seed"), std::string("7"));
    QCOMPARE(notes.at("index"), std::string("1"));
    QCOMPARE(notes.at("guidance"), std::string("2.5"));
    QCOMPARE(notes.at("top_k"), std::string("9"));
    QCOMPARE(notes.at("model"), std::string("Fake Blocks"));
    QCOMPARE(notes.at("image_tokens"), std::string("1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"));
    QVERIFY(notes.at("parameters").starts_with("a Red circle!\nSteps: 16, "));
  }

  void drawWithPromptsMakesGenEvalFolders() {
    const QByteArray line =
        R"({"tag": "colors",  "prompt": "a pink heart", "include": [{"class": "heart", "color": "pink"}]})";
    program_.write(QStringLiteral("p.jsonl"), line + "\n" + line + "\n");
    const tests::Run run = program_.run(words("draw --prompts p.jsonl --count 2 --out G --json"));
    QCOMPARE(run.status, 0);
    QCOMPARE(run.objects().size(), 4);
    QCOMPARE(run.objects().at(3)[QLatin1String("image")].toString(), QStringLiteral("G/00001/samples/0001.png"));
    QCOMPARE(program_.read(QStringLiteral("G/00001/metadata.jsonl")).trimmed(), line);
    QVERIFY(program_.read(QStringLiteral("G/00000/samples/0000.png")).startsWith("\x89PNG"));
    program_.write(QStringLiteral("other.jsonl"), "{\"prompt\": \"something else\"}");
    const tests::Run other = program_.run(words("draw --prompts other.jsonl --out G"));
    QCOMPARE(other.status, 2);
    QVERIFY2(other.isOneError(QStringLiteral("another prompt")), other.text());

    const tests::Run judged = program_.run(words("evaluate --drawings G --json"));
    QCOMPARE(judged.status, 0);
    const QList<QJsonObject> rows = judged.objects();
    QCOMPARE(rows.size(), 5);
    QCOMPARE(keys(rows[0]), words("correct image prediction prompt reason tag"));
    QCOMPARE(rows[0][QLatin1String("correct")].toBool(true), false);  // the fake draws no heart
    QCOMPARE(rows[4][QLatin1String("summary")].toString(), QStringLiteral("drawings"));
    QCOMPARE(rows[4][QLatin1String("types")][QLatin1String("colors")][QLatin1String("count")].toInt(), 4);
  }

  void evaluateAnswersEveryLineAndSumsUpByType() {
    makeScenes();
    program_.write(QStringLiteral("S/q.jsonl"),
                   R"({"image": "000000.png", "question": "what", "answer": "a red circle", "type": "describe"}
                      {"image": "000001.png", "question": "color", "answer": "blue", "type": "color"})");
    const tests::Run run = program_.run(words("evaluate --vqa S/q.jsonl --json"));
    QCOMPARE(run.status, 0);
    const QList<QJsonObject> rows = run.objects();
    QCOMPARE(rows.size(), 3);
    QCOMPARE(keys(rows[0]), words("answer correct image prediction question type"));
    QCOMPARE(rows[0][QLatin1String("prediction")].toString(), QStringLiteral("A red circle."));
    QCOMPARE(rows[0][QLatin1String("correct")].toBool(), true);
    QCOMPARE(rows[1][QLatin1String("correct")].toBool(true), false);
    QCOMPARE(rows[2][QLatin1String("overall")].toDouble(), 0.5);
    QCOMPARE(rows[2][QLatin1String("types")][QLatin1String("describe")][QLatin1String("score")].toDouble(), 1.0);
    const tests::Run table = program_.run(words("evaluate --vqa S/q.jsonl"));
    QVERIFY2(table.out.contains("overall         50.0 %  (1 of 2"), table.text());
  }

  void infoIsATableOrAnObject() {
    const tests::Run table = program_.run(words("info"));
    QCOMPARE(table.status, 0);
    QVERIFY2(table.out.contains("Fake Blocks (built in)"), table.text());
    QVERIFY2(table.out.contains("* fp32                  4 MB          8 MB          9 MB         11 MB\n"), table.text());
    QVERIFY2(!table.out.contains("does not fit"), table.text());
    const QList<QJsonObject> objects =
        program_.run(words("info --json --device cuda:1 --dtype bf16 --threads 3")).objects();
    QCOMPARE(objects.size(), 1);
    QCOMPARE(objects[0][QLatin1String("name")].toString(), QStringLiteral("Fake Blocks"));
    QCOMPARE(objects[0][QLatin1String("image_grid")].toInt(), 4);
    const QJsonArray memory = objects[0][QLatin1String("memory")].toArray();
    QCOMPARE(memory.size(), 6);
    QCOMPARE(keys(memory[5].toObject()), words("cache_bytes fits pictures precision total_bytes weight_bytes working_bytes"));
    QCOMPARE(memory[5].toObject()[QLatin1String("total_bytes")].toInt(), 2'000'000 + 4'000'000 + 3'000'000);
  }

  void trainReportsWhereTheModelIs() {
    program_.write(QStringLiteral("r.json"), "{}");
    const tests::Run run = program_.run(words("train r.json --resume --json"));
    QCOMPARE(run.status, 0);
    QCOMPARE(run.objects().size(), 1);
    QCOMPARE(run.objects().at(0)[QLatin1String("finished")].toBool(), true);
    QCOMPARE(run.err, QByteArray("Resuming.\nstep 50 of 50; stage 2 of 2 (vision), step 25 of 25, loss 1.5, rate 0, 100 samples/s\n"));
  }

  void interruptKeepsTheTextAndEndsWith130() {
    tests::Program slow(QStringLiteral(FAKE_PROGRAM));
    slow.set(QStringLiteral("FAKE_PIECES"), QStringLiteral("1000"));
    slow.set(QStringLiteral("FAKE_TEXT_DELAY_MS"), QStringLiteral("20"));
    const tests::Run run = slow.interrupt(words("describe hello"), "word word");
    QCOMPARE(run.status, 130);
    QVERIFY(run.out.startsWith("word word") && run.out.endsWith("word \n"));
    QCOMPARE(run.err, QByteArray("bifrons-cli: Interrupted.\n"));
  }

  void interruptEndsTrainingAndDrawing() {
    program_.write(QStringLiteral("r.json"), "{}");
    const tests::Run early = program_.interrupt(words("train r.json"), "Starting.");
    QCOMPARE(early.status, 130);
    QVERIFY2(early.err.contains("no state to resume") && !early.err.contains("saved"), early.text());
    const tests::Run resumed = program_.interrupt(words("train r.json --resume"), "Resuming.");
    QCOMPARE(resumed.status, 130);
    QVERIFY2(resumed.err.contains("the state is saved"), resumed.text());
    tests::Program slow(QStringLiteral(FAKE_PROGRAM));
    slow.set(QStringLiteral("FAKE_IMAGE_DELAY_MS"), QStringLiteral("300"));
    slow.write(QStringLiteral("p.jsonl"), "{\"prompt\": \"a\"}\n{\"prompt\": \"b\"}\n");
    const tests::Run run = slow.interrupt(words("draw --prompts p.jsonl --out G"), "G/00000/samples/0000.png");
    QCOMPARE(run.status, 130);
    QVERIFY2(!slow.read(QStringLiteral("G/00000/samples/0000.png")).isEmpty(), "what is done stays");
    QVERIFY(slow.read(QStringLiteral("G/00001/samples/0000.png")).isEmpty());
  }

  void secondInterruptEndsAtOnce() {
    tests::Program stuck(QStringLiteral(FAKE_PROGRAM));
    stuck.set(QStringLiteral("FAKE_PIECES"), QStringLiteral("3"));
    stuck.set(QStringLiteral("FAKE_TEXT_DELAY_MS"), QStringLiteral("600000"));
    QElapsedTimer timer;
    timer.start();
    const tests::Run run = stuck.interrupt(words("describe hello --verbose"), "starts", 2);
    QCOMPARE(run.status, 130);
    QVERIFY(timer.elapsed() < 10'000);
  }

  void saysThatStandardOutputIsFull() {
    const tests::Run run = program_.run(words("info"), QStringLiteral("/dev/full"));
    QCOMPARE(run.status, 1);
    QVERIFY2(run.isOneError(QStringLiteral("Standard output")), run.text());
  }

  void writesItsLogIntoTheStateFolder() {
    QCOMPARE(program_.run(words("describe --image none.png what")).status, 1);
    QVERIFY(program_.read(QStringLiteral("state/bifrons/logs/bifrons-cli.log")).contains("none.png"));
  }

 private:
  void makeScenes() { QCOMPARE(program_.run(words("scenes --count 2 --seed 3 --out S")).status, 0); }

  tests::Program program_{QStringLiteral(FAKE_PROGRAM)};
};

BIFRONS_TEST(TestCommandLine)
#include "tst_command_line.moc"
