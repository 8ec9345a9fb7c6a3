#pragma once

#include "core/blocks/scene.h"
#include "core/image/pixel_image.h"

namespace core::blocks {

/// The scene as a square picture of `pixels` on a side, 4 × 4 supersampled. Fast: the trainer renders while it trains.
image::PixelImage render(const Scene& scene, int pixels);

/// The colour of a ground at a height of the picture: 0 at the top, 1 at the bottom. Only the sky gradient changes.
Rgb ground_rgb(Ground ground, double height);

/// Whether a point, in units of the radius about the centre (x right, y down), lies in the shape.
bool covers(Shape shape, double x, double y);

/// The smallest box around a shape, in units of the radius about the centre.
struct UnitBox {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};
UnitBox unit_box(Shape shape);

}  // namespace core::blocks
