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

std::string how_far(const UnfinishedPicture& picture) { return join(picture.tokens, " of ", picture.wanted, " tokens"); }

/// Prompt, line break, then "Key: value" pairs with the key names that galleries look for.
std::string parameters_line(const PictureMetadata& picture) {
  const SamplingOptions& sampling = picture.options.sampling;
  const auto steps = picture.unfinished ? picture.unfinished->tokens : static_cast<std::int64_t>(picture.tokens.size());
  const std::string unfinished = picture.unfinished ? ", Unfinished: " + how_far(*picture.unfinished) : std::string();
  return join(picture.prompt, "\nSteps: ", steps,
              ", Sampler: Gumbel, CFG scale: ", picture.options.guidance, ", Seed: ", sampling.seed,
              ", Size: ", picture.width, "x", picture.height, ", Model: ", picture.model,
              ", Batch index: ", picture.index, ", Temperature: ", sampling.temperature, ", Top-k: ", sampling.top_k,
              ", Top-p: ", sampling.top_p, unfinished, ", Version: Bifrons ", BIFRONS_VERSION);
}

}  // namespace

std::map<std::string, std::string> png_notes(const PictureMetadata& picture) {
  const SamplingOptions& sampling = picture.options.sampling;
  std::map<std::string, std::string> notes{{"Software", join("Bifrons ", BIFRONS_VERSION)},
                                           {"version", BIFRONS_VERSION},
                                           {"model", picture.model},
                                           {"prompt", picture.prompt},
                                           {"seed", join(sampling.seed)},
                                           {"index", join(picture.index)},
                                           {"guidance", join(picture.options.guidance)},
                                           {"temperature", join(sampling.temperature)},
                                           {"top_k", join(sampling.top_k)},
                                           {"top_p", join(sampling.top_p)},
                                           {"parameters", parameters_line(picture)}};
  if (picture.unfinished) {
    notes["unfinished"] = how_far(*picture.unfinished);
  } else {
    notes["image_tokens"] = token_list(picture.tokens);
  }
  return notes;
}

}  // namespace core::inference
