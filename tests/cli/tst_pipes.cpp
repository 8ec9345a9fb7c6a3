#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTest>
#include <csignal>

#include "core/base/file_descriptor.h"
#include "tests/cli/program.h"
#include "tests/support/test_registry.h"

namespace {

QStringList words(const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

}  // namespace

/// Lines that bifrons-cli gets from a pipe in the place of a file.
class TestPipes : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void drawsThePromptsOfStandardInput() {
    const tests::Run run = program_.feed(words("draw --prompts /dev/stdin --out G --json"), "{\"prompt\": \"a\"}\n{\"prompt\": \"b\"}");
    QVERIFY2(run.status == 0 && run.objects().size() == 2, run.text());
    QCOMPARE(program_.read(QStringLiteral("G/00001/metadata.jsonl")), QByteArray("{\"prompt\": \"b\"}\n"));
  }

  void asksTheQuestionsOfAPipeAboutPicturesFromHere() {
    QCOMPARE(program_.run(words("scenes --count 1 --out S")).status, 0);
    const QByteArray line = R"({"image": "S/000000.png", "question": "what", "answer": "a red circle"})" "\n";
    const tests::Run fed = program_.feed(words("evaluate --vqa /dev/stdin --json"), line);
    QVERIFY2(fed.status == 0 && fed.objects().size() == 2, fed.text());
    QCOMPARE(fed.objects().at(1)[QLatin1String("correct")].toInt(), 1);
  }

  void namesTheLineOfAPipe() {
    const tests::Run run = program_.feed(words("draw --prompts /dev/stdin --out P"), "{\"prompt\": \"a\"}\n{}\n");
    QCOMPARE(run.status, 1);
    QVERIFY2(run.isOneError(QStringLiteral("/dev/stdin, line 2: 'prompt' must be")), run.text());
  }

  void saysOnceWhereTheLineIs() {
    const tests::Run run = program_.feed(words("draw --prompts /dev/stdin --out P"), "text\n");
    QCOMPARE(run.err, QByteArray("bifrons-cli: /dev/stdin, line 1 is not a JSON object.\n"));
  }

  void refusesFoldersAndDevices_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    QTest::newRow("prompts of a device") << words("draw --prompts /dev/zero") << "“/dev/zero” cannot be read: it is neither";
    QTest::newRow("questions of a device") << words("evaluate --vqa /dev/zero") << "“/dev/zero” cannot be read: it is neither";
    QTest::newRow("prompts of a folder") << words("draw --prompts /dev") << "“/dev” is a folder, not a file.";
    QTest::newRow("a picture of a pipe") << words("describe --image /dev/stdin what") << "it is no regular file";
    QTest::newRow("a recipe of a pipe") << words("train /dev/stdin") << "it is no regular file";
  }
  void refusesFoldersAndDevices() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const tests::Run run = program_.feed(arguments, "{}\n");
    QCOMPARE(run.status, 1);
    QVERIFY2(run.isOneError(said), run.text());
  }

  void theLogDoesNotBecomeAClosedStandardStream() {
    const tests::Program shell(QStringLiteral("/bin/sh"));
    const auto run = [&](const char* command) {
      return shell.run({QStringLiteral("-c"), QStringLiteral("exec \"$0\" ") + QLatin1String(command),
                        QStringLiteral(FAKE_PROGRAM)});
    };
    const tests::Run input = run("draw --prompts /dev/stdin --out D <&-");
    QCOMPARE(input.status, 1);
    QVERIFY2(input.isOneError(QStringLiteral("“/dev/stdin” cannot be read: it is neither a file nor a pipe")), input.text());
    const tests::Run output = run("draw word --json --out D >&-");
    QCOMPARE(output.status, 1);
    QVERIFY2(output.isOneError(QStringLiteral("Standard output cannot be written.")), output.text());
    const QByteArray log = shell.read(QStringLiteral("state/bifrons/logs/bifrons-cli.log"));
    QVERIFY2(log.contains("bifrons-cli") && !log.contains("\"image\""), log.constData());
  }

  void anInterruptEndsTheWaitingForLines_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("prompts") << words("draw --out N --prompts");
    QTest::newRow("questions") << words("evaluate --vqa");
  }
  void anInterruptEndsTheWaitingForLines() {
    QFETCH(QStringList, arguments);
    const QString pipe = program_.path(QStringLiteral("pipe-%1").arg(QLatin1String(QTest::currentDataTag())));
    QCOMPARE(::mkfifo(pipe.toLocal8Bit().constData(), 0600), 0);
    QProcess process;
    process.setWorkingDirectory(program_.path(QString()));
    process.start(QStringLiteral(FAKE_PROGRAM), arguments << pipe);
    QVERIFY(process.waitForStarted());
    core::FileDescriptor end;
    const auto isRead = [&] {  // cannot be opened before somebody reads it
      end = core::FileDescriptor(::open(pipe.toLocal8Bit().constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
      return end.is_open();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isRead(), 30'000);
    QCOMPARE(::write(end.number(), "{\"prompt\"", 9), ssize_t{9});
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 130);
    QCOMPARE(process.readAllStandardError(), QByteArray("bifrons-cli: Interrupted.\n"));
  }

 private:
  tests::Program program_{QStringLiteral(FAKE_PROGRAM)};
};

BIFRONS_TEST(TestPipes)
#include "tst_pipes.moc"
