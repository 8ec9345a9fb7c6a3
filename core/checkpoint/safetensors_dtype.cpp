#include "core/checkpoint/safetensors_dtype.h"

#include <array>
#include <utility>

namespace core::checkpoint {
namespace {

constexpr std::array<std::pair<std::string_view, c10::ScalarType>, 15> dtype_names{{
    {"F64", c10::kDouble},
    {"F32", c10::kFloat},
    {"F16", c10::kHalf},
    {"BF16", c10::kBFloat16},
    {"F8_E5M2", c10::kFloat8_e5m2},
    {"F8_E4M3", c10::kFloat8_e4m3fn},
    {"I64", c10::kLong},
    {"I32", c10::kInt},
    {"I16", c10::kShort},
    {"I8", c10::kChar},
    {"U64", c10::kUInt64},
    {"U32", c10::kUInt32},
    {"U16", c10::kUInt16},
    {"U8", c10::kByte},
    {"BOOL", c10::kBool},
}};

}  // namespace

std::optional<c10::ScalarType> dtype_of_name(std::string_view name) {
  for (const auto& [text, dtype] : dtype_names) {
    if (text == name) return dtype;
  }
  return std::nullopt;
}

std::string_view name_of_dtype(c10::ScalarType dtype) {
  for (const auto& [text, type] : dtype_names) {
    if (type == dtype) return text;
  }
  return {};
}

}  // namespace core::checkpoint
