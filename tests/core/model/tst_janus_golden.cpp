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
  return model.decoder.hidden(embeddings, at::arange(embeddings.size(1), at::kLong), {}, nullptr);
}

/// Embeddings of the golden question about the first golden picture, [1, T, C].
at::Tensor question(const GoldenModel& golden) {
  const at::Tensor ids = golden.output("text.ids");
  at::Tensor embeddings = golden.model->decoder.embed(ids).clone();
  const at::Tensor seen = golden.model->look(golden.output("look.pixels").narrow(0, 0, 1));  // [1, P, C]
  embeddings.flatten(0, 1).masked_scatter_(ids.flatten().eq(placeholder_token).unsqueeze(1), seen);
  return embeddings;
}

/// Most likely codes behind the prompt `ids` [1, T], with guidance.
std::vector<std::int64_t> drawn(const MultimodalModel& model, const at::Tensor& ids, std::int64_t tokens) {
  at::Tensor unconditional = ids.clone();
  unconditional.narrow(1, 1, ids.size(1) - 2).fill_(pad_token);  // padding between the ends
  at::Tensor embeddings = model.decoder.embed(at::cat({ids, unconditional}));  // [2, T, C]
  std::vector<std::int64_t> codes;
  while (std::ssize(codes) < tokens) {
    const at::Tensor last = hidden_of(model, embeddings).select(1, embeddings.size(1) - 1);
    const at::Tensor logits = model.image_logits(last);  // [2, N]
    const at::Tensor code = (logits[1] + guidance * (logits[0] - logits[1])).argmax();
    codes.push_back(code.item<std::int64_t>());
    embeddings = at::cat({embeddings, model.embed_codes(code.view({1, 1})).expand({2, -1, -1})}, 1);
  }
  return codes;
}

std::vector<std::int64_t> numbers(const at::Tensor& row) {
  const at::Tensor whole = row.contiguous();
  return {whole.data_ptr<std::int64_t>(), whole.data_ptr<std::int64_t>() + whole.numel()};
}

}  // namespace

/// Every part of the model against the reference implementation, on the same small random weights, in both layouts.
/// Source: transformers, JanusForConditionalGeneration; where its VQ encoder differs, the official definition.
class TestJanusGolden : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void visionTowerAndAligner_data() { models(); }
  void visionTowerAndAligner() {
    const GoldenModel& golden = chosen();
    QVERIFY(error(golden.model->vision(golden.output("look.pixels")), golden.output("look.features")) < tolerance);
    QVERIFY(error(golden.model->look(golden.output("look.pixels")), golden.output("look.embeddings")) < tolerance);
  }

  void textLogitsBehindAPicture_data() { models(); }
  void textLogitsBehindAPicture() {
    const GoldenModel& golden = chosen();
    const at::Tensor logits = golden.model->decoder.text_logits(hidden_of(*golden.model, question(golden)));
    QVERIFY(error(logits, golden.output("text.logits")) < tolerance);
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
    QVERIFY(error(golden.model->embed_codes(golden.output("codes")), golden.output("codes.embeddings")) < tolerance);
  }

  void logitsOfCodesBehindAPrompt_data() { models(); }
  void logitsOfCodesBehindAPrompt() {
    const GoldenModel& golden = chosen();
    const at::Tensor prompt = golden.model->decoder.embed(golden.output("draw.ids")).expand({2, -1, -1});
    const at::Tensor codes = golden.model->embed_codes(golden.output("codes"));
    const at::Tensor hidden = hidden_of(*golden.model, at::cat({prompt, codes}, 1));
    QVERIFY(error(golden.model->image_logits(hidden), golden.output("draw.logits")) < tolerance);
  }

  void greedyPictureWithGuidance_data() { models(); }
  void greedyPictureWithGuidance() {
    const GoldenModel& golden = chosen();
    const std::vector<std::int64_t> expected = numbers(golden.output("draw.greedy")[0]);
    QCOMPARE(drawn(*golden.model, golden.output("draw.ids"), std::ssize(expected)), expected);
  }

  /// The reference draws prompts of different lengths in one batch, padded on the left; here each goes alone.
  void picturesOfAPaddedBatch_data() { models(); }
  void picturesOfAPaddedBatch() {
    const GoldenModel& golden = chosen();
    const at::Tensor ids = golden.output("batch.ids");
    const at::Tensor lengths = golden.output("batch.mask").sum(1);
    for (std::int64_t row = 0; row < ids.size(0); ++row) {
      const std::int64_t length = lengths[row].item<std::int64_t>();
      const at::Tensor prompt = ids.narrow(0, row, 1).narrow(1, ids.size(1) - length, length);
      const std::vector<std::int64_t> expected = numbers(golden.output("batch.greedy")[row]);
      QCOMPARE(drawn(*golden.model, prompt, std::ssize(expected)), expected);
    }
  }

  void pixelsOfCodes_data() { models(); }
  void pixelsOfCodes() {
    const GoldenModel& golden = chosen();
    const std::int64_t grid = golden.model->config.vq.grid();
    const at::Tensor pixels = golden.model->vq.paint(golden.output("codes").view({2, grid, grid}));
    QVERIFY(error(pixels, golden.output("paint.pixels")) < tolerance);
  }

  void codesOfPixels_data() { models(); }
  void codesOfPixels() {
    const GoldenModel& golden = chosen();
    const VqModel& vq = golden.model->vq;
    QVERIFY(error(vq.encode(golden.output("tokenize.pixels")), golden.output("tokenize.latents")) < tolerance);
    QVERIFY(at::equal(vq.tokenize(golden.output("tokenize.pixels")), golden.output("tokenize.codes")));
  }

  void aTransformersCheckpointIsTheSameModelInTheOfficialLayout_data() { models(); }
  void aTransformersCheckpointIsTheSameModelInTheOfficialLayout() {
    const GoldenModel& golden = chosen();
    const ModelConfig config = parse_model_config(model_config_json(golden.model->config), "config.json");
    QVERIFY(config.layout == CheckpointLayout::official);
    MultimodalModel official(config);
    load_weights(official, checkpoint::MemoryWeights(named_parameters(*golden.model)), {});
    QVERIFY(at::equal(official.look(golden.output("look.pixels")), golden.model->look(golden.output("look.pixels"))));
  }

 private:
  static void models() {
    QTest::addColumn<int>("unused");
    for (const char* name : {"official_tiny", "tiny", "odd", "shallow"}) QTest::newRow(name) << 0;
  }

  const GoldenModel& chosen() {
    const std::string name = QTest::currentDataTag();
    return loaded_.try_emplace(name, name).first->second;
  }

  std::map<std::string, GoldenModel> loaded_;
};

BIFRONS_TEST(TestJanusGolden)
#include "tst_janus_golden.moc"
