#include <QObject>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/bridge/qt_convert.h"

class TestQtConvert : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void textGoesThereAndBack() {
    const QString text = QStringLiteral("Grün, 绿色, 🟢");
    QCOMPARE(ui::toQString(ui::toUtf8(text)), text);
  }

  void pathGoesThereAndBack() {
    const QString path = QStringLiteral("/tmp/Bild 绿.png");
    QCOMPARE(ui::fromPath(ui::toPath(path)), path);
  }

  void pictureOfOddWidthGoesThereAndBack() {  // QImage pads its rows, PixelImage does not
    core::image::PixelImage picture(5, 3);
    for (std::size_t i = 0; i < picture.pixels.size(); ++i) picture.pixels[i] = static_cast<std::uint8_t>(i * 5);
    const QImage image = ui::toQImage(picture);
    QCOMPARE(image.size(), QSize(5, 3));
    QCOMPARE(image.pixelColor(4, 2), QColor(picture.at(4, 2)[0], picture.at(4, 2)[1], picture.at(4, 2)[2]));
    QVERIFY(ui::toPixelImage(image) == picture);
  }

  void transparentPartsLieOnWhite() {
    QImage image(2, 1, QImage::Format_ARGB32);
    image.setPixelColor(0, 0, QColor(0, 0, 0, 0));
    image.setPixelColor(1, 0, QColor(10, 20, 30, 255));
    const auto picture = ui::toPixelImage(image);
    QCOMPARE(int{picture.at(0, 0)[0]}, 255);
    QCOMPARE(int{picture.at(1, 0)[2]}, 30);
  }

  void nullAndEmptyPicturesMeet() {
    QVERIFY(ui::toQImage({}).isNull());
    QVERIFY(ui::toPixelImage({}).empty());
  }

};

BIFRONS_TEST(TestQtConvert)
#include "tst_qt_convert.moc"
