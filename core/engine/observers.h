#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/engine/results.h"
#include "core/inference/token_report.h"

namespace core::engine {

/// What the engine is doing now.
enum class Stage { loading, looking, reading, writing, drawing, painting };

struct Progress {
  Stage stage = Stage::loading;
  std::int64_t done = 0;   ///< bytes, pictures, prompt positions, tokens: as the stage counts
  std::int64_t total = 0;  ///< 0 when unknown
};

/// How far the loading of a model is. Told for every 64 MB at least.
struct LoadProgress {
  std::string file;             ///< the file in work, without its folder
  int shard = 1;                ///< its number, from 1
  int shards = 1;               ///< files that hold the weights
  std::int64_t bytes_done = 0;  ///< of the stored weights
  std::int64_t bytes_total = 0;
  double seconds = 0;           ///< since loading began
};

/// Callbacks are called on the thread of the call that they were given to, in order, never two at once, never after it
/// has returned. They must be quick and must not throw. Views are valid during the callback only. Any may be empty.
struct LoadObserver {
  std::function<void(const LoadProgress&)> on_progress;
  /// The model fits only in the place of what LoadRequest::held names: the caller is to let go of that now.
  std::function<void()> make_room;
};

struct TextObserver {
  std::function<void(const Progress&)> on_progress;
  std::function<void(std::string_view piece)> on_piece;  ///< whole UTF-8 characters; the pieces add up to the text
};

/// A picture whose tokens are still arriving: `picture` shows the first `rows` rows of the grid.
struct Preview {
  std::int64_t index = 0;
  std::int64_t tokens = 0;  ///< known so far
  std::int64_t rows = 0;    ///< complete rows of tokens, of `grid`
  std::int64_t grid = 0;
  const image::PixelImage& picture;  ///< full size; rows not yet known repeat nothing and are plain grey
  std::span<const std::int64_t> codes;  ///< of these rows, row by row
};

struct ImageObserver {
  std::function<void(const Progress&)> on_progress;  ///< drawing: tokens of the picture in work
  /// After every token: picture `index` now has `tokens` of grid × grid tokens.
  std::function<void(std::int64_t index, std::int64_t tokens)> on_token;
  /// Before on_token, for tokens that were drawn, where the request asks for it: how sure the model was.
  std::function<void(std::int64_t index, const inference::TokenReport&)> on_report;
  std::function<void(const Preview&)> on_preview;
  std::function<void(const DrawnPicture&)> on_picture;  ///< final, once per picture
};

}  // namespace core::engine
