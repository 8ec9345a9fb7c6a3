#include <QTest>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/model/model_config.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::model;

namespace {

nlohmann::json golden_json(const std::string& model) {
  return nlohmann::json::parse(read_file(std::string(BIFRONS_SOURCE_DIR "/tests/golden/janus/") + model + "/config.json"));
}

/// As the file of Janus-Pro-7B has it.
nlohmann::json published_7b() {
  return {{"model_type", "multi_modality"},
          {"language_config", {{"max_position_embeddings", 16384}, {"model_type", "llama"}, {"num_hidden_layers", 30},
                               {"torch_dtype", "bfloat16"}, {"vocab_size", 102400}}},
          {"vision_config", {{"cls", "CLIPVisionTower"}, {"params", {{"image_size", 384}, {"model_name", "siglip_large_patch16_384"},
                                                                     {"select_feature", "same"}, {"select_layer", -1}}}}},
          {"gen_vision_config", {{"cls", "VQ-16"}, {"params", {{"image_token_size", 16384}, {"n_embed", 8}}}}},
          {"gen_head_config", {{"cls", "vision_head"}, {"params", {{"image_token_embed", 4096}, {"image_token_size", 16384}, {"n_embed", 4096}}}}}};
}

/// The sentence with which a configuration is refused; empty when it is taken.
std::string refusal(const nlohmann::json& document) {
  try {
    (void)parse_model_config(document.dump(), "config.json");
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

class TestModelConfig : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsTheTransformersLayout() {
    const ModelConfig config = parse_model_config(golden_json("odd").dump(), "config.json");
    QVERIFY(config.layout == CheckpointLayout::transformers);
    QCOMPARE(config.decoder.head_size, 24);
    QCOMPARE(config.decoder.key_value_heads, 2);
    QCOMPARE(config.decoder.rope_theta, 50000.0);
    QCOMPARE(config.vision.patches(), 9);
    QCOMPARE(config.vision.mlp_width, 60);
    QCOMPARE(config.vq.tokens(), 9);
    QCOMPARE(config.vq.image_size, 12);
    QCOMPARE(config.vq.decoder_blocks, 3);
    QCOMPARE(config.image_head_width, 40);
  }
  void givesAbsentFieldsTheDefaultsOfLlama() {
    const ModelConfig config = parse_model_config(published_7b().dump(), "config.json");
    QVERIFY(config.layout == CheckpointLayout::official);
    QCOMPARE(config.decoder.width, 4096);
    QCOMPARE(config.decoder.layers, 30);
    QCOMPARE(config.decoder.heads, 32);
    QCOMPARE(config.decoder.key_value_heads, 32);
    QCOMPARE(config.decoder.head_size, 128);
    QCOMPARE(config.decoder.feed_forward_width, 11008);
    QCOMPARE(config.decoder.rope_theta, 10000.0);
    QCOMPARE(config.vision.layers, 24);
    QCOMPARE(config.vision.patches(), 576);
    QCOMPARE(config.vq.tokens(), 576);
  }
  /// Janus-4o-7B, Janus-Pro-R1-7B: what training goes on from is written anew by other versions of transformers, with the
  /// fields that they add, the defaults of Llama spelt out, or nothing where a value is not set.
  void readsWhatWasSavedAnew() {
    const std::string published = model_config_json(parse_model_config(published_7b().dump(), "config.json"));
    nlohmann::json version4 = published_7b();
    version4.update({{"_name_or_path", "deepseek-ai/Janus-Pro-7B"}, {"architectures", {"MultiModalityCausalLM"}},
                     {"torch_dtype", "bfloat16"}, {"transformers_version", "4.48.3"}});
    version4["language_config"]["_attn_implementation_autoset"] = true;
    QCOMPARE(model_config_json(parse_model_config(version4.dump(), "config.json")), published);
    nlohmann::json version5 = published_7b();
    version5["dtype"] = "bfloat16";
    version5["language_config"].update(
        {{"attention_bias", false}, {"attention_dropout", 0.0}, {"bos_token_id", 1}, {"dtype", nullptr}, {"eos_token_id", 2},
         {"head_dim", 128}, {"hidden_act", "silu"}, {"hidden_size", 4096}, {"intermediate_size", 11008}, {"mlp_bias", false},
         {"num_attention_heads", 32}, {"num_key_value_heads", 32}, {"pad_token_id", nullptr}, {"pretraining_tp", 1},
         {"rms_norm_eps", 1e-6}, {"rope_parameters", {{"rope_theta", 10000.0}, {"rope_type", "default"}}}, {"rope_scaling", nullptr},
         {"rope_theta", 10000.0}, {"tie_word_embeddings", false}, {"use_cache", true}});
    for (const char* section : {"vision_config", "gen_vision_config", "gen_head_config"}) {
      version5[section].update({{"_name_or_path", ""}, {"architectures", nullptr}, {"dtype", nullptr}, {"return_dict", true}});
    }
    QCOMPARE(model_config_json(parse_model_config(version5.dump(), "config.json")), published);
  }
  void refusesWhatTheNetworkDoesNotDo_data() {
    QTest::addColumn<QByteArray>("section");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char* section, const char* key, const char* value) {
      QTest::newRow(key) << QByteArray(section) << QByteArray(key) << QByteArray(value);
    };
    row("vision_config", "hidden_act", "\"gelu_pytorch_tanh\"");
    row("vision_config", "use_qk_norm", "true");
    row("vision_config", "attention_bias", "false");
    row("vision_config", "depth", "3");
    row("vision_config", "projection_dim", "64");
    row("vision_config", "num_attention_heads", "5");
    row("vq_config", "double_latent", "true");
    row("vq_config", "base_channels", "33");
    row("vq_config", "image_token_embed_dim", "64");
    row("vq_config", "num_embeddings", "99999999999");
    row("text_config", "rope_scaling", "{\"type\": \"linear\", \"factor\": 2.0}");
    row("text_config", "mlp_bias", "true");
    row("text_config", "num_hidden_layers", "-1");
    row("text_config", "hidden_size", "\"40\"");
  }
  void refusesWhatTheNetworkDoesNotDo() {
    QFETCH(const QByteArray, section);
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, value);
    nlohmann::json document = golden_json("odd");
    QCOMPARE(refusal(document), std::string());
    document[section.toStdString()][key.toStdString()] = nlohmann::json::parse(value.toStdString());
    const std::string name = (section + "." + key).toStdString();
    QVERIFY2(refusal(document).find(name) != std::string::npos, refusal(document).c_str());
  }
  void refusesARotationOfAnotherKind() {
    nlohmann::json document = golden_json("odd");
    document["text_config"]["rope_parameters"]["rope_type"] = "yarn";
    QVERIFY2(refusal(document).find("rope_type is “yarn”") != std::string::npos, refusal(document).c_str());
  }
  void refusesOtherModelsByTheirType() {
    nlohmann::json document = golden_json("odd");
    document["model_type"] = "llava";
    QVERIFY2(refusal(document).find("“llava”") != std::string::npos, refusal(document).c_str());
  }
};

BIFRONS_TEST(TestModelConfig)
#include "tst_model_config.moc"
