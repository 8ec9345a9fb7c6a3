#include <QTest>
#include <algorithm>

#include "core/base/random.h"
#include "tests/support/test_registry.h"

using core::Random;

class TestRandom : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void streamsDependOnSeedAndNumberAlone() {
    Random one(7, 3), same(7, 3), other_stream(7, 4), other_seed(8, 3);
    const std::uint32_t first = one.bits();
    QCOMPARE(same.bits(), first);
    QVERIFY(other_stream.bits() != first && other_seed.bits() != first);
  }
  void picksInProportionToTheShares() {
    const std::array shares{0.0, 3.0, 0.0, 1.0, 0.0};
    std::array<int, shares.size()> counts{};
    Random random(1);
    for (int i = 0; i < 8000; ++i) ++counts.at(random.pick(shares));
    QCOMPARE(counts[0] + counts[2] + counts[4], 0);
    QVERIFY(counts[1] > 5800 && counts[1] < 6200);
  }
};

BIFRONS_TEST(TestRandom)
#include "tst_random.moc"
