#include <QTest>
#include <bit>
#include <cmath>
#include <limits>

#include "core/kernels/bf16.h"
#include "tests/support/test_registry.h"

using namespace core::kernels;

class TestBf16 : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyNumberComesBack() {
    for (std::uint32_t bits = 0; bits <= 0xffff; ++bits) {
      const Bf16 number{static_cast<std::uint16_t>(bits)};
      if (std::isnan(widened(number))) {
        QVERIFY(std::isnan(widened(narrowed(widened(number)))));
      } else {
        QCOMPARE(narrowed(widened(number)).bits, number.bits);
      }
    }
  }

  void roundsToTheNearestAndTiesToEven() {
    const float one = 1.0F, step = 1.0F / 128;
    QCOMPARE(widened(narrowed(one + step * 0.49F)), one);
    QCOMPARE(widened(narrowed(one + step * 0.51F)), one + step);
    QCOMPARE(widened(narrowed(one + step * 0.5F)), one);               // the even one is below
    QCOMPARE(widened(narrowed(one + step * 1.5F)), one + step * 2);    // and here above
    QCOMPARE(widened(narrowed(std::numeric_limits<float>::max())), std::numeric_limits<float>::infinity());
    QVERIFY(std::isnan(widened(narrowed(std::bit_cast<float>(0x7f800001U)))));
  }
};

BIFRONS_TEST(TestBf16)
#include "tst_bf16.moc"
