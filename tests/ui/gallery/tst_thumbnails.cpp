#include <QDirIterator>
#include <QFile>

#include "tests/support/test_registry.h"
#include "tests/ui/gallery/gallery_stage.h"
#include "ui/gallery/thumbnails.h"

using ui::Thumbnails;

namespace {

struct Fixture {
  QTemporaryDir folder;
  QString cache = folder.filePath(QStringLiteral("cache"));
  Thumbnails thumbnails{cache};

  QString picture(const char* name, const QColor& color, int side = 384) {
    QImage picture(side, side, QImage::Format_RGB888);
    picture.fill(color);
    const QString path = folder.filePath(QLatin1String(name));
    picture.save(path, "PNG");
    return path;
  }
  const Thumbnails::Thumb* made(qint64 id, const QString& path, int side) {
    QSignalSpy ready(&thumbnails, &Thumbnails::ready);
    thumbnails.find(id, path, side);
    ready.wait();
    return thumbnails.find(id, path, side);
  }
  [[nodiscard]] QStringList keptFiles() const {
    QStringList files;
    QDirIterator each(cache, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) files.append(each.next());
    return files;
  }
};

bool isNear(const QColor& a, const QColor& b) {
  return std::abs(a.red() - b.red()) < 8 && std::abs(a.green() - b.green()) < 8 && std::abs(a.blue() - b.blue()) < 8;
}

}  // namespace

class TestThumbnails : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void areMadeForTheSizeAndKept() {
    Fixture fixture;
    const QString path = fixture.picture("a.png", QColor(200, 30, 40));
    QVERIFY(fixture.thumbnails.find(1, path, 166) == nullptr);
    const Thumbnails::Thumb* thumb = fixture.made(1, path, 166);
    QVERIFY(thumb != nullptr);
    QCOMPARE(thumb->picture.size(), QSize(166, 166));
    QVERIFY(isNear(thumb->picture.pixelColor(80, 80), QColor(200, 30, 40)));
    QCOMPARE(fixture.keptFiles().size(), 1);
    QCOMPARE(fixture.made(1, path, 90)->picture.size(), QSize(90, 90));
    QCOMPARE(fixture.keptFiles().size(), 1);
  }

  void comeFromTheCacheUntilThePictureIsNewer() {
    Fixture fixture;
    const QString path = fixture.picture("a.png", Qt::red);
    fixture.made(1, path, 100);
    QFile kept(fixture.keptFiles().first());
    QImage other(320, 320, QImage::Format_RGB888);
    other.fill(Qt::green);
    QVERIFY(other.save(kept.fileName(), "JPG"));
    fixture.thumbnails.forget(1);
    QVERIFY(isNear(fixture.made(1, path, 100)->picture.pixelColor(50, 50), Qt::green));
    QFile picture(path);
    QVERIFY(picture.open(QIODevice::ReadWrite));
    QVERIFY(picture.setFileTime(QDateTime::currentDateTime().addSecs(60), QFileDevice::FileModificationTime));
    picture.close();
    fixture.thumbnails.forget(1);
    QVERIFY(isNear(fixture.made(1, path, 100)->picture.pixelColor(50, 50), Qt::red));
  }

  void aFileThatIsGoneIsToldApartFromADamagedOne() {
    Fixture fixture;
    const Thumbnails::Thumb* gone = fixture.made(1, fixture.folder.filePath(QStringLiteral("gone.png")), 100);
    QVERIFY(gone != nullptr && gone->gone && gone->picture.isNull());
    QFile damaged(fixture.folder.filePath(QStringLiteral("damaged.png")));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("no picture") > 0);
    damaged.close();
    const Thumbnails::Thumb* unreadable = fixture.made(2, damaged.fileName(), 100);
    QVERIFY(unreadable != nullptr && !unreadable->gone && unreadable->picture.isNull());
    QVERIFY(fixture.keptFiles().isEmpty());
  }

  void aCacheThatCannotBeWrittenCostsNothingElse() {
    Fixture fixture;
    QFile inTheWay(fixture.cache);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const Thumbnails::Thumb* thumb = fixture.made(1, fixture.picture("a.png", Qt::red), 100);
    QVERIFY(thumb != nullptr && !thumb->picture.isNull());
  }

  void whatIsScrolledPastIsLeftOut() {
    Fixture fixture;
    const QString path = fixture.picture("a.png", Qt::red, 1500);
    QSignalSpy ready(&fixture.thumbnails, &Thumbnails::ready);
    for (int id = 1; id <= 1000; ++id) fixture.thumbnails.find(id, path, 100);
    fixture.thumbnails.wait();
    QCoreApplication::processEvents();
    QVERIFY2(ready.count() < 400, qPrintable(QString::number(ready.count())));
    QList<qint64> made;
    for (const QList<QVariant>& signal : ready) made.append(signal.first().toLongLong());
    QVERIFY(made.contains(1000));
  }
};

BIFRONS_TEST(TestThumbnails)
#include "tst_thumbnails.moc"
