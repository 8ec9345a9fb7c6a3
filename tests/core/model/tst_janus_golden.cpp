#include <ATen/Parallel.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/equal.h>

#include <QTest>

#include "core/model/model_loader.h"
#include "tests/core/model/golden_model.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::model;

namespace {

/// float32 against float32 through a few layers, relative to the largest number; sums are taken in another order, nothing
/// else differs.
constexpr double tolerance = 2e-5;

constexpr std::int64_t pad_token = 2;
constexpr std::int64_t placeholder_token = 5;
constexpr double guidance = 5.0;

double error(const at::Tensor& ours, const at::Tensor& reference) {
  if (ours.sizes() != reference.sizes()) return 1e9;
  return (ours - reference).abs().max().item<double>() / reference.abs().max().item<double>();
}

at::Tensor hidden_of(const MultimodalModel& model, const at::Tensor& embeddings) {
  return model.decoder.hidden(embeddings, at::arange(embeddings.size(1), embeddings.options().dtype(at::kLong)), {}, nullptr);
}

/// Embeddings of the golden question about the first golden picture, [1, T, C].
at::Tensor question(const GoldenModel& golden) {
  const at::Tensor ids = golden.output("text.ids");
  at::Tensor embeddings = golden.model->decoder.embed(ids).clone();
  const at::Tensor seen = golden.model->look(golden.output("look.pixels").narrow(0, 0, 1));  // [1, P, C]
  embeddings.flatten(0, 1).masked_scatter_(ids.flatten().eq(placeholder_token).unsqueeze(1), seen);
  return embeddings;
}

/// Guided logits of each of `codes` [1, P] behind the prompt `ids` [1, T], as if those before it had been drawn: [1, P, N].
at::Tensor guided_logits(const MultimodalModel& model, const at::Tensor& ids, const at::Tensor& codes) {
  at::Tensor unconditional = ids.clone();
  unconditional.narrow(1, 1, ids.size(1) - 2).fill_(pad_token);  // padding between the ends
  const at::Tensor prompt = model.decoder.embed(at::cat({ids, unconditional}));  // [2, T, C]
  const at::Tensor drawn = model.embed_codes(codes).expand({2, -1, -1});         // [2, P, C]
  const at::Tensor hidden = hidden_of(model, at::cat({prompt, drawn}, 1)).narrow(1, ids.size(1) - 1, codes.size(1));
  const at::Tensor logits = model.image_logits(hidden);  // [2, P, N]
  return (logits[1] + guidance * (logits[0] - logits[1])).unsqueeze(0);
}

/// Row `row` of padded ids [B, T] without the padding on its left, [1, T'].
at::Tensor without_padding(const at::Tensor& ids, const at::Tensor& mask, std::int64_t row) {
  const std::int64_t length = mask[row].sum().item<std::int64_t>();
  return ids.narrow(0, row, 1).narrow(1, ids.size(1) - length, length);
}

std::vector<std::int64_t> numbers(const at::Tensor& row) {
  const at::Tensor whole = row.to(at::kCPU).contiguous();
  return {whole.data_ptr<std::int64_t>(), whole.data_ptr<std::int64_t>() + whole.numel()};
}

}  // namespace

/// Every part of the model against the reference implementation, on the same small random weights, in both layouts.
/// Source: transformers, JanusForConditionalGeneration; where its VQ encoder differs, the official definition.
class TestJanusGolden : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { at::set_num_threads(1); }  // tiny products: threads would wait more than they help

  void visionTowerAndAligner_data() { models(); }
  void visionTowerAndAligner() {
    const GoldenModel& golden = chosen();
    QVERIFY(agree("vision encoder", golden.model->vision(golden.output("look.pixels")), golden.output("look.features")));
    QVERIFY(agree("aligner", golden.model->look(golden.output("look.pixels")), golden.output("look.embeddings")));
  }

  void textLogitsBehindAPicture_data() { models(); }
  void textLogitsBehindAPicture() {
    const GoldenModel& golden = chosen();
    const at::Tensor hidden = hidden_of(*golden.model, question(golden));
    QVERIFY(agree("decoder", hidden, golden.output("text.hidden")));
    QVERIFY(agree("text logits", golden.model->decoder.text_logits(hidden), golden.output("text.logits")));
  }

  void greedyAnswer_data() { models(); }
  void greedyAnswer() {
    const GoldenModel& golden = chosen();
    const Decoder& decoder = golden.model->decoder;
    at::Tensor embeddings = question(golden);
    for (const std::int64_t expected : numbers(golden.output("text.greedy")[0])) {
      const at::Tensor last = hidden_of(*golden.model, embeddings).select(1, embeddings.size(1) - 1);  // [1, C]
      const at::Tensor token = decoder.text_logits(last).argmax(-1);                                    // [1]
      QCOMPARE(token.item<std::int64_t>(), expected);
      embeddings = at::cat({embeddings, decoder.embed(token).unsqueeze(0)}, 1);
    }
  }

  void embeddingsOfCodes_data() { models(); }
  void embeddingsOfCodes() {
    const GoldenModel& golden = chosen();
    QVERIFY(agree("code embeddings", golden.model->embed_codes(golden.output("codes")), golden.output("codes.embeddings")));
  }

  void logitsOfCodesBehindAPrompt_data() { models(); }
  void logitsOfCodesBehindAPrompt() {
    const GoldenModel& golden = chosen();
    const at::Tensor prompt = golden.model->decoder.embed(golden.output("draw.ids")).expand({2, -1, -1});
    const at::Tensor codes = golden.model->embed_codes(golden.output("codes"));
    const at::Tensor hidden = hidden_of(*golden.model, at::cat({prompt, codes}, 1));
    QVERIFY(agree("image logits", golden.model->image_logits(hidden), golden.output("draw.logits")));
  }

  /// Where each code is the likeliest one behind those before it, the picture that is drawn is the same.
  void greedyPictureWithGuidance_data() { models(); }
  void greedyPictureWithGuidance() {
    const GoldenModel& golden = chosen();
    const at::Tensor codes = golden.output("draw.greedy");
    const at::Tensor logits = guided_logits(*golden.model, golden.output("draw.ids"), codes);
    QVERIFY(agree("guided image logits", logits, golden.output("draw.guided")));
    QVERIFY(at::equal(logits.argmax(-1), codes));
  }

  /// The reference draws prompts of different lengths in one batch, padded on the left; here each goes alone.
  void picturesOfAPaddedBatch_data() { models(); }
  void picturesOfAPaddedBatch() {
    const GoldenModel& golden = chosen();
    for (std::int64_t row = 0; row < 2; ++row) {
      const at::Tensor ids = without_padding(golden.output("batch.ids"), golden.output("batch.mask"), row);
      const at::Tensor codes = golden.output("batch.greedy").narrow(0, row, 1);
      const at::Tensor logits = guided_logits(*golden.model, ids, codes);
      QVERIFY(agree("guided, of a padded batch", logits, golden.output("batch.guided").narrow(0, row, 1)));
      QVERIFY(at::equal(logits.argmax(-1), codes));
    }
  }

  /// The same for answers.
  void answersOfAPaddedBatch_data() { models(); }
  void answersOfAPaddedBatch() {
    const GoldenModel& golden = chosen();
    for (std::int64_t row = 0; row < 2; ++row) {
      const at::Tensor ids = without_padding(golden.output("ask.ids"), golden.output("ask.mask"), row);
      const at::Tensor answer = golden.output("ask.greedy").narrow(0, row, 1);
      const at::Tensor hidden = hidden_of(*golden.model, golden.model->decoder.embed(at::cat({ids, answer}, 1)));
      const at::Tensor logits = golden.model->decoder.text_logits(hidden.narrow(1, ids.size(1) - 1, answer.size(1)));
      QVERIFY(agree("answers, of a padded batch", logits, golden.output("ask.logits").narrow(0, row, 1)));
      QVERIFY(at::equal(logits.argmax(-1), answer));
    }
  }

  void pixelsOfCodes_data() { models(); }
  void pixelsOfCodes() {
    const GoldenModel& golden = chosen();
    const std::int64_t grid = golden.model->config.vq.grid();
    const at::Tensor pixels = golden.model->vq.paint(golden.output("codes").view({2, grid, grid}));
    QVERIFY(agree("VQ decoder", pixels, golden.output("paint.pixels")));
  }

  void codesOfPixels_data() { models(); }
  void codesOfPixels() {
    const GoldenModel& golden = chosen();
    const VqModel& vq = golden.model->vq;
    QVERIFY(agree("VQ encoder", vq.encode(golden.output("tokenize.pixels")), golden.output("tokenize.latents")));
    QVERIFY(at::equal(vq.tokenize(golden.output("tokenize.pixels")), golden.output("tokenize.codes")));
  }

  void aTransformersCheckpointIsTheSameModelInTheOfficialLayout_data() { models(); }
  void aTransformersCheckpointIsTheSameModelInTheOfficialLayout() {
    const GoldenModel& golden = chosen();
    const ModelConfig config = parse_model_config(model_config_json(golden.model->config), "config.json");
    QVERIFY(config.layout == CheckpointLayout::official);
    MultimodalModel official(config);
    load_weights(official, checkpoint::MemoryWeights(named_parameters(*golden.model)), {.device = golden.device});
    const at::Tensor pixels = golden.output("look.pixels"), codes = golden.output("codes");
    QVERIFY(at::equal(official.look(pixels), golden.model->look(pixels)));
    QVERIFY(at::equal(guided_logits(official, golden.output("draw.ids"), codes.narrow(0, 0, 1)),
                      guided_logits(*golden.model, golden.output("draw.ids"), codes.narrow(0, 0, 1))));
    const at::Tensor hidden = hidden_of(official, official.decoder.embed(golden.output("ask.ids")));
    QVERIFY(at::equal(official.decoder.text_logits(hidden), golden.model->decoder.text_logits(hidden)));
    const std::int64_t grid = config.vq.grid();
    QVERIFY(at::equal(official.vq.paint(codes.view({2, grid, grid})), golden.model->vq.paint(codes.view({2, grid, grid}))));
    const at::Tensor picture = golden.output("tokenize.pixels");
    QVERIFY(at::equal(official.vq.encode(picture), golden.model->vq.encode(picture)));
  }

  void cleanupTestCase() {
    qInfo("%-28s %s", "component", "largest error over the models, of the largest number");
    for (const auto& [component, worst] : worst_) qInfo("%-28s %.2e  (%s)", component.c_str(), worst.error, worst.model.c_str());
  }

 private:
  static void models() {
    QTest::addColumn<int>("unused");
    for (const char* name : {"official_tiny", "tiny", "odd", "shallow"}) QTest::newRow(name) << 0;
  }

  /// Whether a component does what the reference does; remembers how far off it was.
  bool agree(const std::string& component, const at::Tensor& ours, const at::Tensor& reference) {
    Worst& worst = worst_[component];
    const double made = error(ours, reference);
    if (made >= worst.error) worst = {.error = made, .model = QTest::currentDataTag()};
    return made < tolerance;
  }

  const GoldenModel& chosen() {
    const std::string name = QTest::currentDataTag();
    return loaded_.try_emplace(name, name).first->second;
  }

  struct Worst {
    double error = 0;
    std::string model;
  };

  std::map<std::string, GoldenModel> loaded_;
  std::map<std::string, Worst> worst_;
};

BIFRONS_TEST(TestJanusGolden)
#include "tst_janus_golden.moc"
