#include "core/inference/generation_options.h"

#include <cmath>

#include "core/base/error.h"

namespace core::inference {
namespace {

void require(bool valid, const char* sentence) {
  if (!valid) throw Error(ErrorKind::invalid_request, sentence);
}

void validate(const SamplingOptions& options) {
  require(std::isfinite(options.temperature) && options.temperature >= 0, "The temperature must be 0 or more.");
  require(options.top_k >= 0, "Top-k must be 0 or more; 0 keeps every token.");
  require(options.top_p > 0 && options.top_p <= 1, "Top-p must be above 0 and at most 1; 1 keeps every token.");
}

void validate(const PictureRegion& region, std::int64_t kept, std::int64_t grid) {
  require(kept == grid * grid, "A region needs all tokens of the picture that it is drawn in.");
  const auto fits = [grid](std::int64_t begin, std::int64_t count) {
    return begin >= 0 && begin < grid && count >= 1 && count <= grid - begin;
  };
  require(fits(region.row, region.rows) && fits(region.column, region.columns), "The region must lie within the picture.");
}

}  // namespace

void validate(const TextOptions& options) {
  validate(options.sampling);
  require(options.max_new_tokens >= 1, "The number of new tokens must be 1 or more.");
}

void validate(const ImageOptions& options) {
  validate(options.sampling);
  require(std::isfinite(options.guidance) && options.guidance >= 1, "The guidance must be 1 or more; 1 switches it off.");
  require(options.count >= 1 && options.count <= 16, "The number of pictures must be from 1 to 16.");
  require(options.preview_rows >= 0, "The number of rows between previews must be 0 or more; 0 makes no previews.");
}

void validate(const ImageVariation& variation, const ImageOptions& options, std::int64_t grid) {
  require(variation.first_stream >= 0, "The number of the first picture must be 0 or more.");
  const auto kept = static_cast<std::int64_t>(variation.kept_tokens.size());
  if (variation.region) {
    validate(*variation.region, kept, grid);
  } else {
    require(kept < grid * grid, "A picture whose tokens are all kept has nothing to draw. Keep fewer.");
  }
  if (variation.guidance_strip.empty()) return;
  require(static_cast<std::int64_t>(variation.guidance_strip.size()) == options.count,
          "The strip must have one guidance for each picture.");
  for (const float guidance : variation.guidance_strip) {
    require(std::isfinite(guidance) && guidance >= 1, "Each guidance of the strip must be 1 or more; 1 switches it off.");
  }
}

}  // namespace core::inference
