#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/create/draw_settings.h"
#include "ui/create/memory_foot.h"
#include "ui/widgets/link_button.h"

using core::engine::Precision;
using ui::MemoryFoot;

namespace {

core::engine::LoadPlan planOf(std::int64_t free) {
  core::engine::LoadPlan plan;
  plan.free_bytes = free;
  plan.precision = Precision::bf16;
  for (const int pictures : core::engine::planned_pictures) {
    const std::int64_t total = 1000 + 100 * pictures;
    plan.needs.push_back({.precision = Precision::bf16, .pictures = pictures, .weights = 900, .cache = 80 * pictures,
                          .working = 100 + 20 * pictures, .total = total, .fits = total <= free});
  }
  return plan;
}

struct Stage : tests::UiFixture {
  ui::DrawSettings settings;
  QWidget window;
  MemoryFoot* foot = nullptr;

  explicit Stage(std::int64_t free) {
    script([free](tests::FakeScript& script) {
      script.plan.needs = planOf(free).needs;
      script.plan.free_bytes = free;
      script.plan.precision = Precision::bf16;
    });
    settings.setCount(1);
    foot = new MemoryFoot(*bridge, settings, host.planner(), &window);
    window.show();
  }
};

}  // namespace

class TestMemoryFoot : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void picturesBetweenThePlannedOnesAreCountedBetweenThem() {
    const core::engine::LoadPlan plan = planOf(1310);
    QCOMPARE(ui::needOfPictures(plan, Precision::bf16, 1)->total, 1100);
    QCOMPARE(ui::needOfPictures(plan, Precision::bf16, 3)->total, 1300);
    QVERIFY(ui::needOfPictures(plan, Precision::bf16, 3)->fits && !ui::needOfPictures(plan, Precision::bf16, 4)->fits);
    QCOMPARE(ui::needOfPictures(plan, Precision::bf16, 16)->total, 1400);
    QVERIFY(!ui::needOfPictures(plan, Precision::fp32, 1));
  }

  void itFollowsTheCountAndOffersWhatFits() {
    Stage stage(1310);
    QVERIFY(!stage.foot->isVisible());
    QVERIFY(stage.load());
    QTRY_VERIFY(stage.foot->isVisible());
    QVERIFY(stage.foot->words().startsWith(QStringLiteral("Fits: ")));
    stage.settings.setCount(3);
    QVERIFY(stage.foot->words().startsWith(QStringLiteral("Tight: ")));
    QVERIFY(!stage.foot->fewerButton()->isVisible());
    stage.settings.setCount(8);
    QVERIFY(stage.foot->words().startsWith(QStringLiteral("Does not fit: ")));
    QVERIFY(stage.foot->fewerButton()->isVisible());
    stage.foot->fewerButton()->click();
    QCOMPARE(stage.settings.options().count, 3);
    QVERIFY(stage.foot->fit() == MemoryFoot::Fit::Tight);
  }

  void withoutAModelThereIsNothingToSay() {
    Stage stage(100'000);
    QVERIFY(stage.load());
    QTRY_VERIFY(stage.foot->isVisible());
    stage.bridge->unloadModel();
    QTRY_VERIFY(!stage.foot->isVisible());
  }
};

BIFRONS_TEST(TestMemoryFoot)
#include "tst_memory_foot.moc"
