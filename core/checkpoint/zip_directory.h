#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace core::checkpoint {

/// A larger directory is refused; that of Janus-Pro-7B has some ten thousand bytes.
inline constexpr std::size_t max_zip_directory_bytes = 16'000'000;

/// A member of a zip archive; its bytes are stored as they are.
struct ZipMember {
  std::size_t begin = 0;       ///< of its bytes, from the start of the archive
  std::size_t size = 0;        ///< bytes; they lie inside the archive
  std::uint32_t checksum = 0;  ///< CRC-32 of the bytes as the directory states it; nobody has compared it
};

/// Name → member.
using ZipDirectory = std::map<std::string, ZipMember, std::less<>>;

/// Reads the directory of the zip archive `bytes` and each member's own header, which must say the same: programs that
/// trust one and programs that trust the other would see different files. The members must fill the archive up to its
/// directory without gap or overlap, and no two may share a name. Their bytes are not read.
/// `file` is the archive's name for messages. Throws Error(file_damaged), Error(unsupported) for an archive that is
/// compressed, encrypted or split.
ZipDirectory read_zip_directory(std::span<const std::byte> bytes, const std::string& file);

}  // namespace core::checkpoint
