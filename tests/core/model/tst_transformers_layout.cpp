#include <ATen/ops/zeros.h>

#include <QTest>

#include "core/base/error.h"
#include "core/model/model_loader.h"
#include "tests/core/model/golden_model.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::model;

namespace {

constexpr const char* golden_folder = BIFRONS_SOURCE_DIR "/tests/golden/janus/odd";

/// The sentence with which weights are refused; empty when they are taken.
std::string refusal(std::map<std::string, at::Tensor> weights) {
  MultimodalModel model(read_model_config(golden_folder));
  try {
    load_weights(model, checkpoint::MemoryWeights(std::move(weights)), {});
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

/// What is wrong with a checkpoint in the transformers layout is told in its own names.
class TestTransformersLayout : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesAMissingThirdOfTheFusedProjection() {
    const std::string name = "model.vision_model.encoder.layers.1.self_attn.k_proj.weight";
    auto weights = golden_weights("odd");
    QCOMPARE(weights.erase(name), 1U);
    const std::string sentence = refusal(std::move(weights));
    QVERIFY2(sentence.find("Missing (1): " + name + ".") != std::string::npos, sentence.c_str());
  }
  void doesNotTieTheHeadToTheEmbedding() {
    auto weights = golden_weights("odd");
    QCOMPARE(weights.erase("lm_head.weight"), 1U);
    const std::string sentence = refusal(std::move(weights));
    QVERIFY2(sentence.find("Missing (1): lm_head.weight.") != std::string::npos, sentence.c_str());
  }
  void namesWrongShapesAsTheyAreStored() {
    auto weights = golden_weights("odd");
    weights["model.vision_model.embeddings.position_embedding.weight"] = at::zeros({10, 24});
    weights["model.vision_model.encoder.layers.0.self_attn.q_proj.bias"] = at::zeros({23});
    const std::string sentence = refusal(std::move(weights));
    QVERIFY2(sentence.find("position_embedding.weight: expected [9, 24], found [10, 24]") != std::string::npos, sentence.c_str());
    QVERIFY2(sentence.find("q_proj.bias: expected [24], found [23]") != std::string::npos, sentence.c_str());
  }
  void namesWhatNobodyWants() {
    auto weights = golden_weights("odd");
    weights["model.vision_model.encoder.layers.9.layer_norm1.bias"] = at::zeros({24});
    const std::string sentence = refusal(std::move(weights));
    QVERIFY2(sentence.find("Unknown (1): model.vision_model.encoder.layers.9.layer_norm1.bias.") != std::string::npos,
             sentence.c_str());
  }
};

BIFRONS_TEST(TestTransformersLayout)
#include "tst_transformers_layout.moc"
