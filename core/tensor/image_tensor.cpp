#include "core/tensor/image_tensor.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>

#include <cstring>

#include "core/tensor/shape.h"

namespace core::tensor {

image::PixelImage picture_from(const at::Tensor& pixels) {
  expect_shape(pixels, {3, -1, -1}, "picture");
  const at::Tensor scaled = ((pixels.detach().to(at::kFloat) + 1) / 2 * 255).clamp(0, 255);
  const at::Tensor bytes = scaled.to(at::kByte).permute({1, 2, 0}).contiguous().to(at::kCPU);  // [Y, X, 3], a quarter of the numbers
  image::PixelImage picture(static_cast<int>(pixels.size(2)), static_cast<int>(pixels.size(1)));
  std::memcpy(picture.pixels.data(), bytes.const_data_ptr<std::uint8_t>(), picture.pixels.size());
  return picture;
}

at::Tensor tensor_from(const image::PlanarImage& picture) {
  at::Tensor pixels = at::empty({3, picture.height, picture.width}, at::TensorOptions(at::kFloat));
  std::memcpy(pixels.mutable_data_ptr<float>(), picture.values.data(), picture.values.size() * sizeof(float));
  return pixels;
}

}  // namespace core::tensor
