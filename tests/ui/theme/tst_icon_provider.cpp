#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QSet>
#include <QStringList>
#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/theme/icon_names.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/theme.h"

using ui::IconProvider;

namespace {

QString sources() {
  QString all;
  QDirIterator files(QStringLiteral(BIFRONS_SOURCE_DIR "/ui"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                     QDir::Files, QDirIterator::Subdirectories);
  while (files.hasNext()) {
    QFile file(files.next());
    if (!file.open(QIODevice::ReadOnly)) qWarning("%s is not read", qPrintable(file.fileName()));
    all += QString::fromUtf8(file.readAll());
  }
  return all;
}

QStringList sorted(const QSet<QString>& names) {
  QStringList list(names.begin(), names.end());
  list.sort();
  return list;
}

}  // namespace

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

  void everyIconIsUsedAndEveryNameIsAnIcon() {
    QSet<QString> icons;
    for (const QString& file : QDir(QStringLiteral(":/icons")).entryList()) {
      icons.insert(QString(file).remove(QStringLiteral(".svg")));
    }
    const QSet<QString> named = tests::namedIcons(sources());
    QCOMPARE(sorted(icons - named), QStringList());
    QCOMPARE(sorted(named - icons), QStringList());
  }

  void onlyTheArgumentThatIsAnIconIsTakenForOne() {
    const QStringList wanted{QStringLiteral("cup"), QStringLiteral("face"), QStringLiteral("moon"),
                             QStringLiteral("sun")};
    QCOMPARE(sorted(tests::namedIcons(tests::codeWithIcons())), wanted);
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
