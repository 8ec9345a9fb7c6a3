#include <QDirIterator>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/error.h"
#include "core/image/image_file.h"
#include "tests/support/test_registry.h"
#include "tests/ui/crash/crash_sessions.h"
#include "ui/bridge/qt_convert.h"
#include "ui/store/picture_archive.h"
#include "ui/store/picture_files.h"
#include "ui/store/picture_store.h"
#include "ui/store/storage.h"

namespace {

QSet<QString> rows(const QString& folder) {
  ui::Storage storage(folder);
  const QStringList files = storage.run(&ui::picture_store::files).result();
  return {files.begin(), files.end()};
}

/// What is wrong with a file that has the name of a whole one; empty when nothing is.
QString faultOf(const QString& path) {
  try {
    const auto picture = core::image::read_image(ui::toPath(path));
    const auto drawn = ui::picture_files::read(path);
    if (picture.width != 160 || picture.height != 160) return QStringLiteral("its size is another one");
    if (!drawn || drawn->tokens != std::vector<std::int64_t>{5, 6, 7, 8}) return QStringLiteral("it has no tokens");
  } catch (const core::Error& error) {
    return QString::fromUtf8(error.what());
  }
  return {};
}

}  // namespace

/// A program that keeps pictures is killed a hundred times.
class TestKilledPictures : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void noPictureThatWasKeptIsLost() {
    const QTemporaryDir folder;
    tests::CrashSessions sessions(QStringLiteral("pictures"), folder.path());
    const QString problem = sessions.run(100);
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    qInfo("%lld pictures kept, in %d of 100 sessions", static_cast<long long>(sessions.kept().size()), sessions.fruitful());
    QVERIFY2(sessions.fruitful() >= 10, "the children live long enough to keep something");

    QCOMPARE(tests::integrityOf(folder.path()), QStringLiteral("ok"));
    const QSet<QString> known = rows(folder.path());
    for (const QString& file : sessions.kept()) {
      QVERIFY2(known.contains(file), qPrintable(file));
      QVERIFY2(QFile::exists(ui::picture_files::pathOf(folder.path(), file)), qPrintable(file));
    }
    const QStringList files = ui::picture_files::files(folder.path());
    QVERIFY(files.size() >= sessions.kept().size());
    for (const QString& file : files) {
      const QString fault = faultOf(ui::picture_files::pathOf(folder.path(), file));
      QVERIFY2(fault.isEmpty(), qPrintable(QStringLiteral("%1: %2").arg(file, fault)));
    }
    everyFileIsTakenIn(folder.path(), files);
  }

 private:
  /// The next start finds those that were written and had no row yet.
  static void everyFileIsTakenIn(const QString& folder, const QStringList& files) {
    {
      ui::Storage storage(folder);
      ui::PictureArchive archive(storage);
      archive.tidyUp();
      archive.wait();
    }
    QCOMPARE(rows(folder), QSet<QString>(files.begin(), files.end()));
    QCOMPARE(tests::integrityOf(folder), QStringLiteral("ok"));
  }
};

BIFRONS_TEST(TestKilledPictures)
#include "tst_killed_pictures.moc"
