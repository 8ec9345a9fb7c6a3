#include "core/blocks/silhouette.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/blocks/renderer.h"

namespace core::blocks {
namespace {

constexpr int resolution = 48;
constexpr int samples = 3;  ///< per pixel and axis, when a silhouette is laid over a region

using Silhouette = std::array<bool, static_cast<std::size_t>(resolution) * resolution>;

Silhouette make_silhouette(Shape shape) {
  const UnitBox box = unit_box(shape);
  Silhouette silhouette{};
  for (int y = 0; y < resolution; ++y) {
    for (int x = 0; x < resolution; ++x) {
      silhouette.at(static_cast<std::size_t>(y * resolution + x)) =
          covers(shape, box.left + (x + 0.5) / resolution * (box.right - box.left),
                 box.top + (y + 0.5) / resolution * (box.bottom - box.top));
    }
  }
  return silhouette;
}

/// Every shape scaled to one box.
const Silhouette& silhouette_of(Shape shape) {
  static const std::array<Silhouette, shape_count> silhouettes = [] {
    std::array<Silhouette, shape_count> made{};
    for (int i = 0; i < shape_count; ++i) made.at(static_cast<std::size_t>(i)) = make_silhouette(static_cast<Shape>(i));
    return made;
  }();
  return silhouettes.at(static_cast<std::size_t>(shape));
}

/// The share of a pixel that a silhouette in a box covers.
double share_of_pixel(const Silhouette& silhouette, const PixelBox& box, int x, int y) {
  int inside = 0;
  for (int i = 0; i < samples * samples; ++i) {
    const double across = (x + (i % samples + 0.5) / samples - box.left) / box.width() * resolution;
    const double down = (y + (i / samples + 0.5) / samples - box.top) / box.height() * resolution;
    if (across < 0 || down < 0 || across >= resolution || down >= resolution) continue;
    if (silhouette[static_cast<std::size_t>(static_cast<int>(down) * resolution + static_cast<int>(across))]) ++inside;
  }
  return static_cast<double>(inside) / (samples * samples);
}

/// Blur and noise are mostly in the small and the large shares: they are pushed to nothing and all.
double sharpened(double share) { return std::clamp(2 * share - 0.5, 0.0, 1.0); }

double overlap(const Coverage& coverage, Shape shape, const PixelBox& box) {
  const Silhouette& silhouette = silhouette_of(shape);
  double common = 0;
  double either = 0;
  for (int y = 0; y < coverage.height; ++y) {
    for (int x = 0; x < coverage.width; ++x) {
      const double drawn = sharpened(coverage.at(x, y));
      const double ideal = sharpened(share_of_pixel(silhouette, box, coverage.left + x, coverage.top + y));
      common += std::min(drawn, ideal);
      either += std::max(drawn, ideal);
    }
  }
  return either > 0 ? common / either : 0;
}

/// The fit with each side of its box where the overlap is best, at most a few pixels further out.
ShapeFit with_moved_sides(const Coverage& coverage, ShapeFit fit, double pixel) {
  constexpr int rounds = 4;
  const double step = 0.5 * pixel;
  for (int round = 0; round < rounds; ++round) {
    const double before = fit.overlap;
    for (double PixelBox::*side : {&PixelBox::left, &PixelBox::top, &PixelBox::right, &PixelBox::bottom}) {
      const bool outward_is_less = side == &PixelBox::left || side == &PixelBox::top;
      PixelBox box = fit.box;
      box.*side += outward_is_less ? -step : step;
      if (const double found = overlap(coverage, fit.shape, box); found > fit.overlap) fit = {fit.shape, found, box};
    }
    if (fit.overlap <= before) break;
  }
  return fit;
}

}  // namespace

PixelBox covered_box(const Coverage& coverage) {
  PixelBox box{1e9, 1e9, -1e9, -1e9};
  for (int y = 0; y < coverage.height; ++y) {
    for (int x = 0; x < coverage.width; ++x) {
      if (coverage.at(x, y) < 0.5F) continue;
      const double left = coverage.left + x;
      const double top = coverage.top + y;
      box = {std::min(box.left, left), std::min(box.top, top), std::max(box.right, left + 1),
             std::max(box.bottom, top + 1)};
    }
  }
  return box;
}

ShapeFit best_fit(const Coverage& coverage, double pixel) {
  const PixelBox box = covered_box(coverage);
  std::array<ShapeFit, shape_count> fits;
  for (int i = 0; i < shape_count; ++i) {
    const auto shape = static_cast<Shape>(i);
    fits.at(static_cast<std::size_t>(i)) = {shape, overlap(coverage, shape, box), box};
  }
  std::sort(fits.begin(), fits.end(), [](const ShapeFit& a, const ShapeFit& b) { return a.overlap > b.overlap; });
  // Tips that cover less than half a pixel are missing from the box, so its sides are moved a little; only the shapes
  // that fit best come into question.
  const ShapeFit first = with_moved_sides(coverage, fits[0], pixel);
  const ShapeFit second = with_moved_sides(coverage, fits[1], pixel);
  return first.overlap >= second.overlap ? first : second;
}

}  // namespace core::blocks
