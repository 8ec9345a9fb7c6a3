#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace core::inference {

/// How one token is drawn from its logits. Defined once for text and for image tokens:
/// token = argmax over v of (logit_v / temperature + g(seed, stream, position, v)), g a Gumbel variable from a
/// counter-based generator; so a result depends on weights, prompt and seed alone.
struct SamplingOptions {
  float temperature = 1.0F;  ///< >= 0; 0, and all below `least_temperature`, takes the likeliest token
  std::int64_t top_k = 0;    ///< keep the k likeliest tokens; 0 keeps all
  float top_p = 1.0F;        ///< keep the smallest set with this much probability, in (0, 1]; 1 keeps all
  std::uint64_t seed = 0;
};

/// Logits divided by less than this leave no chance to any token but the likeliest, and leave float32 soon after.
constexpr float least_temperature = 1e-4F;

/// Whether the likeliest token is taken, without chance.
[[nodiscard]] inline bool is_greedy(const SamplingOptions& options) { return options.temperature < least_temperature; }

struct TextOptions {
  SamplingOptions sampling{.temperature = 0.0F};
  std::int64_t max_new_tokens = 512;  ///< >= 1; fewer when the context is full
};

struct ImageOptions {
  SamplingOptions sampling;
  float guidance = 5.0F;       ///< logits = uncond + guidance * (cond - uncond); >= 1; 1 follows the prompt alone
  std::int64_t count = 1;      ///< pictures, 1 to 16; picture i uses the stream i of the seed
  /// A preview after every so many rows of tokens; 0: none but for what a stop leaves.
  std::int64_t preview_rows = 1;
  /// What the pictures are led away from, UTF-8: its row takes the place of the unconditional one. Blank: nothing; nothing
  /// either where the guidance is 1.
  std::string avoid = {};
};

/// A rectangle of tokens in the grid of a picture.
struct PictureRegion {
  std::int64_t row = 0;  ///< the first one
  std::int64_t column = 0;
  std::int64_t rows = 1;
  std::int64_t columns = 1;

  /// `position`: of a token, row by row in a picture of `grid` tokens on a side.
  [[nodiscard]] bool contains(std::int64_t position, std::int64_t grid) const {
    const std::int64_t below = position / grid - row, right = position % grid - column;
    return below >= 0 && below < rows && right >= 0 && right < columns;
  }
  [[nodiscard]] std::int64_t first(std::int64_t grid) const { return row * grid + column; }

  bool operator==(const PictureRegion&) const = default;
};

/// In what a drawing differs from one by prompt and options alone.
struct ImageVariation {
  std::int64_t first_stream = 0;  ///< picture i uses the stream first_stream + i of the seed
  /// Every picture begins with these, row by row, as they are; fewer than a picture has. Those after them are drawn as if
  /// these had been.
  std::vector<std::int64_t> kept_tokens;
  /// A weight for each picture in place of the one guidance; all pictures then use the first stream. Empty: none.
  std::vector<float> guidance_strip;
  bool report_tokens = false;  ///< tells how sure the model was of each token
  /// With a region `kept_tokens` are those of a whole picture: all outside of the region stay, it alone is drawn anew.
  std::optional<PictureRegion> region = std::nullopt;

  /// How many tokens at the beginning are kept, up to the first that is drawn. `grid`: tokens on a side.
  [[nodiscard]] std::int64_t kept_ahead(std::int64_t grid) const {
    return region ? region->first(grid) : static_cast<std::int64_t>(kept_tokens.size());
  }
  /// The stream of picture `index` of the request.
  [[nodiscard]] std::int64_t stream(std::int64_t index) const {
    return guidance_strip.empty() ? first_stream + index : first_stream;
  }
};

/// Guided pictures that grow at the same time, where rows are computed independently; without guidance twice as many.
inline constexpr int most_pictures_together = 4;

/// Throw Error(invalid_request) that names the field and its range.
void validate(const TextOptions& options);
void validate(const ImageOptions& options);
/// `grid`: tokens on a side of a picture.
void validate(const ImageVariation& variation, const ImageOptions& options, std::int64_t grid);

}  // namespace core::inference
