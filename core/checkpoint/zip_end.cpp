#include "core/checkpoint/zip_end.h"

#include <limits>

#include "core/base/error.h"
#include "core/checkpoint/file_bytes.h"
#include "core/checkpoint/file_problem.h"

namespace core::checkpoint {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::uint32_t end_mark = 0x06054b50, zip64_locator_mark = 0x07064b50, zip64_end_mark = 0x06064b50;
constexpr std::size_t end_bytes = 22, zip64_locator_bytes = 20, zip64_end_bytes = 56;
constexpr std::uint64_t zip64_end_rest = zip64_end_bytes - 12;  // what the record says of its own length

/// What both forms of the end record say.
struct EndRecord {
  std::uint64_t disk, directory_disk, entries_here, entries, directory_bytes, directory_begin;
};

EndRecord read_end(Bytes record) {
  return {.disk = little_endian<std::uint16_t>(record, 4),
          .directory_disk = little_endian<std::uint16_t>(record, 6),
          .entries_here = little_endian<std::uint16_t>(record, 8),
          .entries = little_endian<std::uint16_t>(record, 10),
          .directory_bytes = little_endian<std::uint32_t>(record, 12),
          .directory_begin = little_endian<std::uint32_t>(record, 16)};
}

EndRecord read_zip64_end(Bytes record) {
  return {.disk = little_endian<std::uint32_t>(record, 16),
          .directory_disk = little_endian<std::uint32_t>(record, 20),
          .entries_here = little_endian<std::uint64_t>(record, 24),
          .entries = little_endian<std::uint64_t>(record, 32),
          .directory_bytes = little_endian<std::uint64_t>(record, 40),
          .directory_begin = little_endian<std::uint64_t>(record, 48)};
}

/// Whether a number of the old record is the same in the 64-bit one, or says by its largest value to look there.
template <typename Old>
bool agrees(std::uint64_t old, std::uint64_t wide) {
  return old == wide || old == std::numeric_limits<Old>::max();
}

bool agree(const EndRecord& old, const EndRecord& wide) {
  return agrees<std::uint16_t>(old.disk, wide.disk) && agrees<std::uint16_t>(old.directory_disk, wide.directory_disk) &&
         agrees<std::uint16_t>(old.entries_here, wide.entries_here) &&
         agrees<std::uint16_t>(old.entries, wide.entries) &&
         agrees<std::uint32_t>(old.directory_bytes, wide.directory_bytes) &&
         agrees<std::uint32_t>(old.directory_begin, wide.directory_begin);
}

/// Whether `bytes` end with a locator of a 64-bit record.
bool has_zip64_locator(Bytes bytes) {
  return bytes.size() >= zip64_locator_bytes &&
         little_endian<std::uint32_t>(bytes.last(zip64_locator_bytes), 0) == zip64_locator_mark;
}

/// The 64-bit record; `before_end` is the archive up to the old one and ends with the locator.
Bytes zip64_record(Bytes before_end, const std::string& file) {
  const Bytes locator = before_end.last(zip64_locator_bytes);
  const Bytes before_locator = before_end.first(before_end.size() - zip64_locator_bytes);
  if (before_locator.size() < zip64_end_bytes) damaged(file, "its zip64 end record is missing");
  if (little_endian<std::uint32_t>(locator, 4) != 0 || little_endian<std::uint32_t>(locator, 16) > 1) {
    unsupported(file, "it is one part of a zip archive that was split");
  }
  const std::uint64_t place = before_locator.size() - zip64_end_bytes;
  const Bytes record = before_locator.last(zip64_end_bytes);
  if (little_endian<std::uint64_t>(locator, 8) != place || little_endian<std::uint32_t>(record, 0) != zip64_end_mark ||
      little_endian<std::uint64_t>(record, 4) != zip64_end_rest) {
    damaged(file, "its zip64 end record is not where it must be");
  }
  return record;
}

}  // namespace

ZipDirectoryPlace find_zip_directory(Bytes bytes, const std::string& file) {
  if (bytes.size() < end_bytes || little_endian<std::uint32_t>(bytes.last(end_bytes), 0) != end_mark) {
    damaged(file, "it does not end as a zip archive does; it may have been cut short");
  }
  const Bytes last = bytes.last(end_bytes);
  if (little_endian<std::uint16_t>(last, 20) != 0) damaged(file, "its zip end record speaks of a comment behind it");
  EndRecord end = read_end(last);
  Bytes before = bytes.first(bytes.size() - end_bytes);
  if (has_zip64_locator(before)) {
    const EndRecord wide = read_zip64_end(zip64_record(before, file));
    if (!agree(end, wide)) damaged(file, "its two zip end records disagree");
    end = wide;
    before = before.first(before.size() - zip64_locator_bytes - zip64_end_bytes);
  }
  if (end.disk != 0 || end.directory_disk != 0 || end.entries_here != end.entries) {
    unsupported(file, "it is one part of a zip archive that was split");
  }
  if (end.directory_begin > before.size() || end.directory_bytes != before.size() - end.directory_begin) {
    damaged(file, join("its zip directory would have ", end.directory_bytes, " bytes from byte ", end.directory_begin,
                       ", but must end at byte ", before.size()));
  }
  return {.begin = end.directory_begin, .end = before.size(), .entries = end.entries};
}

}  // namespace core::checkpoint
