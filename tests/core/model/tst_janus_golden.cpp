#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/equal.h>

#include <QTest>
#include <cmath>

#include "core/base/random.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/model/multimodal_model.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::model;

namespace {

/// float32 against float32 through two layers; sums are taken in another order, nothing else differs.
constexpr double tolerance = 2e-5;

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t value = 0xCBF29CE484222325ULL;
  for (const char byte : text) value = (value ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
  return value;
}

/// The weights of make_janus_goldens.py.
class GoldenWeights final : public ParameterVisitor {
 public:
  void parameter(const std::string& name, at::Tensor& tensor, const ParameterSpec& spec) override {
    tensor = at::empty(spec.shape);
    Random random(0, fnv1a(name));
    float* values = tensor.mutable_data_ptr<float>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i) {
      const double signed_number = static_cast<double>(random.bits() >> 8U) * 0x1p-23 - 1.0;
      values[i] = static_cast<float>(scaled(signed_number, tensor, spec.init));
    }
  }

 private:
  static double scaled(double number, const at::Tensor& tensor, Init init) {
    switch (init) {
      case Init::ones: return 1.0 + 0.25 * number;
      case Init::zeros: return 0.25 * number;
      case Init::embedding: return number;
      case Init::matrix: break;
    }
    return number * (1.75 / std::sqrt(static_cast<double>(tensor.numel()) / static_cast<double>(tensor.size(0))));
  }
};

ModelConfig golden_config() {
  ModelConfig config;
  config.decoder = {.width = 64, .layers = 2, .heads = 4, .key_value_heads = 4, .head_size = 16, .feed_forward_width = 96,
                    .vocabulary = 128, .max_positions = 128};
  config.vision = {.image_size = 32, .patch_size = 8, .width = 32, .layers = 2, .heads = 2, .mlp_width = 128};
  config.vq = {.codes = 64, .code_width = 8, .base_channels = 32, .multipliers = {1, 2, 2}, .encoder_blocks = 1,
               .decoder_blocks = 2, .z_channels = 32, .norm_group_channels = 0, .image_size = 16};
  config.image_head_width = 64;
  return config;
}

double largest_difference(const at::Tensor& ours, const at::Tensor& reference) {
  return ours.sizes() == reference.sizes() ? (ours - reference).abs().max().item<double>() : 1e9;
}

}  // namespace

/// Every part of the model against the reference implementation, on the same small random weights.
/// Source: transformers, JanusForConditionalGeneration; where its VQ encoder differs, the official definition.
class TestJanusGolden : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    GoldenWeights weights;
    model_.visit(weights);
  }

  void visionTowerAndAligner() {
    const at::Tensor features = model_.vision(golden("look.pixels"));
    QVERIFY(largest_difference(features, golden("look.features")) < tolerance);
    QVERIFY(largest_difference(model_.look(golden("look.pixels")), golden("look.embeddings")) < tolerance);
  }

  void textLogitsBehindAPicture() {
    const at::Tensor hidden = hidden_of(prompt_with_picture());
    QVERIFY(largest_difference(model_.decoder.text_logits(hidden), golden("text.logits")) < tolerance);
  }

  void greedyAnswer() {
    const at::Tensor expected = golden("text.greedy")[0];
    at::Tensor embeddings = prompt_with_picture();
    for (std::int64_t i = 0; i < expected.size(0); ++i) {
      const at::Tensor last = hidden_of(embeddings).select(1, embeddings.size(1) - 1);  // [1, C]
      const at::Tensor token = model_.decoder.text_logits(last).argmax(-1);             // [1]
      QCOMPARE(token.item<std::int64_t>(), expected[i].item<std::int64_t>());
      embeddings = at::cat({embeddings, model_.decoder.embed(token).unsqueeze(0)}, 1);
    }
  }

  void embeddingsOfCodes() {
    QVERIFY(largest_difference(model_.embed_codes(golden("codes")), golden("codes.embeddings")) < tolerance);
  }

  void logitsOfCodesBehindAPrompt() {
    const at::Tensor prompt = model_.decoder.embed(golden("draw.ids")).expand({2, -1, -1});
    const at::Tensor hidden = hidden_of(at::cat({prompt, model_.embed_codes(golden("codes"))}, 1));
    QVERIFY(largest_difference(model_.image_logits(hidden), golden("draw.logits")) < tolerance);
  }

  void greedyPictureWithGuidance() {
    const at::Tensor expected = golden("draw.greedy")[0];
    const at::Tensor conditional = golden("draw.ids");
    at::Tensor unconditional = conditional.clone();
    unconditional.narrow(1, 1, conditional.size(1) - 2).fill_(2);  // padding between the ends
    at::Tensor embeddings = model_.decoder.embed(at::cat({conditional, unconditional}));  // [2, T, C]
    for (std::int64_t i = 0; i < expected.size(0); ++i) {
      const at::Tensor logits = model_.image_logits(hidden_of(embeddings).select(1, embeddings.size(1) - 1));  // [2, N]
      const at::Tensor code = (logits[1] + 5.0 * (logits[0] - logits[1])).argmax();
      QCOMPARE(code.item<std::int64_t>(), expected[i].item<std::int64_t>());
      embeddings = at::cat({embeddings, model_.embed_codes(code.view({1, 1})).expand({2, -1, -1})}, 1);
    }
  }

  void pixelsOfCodes() {
    const at::Tensor pixels = model_.vq.paint(golden("codes").view({2, 4, 4}));
    QVERIFY(largest_difference(pixels, golden("paint.pixels")) < tolerance);
  }

  void codesOfPixels() {
    QVERIFY(largest_difference(model_.vq.encode(golden("tokenize.pixels")), golden("tokenize.latents")) < tolerance);
    QVERIFY(at::equal(model_.vq.tokenize(golden("tokenize.pixels")), golden("tokenize.codes")));
  }

 private:
  [[nodiscard]] at::Tensor golden(const std::string& name) const { return file_.tensor(name); }

  [[nodiscard]] at::Tensor hidden_of(const at::Tensor& embeddings) const {
    return model_.decoder.hidden(embeddings, at::arange(embeddings.size(1), at::kLong), {}, nullptr);
  }

  /// Three tokens, a picture of 16 positions, four tokens: [1, 23, C].
  [[nodiscard]] at::Tensor prompt_with_picture() const {
    at::Tensor embeddings = model_.decoder.embed(golden("text.ids")).clone();
    embeddings[0].narrow(0, 3, 16).copy_(model_.look(golden("look.pixels").narrow(0, 0, 1))[0]);
    return embeddings;
  }

  MultimodalModel model_{golden_config()};
  checkpoint::SafetensorsFile file_{BIFRONS_SOURCE_DIR "/tests/golden/janus/tiny_janus.safetensors"};
};

BIFRONS_TEST(TestJanusGolden)
#include "tst_janus_golden.moc"
