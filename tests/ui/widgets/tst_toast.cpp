#include <QApplication>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/toast.h"

class TestToast : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void itStandsAtTheBottomInTheMiddle() {
    QWidget parent;
    parent.resize(800, 600);
    ui::Toast toast(&parent);
    parent.show();
    toast.show(QStringLiteral("ok"), QStringLiteral("Saved"));
    QVERIFY(toast.isVisible());
    QTRY_COMPARE(toast.geometry().bottom(), 600 - 12 - 1);  // it slides there
    QVERIFY(std::abs(toast.geometry().center().x() - 400) <= 1);
    parent.resize(500, 400);
    QTRY_COMPARE(toast.geometry().bottom(), 400 - 12 - 1);
  }

  void itSlidesWhereThingsMayMoveOnly() {
    QApplication::setEffectEnabled(Qt::UI_General);  // offscreen it is off by itself
    QWidget parent;
    parent.resize(800, 600);
    ui::Toast toast(&parent);
    parent.show();
    for (const bool reduced : {false, true}) {
      ui::theme().setMotionReduced(reduced);
      toast.hide();
      toast.show(QStringLiteral("ok"), QStringLiteral("Saved"));
      const int away = 600 - 12 - 1 - toast.geometry().bottom();
      QCOMPARE(away, reduced ? 0 : -8);
      QTRY_COMPARE(toast.geometry().bottom(), 600 - 12 - 1);
    }
    ui::theme().setMotionReduced(false);
  }

  void itsButtonActsAndClosesIt() {
    QWidget parent;
    parent.resize(800, 600);
    ui::Toast toast(&parent);
    parent.show();
    int undone = 0;
    toast.show(QStringLiteral("trash"), QStringLiteral("Gone"), QStringLiteral("Undo"), [&] { ++undone; });
    QTest::mouseClick(toast.findChild<ui::TextButton*>(), Qt::LeftButton);
    QCOMPARE(undone, 1);
    QVERIFY(!toast.isVisible());
  }
};

BIFRONS_TEST(TestToast)
#include "tst_toast.moc"
