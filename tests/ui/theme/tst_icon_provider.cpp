#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/theme.h"

using ui::IconProvider;

class TestIconProvider : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { ui::theme(); }  // loads the resources

  void everyIconIsTinted() {
    const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
    QVERIFY(!files.isEmpty());
    for (const QString& file : files) {
      const QImage image = IconProvider::pixmap(QString(file).remove(QStringLiteral(".svg")), 24, 1, Qt::red).toImage();
      bool painted = false;
      for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
          const QColor pixel = image.pixelColor(x, y);
          if (pixel.alpha() < 128) continue;
          painted = true;
          QVERIFY2(pixel.red() > 250 && pixel.green() < 5 && pixel.blue() < 5, qPrintable(file));
        }
      }
      QVERIFY2(painted, qPrintable(file));
    }
  }

  void everyIconIsUsed() {
    QByteArray sources;
    for (const char* folder : {"/ui", "/app"}) {
      QDirIterator files(QStringLiteral(BIFRONS_SOURCE_DIR) + QString::fromLatin1(folder), {QStringLiteral("*.cpp")},
                         QDir::Files, QDirIterator::Subdirectories);
      while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        sources += file.readAll();
      }
    }
    for (const QString& file : QDir(QStringLiteral(":/icons")).entryList()) {
      const QByteArray name = '"' + QString(file).remove(QStringLiteral(".svg")).toUtf8() + '"';
      QVERIFY2(sources.contains(name), qPrintable(file));
    }
  }

  void iconsAreSharpOnFineScreens() {
    const QPixmap pixmap = IconProvider::pixmap(QStringLiteral("chat"), 18, 2, Qt::black);
    QCOMPARE(pixmap.size(), QSize(36, 36));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(18, 18));
  }

  void theSameIconIsDrawnOnce() {
    const QPixmap first = IconProvider::pixmap(QStringLiteral("save"), 16, 1, Qt::blue);
    QCOMPARE(IconProvider::pixmap(QStringLiteral("save"), 16, 1, Qt::blue).cacheKey(), first.cacheKey());
    IconProvider::clearCache();
    QVERIFY(IconProvider::pixmap(QStringLiteral("save"), 16, 1, Qt::blue).cacheKey() != first.cacheKey());
  }

  void iconsOfMenusFollowTheTheme() {
    const QIcon icon = IconProvider::icon(QStringLiteral("stop"));
    const auto ink = [&] { return icon.pixmap(QSize(24, 24), 1.0).toImage().pixelColor(12, 12); };
    ui::theme().setChoice(ui::ThemeChoice::Light);
    QCOMPARE(ink(), ui::theme().color(ui::ColorRole::Text2));
    ui::theme().setChoice(ui::ThemeChoice::Dark);
    QCOMPARE(ink(), ui::theme().color(ui::ColorRole::Text2));
  }
};

BIFRONS_TEST(TestIconProvider)
#include "tst_icon_provider.moc"
