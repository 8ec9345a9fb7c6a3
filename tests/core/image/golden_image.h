#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/file_io.h"
#include "core/image/pixel_image.h"

// The other half of tests/golden/make_image_goldens.py.

inline std::filesystem::path golden_image_folder() {
  return std::filesystem::path(BIFRONS_SOURCE_DIR) / "tests" / "golden" / "image";
}

inline const nlohmann::json& golden_image_cases() {
  static const nlohmann::json cases = nlohmann::json::parse(core::read_file(golden_image_folder() / "cases.json"));
  return cases;
}

/// FNV-1a with 64 bits, as hexadecimal text.
inline std::string golden_checksum(std::string_view bytes) {
  std::uint64_t value = 0xCBF29CE484222325U;
  for (const char byte : bytes) value = (value ^ static_cast<std::uint8_t>(byte)) * 0x100000001B3U;
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; value >>= 4U) text[i] = "0123456789abcdef"[value & 15U];
  return text;
}

template <typename Values>
std::string golden_checksum_of(const Values& values) {
  return golden_checksum({reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0])});
}

/// The script's `pattern`: smooth colour, edges and fine texture.
inline core::image::PixelImage golden_pattern(int width, int height) {
  core::image::PixelImage image(width, height);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      std::uint8_t* pixel = image.at(x, y);
      const std::int64_t across = x * std::int64_t{255} / std::max(width - 1, 1);
      const std::int64_t down = y * std::int64_t{255} / std::max(height - 1, 1);
      pixel[0] = static_cast<std::uint8_t>((across + std::int64_t{x} * y % 7 * 9) % 256);
      pixel[1] = static_cast<std::uint8_t>((down + (x / 5 + y / 3) % 2 * 90) % 256);
      pixel[2] =
          static_cast<std::uint8_t>((x * std::int64_t{73} + y * std::int64_t{151} + (x ^ y) * std::int64_t{29}) % 256);
    }
  }
  return image;
}
