#pragma once

#include <cstddef>
#include <vector>

#include "core/blocks/scene.h"

/// Which of the six shapes a region of a picture is. Internal to core/blocks.
namespace core::blocks {

/// How much of each pixel of a rectangle an object covers.
struct Coverage {
  int left = 0;  ///< of the rectangle in its picture, pixels
  int top = 0;
  int width = 0;
  int height = 0;
  std::vector<float> shares;  ///< height × width, 0 to 1

  [[nodiscard]] float& at(int x, int y) { return shares[offset(x, y)]; }
  [[nodiscard]] float at(int x, int y) const { return shares[offset(x, y)]; }

 private:
  [[nodiscard]] std::size_t offset(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
  }
};

/// A box in a picture, in pixels; right and bottom lie just outside.
struct PixelBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return bottom - top; }
};

/// The box of what is covered by half or more, in pixels of the picture.
PixelBox covered_box(const Coverage& coverage);

struct ShapeFit {
  Shape shape = Shape::circle;
  double overlap = 0;  ///< intersection over union, 0 to 1
  PixelBox box;        ///< of the silhouette where it fits best
};

/// The silhouette that overlaps best after scaling to the covered box; `pixel` is a scene unit in pixels.
ShapeFit best_fit(const Coverage& coverage, double pixel);

}  // namespace core::blocks
