#include "core/training/picture_batch.h"

#include <ATen/ops/empty.h>

#include "core/blocks/renderer.h"

namespace core::training {

at::Tensor render_batch(const std::vector<blocks::Scene>& scenes, std::int64_t pixels) {
  const auto count = static_cast<std::int64_t>(scenes.size());
  at::Tensor batch = at::empty({count, 3, pixels, pixels}, at::TensorOptions().dtype(at::kFloat));
  float* out = batch.data_ptr<float>();
  const std::int64_t plane = pixels * pixels;
  for (const blocks::Scene& scene : scenes) {
    const image::PixelImage picture = blocks::render(scene, static_cast<int>(pixels));
    for (std::int64_t i = 0; i < plane; ++i) {
      for (std::int64_t channel = 0; channel < 3; ++channel) {
        const auto value = static_cast<float>(picture.pixels[static_cast<std::size_t>(i * 3 + channel)]);
        out[channel * plane + i] = value / 127.5F - 1.0F;
      }
    }
    out += 3 * plane;
  }
  return batch;
}

}  // namespace core::training
