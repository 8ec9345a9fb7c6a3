#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/widgets/picture_thumb.h"

using ui::PictureThumb;

namespace {

QPixmap redPicture() {
  QPixmap picture(200, 100);
  picture.fill(Qt::red);
  return picture;
}

}  // namespace

class TestPictureThumb : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void thePictureFillsTheSquareWithRoundCorners() {
    PictureThumb thumb(redPicture(), 56);
    thumb.resize(56, 56);
    const QImage shown = thumb.grab().toImage();
    QCOMPARE(shown.pixelColor(28, 8), QColor(Qt::red));
    QVERIFY(shown.pixelColor(0, 0) != QColor(Qt::red));
  }

  void itSaysItsNumber() {
    PictureThumb thumb(redPicture(), 56);
    thumb.setNumber(3);
    QCOMPARE(thumb.accessibleName(), QStringLiteral("Picture 3"));
  }

  void itCanBeTakenOutByMouseAndByKey() {
    PictureThumb thumb(redPicture(), 56);
    thumb.setRemovable(true);
    QSignalSpy removed(&thumb, &PictureThumb::removeRequested);
    QSignalSpy opened(&thumb, &QAbstractButton::clicked);
    thumb.show();
    QTest::mouseClick(thumb.findChild<QAbstractButton*>(), Qt::LeftButton);
    QTest::keyClick(&thumb, Qt::Key_Delete);
    QCOMPARE(removed.count(), 2);
    QCOMPARE(opened.count(), 0);
    thumb.setRemovable(false);
    QTest::keyClick(&thumb, Qt::Key_Delete);
    QCOMPARE(removed.count(), 2);
  }
};

BIFRONS_TEST(TestPictureThumb)
#include "tst_picture_thumb.moc"
