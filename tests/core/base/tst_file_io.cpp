#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <csignal>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "tests/core/base/failing_sync.h"
#include "tests/support/refusal.h"
#include "tests/support/test_registry.h"

namespace fs = std::filesystem;
using tests::refusal;

namespace {

/// No file of this process can grow beyond this, as on a disk that is full.
class FileLimit {
 public:
  explicit FileLimit(rlim_t bytes) : signal_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit less{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &less);
  }
  ~FileLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, signal_);
  }
  FileLimit(const FileLimit&) = delete;
  FileLimit& operator=(const FileLimit&) = delete;

 private:
  rlimit before_{};
  void (*signal_)(int);
};

}  // namespace

class TestFileIo : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = fs::path(folder_->path().toStdString());
  }
  void cleanup() { tests::let_sync_fail(0); }

  void writesWhatItReads() {
    std::string bytes(300'000, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7 + i / 251);
    core::write_file(path_ / "new/folder/file", bytes);
    QVERIFY(core::read_file(path_ / "new/folder/file") == bytes);
    core::write_file(path_ / "pieces", [&](std::ostream& out) {
      for (std::size_t at = 0; at < bytes.size(); at += 997) out << bytes.substr(at, 997);
      out.put('!');
    });
    QVERIFY(core::read_file(path_ / "pieces") == bytes + "!");
    core::write_file(path_ / "pieces", "");
    QCOMPARE(core::read_file(path_ / "pieces"), std::string());
  }

  void keepsTheOldFileWhenTheDiskIsFull() {
    core::write_file(path_ / "file", "old");
    const auto [kind, sentence] = refusal([&] {
      const FileLimit full(100'000);
      core::write_file(path_ / "file", std::string(400'000, 'x'));
    });
    expectOldFile(kind, sentence, "File too large");
  }

  void saysThatTheDeviceIsFull() {
    core::write_file(path_ / "file", "old");
    // Where the new content goes before it is renamed.
    fs::create_symlink("/dev/full", path_ / core::join("file.part-", ::getpid()));
    const auto [kind, sentence] = refusal([&] { core::write_file(path_ / "file", "few bytes, lost at the end"); });
    expectOldFile(kind, sentence, "No space left on device");
  }

  void saysThatTheDiskDidNotTakeIt() {
    core::write_file(path_ / "file", "old");
    tests::let_sync_fail(ENOSPC);
    const auto [kind, sentence] = refusal([&] { core::write_file(path_ / "file", "new"); });
    expectOldFile(kind, sentence, "No space left on device");
    tests::let_sync_fail(EINVAL);  // what cannot be synchronised at all is no failure
    core::write_file(path_ / "file", "new");
    QCOMPARE(core::read_file(path_ / "file"), std::string("new"));
  }

  void keepsTheOldFileWhenItsWriterFails() {
    core::write_file(path_ / "file", "old");
    QVERIFY_EXCEPTION_THROWN(core::write_file(path_ / "file",
                                              [](std::ostream& out) {
                                                out << "half";
                                                throw std::runtime_error("x");
                                              }),
                             std::runtime_error);
    QCOMPARE(core::read_file(path_ / "file"), std::string("old"));
    QCOMPARE(core::folder_entries(path_).size(), std::size_t{1});
  }

  void saysWhyAFileCannotBeSaved() {
    core::write_file(path_ / "file", "x");
    fs::create_directory(path_ / "folder");
    for (const fs::path& bad : {path_ / "file/below", path_ / "folder", path_ / std::string(300, 'n')}) {
      const auto [kind, sentence] = refusal([&] { core::write_file(bad, "x"); });
      QVERIFY2(kind == core::ErrorKind::file_not_written && sentence.contains(QString::fromStdString(bad.string())),
               qPrintable(sentence));
    }
    QCOMPARE(core::folder_entries(path_).size(), std::size_t{2});
  }

  void namesWhatCannotBeRead() {
    fs::create_symlink(path_ / "circle", path_ / "circle");
    for (const fs::path& bad : {path_ / std::string(300, 'n'), path_ / "circle", path_ / "absent", path_}) {
      const auto [kind, sentence] = refusal([&] { (void)core::read_file(bad); });
      QVERIFY2(kind == core::ErrorKind::file_missing && sentence.contains(QString::fromStdString(bad.string())),
               qPrintable(sentence));
    }
    const auto [kind, sentence] =
        refusal([] { (void)core::read_file("/proc/self/mem"); });  // opens, but cannot be read
    QVERIFY2(kind == core::ErrorKind::file_missing && sentence.contains(QStringLiteral("/proc/self/mem")),
             qPrintable(sentence));
  }

  void readsNoMoreThanItIsTold() {
    core::write_file(path_ / "file", "1234");
    QCOMPARE(core::read_file(path_ / "file", 4), std::string("1234"));
    fs::resize_file(path_ / "file", 10'000'000'000);  // a hole: whoever reads it has 10 GB of nothing
    const auto stated = refusal([&] { (void)core::read_file(path_ / "file"); });
    const auto unstated = refusal([] { (void)core::read_file("/proc/self/maps", 10); });  // says that it is empty
    QVERIFY2(
        stated.second.endsWith(QStringLiteral("file” is too large: it has 10.0 GB, and such a file may have 16 MB.")),
        qPrintable(stated.second));
    QVERIFY2(
        unstated.second.endsWith(QStringLiteral("maps” is too large: it has more, and such a file may have 0 kB.")),
        qPrintable(unstated.second));
    QVERIFY(stated.first == core::ErrorKind::file_damaged && unstated.first == core::ErrorKind::file_damaged);
  }

  void readsNothingButRegularFiles() {
    QCOMPARE(::mkfifo((path_ / "pipe").c_str(), 0600), 0);  // nobody will ever write into it
    fs::create_symlink("/dev/zero", path_ / "device");
    for (const char* name : {"pipe", "device"}) {
      const auto [kind, sentence] = refusal([&] { (void)core::read_file(path_ / name); });
      QVERIFY2(sentence.contains(QString::fromUtf8(name) + QStringLiteral("” cannot be read: it is no regular file")),
               qPrintable(sentence));
      QCOMPARE(kind, core::ErrorKind::file_missing);
    }
    const auto folder = refusal([&] { (void)core::read_file(path_); });
    QVERIFY2(folder.second.endsWith(QStringLiteral("” is a folder, not a file.")), qPrintable(folder.second));
  }

  void tellsNothingFromWhatCannotBeLookedAt() {
    core::write_file(path_ / "file", "x");
    QVERIFY(core::path_exists(path_) && core::path_exists(path_ / "file"));
    QVERIFY(!core::path_exists(path_ / "absent") && !core::path_exists(path_ / "file/below"));
    QVERIFY(core::is_folder(path_) && !core::is_folder(path_ / "file") && !core::is_folder(path_ / "absent"));
    for (const auto& look : {core::path_exists, core::is_folder}) {
      const auto [kind, sentence] = refusal([&] { (void)look(path_ / std::string(300, 'n')); });
      QVERIFY2(kind == core::ErrorKind::file_missing && sentence.contains(QStringLiteral("nnnn")),
               qPrintable(sentence));
    }
  }

  void namesAFolderThatMayNotBeRead() {
    if (::geteuid() == 0) QSKIP("root may read every folder");
    core::write_file(path_ / "closed/file", "x");
    fs::permissions(path_ / "closed", fs::perms::none);
    const auto inside = refusal([&] { (void)core::path_exists(path_ / "closed/file"); });
    const auto listed = refusal([&] { (void)core::folder_entries(path_ / "closed"); });
    fs::permissions(path_ / "closed", fs::perms::owner_all);
    for (const auto& [kind, sentence] : {inside, listed}) {
      QVERIFY2(kind == core::ErrorKind::file_missing && sentence.contains(QStringLiteral("closed")),
               qPrintable(sentence));
    }
  }

  void asksForAFolderByWhatItIsFor() {
    core::write_file(path_ / "file", "x");
    core::require_folder(path_, "model folder");
    const auto absent = refusal([&] { core::require_folder(path_ / "absent", "model folder"); });
    QVERIFY2(absent.second.startsWith(QStringLiteral("There is no model folder “")), qPrintable(absent.second));
    const auto file = refusal([&] { core::require_folder(path_ / "file", "model folder"); });
    QVERIFY2(file.second.endsWith(QStringLiteral("is a file, not a model folder.")), qPrintable(file.second));
  }

  void listsAFolderByName() {
    for (const char* name : {"b", "a", "c/d"}) core::write_file(path_ / name, "x");
    QCOMPARE(core::folder_entries(path_), (std::vector<fs::path>{path_ / "a", path_ / "b", path_ / "c"}));
    QVERIFY(refusal([&] { (void)core::folder_entries(path_ / "absent"); }).second.contains(QStringLiteral("absent")));
  }

 private:
  void expectOldFile(core::ErrorKind kind, const QString& sentence, const char* reason) {
    QVERIFY2(kind == core::ErrorKind::file_not_written, qPrintable(sentence));
    QVERIFY2(sentence.contains(QString::fromStdString((path_ / "file").string())), qPrintable(sentence));
    QVERIFY2(sentence.contains(QLatin1String(reason)), qPrintable(sentence));
    QCOMPARE(core::read_file(path_ / "file"), std::string("old"));
    QCOMPARE(core::folder_entries(path_).size(), std::size_t{1});
  }

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path path_;
};

BIFRONS_TEST(TestFileIo)
#include "tst_file_io.moc"
