#include <ATen/TensorOperators.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/rand.h>
#include <c10/core/InferenceMode.h>

#include <QTest>

#include "core/base/error.h"
#include "core/model/panel_linear.h"
#include "core/model/row_decoder.h"
#include "core/model/row_linear.h"
#include "tests/support/test_device.h"
#include "tests/support/test_registry.h"
#include "tests/support/tiny_model.h"

using namespace core;
using namespace core::model;

Q_DECLARE_METATYPE(at::ScalarType)

namespace {

/// The prompt is longer than what one block of a card attends to.
constexpr std::int64_t rows = 11, prompt_length = 150, capacity = 170;

/// Behind the eight that a matrix unit takes at once.
constexpr std::int64_t alone_row = 9;

/// With heads of 8 numbers the sizes are such that no vector divides them, otherwise such as matrix units take.
ModelConfig shape_with_heads_of(std::int64_t head_size) {
  ModelConfig config = tests::tiny_config();
  if (head_size == config.decoder.head_size) return config;
  config.decoder.width = 128;
  config.decoder.head_size = head_size;
  config.decoder.feed_forward_width = 224;
  config.image_head_width = 96;
  return config;
}

double relative_error(const at::Tensor& made, const at::Tensor& expected) {
  const at::Tensor wide = expected.to(at::kDouble);
  return ((made.to(at::kDouble) - wide).norm() / wide.norm()).item<double>();
}

}  // namespace

class TestRowDecoder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsTheModules_data() { types(); }
  void equalsTheModules() {
    const c10::InferenceMode inference_mode;
    QFETCH(const at::ScalarType, type);
    QFETCH(const int, heads);
    QFETCH(const double, allowed);
    const auto model = model_in(type, shape_with_heads_of(heads));
    const at::Tensor inputs = inputs_for(*model), prompt = inputs.narrow(1, 0, prompt_length);
    KvCache fast = read_prompt(*model, prompt), plain = read_prompt(*model, prompt);
    RowDecoder decoder(model->decoder, model->config.decoder);
    QVERIFY(RowDecoder::rows_are_independent(model->decoder));
    for (int step = 0; step < 5; ++step) {
      const at::Tensor input = inputs.narrow(1, prompt_length + step, 1);
      const at::Tensor expected = model->decoder.step(input, plain).select(1, 0);
      QVERIFY(relative_error(decoder.step(input, fast), expected) < allowed);
      QCOMPARE(fast.length(), prompt_length + step + 1);
    }
  }

  void aRowIsTheSameAloneAndInCompany_data() { types(); }
  void aRowIsTheSameAloneAndInCompany() {
    const c10::InferenceMode inference_mode;
    QFETCH(const at::ScalarType, type);
    QFETCH(const int, heads);
    const auto model = model_in(type, shape_with_heads_of(heads));
    const at::Tensor inputs = inputs_for(*model);
    const KvCache start = read_prompt(*model, inputs.narrow(0, 0, 1).narrow(1, 0, prompt_length));
    KvCache all = empty_cache(*model, rows), one = empty_cache(*model, 1);
    all.copy_from(start);
    one.copy_from(start);
    RowDecoder decoder(model->decoder, model->config.decoder);
    for (int step = 0; step < 5; ++step) {
      const at::Tensor input = inputs.narrow(1, prompt_length + step, 1);
      const at::Tensor hidden = decoder.step(input, all), alone = decoder.step(input.narrow(0, alone_row, 1), one);
      QVERIFY(at::equal(hidden.narrow(0, alone_row, 1), alone));
      QVERIFY(!at::equal(hidden.narrow(0, 3, 1), alone));
      QVERIFY(at::equal(model->image_logits(hidden).narrow(0, alone_row, 1), model->image_logits(alone)));
      QVERIFY(at::equal(model->decoder.text_logits(hidden).narrow(0, alone_row, 1), model->decoder.text_logits(alone)));
    }
  }

  void rowsOfSeveralLengthsAreEachAsAlone_data() { types(); }
  void rowsOfSeveralLengthsAreEachAsAlone() {
    const c10::InferenceMode inference_mode;
    QFETCH(const at::ScalarType, type);
    QFETCH(const int, heads);
    const auto model = model_in(type, shape_with_heads_of(heads));
    const at::Tensor inputs = inputs_for(*model);
    const auto read = [&](std::int64_t from, std::int64_t count, std::int64_t length) {
      return read_prompt(*model, inputs.narrow(0, from, count).narrow(1, 0, length));
    };
    std::vector<KvCache> caches, each;
    for (auto* group : {&caches, &each}) {
      group->push_back(read(0, 2, 9));
      group->push_back(read(2, 3, prompt_length));
      group->push_back(read(5, 1, 40));
    }
    RowDecoder together(model->decoder, model->config.decoder);
    for (int step = 0; step < 3; ++step) {
      const at::Tensor input = inputs.narrow(0, 0, 6).narrow(1, prompt_length + step, 1);
      const at::Tensor hidden = together.step(input, caches);
      std::int64_t first = 0;
      for (KvCache& cache : each) {
        RowDecoder alone(model->decoder, model->config.decoder);
        QVERIFY(at::equal(hidden.narrow(0, first, cache.rows()), alone.step(input.narrow(0, first, cache.rows()), cache)));
        first += cache.rows();
      }
      for (std::size_t i = 0; i < each.size(); ++i) QCOMPARE(caches[i].length(), each[i].length());
    }
  }

  /// More rows than the kernels take: the library's products, cache by cache.
  void manyRowsOfSeveralLengthsAreEachAsAlone() {
    const c10::InferenceMode inference_mode;
    const auto model = model_in(at::kFloat, tests::tiny_config());
    constexpr std::int64_t longer = 12, shorter = 8, steps = 2;
    static_assert(longer + shorter > kernels::most_rows);
    const at::Tensor inputs =
        (at::rand({longer + shorter, prompt_length + steps, model->config.decoder.width}) - 0.5).to(tests::test_device());
    std::vector<KvCache> caches, each;
    for (auto* group : {&caches, &each}) {
      group->push_back(read_prompt(*model, inputs.narrow(0, 0, longer).narrow(1, 0, prompt_length)));
      group->push_back(read_prompt(*model, inputs.narrow(0, longer, shorter).narrow(1, 0, 9)));
    }
    RowDecoder together(model->decoder, model->config.decoder);
    for (std::int64_t step = 0; step < steps; ++step) {
      const at::Tensor input = inputs.narrow(1, prompt_length + step, 1);
      const at::Tensor hidden = together.step(input, caches);
      const at::Tensor first = model->decoder.step(input.narrow(0, 0, longer), each[0]).select(1, 0);
      const at::Tensor second = model->decoder.step(input.narrow(0, longer, shorter), each[1]).select(1, 0);
      QVERIFY(at::equal(hidden.narrow(0, 0, longer), first) && at::equal(hidden.narrow(0, longer, shorter), second));
    }
    QCOMPARE(caches[1].length(), 9 + steps);
  }

  void cachesOfOtherRowsAreRefused() {
    const c10::InferenceMode inference_mode;
    const auto model = model_in(at::kFloat, tests::tiny_config());
    const at::Tensor inputs = inputs_for(*model);
    KvCache cache = read_prompt(*model, inputs.narrow(0, 0, 3).narrow(1, 0, 9));
    RowDecoder decoder(model->decoder, model->config.decoder);
    QVERIFY_THROWS_EXCEPTION(Error, (void)decoder.step(inputs.narrow(0, 0, 2).narrow(1, 9, 1), cache));
    QCOMPARE(cache.length(), std::int64_t{9});
  }

  /// More positions than a card's blocks share in one round, up to the last.
  void aLongConversationIsReadToItsEnd_data() {
    QTest::addColumn<at::ScalarType>("type");
    QTest::addColumn<int>("heads");
    QTest::addColumn<double>("allowed");
    for (const int size : {32, 64}) {
      QTest::addRow("fp32, heads of %d", size) << at::kFloat << size << 1e-5;
      QTest::addRow("bf16, heads of %d", size) << at::kBFloat16 << size << 3e-2;
    }
  }
  void aLongConversationIsReadToItsEnd() {
    const c10::InferenceMode inference_mode;
    QFETCH(const at::ScalarType, type);
    QFETCH(const int, heads);
    QFETCH(const double, allowed);
    constexpr std::int64_t read = 2'200, steps = 3;
    const auto model = model_in(type, shape_with_heads_of(heads));
    const at::Tensor inputs = (at::rand({1, read + steps, model->config.decoder.width}) - 0.5).to(tests::test_device());
    KvCache fast = empty_cache(*model, 1, read + steps), plain = empty_cache(*model, 1, read + steps);
    for (KvCache* cache : {&fast, &plain}) (void)model->decoder.step(inputs.narrow(1, 0, read), *cache);
    RowDecoder decoder(model->decoder, model->config.decoder);
    for (std::int64_t step = 0; step < steps; ++step) {
      const at::Tensor input = inputs.narrow(1, read + step, 1);
      const at::Tensor expected = model->decoder.step(input, plain).select(1, 0);
      QVERIFY(relative_error(decoder.step(input, fast), expected) < allowed);
    }
    QCOMPARE(fast.length(), fast.capacity());
  }

  void aFullCacheIsAnError() {
    const c10::InferenceMode inference_mode;
    const auto model = model_in(at::kFloat, tests::tiny_config());
    const at::Tensor input = inputs_for(*model).narrow(0, 0, 1).narrow(1, 0, 1);
    KvCache cache(model->config.decoder, 1, 1, at::TensorOptions(at::kFloat).device(tests::test_device()));
    RowDecoder decoder(model->decoder, model->config.decoder);
    (void)decoder.step(input, cache);
    QVERIFY_THROWS_EXCEPTION(Error, (void)decoder.step(input, cache));
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
  static void types() {
    QTest::addColumn<at::ScalarType>("type");
    QTest::addColumn<int>("heads");
    QTest::addColumn<double>("allowed");
    for (const int size : {8, 32, 64, 96, 128, 256}) {
      QTest::addRow("fp32, heads of %d", size) << at::kFloat << size << 1e-5;
      QTest::addRow("bf16, heads of %d", size) << at::kBFloat16 << size << 3e-2;
      if (!tests::test_device().is_cpu()) QTest::addRow("fp16, heads of %d", size) << at::kHalf << size << 3e-3;
    }
  }

  static std::unique_ptr<MultimodalModel> model_in(at::ScalarType dtype, const ModelConfig& config) {
    auto model = tests::random_model(config, 1);
    struct Cast final : ParameterVisitor {
      explicit Cast(at::ScalarType to) : dtype(to) {}
      void parameter(const std::string&, at::Tensor& tensor, const ParameterSpec&) override {
        tensor = tensor.to(tests::test_device(), dtype);
      }
      at::ScalarType dtype;
    } cast(dtype);
    model->visit(cast);
    return model;
  }

  static KvCache empty_cache(const MultimodalModel& model, std::int64_t count, std::int64_t positions = capacity) {
    return {model.config.decoder, count, positions, model.decoder.embed_tokens.weight.options()};
  }

  static KvCache read_prompt(const MultimodalModel& model, const at::Tensor& input) {
    KvCache cache = empty_cache(model, input.size(0));
    (void)model.decoder.step(input, cache);
    return cache;
  }

  static at::Tensor inputs_for(const MultimodalModel& model) {
    return (at::rand({rows, capacity, model.config.decoder.width}) - 0.5).to(tests::test_device());
  }
};

BIFRONS_TEST(TestRowDecoder)
#include "tst_row_decoder.moc"
