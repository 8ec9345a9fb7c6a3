#include "core/inference/picture_metadata.h"

#include "core/base/error.h"

namespace core::inference {
namespace {

std::string token_list(std::span<const std::int64_t> tokens) {
  std::string list;
  for (const std::int64_t token : tokens) {
    list += list.empty() ? "" : " ";
    list += std::to_string(token);
  }
  return list;
}

/// Prompt, line break, then "Key: value" pairs with the key names that galleries look for.
std::string parameters_line(const PictureMetadata& picture) {
  const SamplingOptions& sampling = picture.options.sampling;
  return join(picture.prompt, "\nSteps: ", picture.tokens.size(),
              ", Sampler: Gumbel, CFG scale: ", picture.options.guidance, ", Seed: ", sampling.seed,
              ", Size: ", picture.width, "x", picture.height, ", Model: ", picture.model,
              ", Batch index: ", picture.index, ", Temperature: ", sampling.temperature, ", Top-k: ", sampling.top_k,
              ", Top-p: ", sampling.top_p, ", Version: Bifrons ", BIFRONS_VERSION);
}

}  // namespace

std::map<std::string, std::string> png_notes(const PictureMetadata& picture) {
  const SamplingOptions& sampling = picture.options.sampling;
  return {{"Software", join("Bifrons ", BIFRONS_VERSION)},
          {"version", BIFRONS_VERSION},
          {"model", picture.model},
          {"prompt", picture.prompt},
          {"seed", join(sampling.seed)},
          {"index", join(picture.index)},
          {"guidance", join(picture.options.guidance)},
          {"temperature", join(sampling.temperature)},
          {"top_k", join(sampling.top_k)},
          {"top_p", join(sampling.top_p)},
          {"image_tokens", token_list(picture.tokens)},
          {"parameters", parameters_line(picture)}};
}

}  // namespace core::inference
