#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "core/blocks/held_out.h"

namespace core::blocks {

struct SceneFileOptions {
  int count = 100;         ///< scenes, and as many prompts; four times as many questions; 1 to 1,000,000
  std::uint64_t seed = 1;  ///< same seed and count: same files
  int pixels = 96;         ///< on a side; 16 to 2048
  std::filesystem::path folder;
};

/// "000012.png"
std::string scene_file_name(int index);

/// Writes held-out scenes into a folder, which is made: NNNNNN.png from 000000, scenes.jsonl (what is where),
/// questions.jsonl ({"image", "question", "answer", "type", "kept_out"}) and prompts.jsonl (lines of `prompt_line`).
/// `progress` gets the number of pictures written so far. Returns false when it was stopped; the pictures written so
/// far stay, and no list is written. Throws Error(invalid_request) and Error(file_not_written).
bool write_scene_files(const SceneFileOptions& options, const std::function<void(int)>& progress = {},
                       const std::stop_token& stop = {});

}  // namespace core::blocks
