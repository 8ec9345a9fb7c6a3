#include "core/training/learner.h"

#include <ATen/ops/empty.h>

#include <cmath>
#include <cstdint>
#include <numbers>

namespace core::training {
namespace {

constexpr std::string_view training_prefix = "training.";

/// FNV-1a: a stream number for a parameter that depends on nothing but its name.
std::uint64_t stream_of(const std::string& name) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

void fill_normal(at::Tensor& tensor, double deviation, Random random) {
  float* values = tensor.data_ptr<float>();
  for (std::int64_t i = 0; i < tensor.numel(); i += 2) {
    const double radius = deviation * std::sqrt(-2.0 * std::log(1.0 - random.uniform()));
    const double angle = 2.0 * std::numbers::pi * random.uniform();
    values[i] = static_cast<float>(radius * std::cos(angle));
    if (i + 1 < tensor.numel()) values[i + 1] = static_cast<float>(radius * std::sin(angle));
  }
}

class Initializer final : public model::ParameterVisitor {
 public:
  explicit Initializer(std::uint64_t seed) : seed_(seed) {}

  void parameter(const std::string& name, at::Tensor& tensor, const model::ParameterSpec& spec) override {
    tensor = at::empty(spec.shape, at::TensorOptions().dtype(at::kFloat));
    const Random random(seed_, stream_of(name));
    switch (spec.init) {
      case model::Init::zeros: tensor.zero_(); break;
      case model::Init::ones: tensor.fill_(1.0); break;
      case model::Init::embedding: fill_normal(tensor, spec.gain, random); break;
      case model::Init::matrix: {
        const auto inputs = static_cast<double>(tensor.numel() / tensor.size(0));
        fill_normal(tensor, spec.gain / std::sqrt(inputs), random);
        break;
      }
    }
  }

 private:
  std::uint64_t seed_;
};

class Collector final : public model::ParameterVisitor {
 public:
  void parameter(const std::string& name, at::Tensor& tensor, const model::ParameterSpec&) override { map[name] = tensor; }
  TensorMap map;
};

/// Gives every parameter of a replica its tensor.
class ReplicaBinder final : public model::ParameterVisitor {
 public:
  ReplicaBinder(const TensorMap& master, const std::function<bool(const std::string&)>& learns, at::ScalarType dtype)
      : master_(master), learns_(learns), dtype_(dtype) {}

  void parameter(const std::string& name, at::Tensor& tensor, const model::ParameterSpec& spec) override {
    const at::Tensor& value = master_.at(name);
    const bool is_matrix = spec.init == model::Init::matrix;
    tensor = is_matrix ? value.detach().to(dtype_) : value.detach();
    if (!learns_(name)) return;
    tensor.set_requires_grad(true);
    learning[name] = tensor;
  }
  TensorMap learning;

 private:
  const TensorMap& master_;
  const std::function<bool(const std::string&)>& learns_;
  at::ScalarType dtype_;
};

}  // namespace

VisionProbe::VisionProbe(std::int64_t width)
    : patch{.in = width, .out = shapes + colors + sizes + regions + places}, ground{.in = width, .out = grounds} {}

void VisionProbe::visit(const std::string& prefix, model::ParameterVisitor& visitor) {
  patch.visit(prefix + ".patch", visitor);
  ground.visit(prefix + ".ground", visitor);
}

Learner::Learner(const model::ModelConfig& config) : model(config), probe(config.vision.width) {}

void Learner::visit(model::ParameterVisitor& visitor) {
  model.visit(visitor);
  probe.visit(std::string(training_prefix) + "vision_probe", visitor);
}

void initialize(Learner& learner, std::uint64_t seed) {
  Initializer initializer(seed);
  learner.visit(initializer);
}

TensorMap parameters(Learner& learner) {
  Collector collector;
  learner.visit(collector);
  return std::move(collector.map);
}

bool is_training_only(const std::string& name) { return name.starts_with(training_prefix); }

Replica::Replica(Learner& master, const std::function<bool(const std::string&)>& learns, at::ScalarType matrix_dtype)
    : learner_(master.model.config), master_(parameters(master)) {
  ReplicaBinder binder(master_, learns, matrix_dtype);
  learner_.visit(binder);
  learning_ = std::move(binder.learning);
}

void Replica::refresh() {
  for (auto& [name, tensor] : learning_) {
    // float32 parameters share the master's memory and are up to date already.
    const at::Tensor& value = master_.at(name);
    if (tensor.scalar_type() != value.scalar_type()) tensor.detach().copy_(value);
  }
}

void Replica::clear_gradients() {
  for (auto& [name, tensor] : learning_) tensor.mutable_grad() = at::Tensor();
}

}  // namespace core::training
