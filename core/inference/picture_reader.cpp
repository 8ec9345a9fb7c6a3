#include "core/inference/picture_reader.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/tensor/image_tensor.h"

namespace core::inference {

bool same_picture(const std::shared_ptr<const image::PixelImage>& a, const std::shared_ptr<const image::PixelImage>& b) {
  return a == b || (a && b && *a == *b);
}

at::Tensor PictureReader::look(const std::shared_ptr<const image::PixelImage>& picture) {
  const auto known = std::ranges::find_if(memories_, [&](const Memory& memory) { return same_picture(memory.picture, picture); });
  if (known != memories_.end()) {
    memories_.splice(memories_.begin(), memories_, known);
    return memories_.front().embedding;
  }
  if (!picture || picture->empty()) throw Error(ErrorKind::invalid_request, "The picture has no pixels.");
  const c10::InferenceMode inference_mode;
  const at::Tensor pixels = tensor::tensor_from(image::preprocess(*picture, options_));        // [3, Y, X]
  const at::Device device = model_.decoder.embed_tokens.weight.device();
  memories_.push_front({.picture = picture, .embedding = model_.look(pixels.unsqueeze(0).to(device))[0]});
  if (memories_.size() > remembered) memories_.pop_back();
  return memories_.front().embedding;
}

image::PixelImage PictureReader::square(const image::PixelImage& picture) const {
  if (picture.empty()) throw Error(ErrorKind::invalid_request, "The picture has no pixels.");
  return image::pad_to_square(picture, options_);
}

}  // namespace core::inference
