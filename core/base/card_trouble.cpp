#include "core/base/card_trouble.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace core {
namespace {

using namespace std::string_view_literals;

constexpr std::array lost{"unspecified launch failure"sv,
                          "an illegal memory access was encountered"sv,
                          "an illegal instruction was encountered"sv,
                          "operation not supported on global/shared address space"sv,
                          "misaligned address"sv,
                          "hardware stack error"sv,
                          "invalid program counter"sv,
                          "the launch timed out and was terminated"sv,
                          "device-side assert triggered"sv,
                          "uncorrectable ECC error encountered"sv,
                          "uncorrectable NVLink error"sv,
                          "context is destroyed"sv,
                          "driver shutting down"sv,
                          "unknown error"sv,
                          "CUBLAS_STATUS_EXECUTION_FAILED"sv,
                          "CUDNN_STATUS_EXECUTION_FAILED"sv};

constexpr std::array not_to_be_had{"device(s) is/are busy or unavailable"sv, "no CUDA-capable device is detected"sv};

bool has_one(std::string_view text, std::span<const std::string_view> marks) {
  return std::ranges::any_of(marks, [text](std::string_view mark) { return text.find(mark) != std::string_view::npos; });
}

}  // namespace

std::string no_card_memory(std::string_view doing) {
  return join("There was not enough memory on the graphics card for ", doing,
              ". Choose a lower precision, fewer pictures at once, a smaller model or the CPU.");
}

std::optional<Error> card_trouble(std::string_view text, std::string_view doing, std::string detail) {
  if (has_one(text, lost)) {
    return Error(ErrorKind::device_failed,
                 join("The graphics card stopped working while ", doing,
                      ". Start Bifrons again to use the card, or load the model on the CPU."),
                 std::move(detail));
  }
  if (has_one(text, not_to_be_had)) {
    return Error(ErrorKind::unsupported,
                 join("The graphics card cannot be had for ", doing,
                      ": another program may use it alone. Close that program, or choose the CPU."),
                 std::move(detail));
  }
  return std::nullopt;
}

}  // namespace core
