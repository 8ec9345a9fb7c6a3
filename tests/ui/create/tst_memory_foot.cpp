#include <QTest>

#include "tests/support/test_registry.h"
#include "tests/ui/support/ui_fixture.h"
#include "ui/create/create_model.h"
#include "ui/create/draw_settings.h"
#include "ui/create/drawing_pace.h"
#include "ui/create/memory_foot.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/time_words.h"

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
  ui::CreateModel model{*bridge};
  ui::DrawingPace pace{*bridge, model};
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
    foot = new MemoryFoot(*bridge, settings, pace, host.planner(), &window);
    window.show();
  }
  [[nodiscard]] bool draw(int count, float guidance = 3) {
    const qsizetype before = model.drawings().size();
    model.draw(QStringLiteral("a star"), {.guidance = guidance, .count = count});
    return QTest::qWaitFor([&] { return model.drawings().size() == before + 1 && model.running() == nullptr; });
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

  void theTimeIsThatOfTheDrawingsBefore() {
    Stage stage(100'000);
    stage.script([](tests::FakeScript& script) { script.image_delay = std::chrono::milliseconds(5); });
    stage.settings.setGuidance(3);
    QVERIFY(stage.load());
    QTRY_VERIFY(stage.foot->isVisible());
    QVERIFY(stage.foot->timeText().isEmpty());  // nothing was measured
    QVERIFY(stage.draw(2));
    const double measured = stage.model.drawings().first().seconds;
    const auto expected = [&stage](std::int64_t count, float guidance = 3) {
      return stage.pace.secondsFor({.guidance = guidance, .count = count});
    };
    QVERIFY(std::abs(*expected(2) - measured) < 1e-9);
    QVERIFY(std::abs(*expected(8) - 4 * measured) < 1e-9);
    QVERIFY(!expected(2, 1));  // without guidance it is another pace
    QCOMPARE(stage.foot->timeText(), ui::aboutWords(*expected(1)));
    stage.settings.setCount(8);
    QCOMPARE(stage.foot->timeText(), ui::aboutWords(*expected(8)));
    stage.settings.setGuidance(1);
    QVERIFY(stage.foot->timeText().isEmpty());
    QVERIFY(stage.draw(8));
    QVERIFY(std::abs(*expected(8) - stage.model.drawings().first().seconds) < 1e-9);
    QVERIFY(std::abs(*expected(4) - 2 * measured) < 1e-9);  // two are nearer than eight
  }

  void aBranchIsMeasuredByWhatWasDrawnOfIt() {
    Stage stage(100'000);
    QVERIFY(stage.load());
    ui::DrawingOrder order{.prompt = QStringLiteral("a star"), .options = {.guidance = 3}, .branch = {}};
    order.branch.variation.kept_tokens.assign(12, 1);
    stage.script([](tests::FakeScript& script) { script.image_delay = std::chrono::milliseconds(5); });
    stage.model.draw(order);
    QTRY_VERIFY(stage.model.drawings().size() == 1 && stage.model.running() == nullptr);
    QVERIFY(std::abs(*stage.pace.secondsFor({.guidance = 3}) - 4 * stage.model.drawings().first().seconds) < 1e-9);
  }

  void anotherModelIsMeasuredAnew() {
    Stage stage(100'000);
    QVERIFY(stage.load());
    QVERIFY(stage.draw(2));
    QVERIFY(stage.pace.secondsFor({.guidance = 3}));
    QVERIFY(stage.load({.threads = 2}));
    QVERIFY(!stage.pace.secondsFor({.guidance = 3}));
    const ui::JobId old = stage.model.drawings().first().job;
    stage.model.rankTiles(old, ui::RankedBy::Prompt, {{0, 0.5}, {1, 0.25}});  // what speaks of it tells nothing of this one
    QVERIFY(!stage.pace.secondsFor({.guidance = 3}));
  }

  void timesAreRoundedToWhatCanBeKnown() {
    QCOMPARE(ui::aboutWords(0.2), QStringLiteral("about 1 s"));
    QCOMPARE(ui::aboutWords(59.5), QStringLiteral("about 60 s"));
    QCOMPARE(ui::aboutWords(130), QStringLiteral("about 2 min 10 s"));
    QCOMPARE(ui::aboutWords(180), QStringLiteral("about 3 min"));
    QCOMPARE(ui::aboutWords(620), QStringLiteral("about 10 min"));
    QCOMPARE(ui::aboutWords(3'900), QStringLiteral("about 1 h 5 min"));
    QCOMPARE(ui::aboutWords(7'200), QStringLiteral("about 2 h"));
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
