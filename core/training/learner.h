#pragma once

#include <ATen/core/Tensor.h>

#include <functional>
#include <map>
#include <string>

#include "core/base/random.h"
#include "core/model/layers.h"
#include "core/model/multimodal_model.h"

namespace core::training {

/// Reads the vision encoder's patches while it is trained by dense attributes; not part of the finished model.
struct VisionProbe {
  model::Linear patch;   ///< per patch: see vision_objective
  model::Linear ground;  ///< per picture, from the mean patch

  explicit VisionProbe(std::int64_t width);
  void visit(const std::string& prefix, model::ParameterVisitor& visitor);

  static constexpr std::int64_t shapes = 7;   ///< none and six
  static constexpr std::int64_t colors = 9;   ///< none and eight
  static constexpr std::int64_t sizes = 2;
  static constexpr std::int64_t regions = 9;
  static constexpr std::int64_t places = 4;   ///< offset to the object's centre, and that centre, in units of the frame
  static constexpr std::int64_t grounds = 5;
};

/// Everything that training changes: the model and what only training needs.
struct Learner {
  explicit Learner(const model::ModelConfig& config);
  void visit(model::ParameterVisitor& visitor);

  model::MultimodalModel model;
  VisionProbe probe;
};

using TensorMap = std::map<std::string, at::Tensor>;

/// Fills every parameter with its random start, float32; each depends on the seed and its own name alone.
void initialize(Learner& learner, std::uint64_t seed);

/// All parameters by name; the tensors are shared, not copied.
TensorMap parameters(Learner& learner);

/// Names of the parameters that only training needs.
bool is_training_only(const std::string& name);

/// A learner that shares the values of `master` but has gradients of its own, so that several threads can each run one
/// micro-batch. Matrices that learn are held in `matrix_dtype`; everything else is float32.
class Replica {
 public:
  Replica(Learner& master, const std::function<bool(const std::string&)>& learns, at::ScalarType matrix_dtype);

  /// Takes over the master's values after an optimiser step.
  void refresh();
  [[nodiscard]] Learner& learner() { return learner_; }
  /// Parameters that learn, by name; their `grad()` belongs to this replica.
  [[nodiscard]] const TensorMap& learning() const { return learning_; }
  void clear_gradients();

 private:
  Learner learner_;
  TensorMap master_;
  TensorMap learning_;
};

}  // namespace core::training
