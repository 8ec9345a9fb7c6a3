#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/image/image_file.h"
#include "tests/support/test_registry.h"
#include "tests/ui/store/stored_picture.h"
#include "ui/bridge/qt_convert.h"
#include "ui/store/database.h"
#include "ui/store/picture_archive.h"
#include "ui/store/picture_files.h"
#include "ui/store/picture_store.h"
#include "ui/store/storage.h"

using tests::drawnPicture;
using ui::PictureArchive;
using ui::PictureRecord;
namespace store = ui::picture_store;

namespace {

QImage blue() {
  QImage picture(8, 8, QImage::Format_RGB888);
  picture.fill(QColor(40, 78, 222));
  return picture;
}

/// One run of the program on a data folder.
struct Run {
  explicit Run(const QString& folder) : storage(folder), archive(storage) {}

  ui::Storage storage;
  PictureArchive archive;

  PictureRecord keep(const PictureRecord& record = drawnPicture()) {
    QSignalSpy kept(&archive, &PictureArchive::kept);
    archive.keep(blue(), record);
    return kept.wait() ? kept.first().at(1).value<PictureRecord>() : PictureRecord();
  }
  void tidyUp() {
    archive.tidyUp();
    archive.wait();
  }
  QList<qint64> ids() {
    QList<qint64> all;
    for (const ui::PictureDay& day : storage.run([](ui::Database& one) { return store::days(one); }).result()) all += day.ids;
    return all;
  }
  PictureRecord record(qint64 id) {
    return storage.run([id](ui::Database& one) { return store::pictures(one, {id}); }).result().value(0);
  }
};

class TestPictureArchive : public QObject {
  Q_OBJECT

  QTemporaryDir m_folder;

  /// A folder of its own for each test.
  [[nodiscard]] QString folder() const { return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())); }

 private Q_SLOTS:
  void aPictureIsAFileAndARow() {
    Run run(folder());
    const PictureRecord kept = run.keep();
    QVERIFY(kept.id > 0);
    const QString path = run.archive.pathOf(kept.file);
    QVERIFY2(path.startsWith(folder() + QStringLiteral("/pictures/2026-11/202611")), qPrintable(path));
    QVERIFY2(path.endsWith(QStringLiteral("-4182-1.png")), qPrintable(path));
    QCOMPARE(core::image::read_image(ui::toPath(path)), ui::toPixelImage(blue()));
    QCOMPARE(ui::picture_files::read(path).value().tokens, drawnPicture().drawn.tokens);
    QCOMPARE(run.record(kept.id).file, kept.file);
  }

  void howLikelyAPictureShowsItsPromptIsKeptInBoth() {
    Run run(folder());
    const PictureRecord kept = run.keep();
    const QString file = run.archive.pathOf(kept.file);
    const QDateTime made = QDateTime::currentDateTime().addDays(-3);
    {
      QFile older(file);
      QVERIFY(older.open(QIODevice::ReadWrite) && older.setFileTime(made, QFileDevice::FileModificationTime));
    }
    QSignalSpy changed(&run.archive, &PictureArchive::showsPromptChanged);
    run.archive.setShowsPrompt(kept.id, kept.file, 0.875);
    QVERIFY(changed.wait());
    run.archive.wait();
    QCOMPARE(QFileInfo(file).lastModified().toSecsSinceEpoch(), made.toSecsSinceEpoch());
    QCOMPARE(run.record(kept.id).drawn.shows_prompt.value(), 0.875);
    const QString path = run.archive.pathOf(kept.file);
    const auto noted = ui::picture_files::read(path).value();
    QCOMPARE(noted.shows_prompt.value(), 0.875);
    QCOMPARE(noted.tokens, drawnPicture().drawn.tokens);
    QCOMPARE(noted.prompt, drawnPicture().drawn.prompt);
    QCOMPARE(core::image::read_image(ui::toPath(path)), ui::toPixelImage(blue()));
  }

  void withoutItsFileAPictureKeepsItsRankInTheDatabase() {
    Run run(folder());
    const PictureRecord kept = run.keep();
    QVERIFY(QFile::remove(run.archive.pathOf(kept.file)));
    run.archive.setShowsPrompt(kept.id, kept.file, 0.5);
    run.archive.wait();
    QCOMPARE(run.record(kept.id).drawn.shows_prompt.value(), 0.5);
    QVERIFY(!QFile::exists(run.archive.pathOf(kept.file)));
  }

  void theSameNameGetsANumber() {
    Run run(folder());
    const QString first = run.keep().file;
    const QString second = run.keep().file;
    QVERIFY(second != first);
    QVERIFY(second.contains(QStringLiteral("(2)")));
    QCOMPARE(run.ids().size(), 2);
  }

  void whatIsHandedOverIsThereAtTheEnd() {
    {
      Run run(folder());
      for (int i = 0; i < 8; ++i) run.archive.keep(blue(), drawnPicture());
    }
    Run again(folder());
    QCOMPARE(again.ids().size(), 8);
    QCOMPARE(ui::picture_files::files(folder()).size(), 8);
  }

  void aFileWithoutARowIsTakenIn() {
    QString file;
    {
      Run run(folder());
      file = run.keep().file;
      run.storage.run([](ui::Database& one) { one.run(QStringLiteral("DELETE FROM picture")); });
    }
    Run again(folder());
    QVERIFY(again.ids().isEmpty());
    QSignalSpy listed(&again.archive, &PictureArchive::listChanged);
    again.tidyUp();
    QCOMPARE(again.ids().size(), 1);
    const PictureRecord taken = again.record(again.ids().first());
    QCOMPARE(taken.file, file);
    QCOMPARE(taken.drawn.prompt, drawnPicture().drawn.prompt);
    QCOMPARE(taken.drawn.width, 8);
    QTRY_COMPARE(listed.count(), 1);
    again.tidyUp();
    QCOMPARE(again.ids().size(), 1);
  }

  void aRowWithoutAFileStays() {
    Run run(folder());
    const PictureRecord kept = run.keep();
    QVERIFY(QFile::remove(run.archive.pathOf(kept.file)));
    run.tidyUp();
    QCOMPARE(run.ids(), QList<qint64>{kept.id});
    const auto tokens = run.storage.run([&](ui::Database& one) { return store::tokens(one, kept.id); }).result();
    QCOMPARE(tokens, drawnPicture().drawn.tokens);
    QSignalSpy written(&run.archive, &PictureArchive::fileWritten);
    PictureRecord whole = run.record(kept.id);
    whole.drawn.tokens = tokens;
    run.archive.writeAgain(whole, blue());
    QVERIFY(written.wait());
    QCOMPARE(ui::picture_files::read(run.archive.pathOf(kept.file)).value().tokens, tokens);
  }

  void filesOfOthersAndDamagedOnesStayOutside() {
    Run run(folder());
    const PictureRecord kept = run.keep();
    const QDir month(QFileInfo(run.archive.pathOf(kept.file)).path());
    core::image::write_png(ui::toPath(month.filePath(QStringLiteral("other.png"))), ui::toPixelImage(blue()), {});
    core::image::write_png(ui::toPath(month.filePath(QStringLiteral("wrong.png"))), ui::toPixelImage(blue()),
                           {{"Software", "Bifrons 9"}, {"prompt", "x"}, {"seed", "x"}});
    QFile cut(month.filePath(QStringLiteral("cut.png")));
    QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write("\x89PNG\r\n\x1a\n") > 0);
    cut.close();
    run.tidyUp();
    QCOMPARE(run.ids(), QList<qint64>{kept.id});
    QCOMPARE(month.entryList(QDir::Files).size(), 4);
  }

  void theTrashIsEmptiedWithTheNextStart() {
    qint64 kept = 0;
    QString goneFile;
    QString restoredFile;
    {
      Run run(folder());
      kept = run.keep().id;
      const PictureRecord gone = run.keep();
      const PictureRecord restored = run.keep();
      goneFile = run.archive.pathOf(gone.file);
      restoredFile = run.archive.pathOf(restored.file);
      run.archive.setTrashed({gone.id, restored.id}, true);
      run.archive.setTrashed({restored.id}, false);
      QCOMPARE(run.ids(), (QList<qint64>{restored.id, kept}));
      QVERIFY(QFile::exists(goneFile));
    }
    Run again(folder());
    again.tidyUp();
    QVERIFY(!QFile::exists(goneFile));
    QVERIFY(QFile::exists(restoredFile));
    QCOMPARE(again.ids().size(), 2);
    again.tidyUp();
    QCOMPARE(again.ids().size(), 2);
  }

  void aTrashThatIsHalfEmptyIsEmptiedAgain() {
    Run run(folder());
    const PictureRecord gone = run.keep();
    run.archive.setTrashed({gone.id}, true);
    run.archive.wait();
    QVERIFY(QFile::remove(run.archive.pathOf(gone.file)));  // and there the program ended
    run.tidyUp();
    QVERIFY(run.storage.run(&store::files).result().isEmpty());
    QVERIFY(run.ids().isEmpty());
  }

  void aFolderThatCannotBeWrittenIsNamed() {
    QVERIFY(QDir().mkpath(folder()));
    QFile inTheWay(folder() + QStringLiteral("/pictures"));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Run run(folder());
    QSignalSpy failed(&run.archive, &PictureArchive::failed);
    run.archive.keep(blue(), drawnPicture());
    QVERIFY(failed.wait());
    const QString sentence = failed.first().first().toString();
    QVERIFY2(sentence.contains(QStringLiteral("could not be saved")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("stays on the page")), qPrintable(sentence));
    QVERIFY(run.ids().isEmpty());
    run.archive.keep(blue(), drawnPicture());
    QVERIFY(failed.wait());
    QSignalSpy kept(&run.archive, &PictureArchive::kept);
    QSignalSpy caughtUp(&run.archive, &PictureArchive::caughtUp);
    QVERIFY(inTheWay.remove());
    QTRY_COMPARE_WITH_TIMEOUT(kept.size(), 2, 15'000);
    QCOMPARE(run.ids().size(), 2);
    QCOMPARE(failed.size(), 2);  // once for each, however often it was tried
    QCOMPARE(caughtUp.size(), 1);
    QCOMPARE(caughtUp.first().first(), failed.last().first());
  }

  void whatCouldNotBeWrittenIsTriedOnceMoreAtTheEnd() {
    QVERIFY(QDir().mkpath(folder()));
    QFile inTheWay(folder() + QStringLiteral("/pictures"));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    {
      Run run(folder());
      run.archive.keep(blue(), drawnPicture());
      run.archive.wait();
      QVERIFY(inTheWay.remove());
    }
    Run again(folder());
    QCOMPARE(again.ids().size(), 1);
  }

  void aRowThatCannotBeAddedIsAddedLaterToTheFileThatIsThere() {
    Run run(folder());
    (void)run.ids();  // the database is there
    QSignalSpy failed(&run.archive, &PictureArchive::failed);
    QSignalSpy kept(&run.archive, &PictureArchive::kept);
    const auto setWritable = [&](const char* pragma) {
      run.storage.run([pragma](ui::Database& one) { one.run(QString::fromLatin1(pragma)); });
    };
    setWritable("PRAGMA query_only = ON");
    run.archive.keep(blue(), drawnPicture());
    QVERIFY(failed.wait());
    QCOMPARE(ui::picture_files::files(folder()).size(), 1);
    setWritable("PRAGMA query_only = OFF");
    QTRY_COMPARE_WITH_TIMEOUT(kept.size(), 1, 15'000);
    QCOMPARE(ui::picture_files::files(folder()).size(), 1);
    QCOMPARE(run.ids().size(), 1);
  }

  void partsOfFilesGoAfterADay() {
    Run run(folder());
    const QString path = run.archive.pathOf(run.keep().file);
    for (const char* part : {".part-1", ".part-2"}) {
      QFile file(path + QLatin1String(part));
      QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
    }
    QFile old(path + QStringLiteral(".part-1"));
    QVERIFY(old.open(QIODevice::ReadWrite));
    QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-2), QFileDevice::FileModificationTime));
    old.close();
    run.tidyUp();
    QVERIFY(!QFile::exists(path + QStringLiteral(".part-1")));
    QVERIFY(QFile::exists(path + QStringLiteral(".part-2")));
  }

  void starsAreToldAndKept() {
    Run run(folder());
    const qint64 id = run.keep().id;
    QSignalSpy starred(&run.archive, &PictureArchive::starsChanged);
    run.archive.setStarred({id}, true);
    QVERIFY(starred.wait());
    QVERIFY(run.record(id).starred);
  }
};

}  // namespace

BIFRONS_TEST(TestPictureArchive)
#include "tst_picture_archive.moc"
