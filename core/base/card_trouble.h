#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/base/error.h"

namespace core {

/// What is said where a graphics card has no room for something: "loading the model", "a step".
inline std::string no_card_memory(std::string_view doing) {
  return join("There was not enough memory on the graphics card for ", doing,
              ". Choose a lower precision, fewer pictures at once, a smaller model or the CPU.");
}

/// Whether a text of NVIDIA's libraries says that the card, or all that this program has on it, is gone: every later call
/// fails, too, until the program starts anew. Source of the texts: cudaGetErrorString, and the status names of cuBLAS and cuDNN.
inline bool tells_lost_card(std::string_view text) {
  using namespace std::string_view_literals;
  constexpr std::array marks{"unspecified launch failure"sv,
                             "an illegal memory access was encountered"sv,
                             "an illegal instruction was encountered"sv,
                             "misaligned address"sv,
                             "hardware stack error"sv,
                             "invalid program counter"sv,
                             "the launch timed out and was terminated"sv,
                             "device-side assert triggered"sv,
                             "uncorrectable ECC error encountered"sv,
                             "uncorrectable NVLink error"sv,
                             "no CUDA-capable device is detected"sv,
                             "device(s) is/are busy or unavailable"sv,
                             "context is destroyed"sv,
                             "driver shutting down"sv,
                             "unknown error"sv,
                             "CUBLAS_STATUS_EXECUTION_FAILED"sv,
                             "CUDNN_STATUS_EXECUTION_FAILED"sv};
  return std::ranges::any_of(marks, [text](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

/// What is said where a graphics card stopped in the middle of something: "drawing", "calculating".
inline std::string lost_card(std::string_view doing) {
  return join("The graphics card stopped working while ", doing,
              ". What was made so far is kept. Start Bifrons again to use the card, or load the model on the CPU.");
}

}  // namespace core
