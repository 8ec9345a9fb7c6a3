#include <ATen/TensorOperators.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/sigmoid.h>
#include <ATen/ops/var_mean.h>
#include <c10/core/InferenceMode.h>

#include <QTest>

#include "core/model/layers.h"
#include "tests/support/test_device.h"
#include "tests/support/test_registry.h"

using namespace core::model;

Q_DECLARE_METATYPE(at::ScalarType)

namespace {

constexpr at::MemoryFormat last = at::MemoryFormat::ChannelsLast, first = at::MemoryFormat::Contiguous;

/// Weight, bias and picture are such that no two channels are alike and the mean is far from zero.
struct Case {
  GroupNorm norm;
  at::Tensor x;

  Case(std::int64_t channels, std::int64_t groups, std::int64_t pictures, std::int64_t height, std::int64_t width) {
    norm = {.groups = groups, .channels = channels};
    norm.weight = at::rand({channels}) + 0.5;
    norm.bias = at::rand({channels}) - 0.5;
    x = at::rand({pictures, channels, height, width}) * (at::rand({1, channels, 1, 1}) + 0.5) + 2;
  }

  void move_to(at::ScalarType type, at::MemoryFormat format) {
    const at::Device device = tests::test_device();
    norm.weight = norm.weight.to(device, type);
    norm.bias = norm.bias.to(device, type);
    x = x.to(device, type).contiguous(format);
  }
};

/// The definition, in float64 from the rounded numbers.
at::Tensor slow_norm(const GroupNorm& norm, const at::Tensor& x) {
  const at::Tensor wide = x.to(at::kCPU, at::kDouble).contiguous(), grouped = wide.view({x.size(0), norm.groups, -1});
  const auto [variance, mean] = at::var_mean(grouped, at::IntArrayRef{2}, /*correction=*/at::Scalar(0), /*keepdim=*/true);
  const at::Tensor normed = ((grouped - mean) / (variance + norm.eps).sqrt()).view(wide.sizes());
  const auto by_channel = [](const at::Tensor& numbers) { return numbers.to(at::kCPU, at::kDouble).view({1, -1, 1, 1}); };
  return normed * by_channel(norm.weight) + by_channel(norm.bias);
}

double largest_error(const at::Tensor& made, const at::Tensor& expected) {
  return (made.to(at::kCPU, at::kDouble) - expected).abs().max().item<double>();
}

}  // namespace

class TestGroupNorm : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsTheDefinition_data() {
    // In half precision the library rounds mean and scale, and in float32 it takes squared means from mean squares.
    const bool is_ours = tests::test_device().is_cuda();
    QTest::addColumn<at::ScalarType>("type");
    QTest::addColumn<double>("allowed");
    QTest::newRow("fp32") << at::kFloat << (is_ours ? 1e-5 : 5e-3);
    QTest::newRow("bf16") << at::kBFloat16 << (is_ours ? 2e-2 : 1e-1);
    QTest::newRow("fp16") << at::kHalf << (is_ours ? 3e-3 : 1e-2);
  }
  void equalsTheDefinition() {
    QFETCH(const at::ScalarType, type);
    QFETCH(const double, allowed);
    // Few positions and many; more than the blocks of a card take in a round; as many channels as they can take.
    for (Case each : {Case(8, 2, 1, 1, 3), Case(128, 32, 2, 41, 17), Case(128, 32, 1, 160, 220), Case(256, 32, 1, 5, 5),
                      Case(512, 32, 3, 24, 24), Case(48, 6, 1, 31, 2), Case(1024, 32, 1, 7, 3)}) {
      each.move_to(type, last);
      expectNear(each, allowed);
    }
  }

  void otherSizesAndOrdersAreLeftToTheLibrary() {
    for (Case each : {Case(10, 5, 2, 6, 6), Case(8192, 32, 1, 2, 2)}) {
      each.move_to(at::kFloat, last);
      expectNear(each, 5e-3);
    }
    for (const at::ScalarType type : {at::kFloat, at::kBFloat16}) {
      Case each(128, 32, 2, 41, 17);
      each.move_to(type, first);
      expectNear(each, type == at::kFloat ? 5e-3 : 1e-1);
    }
  }

  void isTheSameEveryTime() {
    const c10::InferenceMode inference_mode;
    Case each(128, 32, 1, 96, 96);
    each.move_to(at::kFloat, last);
    const at::Tensor once = each.norm.activated(each.x);
    for (int time = 0; time < 5; ++time) QVERIFY(each.norm.activated(each.x).equal(once));
  }

 private:
  static void expectNear(const Case& each, double allowed) {
    const c10::InferenceMode inference_mode;
    const at::Tensor expected = slow_norm(each.norm, each.x), made = each.norm(each.x);
    QCOMPARE(made.scalar_type(), each.x.scalar_type());
    QCOMPARE(made.sizes(), each.x.sizes());
    const double plain = largest_error(made, expected);
    const double activated = largest_error(each.norm.activated(each.x), expected * at::sigmoid(expected));
    QVERIFY2(plain < allowed && activated < allowed, qPrintable(QStringLiteral("%1 and %2").arg(plain).arg(activated)));
  }
};

BIFRONS_TEST(TestGroupNorm)
#include "tst_group_norm.moc"
