#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/widgets/segmented_control.h"

class TestSegmentedControl : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void onlyThePersonsChoiceIsAnnounced() {
    ui::SegmentedControl control(QStringLiteral("Theme"));
    for (const char* name : {"System", "Light", "Dark"}) control.addChoice(QString::fromLatin1(name));
    QCOMPARE(control.current(), 0);
    QSignalSpy chosen(&control, &ui::SegmentedControl::chosen);
    control.setCurrent(2);
    QCOMPARE(control.current(), 2);
    QCOMPARE(chosen.count(), 0);
    control.show();
    QTest::mouseClick(control.findChildren<QAbstractButton*>()[1], Qt::LeftButton);
    QCOMPARE(control.current(), 1);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.first().first().toInt(), 1);
  }

  void aChoiceThatCannotBeMadeSaysWhy() {
    ui::SegmentedControl control(QStringLiteral("Precision"));
    for (const char* name : {"fp32", "fp16"}) control.addChoice(QString::fromLatin1(name));
    control.setEnabledChoice(1, false, QStringLiteral("not here"));
    control.show();
    QSignalSpy chosen(&control, &ui::SegmentedControl::chosen);
    QTest::mouseClick(control.choice(1), Qt::LeftButton);
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(control.choice(1)->toolTip(), QStringLiteral("not here"));
    control.setEnabledChoice(1, true);
    QVERIFY(control.choice(1)->toolTip().isEmpty());
    QTest::mouseClick(control.choice(1), Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
  }

  void segmentsAreNamed() {
    ui::SegmentedControl control(QStringLiteral("Theme"));
    control.addChoice(QStringLiteral("Dark"));
    QCOMPARE(control.findChild<QAbstractButton*>()->accessibleName(), QStringLiteral("Theme: Dark"));
  }
};

BIFRONS_TEST(TestSegmentedControl)
#include "tst_segmented_control.moc"
