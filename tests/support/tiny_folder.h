#pragma once

#include <cstdint>
#include <filesystem>

namespace tests {

/// Writes a complete model folder into `folder`: the tiny model's weights and configuration, a vocabulary of 330 tokens
/// that knows the colours and shapes, no system prompt, sampling defaults (answers of at most 24 tokens, guidance 2).
void write_tiny_folder(const std::filesystem::path& folder, std::uint64_t seed = 1);

}  // namespace tests
