#include "core/image/preprocess.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/base/error.h"
#include "core/image/resample.h"

namespace core::image {
namespace {

constexpr std::size_t channels = 3;
constexpr std::size_t levels = 256;

/// In the order of each reference, so that the last bits are the same: the longer side comes out as `image_size` always.
int scaled_side(int side, int longer, const PreprocessOptions& options) {
  const double down = static_cast<double>(side) / longer * options.image_size;
  const double nearest = std::nearbyint(side * (static_cast<double>(options.image_size) / longer));
  return std::max(static_cast<int>(options.rounding == SideRounding::down ? down : nearest), options.min_size);
}

PixelImage background(int side, const PreprocessOptions& options) {
  PixelImage square(side, side);
  std::array<std::uint8_t, channels> color{};
  for (std::size_t c = 0; c < channels; ++c) {
    color[c] = static_cast<std::uint8_t>(std::clamp(255.0 * options.mean[c], 0.0, 255.0));
  }
  for (std::size_t i = 0; i < square.pixels.size(); ++i) square.pixels[i] = color[i % channels];
  return square;
}

/// What each of the 256 levels of a channel becomes; in float32 from the first step on, as in the reference.
std::array<float, levels> level_values(std::size_t channel, const PreprocessOptions& options) {
  std::array<float, levels> values{};
  for (std::size_t level = 0; level < levels; ++level) {
    auto value = static_cast<float>(static_cast<double>(level) * options.rescale_factor);
    if (options.do_normalize) {
      value = (value - static_cast<float>(options.mean[channel])) / static_cast<float>(options.std[channel]);
    }
    values[level] = value;
  }
  return values;
}

}  // namespace

PixelImage pad_to_square(const PixelImage& image, const PreprocessOptions& options) {
  if (image.empty()) throw Error(ErrorKind::invalid_request, "An empty picture cannot be looked at.");
  const int longer = std::max(image.width, image.height);
  const PixelImage scaled = resample(image, scaled_side(image.width, longer, options),
                                     scaled_side(image.height, longer, options), Filter::bicubic);
  PixelImage square = background(std::max(scaled.width, scaled.height), options);
  const int left = (square.width - scaled.width) / 2;
  const int top = (square.height - scaled.height) / 2;
  for (int y = 0; y < scaled.height; ++y) {
    std::copy_n(scaled.at(0, y), static_cast<std::size_t>(scaled.width) * channels, square.at(left, top + y));
  }
  return square;
}

PlanarImage normalize(const PixelImage& image, const PreprocessOptions& options) {
  PlanarImage planar(image.width, image.height);
  const std::size_t plane = planar.values.size() / channels;
  for (std::size_t c = 0; c < channels; ++c) {
    const std::array<float, levels> values = level_values(c, options);
    for (std::size_t i = 0; i < plane; ++i) planar.values[c * plane + i] = values[image.pixels[i * channels + c]];
  }
  return planar;
}

PlanarImage preprocess(const PixelImage& image, const PreprocessOptions& options) {
  return normalize(pad_to_square(image, options), options);
}

}  // namespace core::image
