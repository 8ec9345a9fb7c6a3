#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace core::model {

/// What a parameter starts as when it is trained from nothing.
enum class Init {
  matrix,     ///< normal, standard deviation `gain / sqrt(inputs)`
  embedding,  ///< normal, standard deviation `gain`
  zeros,
  ones
};

/// Shape and start of one parameter.
struct ParameterSpec {
  std::vector<std::int64_t> shape;
  Init init = Init::zeros;
  double gain = 1.0;
};

/// Sees every parameter of a module under its name in the official checkpoint. Loading, random initialisation,
/// copying and collecting parameters for an optimiser are all visitors; so a module lists its parameters once.
class ParameterVisitor {
 public:
  ParameterVisitor() = default;
  ParameterVisitor(const ParameterVisitor&) = delete;
  ParameterVisitor& operator=(const ParameterVisitor&) = delete;
  virtual ~ParameterVisitor() = default;

  virtual void parameter(const std::string& name, at::Tensor& tensor, const ParameterSpec& spec) = 0;
};

}  // namespace core::model
