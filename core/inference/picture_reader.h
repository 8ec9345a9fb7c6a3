#pragma once

#include <ATen/core/Tensor.h>

#include <cstddef>
#include <list>
#include <memory>

#include "core/image/pixel_image.h"
#include "core/image/preprocess.h"
#include "core/model/multimodal_model.h"

namespace core::inference {

/// Whether two pictures are one, or have the same pixels.
[[nodiscard]] bool same_picture(const std::shared_ptr<const image::PixelImage>& a,
                                const std::shared_ptr<const image::PixelImage>& b);

/// Looks at pictures and remembers the latest ones, so that a conversation about a picture looks at it once. Not
/// thread-safe.
class PictureReader {
 public:
  static constexpr std::size_t remembered = 8;

  /// `model` must outlive the reader.
  PictureReader(const model::MultimodalModel& model, const image::PreprocessOptions& options)
      : model_(model), options_(options) {}

  /// What the vision encoder and the aligner make of a picture: [P, C] float32 on the device of the model. The same
  /// pixels give the same tensor. Throws Error(invalid_request) for a picture without pixels.
  at::Tensor look(const std::shared_ptr<const image::PixelImage>& picture);

  /// The padded square that `look` starts from.
  [[nodiscard]] image::PixelImage square(const image::PixelImage& picture) const;

 private:
  struct Memory {
    std::shared_ptr<const image::PixelImage> picture;
    at::Tensor embedding;  ///< [P, C]
  };

  const model::MultimodalModel& model_;
  image::PreprocessOptions options_;
  std::list<Memory> memories_;  ///< latest first
};

}  // namespace core::inference
