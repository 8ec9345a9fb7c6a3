#pragma once

#include <filesystem>
#include <string>

namespace tests {

/// A file of tests/golden/janus_folder, which make_folder_goldens.py wrote.
std::filesystem::path janus_golden(const std::string& name);

// The golden Janus model as users have such models; each writes a complete folder.

/// As `save_pretrained` of transformers leaves it: one file of weights.
void write_transformers_folder(const std::filesystem::path& folder);

/// As the Hugging Face cache holds a repository of the older form below `cache`: links in a snapshot to blobs with names
/// that say nothing. Returns the folder of the snapshot.
std::filesystem::path write_cached_folder(const std::filesystem::path& cache);

/// The same weights under the names of the official layout, in two `.bin` files.
void write_official_folder(const std::filesystem::path& folder);

/// As a model trained on from the official one is saved (Janus-4o-7B, Janus-Pro-R1-7B): by `save_pretrained` of the official
/// classes, which writes more keys than the published files have, and safetensors.
void write_derivative_folder(const std::filesystem::path& folder);

/// The official folder with the tokenizer of Janus-1.3B: no tokens for the roles and none for pictures.
void write_old_official_folder(const std::filesystem::path& folder);

/// The official folder with the tokenizer of Janus-Pro-1B: without the 13 letters, so that every id behind them is 13 less.
void write_shifted_official_folder(const std::filesystem::path& folder);

}  // namespace tests
