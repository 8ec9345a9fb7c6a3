#pragma once

#include <c10/core/ScalarType.h>

#include <string>
#include <string_view>

namespace core::tensor {

/// "fp32", "bf16" or "fp16"; libtorch's own name for every other type.
std::string dtype_name(at::ScalarType dtype);

/// The other way round, for these three. Throws Error(internal) for another name.
at::ScalarType dtype_named(std::string_view name);

}  // namespace core::tensor
