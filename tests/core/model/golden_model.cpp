#include "tests/core/model/golden_model.h"

#include "core/model/model_loader.h"
#include "tests/support/golden_weights.h"
#include "tests/support/test_device.h"

using namespace core;

std::filesystem::path golden_model_folder(const std::string& name) {
  return std::filesystem::path(BIFRONS_SOURCE_DIR "/tests/golden/janus") / name;
}

std::map<std::string, at::Tensor> golden_weights(const std::string& name) {
  return tests::golden_weights(golden_model_folder(name) / "tensors.json");
}

GoldenModel::GoldenModel(const std::string& name)
    : device(tests::test_device()),
      model(std::make_unique<model::MultimodalModel>(model::read_model_config(golden_model_folder(name)))),
      outputs(golden_model_folder(name) / "outputs.safetensors") {
  model::load_weights(*model, checkpoint::MemoryWeights(golden_weights(name)), {.device = device});
}
