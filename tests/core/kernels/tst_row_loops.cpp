#include <QTest>
#include <cmath>

#include "tests/core/kernels/kernel_samples.h"
#include "tests/support/test_registry.h"

using namespace core::kernels;

class TestRowLoops : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void normEqualsTheDefinition_data() { add_instruction_sets(); }
  void normEqualsTheDefinition() {
    for (const std::int64_t n : {1, 5, 16, 33, 192, 2048}) {
      const auto x = random_floats(n, 1, 4.0), weight = random_floats(n, 2);
      std::vector<float> made(x.size());
      fetched_table().rms_norm(x.data(), weight.data(), 1e-6F, n, made.data());
      double squares = 0;
      for (const float value : x) squares += static_cast<double>(value) * value;
      const double scale = 1 / std::sqrt(squares / static_cast<double>(n) + 1e-6);
      for (std::size_t i = 0; i < x.size(); ++i) QVERIFY(std::abs(made[i] - x[i] * scale * weight[i]) < 1e-5);
    }
  }

  void aSumTakesEveryNumberOnce_data() { add_instruction_sets(); }
  void aSumTakesEveryNumberOnce() {
    for (const std::int64_t n : {1, 7, 64, 65, 1000}) {
      std::vector<float> numbers(static_cast<std::size_t>(n));
      for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = static_cast<float>(i + 1);  // exact in float32
      QCOMPARE(fetched_table().sum(numbers.data(), n), static_cast<float>(n * (n + 1) / 2));
    }
  }

  void siluIsExactOverItsRange_data() { add_instruction_sets(); }
  void siluIsExactOverItsRange() {
    std::vector<float> gate, up;
    for (float value = -120; value <= 120; value += 0.0371F) gate.push_back(value);
    gate.insert(gate.end(), {0.0F, -0.0F, 1e-30F, 3e38F, -3e38F});
    up.assign(gate.size(), 1.0F);
    std::vector<float> made(gate.size());
    fetched_table().silu_multiply(gate.data(), up.data(), static_cast<std::int64_t>(gate.size()), made.data());
    for (std::size_t i = 0; i < gate.size(); ++i) {
      const double exact = gate[i] / (1 + std::exp(-static_cast<double>(gate[i])));
      const double allowed = std::max(std::abs(exact) * 1e-6, std::abs(static_cast<double>(gate[i])) * 2e-38);
      QVERIFY2(std::abs(made[i] - exact) <= allowed, qPrintable(QString::number(gate[i])));
    }
  }
};

BIFRONS_TEST(TestRowLoops)
#include "tst_row_loops.moc"
