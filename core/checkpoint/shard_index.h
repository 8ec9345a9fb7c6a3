#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace core::checkpoint {

/// Which file of a sharded checkpoint holds which tensor: name → file name.
using ShardIndex = std::map<std::string, std::string>;

/// Reads model.safetensors.index.json or pytorch_model.bin.index.json ("weight_map"). Throws Error(file_missing) or
/// Error(file_damaged); a file name that would lead out of the folder is damage.
ShardIndex read_shard_index(const std::filesystem::path& path);

}  // namespace core::checkpoint
