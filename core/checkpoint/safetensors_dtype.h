#pragma once

#include <c10/core/ScalarType.h>

#include <optional>
#include <string_view>

namespace core::checkpoint {

/// The type that safetensors calls `name` ("F32", "BF16", …); absent for names that libtorch has no type for.
std::optional<c10::ScalarType> dtype_of_name(std::string_view name);
/// The reverse; empty for a type that safetensors has no name for.
std::string_view name_of_dtype(c10::ScalarType dtype);

}  // namespace core::checkpoint
