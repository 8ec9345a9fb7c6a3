#pragma once

#include <functional>
#include <string_view>

#include "core/engine/results.h"

namespace core::engine {

/// What the engine is doing now.
enum class Stage { loading, looking, reading, writing, drawing, painting };

struct Progress {
  Stage stage = Stage::loading;
  std::int64_t done = 0;   ///< tensors, pictures, prompt positions, tokens: as the stage counts
  std::int64_t total = 0;  ///< 0 when unknown
};

/// Callbacks are called on the thread of the call that they were given to, in order, never two at once, never after it
/// has returned. They must be quick and must not throw. Views are valid during the callback only. Any may be empty.
struct LoadObserver {
  std::function<void(const Progress&)> on_progress;
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
};

struct ImageObserver {
  std::function<void(const Progress&)> on_progress;  ///< drawing: tokens of the picture in work
  /// After every token: picture `index` now has `tokens` of grid × grid tokens.
  std::function<void(std::int64_t index, std::int64_t tokens)> on_token;
  std::function<void(const Preview&)> on_preview;
  std::function<void(const DrawnPicture&)> on_picture;  ///< final, once per picture
};

}  // namespace core::engine
