#pragma once

#include <filesystem>
#include <string>

namespace core::engine {

/// What people call the model of a folder: the folder's name, or owner and model of a folder in a Hugging Face cache
/// (models--deepseek-ai--Janus-Pro-1B/snapshots/…).
std::string model_name(const std::filesystem::path& folder);

}  // namespace core::engine
