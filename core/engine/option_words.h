#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/engine/requests.h"

namespace core::engine {

/// The words for a device and a precision on the command lines and in the file of settings: auto, cpu, cuda, cuda:N with N
/// below 1000; auto, fp32, bf16, fp16. Nothing for another word.
[[nodiscard]] std::optional<DeviceChoice> device_from(std::string_view word);
/// The word for a card always has its number.
[[nodiscard]] std::string device_word(const DeviceChoice& device);
/// The reverse is precision_name.
[[nodiscard]] std::optional<Precision> precision_from(std::string_view word);

}  // namespace core::engine
