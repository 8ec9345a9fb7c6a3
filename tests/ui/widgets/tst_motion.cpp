#include <QApplication>
#include <QImage>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/theme/theme.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/progress_line.h"

namespace {

QColor at(QWidget& widget, double share) {
  const QImage image = widget.grab().toImage();
  return image.pixelColor(static_cast<int>(image.width() * share), image.height() / 2);
}

}  // namespace

class TestMotion : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QApplication::setEffectEnabled(Qt::UI_General); }  // offscreen it is off by itself
  void cleanup() { ui::theme().setMotionReduced(false); }

  void progressGlidesToTheNextReport() {
    ui::ProgressLine line;
    line.resize(200, 4);
    line.show();
    line.setValue(0.1);
    line.setValue(0.9);
    QCOMPARE(at(line, 0.8), ui::color(ui::ColorRole::Track));  // on its way
    QTRY_COMPARE(at(line, 0.8), ui::color(ui::ColorRole::Accent));
    line.setValue(0.2);  // a new job: back at once
    QCOMPARE(at(line, 0.8), ui::color(ui::ColorRole::Track));
  }

  void withoutMotionItJumps() {
    ui::theme().setMotionReduced(true);
    ui::ProgressLine line;
    line.resize(200, 4);
    line.show();
    line.setValue(0.1);
    line.setValue(0.9);
    QCOMPARE(at(line, 0.8), ui::color(ui::ColorRole::Accent));
    line.setValue(-1);  // three dots in place of the sweep
    const QImage still = line.grab().toImage();
    QTest::qWait(150);
    QCOMPARE(line.grab().toImage(), still);
  }

  void theChevronTurnsWhereItMay() {
    ui::theme().install();
    ui::Disclosure more(QStringLiteral("More"));
    more.show();
    const auto look = [&] { return more.grab().toImage(); };
    more.click();
    const QImage turning = look();
    QTRY_VERIFY(look() != turning);
    QTest::qWait(150);
    const QImage unfolded = look();
    more.click();
    QTest::qWait(150);
    ui::theme().setMotionReduced(true);
    more.click();
    QCOMPARE(look(), unfolded);
  }
};

BIFRONS_TEST(TestMotion)
#include "tst_motion.moc"
