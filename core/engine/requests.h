#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/image/pixel_image.h"
#include "core/inference/generation_options.h"

namespace core::engine {

enum class DeviceKind { automatic, cpu, cuda };

struct DeviceChoice {
  DeviceKind kind = DeviceKind::automatic;
  int index = 0;  ///< which CUDA device

  bool operator==(const DeviceChoice&) const = default;
};

/// What weights are held in. Automatic is bf16 on a GPU; on the CPU it is bf16 for a large model whose files hold half
/// precision, else fp32.
enum class Precision { automatic, fp32, bf16, fp16 };

[[nodiscard]] constexpr std::string_view precision_name(Precision precision) {
  switch (precision) {
    case Precision::fp32: return "fp32";
    case Precision::bf16: return "bf16";
    case Precision::fp16: return "fp16";
    case Precision::automatic: break;
  }
  return "auto";
}

/// Memory that the model which is loaded now takes for itself alone, and gives back when it goes.
struct HeldMemory {
  DeviceKind device = DeviceKind::automatic;  ///< cpu or cuda; automatic: there is none
  std::int64_t bytes = 0;
};

/// Where a model is and how it is to be held.
struct LoadRequest {
  std::filesystem::path folder;  ///< empty: the built-in model
  DeviceChoice device;
  Precision precision = Precision::automatic;
  int threads = 0;  ///< of the CPU; 0: the program chooses, by the size of the model
  HeldMemory held;  ///< counts as free where the device is the same
};

enum class Role { user, assistant };

/// A picture that is shared between the window and the engine; never changed after it was made.
using PicturePtr = std::shared_ptr<const image::PixelImage>;

/// One turn of a conversation. Pictures come before the text of their turn.
struct Turn {
  Role role = Role::user;
  std::string text;  ///< UTF-8
  std::vector<PicturePtr> pictures;
};

struct TextRequest {
  /// Oldest first. The last one is the user's, or an answer that broke off and is continued: what is written goes on with
  /// its text, with the seed and the positions that an answer without the break would have. So it becomes what that would
  /// have, as long as its text is read as the tokens that were written; a model may have written a word in other pieces.
  /// All counts are of what is new.
  std::vector<Turn> turns;
  std::optional<std::string> system;  ///< absent: the model's own system prompt; empty: none
  inference::TextOptions options;
};

struct ImageRequest {
  std::string prompt;  ///< UTF-8, not empty
  inference::ImageOptions options;
  inference::ImageVariation variation;
};

/// A question of which only the first words of the answer matter.
struct WordChanceRequest {
  TextRequest question;  ///< its options are not read
  /// Two or more, UTF-8, as "Yes" and "No". Each stands for itself with and without a blank before it, capital and small.
  std::vector<std::string> words;
};

}  // namespace core::engine
