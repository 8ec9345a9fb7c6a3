#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "tests/support/test_registry.h"
#include "ui/theme/theme.h"
#include "ui/widgets/value_slider.h"

using ui::ValueSlider;

class TestValueSlider : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sliderAndBoxFollowEachOther() {
    ValueSlider value(QStringLiteral("Guidance"), {},
                      {.lowest = 1, .highest = 10, .step = 0.5, .decimals = 1, .atLowest = {}});
    QSignalSpy changed(&value, &ValueSlider::valueChanged);
    value.slider()->setValue(8);
    QCOMPARE(value.spinBox()->value(), 5.0);
    value.spinBox()->setValue(2.0);
    QCOMPARE(value.slider()->value(), 2);
    QCOMPARE(changed.count(), 2);
  }

  void theBoxHasRoomForTheNumberAndItsUnit_data() {
    QTest::addColumn<int>("zoom");
    QTest::newRow("usual") << 100;
    QTest::newRow("largest") << 160;
  }

  void theBoxHasRoomForTheNumberAndItsUnit() {
    QFETCH(const int, zoom);
    ValueSlider value(QStringLiteral("Text size"), {}, {.lowest = 80, .highest = 160, .step = 10, .decimals = 0, .atLowest = {}});
    value.setSuffix(QStringLiteral(" %"));
    value.setValue(160);
    ui::theme().setZoom(zoom);
    value.show();
    QVERIFY(QTest::qWaitForWindowExposed(&value));
    const auto* line = value.spinBox()->findChild<QLineEdit*>();
    QCOMPARE(line->text(), QStringLiteral("160 %"));
    const int text = QFontMetrics(ui::theme().font(ui::TypeStyle::Small)).horizontalAdvance(line->text());
    const int room = line->width() - 4;  // a line keeps two pixels at each side
    ui::theme().setZoom(100);
    QVERIFY2(text <= room, qPrintable(QStringLiteral("%1 in %2").arg(text).arg(room)));
  }

  void aValueBetweenTheStepsOfTheSliderIsKept() {
    ValueSlider value(QStringLiteral("Guidance"), {},
                      {.lowest = 1, .highest = 10, .step = 0.5, .decimals = 1, .atLowest = {}});
    value.setValue(3.3);
    QCOMPARE(value.value(), 3.3);
    QCOMPARE(value.slider()->value(), 5);
  }

  void showsTheWholeValue_data() {
    QTest::addColumn<double>("given");
    QTest::addColumn<QString>("shown");
    QTest::newRow("as fine as the steps") << 5.0 << QStringLiteral("5.0");
    QTest::newRow("between the steps") << 1.75 << QStringLiteral("1.75");
    QTest::newRow("much finer") << 1.0625 << QStringLiteral("1.0625");
    QTest::newRow("a float") << static_cast<double>(7.3F) << QStringLiteral("7.3");
  }
  void showsTheWholeValue() {
    QFETCH(const double, given);
    QFETCH(const QString, shown);
    ValueSlider value(QStringLiteral("Guidance"), {},
                      {.lowest = 1, .highest = 10, .step = 0.5, .decimals = 1, .atLowest = {}});
    value.setValue(given);
    QCOMPARE(value.spinBox()->text(), shown);
  }

  void theLowestValueCanHaveWords() {
    ValueSlider value(QStringLiteral("Top-k"), {},
                      {.lowest = 0, .highest = 100, .step = 10, .decimals = 0, .atLowest = QStringLiteral("Off")});
    value.setValue(0);
    QCOMPARE(value.spinBox()->text(), QStringLiteral("Off"));
  }

  void whatIsNoNumberInTheRangeIsNotTaken_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("kept");
    QTest::newRow("letters") << QStringLiteral("abc") << 3.0;
    QTest::newRow("nothing") << QString() << 3.0;
    QTest::newRow("a sign") << QStringLiteral("-4") << 4.0;
    QTest::newRow("an exponent") << QStringLiteral("1e9") << 1.0;
    QTest::newRow("too large") << QStringLiteral("99") << 9.0;
    QTest::newRow("too small") << QStringLiteral("0.5") << 3.0;
    QTest::newRow("finer than the slider") << QStringLiteral("2.55") << 2.55;
    QTest::newRow("too fine") << QStringLiteral("2.55555") << 2.5555;
  }
  void whatIsNoNumberInTheRangeIsNotTaken() {
    QFETCH(const QString, typed);
    QFETCH(const double, kept);
    ValueSlider value(QStringLiteral("Guidance"), {},
                      {.lowest = 1, .highest = 10, .step = 0.5, .decimals = 1, .atLowest = {}});
    value.show();
    value.setValue(3);
    value.spinBox()->setFocus();
    value.spinBox()->selectAll();
    QTest::keyClick(value.spinBox(), Qt::Key_Delete);
    QTest::keyClicks(value.spinBox(), typed);
    QTest::keyClick(value.spinBox(), Qt::Key_Return);
    QCOMPARE(value.value(), kept);
    QCOMPARE(value.spinBox()->text(), value.spinBox()->textFromValue(kept));
    QCOMPARE(value.spinBox()->toolTip(), QStringLiteral("A number from 1 to 10"));
  }

  void theWheelActsOnlyWithTheFocus() {
    ValueSlider value(QStringLiteral("Top-k"), {},
                      {.lowest = 0, .highest = 100, .step = 10, .decimals = 0, .atLowest = {}});
    value.show();
    value.setValue(50);
    QWheelEvent wheel(QPointF(5, 5), QPointF(5, 5), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(value.spinBox(), &wheel);
    QCoreApplication::sendEvent(value.slider(), &wheel);
    QCOMPARE(value.value(), 50.0);
  }

  void theMouseSetsTheSlider() {
    ValueSlider value(QStringLiteral("Share"), {},
                      {.lowest = 0, .highest = 1, .step = 0.01, .decimals = 2, .atLowest = {}});
    value.resize(268, 60);
    value.show();
    QTest::mouseClick(value.slider(), Qt::LeftButton, Qt::NoModifier, QPoint(value.slider()->width() / 2, 9));
    QVERIFY(std::abs(value.value() - 0.5) < 0.03);
  }
};

BIFRONS_TEST(TestValueSlider)
#include "tst_value_slider.moc"
