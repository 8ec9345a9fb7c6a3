#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/widgets/elided_label.h"

class TestElidedLabel : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theToolTipHasWhatDoesNotFit() {
    ui::ElidedLabel label;
    const QString text = QString(200, QLatin1Char('w'));
    label.setText(text);
    label.resize(120, 20);
    QTest::qWait(0);
    label.show();
    QCOMPARE(label.toolTip(), text);
    QCOMPARE(label.accessibleName(), text);
    QVERIFY(label.minimumSizeHint().width() < 40);
    label.resize(label.sizeHint());
    QVERIFY(label.toolTip().isEmpty());
  }
};

BIFRONS_TEST(TestElidedLabel)
#include "tst_elided_label.moc"
