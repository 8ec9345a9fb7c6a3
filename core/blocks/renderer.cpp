#include "core/blocks/renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

namespace core::blocks {
namespace {

constexpr int samples = 4;  ///< per pixel and axis
constexpr double disc_radius = 0.95;

struct Point {
  double x = 0;
  double y = 0;
};
using Polygon = std::vector<Point>;  ///< in units of the radius about the centre

Polygon star_outline() {
  Polygon outline;
  for (int k = 0; k < 10; ++k) {
    const double radius = k % 2 == 0 ? 1.0 : 0.45;
    const double angle = k * std::numbers::pi / 5;
    outline.push_back({radius * std::sin(angle), -radius * std::cos(angle)});
  }
  return outline;
}

Polygon heart_outline() {
  constexpr int steps = 48;
  Polygon outline;
  for (int k = 0; k < steps; ++k) {
    const double t = 2 * std::numbers::pi * k / steps;
    const double height = 13 * std::cos(t) - 5 * std::cos(2 * t) - 2 * std::cos(3 * t) - std::cos(4 * t);
    outline.push_back({16 * std::pow(std::sin(t), 3) / 16.5, -height / 16.5 - 0.1});
  }
  return outline;
}

/// The outline of a shape; empty for the circle, which is no polygon.
const Polygon& outline_of(Shape shape) {
  static const std::array<Polygon, shape_count> outlines{{
      {},
      {{-0.86, -0.86}, {0.86, -0.86}, {0.86, 0.86}, {-0.86, 0.86}},
      {{0, -1}, {0.8, 0}, {0, 1}, {-0.8, 0}},
      {{0, -1}, {1, 0.8}, {-1, 0.8}},
      star_outline(),
      heart_outline(),
  }};
  return outlines.at(static_cast<std::size_t>(shape));
}

/// Where a horizontal line enters and leaves a shape: pairs of x in ascending order, in units of the radius.
struct Crossings {
  std::array<double, 8> x{};
  std::size_t count = 0;
};

Crossings crossings(Shape shape, double y) {
  Crossings found;
  if (shape == Shape::circle) {
    const double square = disc_radius * disc_radius - y * y;
    if (square <= 0) return found;
    found.x[1] = std::sqrt(square);
    found.x[0] = -found.x[1];
    found.count = 2;
    return found;
  }
  const Polygon& outline = outline_of(shape);
  Point from = outline.back();
  for (const Point to : outline) {
    if ((from.y > y) != (to.y > y) && found.count < found.x.size()) {
      found.x[found.count++] = from.x + (y - from.y) * (to.x - from.x) / (to.y - from.y);
    }
    from = to;
  }
  std::sort(found.x.begin(), found.x.begin() + static_cast<std::ptrdiff_t>(found.count));
  return found;
}

/// Adds the samples whose middles lie between two x (in samples) to the counts of their pixels.
void add_span(std::vector<int>& counts, double from, double to) {
  const int limit = static_cast<int>(counts.size()) * samples;
  int first = std::max(0, static_cast<int>(std::ceil(from - 0.5)));
  const int last = std::min(limit - 1, static_cast<int>(std::floor(to - 0.5)));
  while (first <= last) {
    const int pixel = first / samples;
    const int end = std::min(last + 1, (pixel + 1) * samples);
    counts[static_cast<std::size_t>(pixel)] += end - first;
    first = end;
  }
}

void blend(std::uint8_t* pixel, const Rgb& color, int count) {
  constexpr int all = samples * samples;
  const std::array<int, 3> parts{color.red, color.green, color.blue};
  for (std::size_t c = 0; c < 3; ++c) {
    pixel[c] = static_cast<std::uint8_t>((pixel[c] * (all - count) + parts[c] * count + all / 2) / all);
  }
}

void draw_object(image::PixelImage& picture, const Object& object) {
  const double scale = picture.width / scene_units;
  const double radius = object.radius * scale;
  const double center_x = object.x * scale;
  const double center_y = object.y * scale;
  const int left = std::max(0, static_cast<int>(std::floor(center_x - radius)));
  const int right = std::min(picture.width - 1, static_cast<int>(std::ceil(center_x + radius)));
  const int top = std::max(0, static_cast<int>(std::floor(center_y - radius)));
  const int bottom = std::min(picture.height - 1, static_cast<int>(std::ceil(center_y + radius)));
  if (right < left) return;
  const Rgb color = rgb(object.color);
  std::vector<int> counts(static_cast<std::size_t>(right - left + 1));
  for (int y = top; y <= bottom; ++y) {
    std::fill(counts.begin(), counts.end(), 0);
    for (int sub = 0; sub < samples; ++sub) {
      const Crossings line = crossings(object.shape, (y + (sub + 0.5) / samples - center_y) / radius);
      for (std::size_t k = 0; k + 1 < line.count; k += 2) {
        add_span(counts, (center_x + line.x[k] * radius - left) * samples,
                 (center_x + line.x[k + 1] * radius - left) * samples);
      }
    }
    for (int x = left; x <= right; ++x) {
      if (const int count = counts[static_cast<std::size_t>(x - left)]; count > 0)
        blend(picture.at(x, y), color, count);
    }
  }
}

std::uint8_t mix(int from, int to, double share) {
  return static_cast<std::uint8_t>(std::lround(from + (to - from) * share));
}

}  // namespace

Rgb ground_rgb(Ground ground, double height) {
  constexpr Rgb white{250, 250, 250};
  constexpr Rgb sky{178, 214, 246};
  switch (ground) {
    case Ground::white:
      return white;
    case Ground::black:
      return {16, 16, 18};
    case Ground::gray:
      return {150, 150, 154};
    case Ground::sky:
      return sky;
    case Ground::sky_gradient:
      break;
  }
  return {mix(sky.red, white.red, height), mix(sky.green, white.green, height), mix(sky.blue, white.blue, height)};
}

image::PixelImage render(const Scene& scene, int pixels) {
  image::PixelImage picture(pixels, pixels);
  for (int y = 0; y < pixels; ++y) {
    const Rgb color = ground_rgb(scene.ground, (y + 0.5) / pixels);
    for (int x = 0; x < pixels; ++x) {
      std::uint8_t* pixel = picture.at(x, y);
      pixel[0] = static_cast<std::uint8_t>(color.red);
      pixel[1] = static_cast<std::uint8_t>(color.green);
      pixel[2] = static_cast<std::uint8_t>(color.blue);
    }
  }
  for (const Object& object : scene.objects) draw_object(picture, object);
  return picture;
}

bool covers(Shape shape, double x, double y) {
  const Crossings line = crossings(shape, y);
  for (std::size_t k = 0; k + 1 < line.count; k += 2) {
    if (x >= line.x[k] && x <= line.x[k + 1]) return true;
  }
  return false;
}

UnitBox unit_box(Shape shape) {
  if (shape == Shape::circle) return {-disc_radius, -disc_radius, disc_radius, disc_radius};
  UnitBox box;
  for (const Point point : outline_of(shape)) {
    box = {std::min(box.left, point.x), std::min(box.top, point.y), std::max(box.right, point.x),
           std::max(box.bottom, point.y)};
  }
  return box;
}

}  // namespace core::blocks
