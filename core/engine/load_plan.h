#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/engine/results.h"

namespace core::engine {

/// Numbers of pictures that a plan is made for. More take what the last takes.
inline constexpr std::array planned_pictures{1, 2, inference::most_pictures_together};

/// The memory that one way to hold and use a model takes, in bytes.
struct MemoryNeed {
  Precision precision = Precision::fp32;
  int pictures = 1;          ///< drawn in one go, with guidance
  std::int64_t weights = 0;
  std::int64_t cache = 0;    ///< keys and values: of a full conversation, and of the pictures
  std::int64_t working = 0;  ///< the largest stage of looking, reading, drawing, painting
  std::int64_t total = 0;
  bool fits = false;         ///< into what is free on the device now
};

/// What loading a model would mean here. Made from its configuration and the headers of its files.
struct LoadPlan {
  ModelInfo model;               ///< as it would be loaded
  std::string stored_precision;  ///< of most of the files' numbers; libtorch's name where it is none of ours
  std::int64_t file_bytes = 0;   ///< of all tensors
  int files = 1;
  std::int64_t free_bytes = 0;   ///< on the device now, with what the loaded model would give back
  Precision precision = Precision::fp32;  ///< that it would be loaded in; never automatic
  std::vector<MemoryNeed> needs;          ///< per precision that the device can compute in, per planned number of pictures
  std::string refusal;                    ///< why it cannot be loaded: no tokenizer; too little memory, and what would fit
};

/// Reads no weights. Throws Error(file_missing, file_damaged, unsupported, invalid_request) as loading would.
LoadPlan plan_load(const LoadRequest& request);

/// The window gets one from app/, so that tests can hand it a fake.
using LoadPlanner = std::function<LoadPlan(const LoadRequest&)>;

}  // namespace core::engine
