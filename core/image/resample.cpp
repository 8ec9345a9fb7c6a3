#include "core/image/resample.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "core/base/error.h"

namespace core::image {
namespace {

/// Weights are whole numbers of this many fractional bits: a product with a pixel and a sum of them fit 32 bits.
constexpr int fraction_bits = 22;
constexpr std::int32_t one_half = 1 << (fraction_bits - 1);

struct Kernel {
  double support = 0.0;  ///< it is zero beyond
  double (*weight)(double) = nullptr;
};

double triangle(double x) { return std::max(0.0, 1.0 - std::abs(x)); }

double keys_cubic(double x) {
  constexpr double a = -0.5;
  x = std::abs(x);
  if (x < 1.0) return ((a + 2.0) * x - (a + 3.0)) * x * x + 1.0;
  if (x < 2.0) return (((x - 5.0) * x + 8.0) * x - 4.0) * a;
  return 0.0;
}

double sinc(double x) {
  if (x == 0.0) return 1.0;
  x *= std::numbers::pi;
  return std::sin(x) / x;
}

double three_lobes(double x) { return x >= -3.0 && x < 3.0 ? sinc(x) * sinc(x / 3.0) : 0.0; }

Kernel kernel_of(Filter filter) {
  switch (filter) {
    case Filter::bilinear:
      return {1.0, triangle};
    case Filter::bicubic:
      return {2.0, keys_cubic};
    case Filter::lanczos:
      return {3.0, three_lobes};
  }
  throw Error(ErrorKind::internal, "An unknown filter was asked for.");
}

/// Which source pixels make one target pixel, along one direction.
struct Taps {
  std::size_t first = 0;
  std::vector<std::int32_t> weights;
};

/// Rounds away from zero at one half.
std::int32_t to_fixed(double weight) {
  const double scaled = weight * (1 << fraction_bits);
  return static_cast<std::int32_t>(scaled < 0.0 ? scaled - 0.5 : scaled + 0.5);
}

Taps taps_at(int target, double scale, int source_size, const Kernel& kernel) {
  const double stretch = std::max(scale, 1.0);
  const double support = kernel.support * stretch;
  const double center = (target + 0.5) * scale;
  const int first = std::max(0, static_cast<int>(center - support + 0.5));
  const int end = std::min(source_size, static_cast<int>(center + support + 0.5));

  // Multiplied by the inverse and summed in this order: the last bit must come out as in the reference.
  const double inverse_stretch = 1.0 / stretch;
  std::vector<double> weights;
  double sum = 0.0;
  for (int source = first; source < end; ++source) {
    weights.push_back(kernel.weight((source - center + 0.5) * inverse_stretch));
    sum += weights.back();
  }
  Taps taps{static_cast<std::size_t>(first), {}};
  for (const double weight : weights) taps.weights.push_back(to_fixed(sum != 0.0 ? weight / sum : weight));
  return taps;
}

std::vector<Taps> all_taps(int source_size, int target_size, const Kernel& kernel) {
  const double scale = static_cast<double>(source_size) / target_size;
  std::vector<Taps> taps;
  taps.reserve(static_cast<std::size_t>(target_size));
  for (int target = 0; target < target_size; ++target) taps.push_back(taps_at(target, scale, source_size, kernel));
  return taps;
}

std::uint8_t to_pixel(std::int32_t sum) { return static_cast<std::uint8_t>(std::clamp(sum >> fraction_bits, 0, 255)); }

PixelImage resample_across(const PixelImage& image, int width, const Kernel& kernel) {
  PixelImage result(width, image.height);
  const std::vector<Taps> taps = all_taps(image.width, width, kernel);
  for (int y = 0; y < image.height; ++y) {
    std::uint8_t* target = result.at(0, y);
    for (const Taps& pixel : taps) {
      const std::uint8_t* source = image.at(0, y) + pixel.first * 3;
      std::int32_t red = one_half;
      std::int32_t green = one_half;
      std::int32_t blue = one_half;
      for (const std::int32_t weight : pixel.weights) {
        red += source[0] * weight;
        green += source[1] * weight;
        blue += source[2] * weight;
        source += 3;
      }
      *target++ = to_pixel(red);
      *target++ = to_pixel(green);
      *target++ = to_pixel(blue);
    }
  }
  return result;
}

PixelImage resample_down(const PixelImage& image, int height, const Kernel& kernel) {
  PixelImage result(image.width, height);
  const std::size_t row_size = static_cast<std::size_t>(image.width) * 3;
  std::vector<std::int32_t> sums(row_size);
  int y = 0;
  for (const Taps& row : all_taps(image.height, height, kernel)) {
    std::fill(sums.begin(), sums.end(), one_half);
    const std::uint8_t* source = image.pixels.data() + row.first * row_size;
    for (const std::int32_t weight : row.weights) {
      for (std::size_t i = 0; i < row_size; ++i) sums[i] += source[i] * weight;
      source += row_size;
    }
    std::transform(sums.begin(), sums.end(), result.at(0, y++), to_pixel);
  }
  return result;
}

}  // namespace

PixelImage resample(const PixelImage& image, int width, int height, Filter filter) {
  if (image.empty() || width < 1 || height < 1) {
    throw Error(ErrorKind::invalid_request, join("A picture of ", image.width, " × ", image.height,
                                                 " pixels cannot be scaled to ", width, " × ", height, "."));
  }
  const Kernel kernel = kernel_of(filter);
  const bool across = width != image.width;
  const bool down = height != image.height;
  if (!across) return down ? resample_down(image, height, kernel) : image;
  PixelImage wide = resample_across(image, width, kernel);
  return down ? resample_down(wide, height, kernel) : wide;
}

}  // namespace core::image
