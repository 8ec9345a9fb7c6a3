// The text of a config.json in both layouts; what was understood must come back from the text that we write of it.

#include "core/model/model_config.h"
#include "tests/fuzz/fuzz_support.h"

using core::model::model_config_json;
using core::model::parse_model_config;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string name = "config.json";
  core::model::ModelConfig config;
  if (!fuzz::accepts(name, [&] { config = parse_model_config(std::string(fuzz::text_of(data, size)), name); })) return 0;
  fuzz::require(config.vision.patches() > 0 && config.vq.tokens() > 0, "pictures without positions");
  const std::string written = model_config_json(config);
  fuzz::require(model_config_json(parse_model_config(written, name)) == written, "the configuration changed");
  return 0;
}
