#include <sys/mman.h>
#include <sys/stat.h>
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
#include "tests/support/forked.h"
#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"

namespace fs = std::filesystem;
using tests::Ended;
using tests::forked;
using tests::refusal;

namespace {

void look_at(const std::byte* byte) { (void)*const_cast<const volatile std::byte*>(byte); }

void say_earlier(bool knows_all) {
  (void)!::write(STDERR_FILENO, knows_all ? "earlier" : "?", knows_all ? 7 : 1);
  ::_exit(7);
}

void earlier_handler(int number) { say_earlier(number == SIGBUS); }
void earlier_handler_that_is_told_more(int number, siginfo_t* info, void* context) {
  say_earlier(number == SIGBUS && info->si_signo == SIGBUS && context != nullptr);
}

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
    const Ended end = forked([this] {
      std::signal(SIGBUS, earlier_handler);
      core::explain_bus_errors("program", (path_ / "log").string());
      const core::MappedFile kept(path_ / "kept"), lost(path_ / "lost");
      fs::resize_file(path_ / "lost", 0);
      look_at(&lost.bytes()[50'000]);
    });
    const QByteArray sentence = "program: “" + QByteArray::fromStdString((path_ / "lost").string()) +
                                "” was changed while it was in use, and cannot be read any more. The program ends.\n";
    QCOMPARE(end.said, sentence);
    QVERIFY(end.by_itself(1));
    QCOMPARE(core::read_file(path_ / "log"), "before\n" + sentence.toStdString());
  }

  void leavesOtherBusErrorsToTheSystem() {
    for (const auto& work : otherErrors()) {
      const Ended end = forked([this, &work] {
        std::signal(SIGBUS, SIG_DFL);  // the test's own handler is none of this
        core::explain_bus_errors("program", (path_ / "log").string());
        work();
      });
      QVERIFY(end.by_signal(SIGBUS));
      QCOMPARE(end.said, QByteArray());
    }
  }

  void leavesOtherBusErrorsToAnEarlierHandler() {
    struct sigaction plain{}, told{};
    plain.sa_handler = earlier_handler;
    told.sa_sigaction = earlier_handler_that_is_told_more;
    told.sa_flags = SA_SIGINFO;
    for (const struct sigaction& action : {plain, told}) {
      for (const auto& work : otherErrors()) {
        const Ended end = forked([&] {
          ::sigaction(SIGBUS, &action, nullptr);
          core::explain_bus_errors("program", (path_ / "log").string());
          work();
        });
        QCOMPARE(end.said, QByteArray("earlier"));
        QVERIFY(end.by_itself(7));
      }
    }
  }

  void aSecondCallDoesNothing() {
    for (const auto& work : otherErrors()) {
      const Ended end = forked([this, &work] {
        std::signal(SIGBUS, earlier_handler);
        for (const char* program : {"program", "again"}) core::explain_bus_errors(program, (path_ / "log").string());
        work();
      });
      QCOMPARE(end.said, QByteArray("earlier"));
      QVERIFY(end.by_itself(7));
    }
  }

  void keepsIgnoringWhatWasIgnored() {
    const auto ignored = [this](const std::function<void()>& work) {
      return forked([&] {
        std::signal(SIGBUS, SIG_IGN);
        core::explain_bus_errors("program", (path_ / "log").string());
        work();
      });
    };
    QVERIFY(ignored([] { std::raise(SIGBUS); }).by_itself(0));
    QVERIFY2(ignored([this] { lookAtALostMap(); }).by_signal(SIGBUS), "nobody can go on from there");
  }

 private:
  /// Of memory that nobody calls a MappedFile any more.
  void lookAtALostMap() const {
    core::write_file(path_ / "file", std::string(100'000, 'x'));
    const std::byte* byte = nullptr;
    {
      const core::MappedFile gone(path_ / "file");
      byte = gone.bytes().data();
    }
    const core::RegularFile file(path_ / "file");
    void* map = ::mmap(const_cast<std::byte*>(byte), 100'000, PROT_READ, MAP_PRIVATE | MAP_FIXED, file.number(), 0);
    fs::resize_file(path_ / "file", 0);
    look_at(static_cast<const std::byte*>(map));
  }

  /// Ways to the signal that are not ours.
  [[nodiscard]] std::vector<std::function<void()>> otherErrors() const {
    const auto sent = [this] {
      core::write_file(path_ / "file", std::string(100'000, 'x'));
      const core::MappedFile map(path_ / "file");
      std::raise(SIGBUS);
    };
    return {sent, [this] { lookAtALostMap(); }};
  }

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path path_;
};

BIFRONS_TEST(TestMappedFile)
#include "tst_mapped_file.moc"
