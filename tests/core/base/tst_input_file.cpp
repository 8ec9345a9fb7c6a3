#include <fcntl.h>
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
#include "tests/support/refusal.h"
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

  void takesNoMoreOfAPipeThanItIsTold() {
    const std::jthread writer([&] { write_slowly(std::string(most + 1, 'x')); });
    const auto [kind, sentence] = refusal([&] { (void)core::read_input(pipe(), most, {}); });
    QVERIFY2(kind == core::ErrorKind::file_damaged && sentence.contains(QStringLiteral("is too large: it has more")),
             qPrintable(sentence));
  }

  void aStopEndsTheWaiting() {
    std::stop_source source;
    const std::jthread stopper([&] {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      source.request_stop();
    });
    QVERIFY2(!core::read_input(pipe(), most, source.get_token()), "nobody has it open for writing");
    QVERIFY2(!core::read_input(pipe(), most, source.get_token()), "stopped before");
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
