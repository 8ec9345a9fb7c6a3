#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_registry.h"
#include "ui/create/draw_settings.h"

using core::inference::ImageOptions;
using ui::DrawSettings;

namespace {

ImageOptions modelDefaults() {
  ImageOptions defaults;
  defaults.guidance = 2.5F;
  defaults.sampling.temperature = 0.7F;
  defaults.sampling.top_k = 40;
  return defaults;
}

}  // namespace

class TestDrawSettings : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void untouchedSettingsFollowTheModel() {
    DrawSettings settings;
    settings.setCount(3);
    settings.setDefaults(modelDefaults());
    QCOMPARE(settings.options().guidance, 2.5F);
    QCOMPARE(settings.options().sampling.top_k, std::int64_t{40});
    QCOMPARE(settings.options().count, std::int64_t{3});
    QVERIFY(settings.isAtDefaults());
  }

  void touchedSettingsStayWithAnotherModel() {
    DrawSettings settings;
    settings.setGuidance(4);
    settings.setDefaults(modelDefaults());
    QCOMPARE(settings.options().guidance, 4.0F);
    QVERIFY(!settings.isAtDefaults());
    settings.resetToDefaults();
    QCOMPARE(settings.options().guidance, 2.5F);
    QCOMPARE(settings.options().sampling.temperature, 0.7F);
  }

  void whatToAvoidIsThePersonsAsThePromptIs() {
    DrawSettings settings;
    QSignalSpy changed(&settings, &DrawSettings::changed);
    settings.setAvoid(QStringLiteral("text "));
    QCOMPARE(changed.count(), 1);
    QVERIFY(settings.isAtDefaults());
    settings.setDefaults(modelDefaults());
    QCOMPARE(settings.options().guidance, 2.5F);
    QCOMPARE(settings.options().avoid, std::string("text "));
    QCOMPARE(settings.take().avoid, std::string("text"));
    settings.resetToDefaults();
    QCOMPARE(settings.options().avoid, std::string("text "));
    ImageOptions earlier;
    settings.reuse(earlier);
    QVERIFY(settings.options().avoid.empty());
  }

  void avoidingNeedsGuidance() {
    DrawSettings settings;
    QVERIFY(settings.canAvoid());
    settings.setGuidance(1);
    QVERIFY(!settings.canAvoid());
  }

  void anUnlockedSeedIsNewAfterEveryRun() {
    DrawSettings settings;
    settings.setSeed(4182);
    QCOMPARE(settings.take().sampling.seed, std::uint64_t{4182});
    QVERIFY(settings.options().sampling.seed != 4182);
  }

  void aLockedSeedStays() {
    DrawSettings settings;
    settings.setSeed(4182);
    settings.setSeedLocked(true);
    settings.take();
    QCOMPARE(settings.take().sampling.seed, std::uint64_t{4182});
  }

  void theLargestSeedIsKept() {
    DrawSettings settings;
    settings.setSeed(std::numeric_limits<quint64>::max());
    QCOMPARE(settings.options().sampling.seed, std::numeric_limits<std::uint64_t>::max());
  }

  void reusingTakesEverythingAndLocksTheSeed() {
    DrawSettings settings;
    ImageOptions earlier = modelDefaults();
    earlier.count = 9;
    earlier.sampling.seed = 77;
    settings.reuse(earlier);
    QVERIFY(settings.isSeedLocked());
    QCOMPARE(settings.options().count, std::int64_t{9});
    QCOMPARE(settings.take().sampling.seed, std::uint64_t{77});
  }

  void valuesStayInTheirRange() {
    DrawSettings settings;
    settings.setCount(99);
    settings.setGuidance(-3);
    settings.setTopP(7);
    QCOMPARE(settings.options().count, std::int64_t{16});
    QCOMPARE(settings.options().guidance, 1.0F);
    QCOMPARE(settings.options().sampling.top_p, 1.0F);
  }

  void onlyAChangeIsAnnounced() {
    DrawSettings settings;
    settings.setCount(2);
    QSignalSpy changed(&settings, &DrawSettings::changed);
    settings.setCount(2);
    QCOMPARE(changed.count(), 0);
    settings.setCount(5);
    QCOMPARE(changed.count(), 1);
  }
};

BIFRONS_TEST(TestDrawSettings)
#include "tst_draw_settings.moc"
