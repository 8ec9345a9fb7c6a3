#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/error.h"

namespace core {

/// What is said where a graphics card has no room for something: "loading the model", "a step".
std::string no_card_memory(std::string_view doing);

/// What a text of NVIDIA's libraries means where it speaks of the card itself and not of the call: Error(device_failed) where
/// the card, or all that this program has on it, is gone, so that every later call fails, too; Error(unsupported) where it
/// cannot be had. Nothing for other texts. `doing`: "drawing", "calculating". `detail` is for the log.
/// Source of the texts: cudaGetErrorString, and the status names of cuBLAS and cuDNN.
std::optional<Error> card_trouble(std::string_view text, std::string_view doing, std::string detail);

}  // namespace core
