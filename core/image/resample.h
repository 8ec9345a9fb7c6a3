#pragma once

#include "core/image/pixel_image.h"

namespace core::image {

enum class Filter {
  bilinear,  ///< triangle: quick, soft
  bicubic,   ///< Keys, a = -0.5: what the models were trained with
  lanczos    ///< three lobes: sharpest, for what people look at
};

/// `image` at another size. When shrinking, the filter widens with the scale, so that nothing aliases. First across,
/// then down, in fixed point with 8-bit pixels between: equal to the byte to Pillow up to version 11, with which the
/// models were trained. Pillow 13 goes down first where a picture is tall, and differs there by a level here and there.
/// Throws Error(invalid_request) when a side is below 1 or `image` is empty.
/// Source: Pillow, Image.resize.
PixelImage resample(const PixelImage& image, int width, int height, Filter filter);

}  // namespace core::image
