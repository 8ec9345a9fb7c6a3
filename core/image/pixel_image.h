#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace core::image {

/// An 8-bit sRGB picture: a value. Pixels lie row by row, three bytes each, red first, without padding.
struct PixelImage {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> pixels;  ///< height × width × 3

  PixelImage() = default;
  PixelImage(int w, int h)
      : width(w), height(h), pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 3) {}

  [[nodiscard]] std::uint8_t* at(int x, int y) { return pixels.data() + offset(x, y); }
  [[nodiscard]] const std::uint8_t* at(int x, int y) const { return pixels.data() + offset(x, y); }
  [[nodiscard]] bool empty() const { return pixels.empty(); }

  bool operator==(const PixelImage&) const = default;

 private:
  [[nodiscard]] std::size_t offset(int x, int y) const {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3;
  }
};

}  // namespace core::image
