#include <ATen/TensorOperators.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/rand.h>
#include <c10/core/InferenceMode.h>

#include <QTest>

#include "core/base/error.h"
#include "core/model/panel_linear.h"
#include "core/model/row_decoder.h"
#include "core/model/row_linear.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::model;

namespace {

constexpr std::int64_t rows = 5, prompt_length = 20, capacity = 40;

double relative_error(const at::Tensor& made, const at::Tensor& expected) {
  const at::Tensor wide = expected.to(at::kDouble);
  return ((made.to(at::kDouble) - wide).norm() / wide.norm()).item<double>();
}

}  // namespace

class TestRowDecoder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsTheModules_data() {
    QTest::addColumn<bool>("half");
    QTest::addColumn<double>("allowed");
    QTest::newRow("fp32") << false << 1e-5;
    QTest::newRow("bf16") << true << 3e-2;
  }
  void equalsTheModules() {
    const c10::InferenceMode inference_mode;
    QFETCH(const bool, half);
    QFETCH(const double, allowed);
    const auto model = model_in(half ? at::kBFloat16 : at::kFloat);
    KvCache fast = read_prompt(*model, prompt()), plain = read_prompt(*model, prompt());
    RowDecoder decoder(model->decoder, model->config.decoder);
    QVERIFY(RowDecoder::rows_are_independent(model->decoder));
    for (int step = 0; step < 5; ++step) {
      const at::Tensor input = step_input(step);
      const at::Tensor expected = model->decoder.step(input, plain).select(1, 0);
      QVERIFY(relative_error(decoder.step(input, fast), expected) < allowed);
      QCOMPARE(fast.length(), prompt_length + step + 1);
    }
  }

  void aRowIsTheSameAloneAndInCompany_data() {
    QTest::addColumn<bool>("half");
    QTest::newRow("fp32") << false;
    QTest::newRow("bf16") << true;
  }
  void aRowIsTheSameAloneAndInCompany() {
    const c10::InferenceMode inference_mode;
    QFETCH(const bool, half);
    const auto model = model_in(half ? at::kBFloat16 : at::kFloat);
    const KvCache start = read_prompt(*model, prompt().narrow(0, 0, 1));
    KvCache all = empty_cache(*model, rows), one = empty_cache(*model, 1);
    all.copy_from(start);
    one.copy_from(start);
    RowDecoder decoder(model->decoder, model->config.decoder);
    for (int step = 0; step < 5; ++step) {
      const at::Tensor input = step_input(step);
      const at::Tensor hidden = decoder.step(input, all), alone = decoder.step(input.narrow(0, 3, 1), one);
      QVERIFY(at::equal(hidden.narrow(0, 3, 1), alone));
      QVERIFY(!at::equal(hidden.narrow(0, 2, 1), alone));
      QVERIFY(at::equal(model->image_logits(hidden).narrow(0, 3, 1), model->image_logits(alone)));
      QVERIFY(at::equal(model->decoder.text_logits(hidden).narrow(0, 3, 1), model->decoder.text_logits(alone)));
    }
  }

  void aFullCacheIsAnError() {
    const c10::InferenceMode inference_mode;
    const auto model = model_in(at::kFloat);
    KvCache cache(model->config.decoder, 1, 1, at::TensorOptions(at::kFloat));
    RowDecoder decoder(model->decoder, model->config.decoder);
    (void)decoder.step(step_input(0).narrow(0, 0, 1), cache);
    QVERIFY_THROWS_EXCEPTION(Error, (void)decoder.step(step_input(1).narrow(0, 0, 1), cache));
  }

  void panelsGiveTheProduct() {
    const c10::InferenceMode inference_mode;
    const at::Tensor x = at::rand({2, 11, 700}) - 0.5, bias = at::rand({1900});
    const at::Tensor weight = (at::rand({1900, 700}) - 0.5).to(at::kBFloat16);
    const at::Tensor expected = x.to(at::kDouble).matmul(weight.to(at::kDouble).t()) + bias.to(at::kDouble);
    QVERIFY(relative_error(panel_linear(x, weight, bias), expected) < 1e-6);
    QVERIFY(relative_error(panel_linear(x, weight, {}), expected - bias.to(at::kDouble)) < 1e-6);
  }

  void gradientsDoNotTakeTheRowLoops() {
    const at::Tensor x = at::rand({2, 8}), weight = at::rand({4, 8});
    QVERIFY(!is_row_product(x, weight));
    const c10::InferenceMode inference_mode;
    QVERIFY(is_row_product(x, weight));
    QVERIFY(!is_row_product(at::rand({17, 8}), weight));
    QVERIFY(!is_row_product(x, weight.t().contiguous().t()));
  }

 private:
  static std::unique_ptr<MultimodalModel> model_in(at::ScalarType dtype) {
    auto model = tests::tiny_model();
    struct Cast final : ParameterVisitor {
      explicit Cast(at::ScalarType to) : dtype(to) {}
      void parameter(const std::string&, at::Tensor& tensor, const ParameterSpec&) override { tensor = tensor.to(dtype); }
      at::ScalarType dtype;
    } cast(dtype);
    model->visit(cast);
    return model;
  }

  static KvCache empty_cache(const MultimodalModel& model, std::int64_t count) {
    return {model.config.decoder, count, capacity, model.decoder.embed_tokens.weight.options()};
  }

  static KvCache read_prompt(const MultimodalModel& model, const at::Tensor& input) {
    KvCache cache = empty_cache(model, input.size(0));
    (void)model.decoder.step(input, cache);
    return cache;
  }

  [[nodiscard]] at::Tensor prompt() const { return inputs_.narrow(1, 0, prompt_length); }
  [[nodiscard]] at::Tensor step_input(std::int64_t step) const { return inputs_.narrow(1, prompt_length + step, 1); }

  at::Tensor inputs_ = at::rand({rows, capacity, 32}) - 0.5;
};

BIFRONS_TEST(TestRowDecoder)
#include "tst_row_decoder.moc"
