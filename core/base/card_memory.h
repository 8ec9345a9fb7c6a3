#pragma once

#include <string>
#include <string_view>

#include "core/base/error.h"

namespace core {

/// What is said where a graphics card has no room for something: "loading the model", "a step".
inline std::string no_card_memory(std::string_view doing) {
  return join("There was not enough memory on the graphics card for ", doing,
              ". Choose a lower precision, fewer pictures at once, a smaller model or the CPU.");
}

}  // namespace core
