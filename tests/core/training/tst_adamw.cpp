#include <ATen/ops/full.h>

#include <QTest>
#include <cmath>

#include "core/base/error.h"
#include "core/training/adamw.h"
#include "tests/support/test_registry.h"

using namespace core::training;

namespace {

at::Tensor filled(at::IntArrayRef shape, double value) { return at::full(shape, value, at::TensorOptions().dtype(at::kFloat)); }

}  // namespace

class TestAdamW : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void followsTheFormulaAndDecaysMatricesAlone() {
    const TensorMap parameters{{"matrix", filled({2, 2}, 1.0)}, {"bias", filled({2}, 1.0)}};
    AdamW optimizer(parameters, {.beta1 = 0.9, .beta2 = 0.95, .weight_decay = 0.1, .clip = 0});
    double matrix = 1, bias = 1, m = 0, v = 0;
    for (int t = 1; t <= 5; ++t) {
      const double g = 0.1 * t;
      optimizer.step({{"matrix", filled({2, 2}, g)}, {"bias", filled({2}, g)}}, 0.01);
      m = 0.9 * m + 0.1 * g;
      v = 0.95 * v + 0.05 * g * g;
      const double move = 0.01 * (m / (1 - std::pow(0.9, t))) / (std::sqrt(v / (1 - std::pow(0.95, t))) + 1e-8);
      matrix = matrix * (1 - 0.01 * 0.1) - move;
      bias -= move;
    }
    QVERIFY(std::abs(parameters.at("matrix")[0][0].item<double>() - matrix) < 1e-6);
    QVERIFY(std::abs(parameters.at("bias")[0].item<double>() - bias) < 1e-6);
  }
  void clipsByTheNormOfAllGradients() {
    AdamW optimizer({{"a", filled({1}, 0.0)}, {"b", filled({1}, 0.0)}}, {.clip = 1.0});
    const TensorMap gradients{{"a", filled({1}, 3.0)}, {"b", filled({1}, 4.0)}};
    QVERIFY(std::abs(optimizer.step(gradients, 0.1) - 5.0) < 1e-6);
    QVERIFY(std::abs(gradients.at("a").item<double>() - 0.6) < 1e-6);
  }
  void saysThatTrainingDiverged() {
    AdamW optimizer({{"a", filled({1}, 0.0)}}, {});
    QVERIFY_EXCEPTION_THROWN(optimizer.step({{"a", filled({1}, NAN)}}, 0.1), core::Error);
  }
};

BIFRONS_TEST(TestAdamW)
#include "tst_adamw.moc"
