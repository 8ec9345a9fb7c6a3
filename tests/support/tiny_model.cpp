#include "tests/support/tiny_model.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/ones.h>

#include <cmath>
#include <numbers>

#include "core/base/random.h"

namespace tests {
namespace {

using namespace core::model;

/// Fills matrices and embeddings as the specification says, and biases, too, so that no test passes without them.
class RandomStart final : public ParameterVisitor {
 public:
  explicit RandomStart(std::uint64_t seed) : seed_(seed) {}

  void parameter(const std::string&, at::Tensor& tensor, const ParameterSpec& spec) override {
    tensor = spec.init == Init::ones ? at::ones(spec.shape) : at::empty(spec.shape);
    if (spec.init == Init::ones) return;
    core::Random random(seed_, ++stream_);
    const double deviation = deviation_of(tensor, spec);
    float* values = tensor.mutable_data_ptr<float>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i) values[i] = static_cast<float>(deviation * normal(random));
  }

 private:
  static double deviation_of(const at::Tensor& tensor, const ParameterSpec& spec) {
    if (spec.init == Init::zeros) return 0.1;
    if (spec.init == Init::embedding) return std::max(spec.gain, 0.5);  // so that tokens differ clearly
    return spec.gain / std::sqrt(static_cast<double>(tensor.numel() / tensor.size(0)));
  }

  static double normal(core::Random& random) {
    const double radius = std::sqrt(-2 * std::log(1 - random.uniform()));
    return radius * std::cos(2 * std::numbers::pi * random.uniform());
  }

  std::uint64_t seed_;
  std::uint64_t stream_ = 0;
};

}  // namespace

ModelConfig tiny_config() {
  ModelConfig config;
  config.decoder = {.width = 32, .layers = 2, .heads = 4, .key_value_heads = 2, .head_size = 8, .feed_forward_width = 48,
                    .vocabulary = 330, .max_positions = 96};
  config.vision = {.image_size = 16, .patch_size = 4, .width = 16, .layers = 2, .heads = 2, .mlp_width = 32};
  config.vq = {.codes = 32, .code_width = 4, .base_channels = 8, .multipliers = {1, 1, 2}, .encoder_blocks = 1,
               .decoder_blocks = 1, .z_channels = 16, .norm_group_channels = 4, .image_size = 16};
  config.image_head_width = 24;
  return config;
}

std::unique_ptr<MultimodalModel> tiny_model(std::uint64_t seed) { return random_model(tiny_config(), seed); }

std::unique_ptr<MultimodalModel> random_model(const ModelConfig& config, std::uint64_t seed) {
  auto model = std::make_unique<MultimodalModel>(config);
  RandomStart start(seed);
  model->visit(start);
  return model;
}

}  // namespace tests
