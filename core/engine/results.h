#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/engine/requests.h"
#include "core/inference/token_report.h"

namespace core::engine {

/// Why a generation ended. `stopped` keeps everything made until then.
enum class Ending { finished, length_limit, stopped };

/// What is known of a loaded model; a snapshot that may be kept and passed between threads.
struct ModelInfo {
  std::string name;              ///< for people, e.g. "Bifrons Blocks"
  std::filesystem::path folder;
  bool built_in = false;
  std::string device;            ///< for people, e.g. "CPU, 2 threads" or "NVIDIA H100"
  DeviceKind device_kind = DeviceKind::cpu;
  std::string device_reason;     ///< why a better device, or all of it, is not used; empty when there is nothing to say
  std::string precision;         ///< "fp32", "bf16", "fp16"
  std::int64_t parameters = 0;
  std::int64_t weight_bytes = 0;         ///< of the weights that are in memory; what only training reads is not
  std::int64_t copied_bytes = 0;         ///< of those, what is memory of its own; the rest are maps of the files
  std::int64_t device_memory_bytes = 0;  ///< memory of the device that the program may have, all of it
  int image_size = 0;            ///< pixels on a side of the pictures that it sees and draws
  int image_tokens_seen = 0;     ///< positions that a picture takes in the context, its two marks included
  int image_grid = 0;            ///< a drawn picture has grid × grid tokens
  std::int64_t context_length = 0;
  inference::TextOptions text_defaults;    ///< from the model's generation_config.json
  inference::ImageOptions image_defaults;
  double load_seconds = 0;
  std::string weights_hash = {};  ///< see core/checkpoint/weights_hash.h; empty where they lie in no file
};

/// Where an answer was continued, all is of the new part alone: the whole text is the request's last turn and `text`.
struct TextResult {
  std::string text;
  std::vector<std::int64_t> tokens;     ///< made tokens, the end mark not among them
  std::int64_t prompt_tokens = 0;       ///< positions of the prompt, pictures included
  std::int64_t continued_tokens = 0;    ///< of those, what the answer that is continued takes; 0 for a new answer
  double seconds_to_first_token = 0;
  double seconds = 0;                   ///< all of it
  Ending ending = Ending::finished;
};

struct DrawnPicture {
  image::PixelImage picture;
  std::vector<std::int64_t> tokens;  ///< grid × grid codes, row by row
  std::int64_t index = 0;            ///< number in its request: the stream of its seed
  double seconds = 0;
  /// Of the kept tokens behind the first of a region that was drawn anew; none elsewhere.
  inference::Likelihood kept = {};
};

struct ImageResult {
  std::vector<DrawnPicture> pictures;  ///< the finished ones, by index
  double seconds = 0;
  Ending ending = Ending::finished;
};

struct WordChances {
  std::vector<double> chances;  ///< of each word to be the first of the answer, adding up to 1; empty when stopped
  Ending ending = Ending::finished;
};

}  // namespace core::engine
