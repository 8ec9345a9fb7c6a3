#include "core/benchmark/shapes.h"

#include "core/base/error.h"
#include "core/tensor/picture_layout.h"

namespace core::benchmark {
namespace {

class RandomFill final : public model::ParameterVisitor {
 public:
  explicit RandomFill(const at::TensorOptions& options) : options_(options) {}

  void parameter(const std::string&, at::Tensor& tensor, const model::ParameterSpec& spec) override {
    constexpr double spread = 0.035;
    tensor = tensor::empty_parameter(spec.shape, options_);
    switch (spec.init) {
      case model::Init::ones: tensor.fill_(1); break;
      case model::Init::zeros: tensor.fill_(0); break;
      case model::Init::matrix:
      case model::Init::embedding: tensor.uniform_(-spread, spread); break;
    }
  }

 private:
  at::TensorOptions options_;
};

model::DecoderConfig decoder_1b() {
  return {.width = 2048, .layers = 24, .heads = 16, .key_value_heads = 16, .head_size = 128, .feed_forward_width = 5632,
          .vocabulary = 102400, .max_positions = 16384};
}

model::DecoderConfig decoder_7b() {
  return {.width = 4096, .layers = 30, .heads = 32, .key_value_heads = 32, .head_size = 128, .feed_forward_width = 11008,
          .vocabulary = 102400, .max_positions = 16384};
}

}  // namespace

model::ModelConfig named_shape(const std::string& name) {
  model::ModelConfig config;  // vision encoder and picture tokenizer are those of all published models
  if (name == "janus-pro-1b") {
    config.decoder = decoder_1b();
    config.image_head_width = 2048;
  } else if (name == "janus-pro-7b") {
    config.decoder = decoder_7b();
    config.image_head_width = 4096;
  } else {
    throw Error(ErrorKind::invalid_request, join("There is no shape “", name, "”. Choose janus-pro-1b or janus-pro-7b."));
  }
  return config;
}

std::unique_ptr<model::MultimodalModel> random_model(const model::ModelConfig& config, at::ScalarType dtype, at::Device device) {
  auto model = std::make_unique<model::MultimodalModel>(config);
  RandomFill fill(at::TensorOptions(dtype).device(device));
  model->visit(fill);
  return model;
}

}  // namespace core::benchmark
