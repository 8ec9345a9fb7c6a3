#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <thread>

#include "core/base/error.h"
#include "core/base/file_descriptor.h"
#include "core/base/file_io.h"
#include "core/base/input_file.h"
#include "tests/support/forked.h"
#include "tests/support/refusal.h"
#include "tests/support/soon_stopped.h"
#include "tests/support/test_registry.h"

namespace fs = std::filesystem;
using tests::refusal;

namespace {

constexpr std::uint64_t most = 1'000'000;

}  // namespace

class TestInputFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QCOMPARE(::mkfifo(pipe().c_str(), 0600), 0); }

  void readsAFileAsReadFileDoes() {
    core::write_file(path_ / "file", "content");
    QCOMPARE(core::read_input(path_ / "file", 7, {}), std::optional<std::string>("content"));
    const auto few = [&] { (void)core::read_input(path_ / "file", 6, {}); };
    QVERIFY(refusal(few).second.contains(QStringLiteral("is too large: it has")));
  }

  void waitsForWhoeverWritesIntoAPipe() {
    const std::string content(300'000, 'x');
    const std::jthread writer([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      write_slowly(content);
    });
    QVERIFY(core::read_input(pipe(), most, {}) == content);
  }

  void readsAPipeThatIsOpenAlready() {
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    const core::FileDescriptor reading(ends[0]);
    QCOMPARE(::write(ends[1], "before", 6), ssize_t{6});
    ::close(ends[1]);  // as with <(echo before), when echo has gone before we look
    const fs::path name = core::join("/dev/fd/", reading.number());
    QCOMPARE(core::read_input(name, most, {}), std::optional<std::string>("before"));
  }

  void aNamedPipeEndsWhenItsWriterHasGone() {
    const core::FileDescriptor reading(::open(pipe().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    const core::FileDescriptor other(::dup(reading.number()));
    std::jthread([this] { write_slowly("before"); }).join();
    const tests::Ended end = tests::forked([&] {
      ::alarm(60);  // it waited for ever
      const bool whole = core::read_input(core::join("/dev/fd/", reading.number()), most, {}) == "before";
      const bool rest = core::read_input(core::join("/proc/self/fd/", other.number()), most, {}) == "";
      ::_exit(whole && rest ? 0 : 1);
    });
    QVERIFY2(end.by_itself(0), end.said.constData());
  }

  void readsASocket() {
    std::array<int, 2> ends{};
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), 0);
    const core::FileDescriptor reading(ends[0]);
    core::FileDescriptor writing(ends[1]);
    QCOMPARE(::write(writing.number(), "sent", 4), ssize_t{4});
    writing.close();
    QCOMPARE(core::read_input(core::join("/dev/fd/", reading.number()), most, {}), std::optional<std::string>("sent"));
  }

  void knowsTheNamesOfWhatIsOpenAlready() {
    for (const char* name : {"/dev/stdin", "/dev/fd/63", "/proc/self/fd/12"}) QVERIFY2(core::is_open_already(name), name);
    for (const char* name : {"/dev/fd/", "/dev/fd/3/file", "/dev/fd/three", "/dev/stdin2", "stdin"}) {
      QVERIFY2(!core::is_open_already(name), name);
    }
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    ::close(ends[0]);
    ::close(ends[1]);
    const auto [kind, sentence] = refusal([&] { (void)core::read_input(core::join("/dev/fd/", ends[0]), most, {}); });
    QCOMPARE(sentence, QStringLiteral("“/dev/fd/%1” cannot be read: Bad file descriptor.").arg(ends[0]));
    QCOMPARE(kind, core::ErrorKind::file_missing);
  }

  void takesNoMoreOfAPipeThanItIsTold() {
    const std::jthread writer([&] { write_slowly(std::string(most + 1, 'x')); });
    const auto [kind, sentence] = refusal([&] { (void)core::read_input(pipe(), most, {}); });
    QVERIFY2(kind == core::ErrorKind::file_damaged && sentence.contains(QStringLiteral("is too large: it has more")),
             qPrintable(sentence));
  }

  void aStopEndsTheWaiting() {
    const tests::SoonStopped stop;
    QVERIFY2(!core::read_input(pipe(), most, stop.token()), "nobody has it open for writing");
    QVERIFY2(!core::read_input(pipe(), most, stop.token()), "stopped before");
  }

  void refusesFoldersAndDevices() {
    for (const fs::path& bad : {path_, path_ / "absent", fs::path("/dev/zero"), fs::path("/dev/null")}) {
      const auto [kind, sentence] = refusal([&] { (void)core::read_input(bad, most, {}); });
      QVERIFY2(kind == core::ErrorKind::file_missing && sentence.contains(QString::fromStdString(bad.string())),
               qPrintable(sentence));
    }
  }

 private:
  [[nodiscard]] fs::path pipe() const { return path_ / "pipe"; }

  /// In pieces that do not fill the pipe, and until nobody reads it any more.
  void write_slowly(std::string_view content) const {
    const core::FileDescriptor end(::open(pipe().c_str(), O_WRONLY | O_CLOEXEC));
    sigset_t broken_pipe;
    sigemptyset(&broken_pipe);
    sigaddset(&broken_pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
    while (!content.empty() && ::write(end.number(), content.data(), std::min<std::size_t>(content.size(), 1000)) > 0) {
      content.remove_prefix(std::min<std::size_t>(content.size(), 1000));
    }
  }

  QTemporaryDir folder_;
  fs::path path_ = folder_.path().toStdString();
};

BIFRONS_TEST(TestInputFile)
#include "tst_input_file.moc"
