#include <QFile>
#include <QTest>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <memory>
#include <string>
#include <thread>

#include "core/base/child_process.h"
#include "core/base/error.h"
#include "tests/support/test_registry.h"

using core::ChildProcess;

namespace {

std::vector<std::string> shell(const std::string& script) { return {"/bin/sh", "-c", script}; }

bool exists(pid_t id) { return ::kill(id, 0) == 0 || errno != ESRCH; }

QString sentence_of_read(ChildProcess& child) {
  try {
    (void)child.read_line({});
  } catch (const core::Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

class TestChildProcess : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void answersLineByLine() {
    ChildProcess cat({"cat"});  // looked for in PATH
    for (const char* line : {"first", "", "ä ö"}) {
      cat.write_line(line);
      QCOMPARE(cat.read_line({}), std::optional<std::string>(line));
    }
    const std::string page(100'000, 'x');
    cat.write_line(page);
    QCOMPARE(cat.read_line({}), std::optional(page));
  }

  void severalLinesAtOnceAreReadOneByOne() {
    ChildProcess child(shell("printf 'a\\nb\\nrest'"));
    QCOMPARE(child.read_line({}), std::optional<std::string>("a"));
    QCOMPARE(child.read_line({}), std::optional<std::string>("b"));
    QVERIFY2(!sentence_of_read(child).isEmpty(), "a line without an end is no answer");
  }

  void getsItsArgumentsAsTheyAre() {
    ChildProcess child({"/bin/sh", "-c", "echo \"$1\"", "sh", "two words; $HOME"});
    QCOMPARE(child.read_line({}), std::optional<std::string>("two words; $HOME"));
  }

  void aProgramThatIsNotThereIsNamed() {
    try {
      const ChildProcess child({"/nowhere/program"});
      QFAIL("was started");
    } catch (const core::Error& error) {
      QVERIFY(error.kind() == core::ErrorKind::file_missing);
      QCOMPARE(QString::fromUtf8(error.what()), QStringLiteral("“/nowhere/program” cannot be started: No such file or directory."));
    }
  }

  void itsEndIsToldWithItsLastWords() {
    ChildProcess child(shell("echo first >&2; echo '  the disk is full.  ' >&2; echo >&2; exit 3"));
    QCOMPARE(sentence_of_read(child), QStringLiteral("“/bin/sh” has ended without an answer: the disk is full."));
    child.write_line("still there?");  // ends nobody
    ChildProcess quiet(shell("exit 0"));
    QCOMPARE(sentence_of_read(quiet), QStringLiteral("“/bin/sh” has ended without an answer."));
  }

  void muchChatterHoldsNobodyUp() {
    ChildProcess child(shell("i=0; while [ $i -lt 4000 ]; do echo 'one more line of no interest to anybody' >&2; i=$((i+1)); done; "
                             "echo done; echo 'last words' >&2"));
    QCOMPARE(child.read_line({}), std::optional<std::string>("done"));
    QVERIFY(sentence_of_read(child).endsWith(QStringLiteral(": last words.")));
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
    std::stop_source source;
    const std::jthread stopper([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      source.request_stop();
    });
    QVERIFY(!child.read_line(source.get_token()));
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
