#include "core/engine/option_words.h"

#include <charconv>

#include "core/base/error.h"

namespace core::engine {

std::optional<DeviceChoice> device_from(std::string_view word) {
  constexpr std::string_view numbered = "cuda:";
  constexpr std::size_t most_digits = 3;
  if (word == "auto") return DeviceChoice{};
  if (word == "cpu") return DeviceChoice{.kind = DeviceKind::cpu};
  DeviceChoice card{.kind = DeviceKind::cuda};
  if (word == "cuda") return card;
  if (!word.starts_with(numbered)) return std::nullopt;
  const std::string_view digits = word.substr(numbered.size());
  const bool is_number = !digits.empty() && digits.size() <= most_digits &&
                         digits.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_number) return std::nullopt;
  std::from_chars(digits.data(), digits.data() + digits.size(), card.index);
  return card;
}

std::string device_word(const DeviceChoice& device) {
  switch (device.kind) {
    case DeviceKind::cpu: return "cpu";
    case DeviceKind::cuda: return join("cuda:", device.index);
    case DeviceKind::automatic: break;
  }
  return "auto";
}

std::optional<Precision> precision_from(std::string_view word) {
  for (const Precision each : {Precision::automatic, Precision::fp32, Precision::bf16, Precision::fp16}) {
    if (word == precision_name(each)) return each;
  }
  return std::nullopt;
}

}  // namespace core::engine
