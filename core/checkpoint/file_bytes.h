#pragma once

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>

namespace core::checkpoint {

static_assert(std::endian::native == std::endian::little, "weights are stored and mapped with the low byte first");

/// The number at byte `at` of `bytes`, low byte first. The caller knows that it lies inside.
template <std::unsigned_integral Number>
Number little_endian(std::span<const std::byte> bytes, std::size_t at) {
  Number number = 0;
  std::memcpy(&number, bytes.subspan(at, sizeof number).data(), sizeof number);
  return number;
}

inline std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace core::checkpoint
