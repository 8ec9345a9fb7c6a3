#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace core::checkpoint {

/// Where the directory of a zip archive lies.
struct ZipDirectoryPlace {
  std::uint64_t begin = 0;  ///< bytes from the start of the archive
  std::uint64_t end = 0;    ///< inside the archive
  std::uint64_t entries = 0;
};

/// Reads the records at the end of the archive `bytes`, in their 64-bit form where they have it. They are taken only as
/// PyTorch writes them: the directory, its records, and nothing between or behind them, no comment either.
/// `file` is the archive's name for messages. Throws Error(file_damaged), Error(unsupported) for a split archive.
ZipDirectoryPlace find_zip_directory(std::span<const std::byte> bytes, const std::string& file);

}  // namespace core::checkpoint
