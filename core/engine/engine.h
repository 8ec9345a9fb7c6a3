#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "core/engine/observers.h"
#include "core/engine/requests.h"
#include "core/engine/results.h"

namespace core::engine {

/// One loaded model. Calls block and throw core::Error; use it from one thread at a time. A stop that is requested
/// through the token is honoured within one token and is no error: the result says `stopped` and holds what was made.
class Engine {
 public:
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  [[nodiscard]] virtual const ModelInfo& info() const = 0;

  /// Bytes that the model takes on its device now, as measured: on the CPU all that this process has in memory.
  [[nodiscard]] virtual std::int64_t memory_in_use() const = 0;

  /// Positions that the conversation takes in the context, pictures included, without the answer to come. Its last turn
  /// may be an answer, too, which is counted as finished.
  [[nodiscard]] virtual std::int64_t count_prompt_tokens(const TextRequest& request) const = 0;

  /// Positions that the prompt of a drawing takes, up to the picture's first.
  [[nodiscard]] virtual std::int64_t count_drawing_tokens(const std::string& prompt) const = 0;

  virtual TextResult generate_text(const TextRequest& request, const TextObserver& observer, std::stop_token stop) = 0;
  virtual ImageResult generate_images(const ImageRequest& request, const ImageObserver& observer,
                                      std::stop_token stop) = 0;

  /// How the answer to a question would begin: the chances of the given words against each other. The model's own, without
  /// any sampling. Throws Error(invalid_request) unless there are two words or more that can be told apart.
  virtual WordChances weigh_words(const WordChanceRequest& request, const TextObserver& observer, std::stop_token stop) = 0;

  /// The picture of grid × grid codes, as they were drawn by a model with the same picture tokenizer: the same to the pixel.
  /// Throws Error(invalid_request) where their number is another one, or the model has no such code.
  [[nodiscard]] virtual image::PixelImage paint_tokens(const std::vector<std::int64_t>& tokens) const = 0;

  /// The square that the vision encoder gets for a picture, 8 bit, before normalisation.
  [[nodiscard]] virtual image::PixelImage seen_picture(const image::PixelImage& picture) const = 0;
};

/// Makes engines; the window gets one from app/ so that tests can hand it a fake. Throws core::Error; returns null when
/// stopped.
using EngineLoader =
    std::function<std::unique_ptr<Engine>(const LoadRequest&, const LoadObserver&, std::stop_token)>;

/// The real loader, on libtorch. Throws Error(out_of_memory) before it reads the weights when they would not fit.
std::unique_ptr<Engine> load_engine(const LoadRequest& request, const LoadObserver& observer, std::stop_token stop);

/// Folder of the built-in model: $BIFRONS_BUILTIN_MODEL, else share/bifrons/models/blocks beside the program's folder, else
/// resources/ of the source tree that it was built from. Throws Error(file_missing) when there is none.
std::filesystem::path built_in_model_folder();

}  // namespace core::engine
