#pragma once

#include <array>
#include <filesystem>
#include <string>

#include "core/image/pixel_image.h"
#include "core/image/planar_image.h"

namespace core::image {

/// How the shorter side of a scaled picture is made a whole number.
enum class SideRounding {
  down,    ///< `VLMImageProcessor`, with which the models were trained
  nearest  ///< `JanusImageProcessor` of transformers 5; halves go to the even number
};

/// How a model wants pictures that it looks at. The defaults are the published values.
struct PreprocessOptions {
  int image_size = 384;  ///< pixels on a side of the square
  int min_size = 14;     ///< a side is not scaled below this, 1 to image_size
  std::array<double, 3> mean{0.5, 0.5, 0.5};
  std::array<double, 3> std{0.5, 0.5, 0.5};  ///< above 0
  double rescale_factor = 1.0 / 255.0;
  bool do_normalize = true;  ///< false: values stay in 0 to 1
  SideRounding rounding = SideRounding::down;

  bool operator==(const PreprocessOptions&) const = default;
};

/// `image` scaled so that its longer side is `image_size`, in the middle of a square of the mean's colour.
/// The longer side never falls short, as it did for some sizes in versions 4 of transformers, which multiplied first (147
/// pixels became 383).
/// Source: deepseek-ai/Janus, VLMImageProcessor; transformers, JanusImageProcessorPil.
PixelImage pad_to_square(const PixelImage& image, const PreprocessOptions& options);

/// Channel values of any picture: [3, Y, X], scaled and normalised in the order of the reference.
PlanarImage normalize(const PixelImage& image, const PreprocessOptions& options);

/// Both: what the vision encoder reads.
PlanarImage preprocess(const PixelImage& image, const PreprocessOptions& options);

/// The section `image_processor` of `folder/processor_config.json` (transformers 5), else
/// `folder/preprocessor_config.json`. Absent keys take their defaults; without any file, all do. Throws Error(file_damaged),
/// or (unsupported) for steps that this program does not do, naming file and key.
PreprocessOptions read_preprocess_options(const std::filesystem::path& folder);
PreprocessOptions parse_preprocess_options(const std::string& json, const std::string& file_name);

/// Text of a `preprocessor_config.json`; reading it again gives equal options.
std::string preprocessor_config_json(const PreprocessOptions& options);

}  // namespace core::image
