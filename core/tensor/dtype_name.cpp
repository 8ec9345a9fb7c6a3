#include "core/tensor/dtype_name.h"

#include <array>
#include <utility>

#include "core/base/error.h"

namespace core::tensor {
namespace {

constexpr std::array<std::pair<at::ScalarType, std::string_view>, 3> names{
    {{at::kFloat, "fp32"}, {at::kBFloat16, "bf16"}, {at::kHalf, "fp16"}}};

}  // namespace

std::string dtype_name(at::ScalarType dtype) {
  for (const auto& [known, name] : names) {
    if (known == dtype) return std::string(name);
  }
  return c10::toString(dtype);
}

at::ScalarType dtype_named(std::string_view wanted) {
  for (const auto& [dtype, name] : names) {
    if (name == wanted) return dtype;
  }
  throw Error(ErrorKind::internal, join("There is no type of weights “", wanted, "”."));
}

}  // namespace core::tensor
