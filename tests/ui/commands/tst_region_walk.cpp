#include <QHBoxLayout>
#include <QPushButton>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/frame/region_walk.h"

namespace {

using Direction = ui::RegionWalk::Direction;

/// Three regions with two buttons each, beside one that has none.
struct Stage {
  QWidget window;
  QList<QWidget*> regions;
  QList<QPushButton*> buttons;
  ui::RegionWalk walk;

  Stage() {
    auto* row = new QHBoxLayout(&window);
    for (int region = 0; region < 4; ++region) {
      auto* part = new QWidget(&window);
      auto* inside = new QHBoxLayout(part);
      for (int button = 0; region < 3 && button < 2; ++button) {
        buttons.append(new QPushButton(QStringLiteral("%1.%2").arg(region).arg(button), part));
        inside->addWidget(buttons.last());
      }
      row->addWidget(part);
      regions.append(part);
    }
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window)) qWarning("the window did not become active");
    buttons.first()->setFocus();
  }
  QString step(Direction direction) {
    walk.step(regions, direction);
    return qobject_cast<QPushButton*>(QApplication::focusWidget())->text();
  }
};

}  // namespace

class TestRegionWalk : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void itGoesRoundAndPassesOverWhatHasNoStop() {
    Stage stage;
    for (const char* expected : {"1.0", "2.0", "0.0", "1.0"}) QCOMPARE(stage.step(Direction::Next), QLatin1String(expected));
    for (const char* expected : {"0.0", "2.0"}) QCOMPARE(stage.step(Direction::Previous), QLatin1String(expected));
  }

  void itComesBackToWhereOneWas() {
    Stage stage;
    stage.buttons[1]->setFocus();  // 0.1
    QCOMPARE(stage.step(Direction::Next), QStringLiteral("1.0"));
    QCOMPARE(stage.step(Direction::Previous), QStringLiteral("0.1"));
  }

  void hiddenAndDisabledPartsArePassedOver() {
    Stage stage;
    stage.regions[1]->hide();
    QCOMPARE(stage.step(Direction::Next), QStringLiteral("2.0"));
    stage.regions[1]->show();
    stage.buttons[2]->setEnabled(false);
    QCOMPARE(stage.step(Direction::Previous), QStringLiteral("1.1"));
  }

  void fromOutsideItBeginsAtTheEnd() {
    Stage stage;
    stage.buttons.first()->clearFocus();
    QCOMPARE(stage.step(Direction::Next), QStringLiteral("0.0"));
  }
};

BIFRONS_TEST(TestRegionWalk)
#include "tst_region_walk.moc"
