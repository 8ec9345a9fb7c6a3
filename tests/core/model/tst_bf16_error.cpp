#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <c10/core/InferenceMode.h>

#include <QTest>
#include <nlohmann/json.hpp>

#include "core/base/file_io.h"
#include "core/kernels/instruction_set.h"
#include "core/model/model_loader.h"
#include "core/model/row_decoder.h"
#include "tests/core/model/golden_model.h"
#include "tests/support/golden_weights.h"
#include "tests/support/test_device.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::model;

namespace {

constexpr double allowed_ratio = 1.2;   // of our error in bfloat16 to the reference's
constexpr double allowed_fp32 = 1e-4;

constexpr std::int64_t placeholder_token = 5;
constexpr double guidance = 5.0;
constexpr std::int64_t numbers_kept = 4096;

using Parts = std::map<std::string, at::Tensor>;

/// As the script keeps them.
at::Tensor kept(const at::Tensor& part) {
  const at::Tensor flat = part.to(at::kCPU, at::kFloat).flatten();
  return flat.slice(0, 0, std::nullopt, (flat.numel() / numbers_kept) | 1);
}

double error(const at::Tensor& made, const at::Tensor& expected) {
  if (made.sizes() != expected.sizes()) return 1e9;
  return ((made - expected).norm() / expected.norm()).item<double>();
}

/// The model with weights that bfloat16 holds exactly, stored in `dtype`.
std::unique_ptr<MultimodalModel> model_in(at::ScalarType dtype, const Parts& weights) {
  auto model = std::make_unique<MultimodalModel>(read_model_config(golden_model_folder("midsize")));
  load_weights(*model, checkpoint::MemoryWeights(weights), {.dtype = dtype, .device = tests::test_device()});
  return model;
}

/// How many positions are computed in one go: a prompt is many rows, of answers and pictures each position is a step.
struct Way {
  const char* name;
  std::int64_t positions;
};
constexpr Way at_once{.name = "at once", .positions = 256}, step_by_step{.name = "step by step", .positions = 1};

/// embeddings: [B, T, C]. Returns the decoder's hidden states, [B, T, C].
at::Tensor read(const MultimodalModel& model, const at::Tensor& embeddings, const Way& way) {
  KvCache cache(model.config.decoder, embeddings.size(0), embeddings.size(1), model.decoder.embed_tokens.weight.options());
  RowDecoder rows(model.decoder, model.config.decoder);
  std::vector<at::Tensor> made;
  for (const at::Tensor& piece : embeddings.split(way.positions, 1)) {
    made.push_back(way.positions == 1 ? rows.step(piece, cache).unsqueeze(1) : model.decoder.step(piece, cache));
  }
  return at::cat(made, 1);
}

/// A head on hidden states [B, T, C].
template <typename Head>
at::Tensor apply(Head head, const at::Tensor& hidden, const Way& way) {
  std::vector<at::Tensor> made;
  for (const at::Tensor& piece : hidden.split(way.positions, 1)) made.push_back(head(piece));
  return at::cat(made, 1);
}

}  // namespace

/// The error of bfloat16 against float32 on a model of middle size, held against the error that the reference implementation
/// has in bfloat16. Source: transformers, JanusForConditionalGeneration (tests/golden/make_bf16_goldens.py).
class TestBf16Error : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    at::set_num_threads(1);  // small products: threads would wait more than they help
    const c10::InferenceMode inference_mode;
    Parts weights = golden_weights("midsize");
    for (auto& [name, weight] : weights) weight = weight.to(at::kBFloat16);
    pixels_ = tests::golden_tensor("pixels", "embedding", {1, 3, 160, 160}).to(at::kBFloat16).to(tests::test_device(), at::kFloat);
    for (const at::ScalarType dtype : {at::kFloat, at::kBFloat16}) {
      const auto model = model_in(dtype, weights);
      add_encoders(*model, made_[dtype][at_once.name]);
      for (const Way& way : {at_once, step_by_step}) add_decoder(*model, way, made_[dtype][way.name]);
    }
    const std::string_view instructions = kernels::instruction_set_name(kernels::best_instruction_set());
    qInfo("%-32s %-13s %10s %10s %10s %6s   (%s)", "part", "way", "fp32", "bf16", "reference", "ratio", instructions.data());
  }

  void nothingStrongerThanWasNamedIsUsed() {
    using enum kernels::InstructionSet;
    const std::string named = qEnvironmentVariable("BIFRONS_INSTRUCTIONS", QStringLiteral("AVX-512 BF16")).toStdString();
    for (const auto set : {portable, avx2, avx512, avx512_bf16}) {
      if (kernels::instruction_set_name(set) == named) QVERIFY(kernels::best_instruction_set() <= set);
    }
  }

  void isNoLargerThanTheReferences_data() {
    QTest::addColumn<QByteArray>("way");
    QTest::addColumn<QByteArray>("part");
    for (const auto& [way, parts] : made_[at::kFloat]) {
      for (const auto& [part, tensor] : parts) {
        QTest::addRow("%s, %s", part.c_str(), way.c_str()) << QByteArray::fromStdString(way) << QByteArray::fromStdString(part);
      }
    }
  }
  void isNoLargerThanTheReferences() {
    QFETCH(const QByteArray, way);
    QFETCH(const QByteArray, part);
    const std::string name = part.toStdString();
    const at::Tensor expected = outputs_.tensor(name);
    const double wide = error(kept(made_[at::kFloat][way.toStdString()][name]), expected);
    const double narrow = error(kept(made_[at::kBFloat16][way.toStdString()][name]), expected);
    const double reference = reference_errors_[name];
    qInfo("%-32s %-13s %10.2e %10.2e %10.2e %6.2f", part.data(), way.data(), wide, narrow, reference, narrow / reference);
    QVERIFY(wide < allowed_fp32);
    QVERIFY(narrow <= allowed_ratio * reference);
  }

 private:
  [[nodiscard]] at::Tensor given(const char* name) const { return outputs_.tensor(name).to(tests::test_device()); }

  void add_encoders(const MultimodalModel& model, Parts& parts) const {
    const std::int64_t grid = model.config.vq.grid();
    parts["vision encoder"] = model.vision(pixels_);
    parts["aligner"] = model.look(pixels_);
    parts["code embeddings"] = model.embed_codes(given("codes"));
    parts["VQ decoder"] = model.vq.paint(given("codes").view({1, grid, grid}));
  }

  void add_decoder(const MultimodalModel& model, const Way& way, Parts& parts) const {
    const auto words = [&](const at::Tensor& hidden) { return model.decoder.text_logits(hidden); };
    const auto codes = [&](const at::Tensor& hidden) { return model.image_logits(hidden); };
    parts["decoder"] = read(model, model.decoder.embed(given("words")), way);
    parts["text logits"] = apply(words, parts["decoder"], way);
    parts["text logits behind a picture"] = apply(words, read(model, question(model), way), way);
    const at::Tensor caption = model.decoder.embed(given("caption"));  // [2, T, C]
    const at::Tensor drawn = model.embed_codes(given("codes")).expand({2, -1, -1});
    const at::Tensor hidden = read(model, at::cat({caption, drawn}, 1), way);
    const at::Tensor logits = apply(codes, hidden.slice(1, caption.size(1) - 1), way);  // [2, P + 1, N]
    parts["image logits"] = logits;
    parts["guided image logits"] = (logits[1] + guidance * (logits[0] - logits[1])).unsqueeze(0);
  }

  /// Embeddings of a question about the picture, [1, T, C].
  [[nodiscard]] at::Tensor question(const MultimodalModel& model) const {
    const at::Tensor ids = given("question");
    at::Tensor embeddings = model.decoder.embed(ids).clone();
    embeddings[0].masked_scatter_(ids[0].eq(placeholder_token).unsqueeze(1), model.look(pixels_));
    return embeddings;
  }

  checkpoint::SafetensorsFile outputs_{golden_model_folder("midsize") / "outputs.safetensors"};
  std::map<std::string, double> reference_errors_ =
      nlohmann::json::parse(read_file(golden_model_folder("midsize") / "bf16_errors.json"));
  at::Tensor pixels_;
  std::map<at::ScalarType, std::map<std::string, Parts>> made_;  ///< by type and way
};

BIFRONS_TEST(TestBf16Error)
#include "tst_bf16_error.moc"
