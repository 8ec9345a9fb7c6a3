#include <QTemporaryDir>
#include <QTest>
#include <cerrno>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/folder_swap.h"
#include "tests/core/base/failing_exchange.h"
#include "tests/support/test_registry.h"

namespace fs = std::filesystem;

class TestFolderSwap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = fs::path(folder_->path().toStdString());
    core::write_file(path_ / "model/config.json", "old");
    core::write_file(path_ / "model/weights", "old");
    core::write_file(path_ / "model/README.md", "card");
    core::write_file(path_ / "model/pictures/1.png", "picture");
  }

  void cleanup() { tests::let_exchange_fail(0); }

  void makesAFolder() {
    core::replace_folder(path_ / "deep/new/", write_both);
    QCOMPARE(core::read_file(path_ / "deep/new/weights"), std::string("new"));
    QCOMPARE(core::folder_entries(path_ / "deep").size(), std::size_t{1});
  }

  void replacesItsFilesAndTakesTheOthersAlong() {
    core::write_file(path_ / "model.partial/rubbish", "of a run that was cut short");
    core::replace_folder(path_ / "model", write_both);
    expect("new");
    QVERIFY(!core::path_exists(path_ / "model/rubbish"));
  }

  void showsTheOldFilesUntilAllNewOnesAreThere() {
    core::replace_folder(path_ / "model", [&](const fs::path& fresh) {
      core::write_file(fresh / "config.json", "new");
      QCOMPARE(core::read_file(path_ / "model/config.json"), std::string("old"));
      core::write_file(fresh / "weights", "new");
      QCOMPARE(core::read_file(path_ / "model/config.json"), std::string("old"));
    });
    expect("new");
  }

  void keepsTheOldFolderWhenItsWriterFails() {
    const auto fail = [](const fs::path& fresh) {
      core::write_file(fresh / "config.json", "new");
      throw core::Error(core::ErrorKind::file_not_written, "The disk is full.");
    };
    QVERIFY_EXCEPTION_THROWN(core::replace_folder(path_ / "model", fail), core::Error);
    expect("old");
  }

  void leavesALinkALink() {
    fs::create_directory_symlink(path_ / "model", path_ / "link");
    core::replace_folder(path_ / "link", write_both);
    QVERIFY(fs::is_symlink(path_ / "link"));
    fs::remove(path_ / "link");
    expect("new");
  }

  void goesOnAfterACrashBetweenTwoRenames() {
    fs::rename(path_ / "model", path_ / "model.old");
    core::replace_folder(path_ / "model", write_both);
    expect("new");
  }

  void replacesInTwoStepsWhereFoldersCannotBeExchanged_data() {
    QTest::addColumn<int>("code");
    QTest::newRow("the file system cannot") << EINVAL;
    QTest::newRow("the kernel cannot") << ENOSYS;
  }
  void replacesInTwoStepsWhereFoldersCannotBeExchanged() {
    QFETCH(int, code);
    bool was_asked = false;
    tests::let_exchange_fail(code, [&] {
      was_asked = true;
      QCOMPARE(core::read_file(path_ / "model/weights"), std::string("old"));
      QCOMPARE(core::read_file(path_ / "model.partial/weights"), std::string("new"));
    });
    core::replace_folder(path_ / "model", write_both);
    QVERIFY(was_asked);
    expect("new");
  }

  void replacesInTwoStepsAlthoughOldFilesLieThereFromTheLastTime() {
    core::write_file(path_ / "model.old/weights", "of a run that was cut short after its second step");
    tests::let_exchange_fail(EINVAL);
    core::replace_folder(path_ / "model", write_both);
    expect("new");
  }

  void putsTheOldFolderBackWhenTheSecondStepFails() {
    tests::let_exchange_fail(EINVAL, [this] { fs::remove_all(path_ / "model.partial"); });
    QVERIFY_EXCEPTION_THROWN(core::replace_folder(path_ / "model", write_both), core::Error);
    expect("old");
  }

  void keepsBothFoldersWhenTheyMayNotBeExchanged() {
    tests::let_exchange_fail(EACCES);
    try {
      core::replace_folder(path_ / "model", write_both);
      QFAIL("was replaced");
    } catch (const core::Error& error) {
      QVERIFY(error.kind() == core::ErrorKind::file_not_written);
      QVERIFY2(QString::fromUtf8(error.what()).contains(QStringLiteral("model.partial")), error.what());
    }
    QCOMPARE(core::read_file(path_ / "model.partial/weights"), std::string("new"));
    fs::remove_all(path_ / "model.partial");
    expect("old");
  }

  void keepsAFileThatHasTheNameOfTheFolder() {
    core::write_file(path_ / "model.json", "mine");
    QVERIFY_EXCEPTION_THROWN(core::replace_folder(path_ / "model.json", write_both), core::Error);
    QCOMPARE(core::read_file(path_ / "model.json"), std::string("mine"));
  }

  void namesAFolderThatCannotBeMade() {
    core::write_file(path_ / "file", "x");
    try {
      core::replace_folder(path_ / "file/model", write_both);
      QFAIL("was replaced");
    } catch (const core::Error& error) {
      QVERIFY(error.kind() == core::ErrorKind::file_not_written);
      QVERIFY2(QString::fromUtf8(error.what()).contains(QStringLiteral("file/model")), error.what());
    }
  }

 private:
  static void write_both(const fs::path& fresh) {
    core::write_file(fresh / "config.json", "new");
    core::write_file(fresh / "weights", "new");
  }
  /// All files of the model are of one age, what else was there is there, and nothing lies beside it.
  void expect(const std::string& age) const {
    QCOMPARE(core::read_file(path_ / "model/config.json"), age);
    QCOMPARE(core::read_file(path_ / "model/weights"), age);
    QCOMPARE(core::read_file(path_ / "model/README.md"), std::string("card"));
    QCOMPARE(core::read_file(path_ / "model/pictures/1.png"), std::string("picture"));
    QCOMPARE(core::folder_entries(path_).size(), std::size_t{1});
  }

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path path_;
};

BIFRONS_TEST(TestFolderSwap)
#include "tst_folder_swap.moc"
