#include <QLabel>

#include "tests/support/test_registry.h"
#include "tests/ui/gallery/gallery_stage.h"
#include "ui/gallery/compare_view.h"

namespace {

QImage plain(const QColor& color) {
  QImage picture(32, 32, QImage::Format_RGB888);
  picture.fill(color);
  return picture;
}

/// Two pictures with another guidance, on a view that is shown.
struct Comparison : tests::UiFixture {
  ui::CompareView view;

  Comparison() {
    ui::PictureRecord left = tests::drawnPicture();
    ui::PictureRecord right = left;
    left.id = 1;
    right.id = 2;
    right.drawn.options.guidance = 7;
    view.resize(800, 600);
    view.open(left, right);
    view.setPicture(1, plain(Qt::red));
    view.setPicture(2, plain(Qt::blue));
    view.activateWindow();
    if (!QTest::qWaitForWindowActive(&view)) qWarning("the view did not become active");
  }
  [[nodiscard]] QColor colorAt(double x, double y) {
    const QImage shown = view.grab().toImage();
    return shown.pixelColor(static_cast<int>(x * shown.width()), static_cast<int>(y * shown.height()));
  }
};

}  // namespace

class TestCompareView : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theDividerPartsThePictures() {
    Comparison comparison;
    QCOMPARE(comparison.colorAt(0.4, 0.3), QColor(Qt::red));
    QCOMPARE(comparison.colorAt(0.6, 0.3), QColor(Qt::blue));
    for (int press = 0; press < 20; ++press) QTest::keyClick(&comparison.view, Qt::Key_Left);
    QCOMPARE(qRound(comparison.view.divider() * 100), 10);
    QCOMPARE(comparison.colorAt(0.4, 0.3), QColor(Qt::blue));
    QTest::keyClick(&comparison.view, Qt::Key_End);
    QCOMPARE(comparison.view.divider(), 1.0);
    QCOMPARE(comparison.colorAt(0.6, 0.3), QColor(Qt::red));
  }

  void tabPutsThemSideBySide() {
    Comparison comparison;
    QTest::keyClick(&comparison.view, Qt::Key_Tab);
    QVERIFY(comparison.view.isSideBySide());
    QCOMPARE(comparison.colorAt(0.1, 0.5), QColor(Qt::red));
    QCOMPARE(comparison.colorAt(0.9, 0.5), QColor(Qt::blue));
    QTest::keyClick(&comparison.view, Qt::Key_Tab);
    QVERIFY(!comparison.view.isSideBySide());
  }

  void saysInWhatTheyDiffer() {
    Comparison comparison;
    QStringList words;
    for (const QLabel* label : comparison.view.findChildren<QLabel*>()) words.append(label->text());
    QVERIFY(words.contains(QStringLiteral("Guidance")));
    QVERIFY(!words.contains(QStringLiteral("Seed")));
  }

  void escLeadsBack() {
    Comparison comparison;
    QSignalSpy closed(&comparison.view, &ui::CompareView::closed);
    QTest::keyClick(&comparison.view, Qt::Key_Escape);
    QCOMPARE(closed.count(), 1);
  }
};

BIFRONS_TEST(TestCompareView)
#include "tst_compare_view.moc"
