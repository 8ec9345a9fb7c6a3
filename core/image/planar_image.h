#pragma once

#include <cstddef>
#include <vector>

namespace core::image {

/// A picture as a model reads it: floats, channel by channel, red first.
struct PlanarImage {
  int width = 0;
  int height = 0;
  std::vector<float> values;  ///< [3, Y, X]

  PlanarImage() = default;
  PlanarImage(int w, int h)
      : width(w), height(h), values(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 3) {}
};

}  // namespace core::image
