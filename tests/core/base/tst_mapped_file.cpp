#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>

#include "core/base/bus_error.h"
#include "core/base/file_io.h"
#include "core/base/mapped_file.h"
#include "core/base/system_memory.h"
#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"

namespace fs = std::filesystem;
using tests::refusal;

namespace {

/// How a process ended that did nothing but `work`, and what it wrote to standard error.
struct Ended {
  int status = 0;  ///< as waitpid has it
  QByteArray said;
};

Ended ended(const std::function<void()>& work) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) qFatal("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipe[1], STDERR_FILENO);
    work();
    ::_exit(0);
  }
  ::close(pipe[1]);
  Ended result;
  std::array<char, 4096> block;
  for (ssize_t count = 0; (count = ::read(pipe[0], block.data(), block.size())) > 0;)
    result.said.append(block.data(), count);
  ::close(pipe[0]);
  ::waitpid(child, &result.status, 0);
  return result;
}

void look_at(const std::byte* byte) { (void)*const_cast<const volatile std::byte*>(byte); }

}  // namespace

class TestMappedFile : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = fs::path(folder_->path().toStdString());
  }

  void bringsAMapInAndGivesItBack() {
    constexpr std::size_t size = 64 << 20;
    core::write_file(path_ / "large", std::string(size, 'm'));
    const core::MappedFile map(path_ / "large");
    const std::int64_t before = core::resident_memory();
    map.bring_in(0, size);
    QVERIFY(core::resident_memory() - before > (60 << 20));
    map.give_back(0, size);
    QVERIFY(core::resident_memory() - before < (8 << 20));
    QVERIFY(map.bytes().front() == std::byte{'m'} && map.bytes().back() == std::byte{'m'});
    std::filesystem::resize_file(path_ / "large", 4096);
    const auto [kind, sentence] = refusal([&] { map.bring_in(0, size); });
    QVERIFY2(kind == core::ErrorKind::file_missing && sentence.contains(QStringLiteral("cut short")),
             qPrintable(sentence));
  }

  void hasNoBytesOfAnEmptyFile() {
    core::write_file(path_ / "empty", "");
    QVERIFY(core::MappedFile(path_ / "empty").bytes().empty());
  }

  void mapsNothingButRegularFiles() {
    QCOMPARE(::mkfifo((path_ / "pipe").c_str(), 0600), 0);
    for (const fs::path& bad : {path_ / "pipe", fs::path("/dev/zero"), path_, path_ / "absent"}) {
      const auto [kind, sentence] = refusal([&] { const core::MappedFile map(bad); });
      QVERIFY2(kind == core::ErrorKind::file_missing && sentence.contains(QString::fromStdString(bad.string())),
               qPrintable(sentence));
    }
  }

  void noticesWhoWritesIntoIt() {
    const auto write_old = [this] {
      core::write_file(path_ / "file", "some words");
      fs::last_write_time(path_ / "file", fs::file_time_type::clock::now() - std::chrono::hours(1));
    };
    write_old();
    {
      const core::MappedFile map(path_ / "file");
      QVERIFY(map.is_unchanged());
      std::fstream(path_ / "file", std::ios::in | std::ios::out) << "same";  // as many bytes as before
      QVERIFY(!map.is_unchanged());
    }
    write_old();
    const core::MappedFile map(path_ / "file");
    fs::resize_file(path_ / "file", 4);
    QVERIFY(!map.is_unchanged());
  }

  void doesNotMindARemovedOrReplacedFile() {
    core::write_file(path_ / "file", "some words");
    const core::MappedFile map(path_ / "file");
    core::write_file(path_ / "file", "other");  // a new file takes the name
    QVERIFY(map.is_unchanged() && map.bytes().size() == 10 && map.bytes().front() == std::byte{'s'});
    fs::remove(path_ / "file");
    QVERIFY(map.is_unchanged() && map.bytes().back() == std::byte{'s'});
  }

  void saysWhichFileWasLost() {
    core::write_file(path_ / "kept", std::string(100'000, 'k'));
    core::write_file(path_ / "lost", std::string(100'000, 'l'));
    core::write_file(path_ / "log", "before\n");
    const Ended end = ended([this] {
      core::explain_bus_errors("program", (path_ / "log").string());
      const core::MappedFile kept(path_ / "kept"), lost(path_ / "lost");
      fs::resize_file(path_ / "lost", 0);
      look_at(&lost.bytes()[50'000]);
    });
    const QByteArray sentence = "program: “" + QByteArray::fromStdString((path_ / "lost").string()) +
                                "” was changed while it was in use, and cannot be read any more. The program ends.\n";
    QCOMPARE(end.said, sentence);
    QVERIFY(WIFEXITED(end.status) && WEXITSTATUS(end.status) == 1);
    QCOMPARE(core::read_file(path_ / "log"), "before\n" + sentence.toStdString());
  }

  void leavesOtherBusErrorsAlone() {
    core::write_file(path_ / "file", std::string(100'000, 'x'));
    const auto other_map = [this] {  // nobody says what lies there any more
      core::explain_bus_errors("program", (path_ / "log").string());
      const std::byte* byte = nullptr;
      {
        const core::MappedFile gone(path_ / "file");
        byte = gone.bytes().data();
      }
      const core::RegularFile file(path_ / "file");
      void* map = ::mmap(const_cast<std::byte*>(byte), 100'000, PROT_READ, MAP_PRIVATE | MAP_FIXED, file.number(), 0);
      fs::resize_file(path_ / "file", 0);
      look_at(static_cast<const std::byte*>(map));
    };
    const auto sent = [this] {
      core::explain_bus_errors("program", (path_ / "log").string());
      const core::MappedFile map(path_ / "file");
      std::raise(SIGBUS);
    };
    for (const auto& work : {std::function<void()>(sent), std::function<void()>(other_map)}) {
      const Ended end = ended(work);
      QVERIFY(WIFSIGNALED(end.status) && WTERMSIG(end.status) == SIGBUS);
      QCOMPARE(end.said, QByteArray());
    }
  }

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  fs::path path_;
};

BIFRONS_TEST(TestMappedFile)
#include "tst_mapped_file.moc"
