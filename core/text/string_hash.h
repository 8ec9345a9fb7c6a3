#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace core::text {

/// For maps keyed by std::string that are asked with a std::string_view.
struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

}  // namespace core::text
