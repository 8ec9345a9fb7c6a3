#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <utility>

#include "core/blocks/judge.h"
#include "core/blocks/renderer.h"
#include "core/blocks/silhouette.h"

namespace core::blocks {
namespace {

constexpr double ground_difference = 50;  ///< a pixel this far from the ground in RGB belongs to an object
constexpr double color_bound = 60;        ///< a colour this far from all eight is none of them
constexpr double ground_bound = 40;       ///< mean distance within which a ground is recognised
constexpr double speck_area = 24;         ///< scene units squared; smaller regions are ignored
constexpr double least_overlap = 0.8;
constexpr double least_aspect = 0.66;
constexpr double border_width = 2;  ///< scene units at either side that hold nothing but ground

using Tone = std::array<double, 3>;  ///< RGB, 0 to 255

Tone tone(const Rgb& color) {
  return {static_cast<double>(color.red), static_cast<double>(color.green), static_cast<double>(color.blue)};
}

double distance(const Tone& a, const Tone& b) {
  return std::sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) + (a[2] - b[2]) * (a[2] - b[2]));
}

struct Pixel {
  int x = 0;
  int y = 0;
};
using Region = std::vector<Pixel>;

/// A picture with what is known of its ground, row by row.
class Canvas {
 public:
  explicit Canvas(const image::PixelImage& picture) : picture_(picture) {
    for (int y = 0; y < picture.height; ++y) rows_.push_back(ground_of_row(y));
  }

  [[nodiscard]] int width() const { return picture_.width; }
  [[nodiscard]] int height() const { return picture_.height; }
  [[nodiscard]] double unit() const { return picture_.width / scene_units; }  ///< pixels in a scene unit
  [[nodiscard]] std::size_t size() const {
    return static_cast<std::size_t>(width()) * static_cast<std::size_t>(height());
  }
  [[nodiscard]] std::size_t index(Pixel at) const {
    return static_cast<std::size_t>(at.y) * static_cast<std::size_t>(width()) + static_cast<std::size_t>(at.x);
  }
  [[nodiscard]] Tone tone_at(Pixel at) const {
    const std::uint8_t* pixel = picture_.at(at.x, at.y);
    return {static_cast<double>(pixel[0]), static_cast<double>(pixel[1]), static_cast<double>(pixel[2])};
  }
  [[nodiscard]] const Tone& ground_at(int y) const { return rows_[static_cast<std::size_t>(y)]; }

 private:
  /// The median of the border columns over a few rows.
  [[nodiscard]] Tone ground_of_row(int row) const {
    const int columns = std::clamp(static_cast<int>(border_width * unit()), 1, std::max(1, width() / 2));
    Tone result{};
    for (std::size_t c = 0; c < 3; ++c) {
      std::vector<std::uint8_t> values;
      for (int y = std::max(0, row - 2); y <= std::min(height() - 1, row + 2); ++y) {
        for (int x = 0; x < columns; ++x) {
          values.push_back(picture_.at(x, y)[c]);
          values.push_back(picture_.at(width() - 1 - x, y)[c]);
        }
      }
      const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
      std::nth_element(values.begin(), middle, values.end());
      result.at(c) = *middle;
    }
    return result;
  }

  const image::PixelImage& picture_;
  std::vector<Tone> rows_;
};

std::optional<Ground> recognised_ground(const Canvas& canvas) {
  std::optional<Ground> best;
  double least = ground_bound;
  for (int i = 0; i < ground_count; ++i) {
    const auto ground = static_cast<Ground>(i);
    double sum = 0;
    for (int y = 0; y < canvas.height(); ++y) {
      sum += distance(canvas.ground_at(y), tone(ground_rgb(ground, (y + 0.5) / canvas.height())));
    }
    if (const double mean = sum / canvas.height(); mean < least) {
      least = mean;
      best = ground;
    }
  }
  return best;
}

/// The regions of marked pixels that hang together, corners included. `marked` is used up.
std::vector<Region> connected_regions(const Canvas& canvas, std::vector<char>& marked, const Region& where) {
  std::vector<Region> regions;
  for (const Pixel start : where) {
    if (marked[canvas.index(start)] == 0) continue;
    marked[canvas.index(start)] = 0;
    Region region{start};
    for (std::size_t next = 0; next < region.size(); ++next) {
      const Pixel from = region[next];
      for (int y = std::max(0, from.y - 1); y <= std::min(canvas.height() - 1, from.y + 1); ++y) {
        for (int x = std::max(0, from.x - 1); x <= std::min(canvas.width() - 1, from.x + 1); ++x) {
          char& mark = marked[canvas.index({x, y})];
          if (mark != 0) region.push_back({x, y});
          mark = 0;
        }
      }
    }
    regions.push_back(std::move(region));
  }
  return regions;
}

std::vector<Region> foreground_regions(const Canvas& canvas) {
  std::vector<char> marked(canvas.size());
  Region all;
  all.reserve(canvas.size());
  for (int y = 0; y < canvas.height(); ++y) {
    for (int x = 0; x < canvas.width(); ++x) {
      const Pixel at{x, y};
      all.push_back(at);
      marked[canvas.index(at)] = distance(canvas.tone_at(at), canvas.ground_at(y)) > ground_difference ? 1 : 0;
    }
  }
  return connected_regions(canvas, marked, all);
}

std::optional<Color> nearest_color(const Tone& seen) {
  std::optional<Color> best;
  double least = color_bound;
  for (int i = 0; i < color_count; ++i) {
    const auto color = static_cast<Color>(i);
    if (const double away = distance(seen, tone(rgb(color))); away < least) {
      least = away;
      best = color;
    }
  }
  return best;
}

/// The region without its rim: what keeps a pixel of the region on all four sides. All of it when nothing is left.
Region eroded(const Canvas& canvas, const Region& region) {
  std::vector<char> inside(canvas.size());
  for (const Pixel at : region) inside[canvas.index(at)] = 1;
  const auto holds = [&](int x, int y) {
    return x >= 0 && y >= 0 && x < canvas.width() && y < canvas.height() && inside[canvas.index({x, y})] != 0;
  };
  Region core;
  for (const Pixel at : region) {
    if (holds(at.x - 1, at.y) && holds(at.x + 1, at.y) && holds(at.x, at.y - 1) && holds(at.x, at.y + 1))
      core.push_back(at);
  }
  return core.empty() ? region : core;
}

Tone median_tone(const Canvas& canvas, const Region& region) {
  Tone result{};
  for (std::size_t c = 0; c < 3; ++c) {
    std::vector<double> values;
    for (const Pixel at : region) values.push_back(canvas.tone_at(at).at(c));
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    result.at(c) = *middle;
  }
  return result;
}

/// The colours that fill a considerable part of a region, rims left out; its median tone when there is none.
std::vector<Tone> tones_of(const Canvas& canvas, const Region& region) {
  std::array<Region, color_count> by_color;
  for (const Pixel at : region) {
    if (const auto color = nearest_color(canvas.tone_at(at)))
      by_color.at(static_cast<std::size_t>(*color)).push_back(at);
  }
  const double least = std::max(speck_area * canvas.unit() * canvas.unit(), 0.12 * static_cast<double>(region.size()));
  std::vector<Tone> tones;
  for (const Region& part : by_color) {
    if (static_cast<double>(part.size()) < least) continue;
    const Region core = eroded(canvas, part);
    if (core.size() == part.size() || static_cast<double>(core.size()) < 0.6 * least) continue;
    tones.push_back(median_tone(canvas, core));
  }
  if (tones.empty()) tones.push_back(median_tone(canvas, eroded(canvas, region)));
  return tones;
}

/// How much of a pixel an object of this tone covers, from where the pixel lies between the ground and the tone.
double coverage_of(const Canvas& canvas, Pixel at, const Tone& object) {
  const Tone& ground = canvas.ground_at(at.y);
  const Tone seen = canvas.tone_at(at);
  double along = 0;
  double whole = 0;
  for (std::size_t c = 0; c < 3; ++c) {
    along += (seen.at(c) - ground.at(c)) * (object.at(c) - ground.at(c));
    whole += (object.at(c) - ground.at(c)) * (object.at(c) - ground.at(c));
  }
  return whole > 0 ? std::clamp(along / whole, 0.0, 1.0) : 0;
}

bool nearest_of(const std::vector<Tone>& tones, std::size_t own, const Tone& seen) {
  return std::all_of(tones.begin(), tones.end(),
                     [&](const Tone& other) { return distance(seen, tones[own]) <= distance(seen, other); });
}

/// The pieces of a region that are one object each: of one tone, and hanging together where it covers half a pixel.
std::vector<std::pair<Region, Tone>> pieces_of(const Canvas& canvas, const Region& region) {
  const std::vector<Tone> tones = tones_of(canvas, region);
  std::vector<std::pair<Region, Tone>> pieces;
  std::vector<char> marked(canvas.size());
  for (std::size_t i = 0; i < tones.size(); ++i) {
    for (const Pixel at : region) {
      const bool own = coverage_of(canvas, at, tones[i]) >= 0.5 && nearest_of(tones, i, canvas.tone_at(at));
      marked[canvas.index(at)] = own ? 1 : 0;
    }
    for (Region& piece : connected_regions(canvas, marked, region)) pieces.emplace_back(std::move(piece), tones[i]);
  }
  return pieces;
}

/// The piece and the pixels around it, with how much of each it covers.
Coverage coverage_around(const Canvas& canvas, const Region& piece, const Tone& object) {
  const auto [left, right] =
      std::minmax_element(piece.begin(), piece.end(), [](Pixel a, Pixel b) { return a.x < b.x; });
  const auto [top, bottom] =
      std::minmax_element(piece.begin(), piece.end(), [](Pixel a, Pixel b) { return a.y < b.y; });
  Coverage coverage;
  coverage.left = left->x - 1;
  coverage.top = top->y - 1;
  coverage.width = right->x - left->x + 3;
  coverage.height = bottom->y - top->y + 3;
  coverage.shares.resize(static_cast<std::size_t>(coverage.width) * static_cast<std::size_t>(coverage.height));
  for (const Pixel at : piece) {
    for (int y = std::max(0, at.y - 1); y <= std::min(canvas.height() - 1, at.y + 1); ++y) {
      for (int x = std::max(0, at.x - 1); x <= std::min(canvas.width() - 1, at.x + 1); ++x) {
        coverage.at(x - coverage.left, y - coverage.top) = static_cast<float>(coverage_of(canvas, {x, y}, object));
      }
    }
  }
  return coverage;
}

FoundObject object_of(const Canvas& canvas, const Region& piece, const Tone& object_tone) {
  const Coverage coverage = coverage_around(canvas, piece, object_tone);
  const PixelBox covered = covered_box(coverage);
  const double unit = canvas.unit();
  FoundObject found;
  found.color = nearest_color(median_tone(canvas, eroded(canvas, piece)));
  found.x = (covered.left + covered.right) / 2 / unit;
  found.y = (covered.top + covered.bottom) / 2 / unit;
  found.radius = std::max(covered.width(), covered.height()) / 2 / unit;
  const double aspect = covered.width() / covered.height();
  const ShapeFit fit = best_fit(coverage, unit);
  if (aspect < least_aspect || aspect > 1 / least_aspect || fit.overlap < least_overlap) return found;
  const UnitBox box = unit_box(fit.shape);
  const double across = fit.box.width() / (box.right - box.left);
  const double down = fit.box.height() / (box.bottom - box.top);
  found.shape = fit.shape;
  found.x = (fit.box.left - box.left * across) / unit;
  found.y = (fit.box.top - box.top * down) / unit;
  found.radius = (across + down) / 2 / unit;
  return found;
}

}  // namespace

FoundScene find_objects(const image::PixelImage& picture) {
  FoundScene scene;
  if (picture.empty()) return scene;
  const Canvas canvas(picture);
  scene.ground = recognised_ground(canvas);
  const double least = speck_area * canvas.unit() * canvas.unit();
  for (const Region& region : foreground_regions(canvas)) {
    if (static_cast<double>(region.size()) < least) continue;
    for (const auto& [piece, object_tone] : pieces_of(canvas, region)) {
      if (static_cast<double>(piece.size()) >= least) scene.objects.push_back(object_of(canvas, piece, object_tone));
    }
  }
  std::stable_sort(scene.objects.begin(), scene.objects.end(),
                   [](const FoundObject& a, const FoundObject& b) { return a.x < b.x; });
  return scene;
}

}  // namespace core::blocks
