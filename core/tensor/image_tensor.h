#pragma once

#include <ATen/core/Tensor.h>

#include "core/image/pixel_image.h"
#include "core/image/planar_image.h"

namespace core::tensor {

/// What a decoder put out → a picture: clip((y + 1) / 2 · 255, 0, 255), truncated, not rounded.
/// pixels: [3, Y, X], any floating dtype and device, about [−1, 1]. Source: deepseek-ai/Janus, generation_inference.py.
image::PixelImage picture_from(const at::Tensor& pixels);

/// A preprocessed picture → [3, Y, X] float32 on the CPU, a copy.
at::Tensor tensor_from(const image::PlanarImage& picture);

}  // namespace core::tensor
