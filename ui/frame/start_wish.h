#pragma once

#include <filesystem>
#include <optional>

#include "core/engine/requests.h"

namespace ui {

/// What the command line says about the model; absent: as the settings say.
struct StartWish {
  std::optional<std::filesystem::path> folder;       ///< empty: the built-in model
  bool isAfterCrash = false;  ///< the program ended without a word last time: no model is loaded by itself
  std::optional<core::engine::DeviceChoice> device;  ///< until another one is chosen in the settings
};

}  // namespace ui
