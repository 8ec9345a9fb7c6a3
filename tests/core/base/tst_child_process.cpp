#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <csignal>
#include <memory>
#include <string>

#include "core/base/child_process.h"
#include "core/base/error.h"
#include "tests/core/base/delayed_prctl.h"
#include "tests/support/forked.h"
#include "tests/support/refusal.h"
#include "tests/support/soon_stopped.h"
#include "tests/support/test_registry.h"

using core::ChildProcess;

namespace {

std::vector<std::string> shell(const std::string& script) { return {"/bin/sh", "-c", script}; }

bool exists(pid_t id) { return ::kill(id, 0) == 0 || errno != ESRCH; }

QString sentence_of_read(ChildProcess& child) {
  return tests::refusal([&] { (void)child.read_line({}); }).second;
}

}  // namespace

class TestChildProcess : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answersLineByLine() {
    ChildProcess cat({"cat"});  // looked for in PATH
    for (const char* line : {"first", "", "ä ö"}) {
      QVERIFY(cat.write_line(line, {}));
      QCOMPARE(cat.read_line({}), std::optional<std::string>(line));
    }
    const std::string page(100'000, 'x');
    QVERIFY(cat.write_line(page, {}));
    QCOMPARE(cat.read_line({}), std::optional(page));
  }

  void severalLinesAtOnceAreReadOneByOne() {
    ChildProcess child(shell("printf 'a\\nb\\nrest'"));
    QCOMPARE(child.read_line({}), std::optional<std::string>("a"));
    QCOMPARE(child.read_line({}), std::optional<std::string>("b"));
    QCOMPARE(sentence_of_read(child), QStringLiteral("“/bin/sh” has ended without an answer."));  // a line without an end is none
  }

  void getsItsArgumentsAsTheyAre() {
    ChildProcess child({"/bin/sh", "-c", "echo \"$1\"", "sh", "two words; $HOME"});
    QCOMPARE(child.read_line({}), std::optional<std::string>("two words; $HOME"));
  }

  void aProgramThatCannotBeStartedIsNamedWithTheReason_data() {
    QTest::addColumn<QString>("program");
    QTest::addColumn<core::ErrorKind>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("missing") << "/nowhere/program" << core::ErrorKind::file_missing << "No such file or directory.";
    QTest::newRow("below a file") << "/proc/version/program" << core::ErrorKind::file_missing << "Not a directory.";
    QTest::newRow("no program") << "/proc/version" << core::ErrorKind::unsupported << "Permission denied.";
  }
  void aProgramThatCannotBeStartedIsNamedWithTheReason() {
    QFETCH(QString, program);
    QFETCH(core::ErrorKind, kind);
    QFETCH(QString, reason);
    const auto [its_kind, sentence] = tests::refusal([&] { const ChildProcess child({program.toStdString()}); });
    QCOMPARE(sentence, QStringLiteral("“%1” cannot be started: %2").arg(program, reason));
    QCOMPARE(its_kind, kind);
  }

  void thatTheSystemHasNoMoreFilesIsNoMissingProgram() {
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    const rlimit none{0, before.rlim_max};
    ::setrlimit(RLIMIT_NOFILE, &none);
    const auto [kind, sentence] = tests::refusal([] { const ChildProcess child({"cat"}); });
    ::setrlimit(RLIMIT_NOFILE, &before);
    QCOMPARE(sentence, QStringLiteral("“cat” cannot be started: Too many open files."));
    QCOMPARE(kind, core::ErrorKind::unsupported);
  }

  void signalsDoNotHideThatItWasNotStarted() {
    struct sigaction interrupts{}, before{};
    interrupts.sa_handler = [](int) {};
    ::sigaction(SIGALRM, &interrupts, &before);  // without SA_RESTART: what waits is cut short
    tests::before_prctl([] { ::usleep(100'000); });
    const itimerval often{{0, 20'000}, {0, 20'000}}, never{};
    ::setitimer(ITIMER_REAL, &often, nullptr);
    const auto refused = tests::refusal([] { const ChildProcess child({"/nowhere/program"}); });
    ::setitimer(ITIMER_REAL, &never, nullptr);
    tests::before_prctl(nullptr);
    ::sigaction(SIGALRM, &before, nullptr);
    QVERIFY2(refused.first == core::ErrorKind::file_missing, qPrintable(refused.second));
  }

  void needsNoStandardStreamsOfItsOwn() {
    for (int closed = 1; closed < 8; ++closed) {
      const tests::Ended end = tests::forked([closed] {
        for (int stream = 0; stream < 3; ++stream) {
          if ((closed >> stream & 1) != 0) ::close(stream);
        }
        ChildProcess child(shell("read -r line; echo \"$line\"; echo bye >&2"));
        const bool talks = child.write_line("hello", {}) && child.read_line({}) == "hello";
        const bool is_heard = sentence_of_read(child).endsWith(QStringLiteral(": bye."));
        // Nobody who prints has come into its streams.
        bool kept = true;
        for (int stream = 0; stream < 3; ++stream) {
          kept = kept && ((closed >> stream & 1) == 0 || ::fcntl(stream, F_GETFD) < 0);
        }
        ::_exit(talks && is_heard && kept ? 0 : 1);
      });
      QVERIFY2(end.by_itself(0), qPrintable(QStringLiteral("closed: %1").arg(closed)));
    }
  }

  void isNotStartedForAParentThatHasDied() {
    const QTemporaryDir folder;
    const std::string file = folder.filePath(QStringLiteral("born")).toStdString();
    const tests::Ended end = tests::forked([&file] {
      tests::before_prctl([] {
        const pid_t parent = ::getppid();
        ::kill(parent, SIGKILL);
        while (::getppid() == parent) ::usleep(1000);
      });
      const ChildProcess child(shell("echo > '" + file + "'"));
    });
    QVERIFY2(end.by_signal(SIGKILL), "it died in time");
    QVERIFY(!QFile::exists(QString::fromStdString(file)));
  }

  void itsEndIsToldWithItsLastLineOfStandardError() {
    ChildProcess child(shell("echo first >&2; echo '  the disk is full.  ' >&2; echo >&2; exit 3"));
    QCOMPARE(sentence_of_read(child), QStringLiteral("“/bin/sh” has ended without an answer: the disk is full."));
    QVERIFY2(child.write_line("still there?", {}), "nobody is stopped, and nobody ends");
    ChildProcess quiet(shell("exit 0"));
    QCOMPARE(sentence_of_read(quiet), QStringLiteral("“/bin/sh” has ended without an answer."));
  }

  void muchStandardErrorHoldsNobodyUp() {
    ChildProcess child(shell("i=0; while [ $i -lt 4000 ]; do echo 'one more line of no interest to anybody' >&2; i=$((i+1)); done; "
                             "echo done; echo 'last words' >&2"));
    QCOMPARE(child.read_line({}), std::optional<std::string>("done"));
    QVERIFY(sentence_of_read(child).endsWith(QStringLiteral(": last words.")));
  }

  void readsWhileItIsNotRead() {
    const std::string page(500'000, 'x');  // more than any pipe holds
    ChildProcess echo(shell("head -c 300000 /dev/zero >&2; cat"));
    QVERIFY(echo.write_line(page, {}));
    QVERIFY(echo.read_line({}) == page);
    ChildProcess answerer(shell("i=0; while [ $i -lt 10000 ]; do echo 'an answer without a question'; i=$((i+1)); done; cat"));
    QVERIFY(answerer.write_line(page, {}));
    for (int i = 0; i < 10'000; ++i) QCOMPARE(answerer.read_line({}), std::optional<std::string>("an answer without a question"));
    QVERIFY(answerer.read_line({}) == page);
  }

  void whoWritesWithoutReadingIsRefused() {
    ChildProcess child(shell("while :; do echo 'one more line of no interest to anybody'; done"));
    const auto [kind, sentence] = tests::refusal([&] { (void)child.write_line(std::string(2'000'000, 'x'), {}); });
    QCOMPARE(sentence, QStringLiteral("“/bin/sh” writes without reading its standard input."));
    QCOMPARE(kind, core::ErrorKind::unsupported);
  }

  void aStopEndsTheWaitingForItToRead() {
    ChildProcess child(shell("sleep 1000"));
    const tests::SoonStopped stop;
    QVERIFY(!child.write_line(std::string(2'000'000, 'x'), stop.token()));
    QVERIFY2(!child.write_line("short", stop.token()), "stopped before");
  }

  void aLineWithoutAnEndIsRefused() {
    ChildProcess child(shell("while :; do printf 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'; done"));
    QCOMPARE(sentence_of_read(child), QStringLiteral("“/bin/sh” writes a line without an end."));
  }

  void aStopEndsTheWaiting() {
    ChildProcess child(shell("sleep 1000"));
    std::stop_source before;
    before.request_stop();
    QVERIFY(!child.read_line(before.get_token()));
    const tests::SoonStopped stop;
    QVERIFY(!child.read_line(stop.token()));
  }

  void takesWhatItStartedAlong() {
    auto child = std::make_unique<ChildProcess>(shell("sleep 1000 & echo $!; wait"));
    const pid_t grandchild = std::stoi(child->read_line({}).value());
    const pid_t id = child->id();
    QVERIFY(exists(id) && exists(grandchild));
    child.reset();
    QVERIFY2(!exists(id), "no entry is left, not even of a dead process");
    QTRY_VERIFY(isGone(grandchild));
  }

  void theInterruptOfTheTerminalIsNotBlockedInIt() {
    sigset_t interrupt, old;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &old);  // as bifrons-cli has it
    ChildProcess child(shell("kill -INT $$; echo survived"));
    pthread_sigmask(SIG_SETMASK, &old, nullptr);
    QVERIFY(sentence_of_read(child).contains(QStringLiteral("has ended")));
  }

 private:
  /// Gone, or dead and left to whoever adopts the orphans of this system.
  static bool isGone(pid_t id) {
    QFile status(QStringLiteral("/proc/%1/status").arg(id));
    return !status.open(QIODevice::ReadOnly) || status.readAll().contains("State:\tZ");
  }
};

BIFRONS_TEST(TestChildProcess)
#include "tst_child_process.moc"
