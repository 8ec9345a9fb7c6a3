#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

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
    QVERIFY2(table.out.contains("overall         50.0 %  (1 of 2 in "), table.text());
  }

  void infoIsATableOrAnObject() {
    const tests::Run table = program_.run(words("info"));
    QCOMPARE(table.status, 0);
    QVERIFY2(table.out.contains("Fake Blocks (built in)"), table.text());
    QVERIFY2(table.out.contains("* fp32                  4 MB          8 MB          9 MB         11 MB\n"), table.text());
    QVERIFY2(!table.out.contains("does not fit"), table.text());
    for (const char* said : {"2 MB on disk as bf16", "The memory that it needs here:", "* would be used", "\nweights: ", "\npictures: "}) {
      QVERIFY2(table.out.contains(said), said);
    }
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
