#pragma once

#include <array>
#include <filesystem>
#include <string>

#include "core/image/pixel_image.h"
#include "core/image/planar_image.h"

namespace core::image {

/// How a model wants pictures that it looks at. The defaults are the published values.
struct PreprocessOptions {
  int image_size = 384;  ///< pixels on a side of the square
  int min_size = 14;     ///< a side is not scaled below this, 1 to image_size
  std::array<double, 3> mean{0.5, 0.5, 0.5};
  std::array<double, 3> std{0.5, 0.5, 0.5};  ///< above 0
  double rescale_factor = 1.0 / 255.0;
  bool do_normalize = true;  ///< false: values stay in 0 to 1

  bool operator==(const PreprocessOptions&) const = default;
};

/// `image` scaled so that its longer side is `image_size`, in the middle of a square of the mean's colour.
/// Source: deepseek-ai/Janus, VLMImageProcessor.
PixelImage pad_to_square(const PixelImage& image, const PreprocessOptions& options);

/// Channel values of any picture: [3, Y, X], scaled and normalised in the order of the reference.
PlanarImage normalize(const PixelImage& image, const PreprocessOptions& options);

/// Both: what the vision encoder reads.
PlanarImage preprocess(const PixelImage& image, const PreprocessOptions& options);

/// `folder/preprocessor_config.json`; absent keys take their defaults. Throws Error(file_missing) or
/// Error(file_damaged), naming file and key.
PreprocessOptions read_preprocess_options(const std::filesystem::path& folder);
PreprocessOptions parse_preprocess_options(const std::string& json, const std::string& file_name);

/// Text of a `preprocessor_config.json`; reading it again gives equal options.
std::string preprocessor_config_json(const PreprocessOptions& options);

}  // namespace core::image
