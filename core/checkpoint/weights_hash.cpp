#include "core/checkpoint/weights_hash.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/sha256.h"

namespace core::checkpoint {
namespace {

constexpr std::size_t pieces = 32;
constexpr std::size_t piece_bytes = 64 * 1024;

void add_file(Sha256& hash, const MappedFile& file) {
  const std::span<const std::byte> bytes = file.bytes();
  std::array<std::byte, 8> size{};
  for (std::size_t i = 0; i < size.size(); ++i) size[i] = static_cast<std::byte>(std::uint64_t{bytes.size()} >> 8 * i);
  hash.add(size);
  if (bytes.size() <= pieces * piece_bytes) return hash.add(bytes);
  const std::size_t last = bytes.size() - piece_bytes;
  for (std::size_t i = 0; i < pieces; ++i) {
    const std::size_t begin = i * (last / (pieces - 1));
    hash.add(bytes.subspan(i + 1 == pieces ? last : begin, piece_bytes));
  }
}

}  // namespace

std::string weights_hash(const WeightSource& source) {
  const auto known = files_of(source, source.names());
  std::vector<std::shared_ptr<const MappedFile>> files(known.begin(), known.end());
  if (files.empty()) return {};
  std::ranges::sort(files, {}, [](const auto& file) { return file->path().filename(); });
  Sha256 hash;
  constexpr std::string_view version = "bifrons weights 1\n";
  hash.add(std::as_bytes(std::span(version)));
  for (const auto& file : files) add_file(hash, *file);
  return hash.finish();
}

}  // namespace core::checkpoint
