#include <QTest>

#include "tests/support/test_registry.h"
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
    QCOMPARE(toast.geometry().bottom(), 600 - 12 - 1);
    QVERIFY(std::abs(toast.geometry().center().x() - 400) <= 1);
    parent.resize(500, 400);
    QTRY_COMPARE(toast.geometry().bottom(), 400 - 12 - 1);
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
