#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/image/pixel_image.h"
#include "core/inference/generation_options.h"

namespace core::engine {

enum class DeviceKind { automatic, cpu, cuda };

struct DeviceChoice {
  DeviceKind kind = DeviceKind::automatic;
  int index = 0;  ///< which CUDA device
};

enum class Precision { automatic, fp32, bf16, fp16 };

/// Where a model is and how it is to be held.
struct LoadRequest {
  std::filesystem::path folder;  ///< empty: the built-in model
  DeviceChoice device;
  Precision precision = Precision::automatic;  ///< automatic: fp32 on the CPU, bf16 on a GPU
  int threads = 0;                             ///< of the CPU; 0: the program chooses, by the size of the model
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
  std::vector<Turn> turns;            ///< oldest first; the last one is the user's
  std::optional<std::string> system;  ///< absent: the model's own system prompt; empty: none
  inference::TextOptions options;
};

struct ImageRequest {
  std::string prompt;  ///< UTF-8, not empty
  inference::ImageOptions options;
};

}  // namespace core::engine
