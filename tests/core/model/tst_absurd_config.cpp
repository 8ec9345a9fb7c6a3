#include <QTest>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/model/model_config.h"
#include "tests/support/test_registry.h"

using namespace core;
using namespace core::model;
using nlohmann::json;

namespace {

json document_of(const std::string& model) {
  const json golden =
      json::parse(read_file(std::string(BIFRONS_SOURCE_DIR "/tests/golden/janus/") + model + "/config.json"));
  if (model != "official_tiny") return golden;
  return json::parse(model_config_json(parse_model_config(golden.dump(), "config.json")));  // with all keys
}

/// What every number of a configuration must be refused as.
const std::vector<json>& absurd_values() {
  static const std::vector<json> values = {0,      -1,  std::int64_t{1} << 62, ~std::uint64_t{0}, -1e300, 1e300,
                                           "4",    json::array({4}), json::object(), true};
  return values;
}

void add_rows(const char* model, const char* section, std::initializer_list<const char*> keys) {
  for (const char* key : keys) {
    QTest::addRow("%s %s %s", model, section, key) << QByteArray(model) << QByteArray(section) << QByteArray(key);
  }
}

}  // namespace

/// Configurations with sizes that nothing can have: refused by file and key, before anything is allocated for them.
class TestAbsurdConfig : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void refusesAbsurdNumbers_data();
  void refusesAbsurdNumbers();
  void refusesSizesThatDoNotFitEachOther_data();
  void refusesSizesThatDoNotFitEachOther();
  void refusesDamagedText();
};

void TestAbsurdConfig::refusesAbsurdNumbers_data() {
  QTest::addColumn<QByteArray>("model");
  QTest::addColumn<QByteArray>("section");
  QTest::addColumn<QByteArray>("key");
  const auto decoder = {"hidden_size",       "num_hidden_layers", "num_attention_heads",     "num_key_value_heads", "head_dim",
                        "intermediate_size", "vocab_size",        "max_position_embeddings", "rms_norm_eps"};
  add_rows("official_tiny", "/language_config", decoder);
  add_rows("official_tiny", "/language_config", {"rope_theta"});
  add_rows("official_tiny", "/vision_config/params",
           {"image_size", "patch_size", "width", "layers", "heads", "mlp_width", "norm_eps"});
  add_rows("official_tiny", "/gen_vision_config/params",
           {"image_token_size", "n_embed", "base_channels", "encoder_blocks", "decoder_blocks", "z_channels", "image_size"});
  add_rows("official_tiny", "/gen_head_config/params", {"image_token_embed"});
  add_rows("odd", "/text_config", decoder);
  add_rows("odd", "/text_config/rope_parameters", {"rope_theta"});
  add_rows("odd", "/vision_config",
           {"image_size", "patch_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "mlp_ratio",
            "layer_norm_eps", "projection_dim", "num_channels", "depth"});
  add_rows("odd", "/vq_config",
           {"num_embeddings", "embed_dim", "base_channels", "num_res_blocks", "latent_channels", "projection_dim",
            "image_token_embed_dim", "in_channels", "out_channels", "num_hidden_layers"});
}

void TestAbsurdConfig::refusesAbsurdNumbers() {
  QFETCH(const QByteArray, model);
  QFETCH(const QByteArray, section);
  QFETCH(const QByteArray, key);
  QByteArray place = section.sliced(1) + '.' + key;
  place.replace('/', '.');
  for (const json& value : absurd_values()) {
    json document = document_of(model.toStdString());
    document[json::json_pointer(section.toStdString())][key.toStdString()] = value;
    try {
      (void)parse_model_config(document.dump(), "dir/config.json");
      QFAIL(value.dump().c_str());
    } catch (const Error& error) {
      const std::string sentence = error.what();
      QVERIFY2(error.kind() == ErrorKind::file_damaged && sentence.find("“dir/config.json”") != std::string::npos, error.what());
      QVERIFY2(sentence.find(place.toStdString()) != std::string::npos, error.what());
    }
  }
}

void TestAbsurdConfig::refusesSizesThatDoNotFitEachOther_data() {
  QTest::addColumn<QByteArray>("model");
  QTest::addColumn<QByteArray>("patch");
  QTest::addColumn<QByteArray>("said");
  const auto row = [](const char* name, const char* model, const char* patch, const char* said) {
    QTest::newRow(name) << QByteArray(model) << QByteArray(patch) << QByteArray(said);
  };
  const char* official = "official_tiny";
  row("a billion layers", official, R"({"language_config": {"num_hidden_layers": 1000000000}})", "num_hidden_layers is 1000000000");
  row("heads that do not divide", official, R"({"language_config": {"hidden_size": 40, "num_attention_heads": 3, "head_dim": null, "num_key_value_heads": 3}})",
      "language_config.num_attention_heads must divide hidden_size");
  row("heads that do not share", official, R"({"language_config": {"num_attention_heads": 4, "num_key_value_heads": 3}})", "num_key_value_heads");
  row("heads of odd width", official, R"({"language_config": {"head_dim": 7}})", "head_dim must be even");
  row("more heads than the model has width", official, R"({"language_config": {"hidden_size": 2, "num_attention_heads": 4, "head_dim": null}})", "num_attention_heads");
  row("heads that do not divide, seeing", official, R"({"vision_config": {"params": {"width": 16, "heads": 3}}})", "heads must divide width");
  row("a patch larger than its picture", official, R"({"vision_config": {"params": {"image_size": 8, "patch_size": 9}}})", "patch_size is larger");
  row("a depth from nowhere", official, R"({"vision_config": {"params": {"select_layer": 18446744073709551615}}})", "select_layer");
  row("a picture that does not fit the codes", official, R"({"gen_vision_config": {"params": {"image_size": 17}}})", "image_size must be a multiple");
  row("no levels", official, R"({"gen_vision_config": {"params": {"channel_multiplier": []}}})", "channel_multiplier");
  row("levels without end", official, R"({"gen_vision_config": {"params": {"channel_multiplier": [1,1,1,1,1,1,1,1,1]}}})", "channel_multiplier");
  row("a level of nothing", official, R"({"gen_vision_config": {"params": {"channel_multiplier": [1,0]}}})", "channel_multiplier");
  row("channels that do not fit their groups", official, R"({"gen_vision_config": {"params": {"norm_group_channels": 3}}})", "base_channels");
  row("a vision encoder of another kind", official, R"({"vision_config": {"params": {"model_name": "clip", "width": null}}})", "vision_config.params.model_name is “clip”");
  row("no section", official, R"({"language_config": null})", "language_config is missing");
  row("a list for a section", "odd", R"({"vq_config": []})", "vq_config must be an object");
  row("no kind", "odd", R"({"model_type": null})", "type “”");
  row("a number for a kind", "odd", R"({"model_type": 7})", "model_type must be a text");
}

void TestAbsurdConfig::refusesSizesThatDoNotFitEachOther() {
  QFETCH(const QByteArray, model);
  QFETCH(const QByteArray, patch);
  QFETCH(const QByteArray, said);
  json document = document_of(model.toStdString());
  (void)parse_model_config(document.dump(), "config.json");
  document.merge_patch(json::parse(patch.toStdString()));
  try {
    (void)parse_model_config(document.dump(), "dir/config.json");
    QFAIL("was accepted");
  } catch (const Error& error) {
    QVERIFY2(error.kind() == ErrorKind::file_damaged || error.kind() == ErrorKind::unsupported, error.what());
    QVERIFY2(QByteArray(error.what()).contains("“dir/config.json”") && QByteArray(error.what()).contains(said), error.what());
  }
}

void TestAbsurdConfig::refusesDamagedText() {
  const std::string whole = document_of("odd").dump();
  for (std::size_t size = 0; size < whole.size(); size += 37) {
    QVERIFY_EXCEPTION_THROWN((void)parse_model_config(whole.substr(0, size), "config.json"), Error);
  }
}

BIFRONS_TEST(TestAbsurdConfig)
#include "tst_absurd_config.moc"
