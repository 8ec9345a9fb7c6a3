#include "core/checkpoint/zip_directory.h"

#include <algorithm>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/checkpoint/coverage.h"
#include "core/checkpoint/file_bytes.h"
#include "core/checkpoint/file_problem.h"
#include "core/checkpoint/zip_end.h"

namespace core::checkpoint {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::uint32_t entry_mark = 0x02014b50, header_mark = 0x04034b50, sizes_mark = 0x08074b50;
constexpr std::size_t entry_bytes = 46, header_bytes = 30;
constexpr std::uint16_t encryption_flags = 0x2041;   // encrypted, strongly encrypted, directory encrypted
constexpr std::uint16_t sizes_follow_flag = 0x0008;  // the member's own header may leave out checksum and sizes
constexpr std::uint16_t stored_method = 0;
constexpr std::uint16_t zip64_field = 1;
constexpr std::uint64_t see_zip64 = std::numeric_limits<std::uint32_t>::max();

/// What the directory's entry and a member's own header both say of it.
struct Description {
  std::uint16_t flags = 0, method = 0;
  std::uint32_t checksum = 0;
  std::uint64_t packed_bytes = 0, bytes = 0;
  std::string_view name;
  Bytes extra;            ///< fields of number, length and content
  std::size_t whole = 0;  ///< bytes of the record up to the end of these
};

/// Reads a record whose first `fixed` bytes have the common part from byte `at` on, and name and extra fields behind
/// them. Nothing when `record` ends before them.
std::optional<Description> describe(Bytes record, std::size_t at, std::size_t fixed) {
  if (record.size() < fixed) return std::nullopt;
  const std::size_t name_bytes = little_endian<std::uint16_t>(record, at + 20);
  const std::size_t extra_bytes = little_endian<std::uint16_t>(record, at + 22);
  if (record.size() - fixed < name_bytes + extra_bytes) return std::nullopt;
  return Description{.flags = little_endian<std::uint16_t>(record, at),
                     .method = little_endian<std::uint16_t>(record, at + 2),
                     .checksum = little_endian<std::uint32_t>(record, at + 8),
                     .packed_bytes = little_endian<std::uint32_t>(record, at + 12),
                     .bytes = little_endian<std::uint32_t>(record, at + 16),
                     .name = text_of(record.subspan(fixed, name_bytes)),
                     .extra = record.subspan(fixed + name_bytes, extra_bytes),
                     .whole = fixed + name_bytes + extra_bytes};
}

/// The content of the zip64 field among `extra` fields; empty when there is none.
Bytes zip64_content(Bytes extra) {
  while (extra.size() >= 4) {
    const auto field = little_endian<std::uint16_t>(extra, 0);
    const std::size_t length = little_endian<std::uint16_t>(extra, 2);
    if (length > extra.size() - 4) return {};
    if (field == zip64_field) return extra.subspan(4, length);
    extra = extra.subspan(4 + length);
  }
  return {};
}

/// Whether two numbers at the start of `bytes` are both `value`, as the sizes of a stored member are.
template <typename Number>
bool says_twice(Bytes bytes, std::uint64_t value) {
  return bytes.size() >= 2 * sizeof(Number) && little_endian<Number>(bytes, 0) == value &&
         little_endian<Number>(bytes, sizeof(Number)) == value;
}

class DirectoryReader {
 public:
  DirectoryReader(Bytes bytes, const std::string& file)
      : bytes_(bytes), file_(file), place_(find_zip_directory(bytes, file)) {}

  ZipDirectory read() {
    Bytes rest = bytes_.first(place_.end).subspan(place_.begin);
    if (rest.size() > max_zip_directory_bytes) {
      unsupported(file_, join("its zip directory has ", rest.size(), " bytes, and at most ", max_zip_directory_bytes,
                              " are read"));
    }
    for (std::uint64_t i = 0; i < place_.entries; ++i) rest = read_entry(rest);
    if (!rest.empty()) damaged(file_, join("its zip directory has ", rest.size(), " bytes behind its last entry"));
    require_coverage(std::move(ranges_), {0, place_.begin, "member"}, file_);
    return std::move(members_);
  }

 private:
  static std::string said_of(const Description& member) { return join("its member '", readable(member.name), "' "); }

  /// Reads the entry at the start of `rest`, and the member that it speaks of; returns what is behind the entry.
  Bytes read_entry(Bytes rest) {
    const auto entry = describe(rest, 8, entry_bytes);
    if (!entry || little_endian<std::uint32_t>(rest, 0) != entry_mark) {
      damaged(file_, join("its zip directory has no whole entry at byte ", place_.end - rest.size()));
    }
    const std::size_t comment_bytes = little_endian<std::uint16_t>(rest, 32);
    if (comment_bytes > rest.size() - entry->whole) damaged(file_, "its zip directory ends inside a comment");
    if (little_endian<std::uint16_t>(rest, 34) != 0) {
      unsupported(file_, "it is one part of a zip archive that was split");
    }
    std::uint64_t header = little_endian<std::uint32_t>(rest, 42);
    Description member = *entry;
    widen({&member.bytes, &member.packed_bytes, &header}, member);
    check_stored(member);
    add(member, header);
    return rest.subspan(entry->whole + comment_bytes);
  }

  /// Replaces each number that is at its largest by the next one in the zip64 field.
  void widen(std::initializer_list<std::uint64_t*> numbers, const Description& member) const {
    Bytes content = zip64_content(member.extra);
    for (std::uint64_t* number : numbers) {
      if (*number != see_zip64) continue;
      if (content.size() < sizeof *number) damaged(file_, said_of(member) + "lacks a zip64 number");
      *number = little_endian<std::uint64_t>(content, 0);
      content = content.subspan(sizeof *number);
    }
  }

  void check_stored(const Description& member) const {
    if ((member.flags & encryption_flags) != 0) unsupported(file_, said_of(member) + "is encrypted");
    if (member.method != stored_method) {
      unsupported(file_,
                  join(said_of(member), "is compressed (method ", member.method, "); PyTorch stores it as it is"));
    }
    if (member.packed_bytes != member.bytes) {
      damaged(file_, join(said_of(member), "has ", member.bytes, " bytes, stored as ", member.packed_bytes));
    }
  }

  /// Takes a member in whose own header, at byte `header`, says the same as the directory.
  void add(const Description& member, std::uint64_t header) {
    const Bytes before_directory = bytes_.first(place_.begin);
    const Bytes rest = before_directory.subspan(std::min<std::uint64_t>(header, place_.begin));
    const auto own = describe(rest, 6, header_bytes);
    if (!own || little_endian<std::uint32_t>(rest, 0) != header_mark) {
      damaged(file_, join(said_of(member), "does not begin at byte ", header, " as the directory says"));
    }
    check_same(member, *own);
    if (member.bytes > rest.size() - own->whole) {
      damaged(file_,
              join(said_of(member), "would have ", member.bytes, " bytes, which do not end before the directory"));
    }
    const std::size_t begin = header + own->whole;
    const auto [place, is_new] =
        members_.emplace(member.name, ZipMember{.begin = begin, .size = member.bytes, .checksum = member.checksum});
    if (!is_new) damaged(file_, said_of(member) + "is there twice");
    const std::size_t end = begin + member.bytes;
    ranges_.push_back({header, end + sizes_behind(member, before_directory.subspan(end)), place->first});
  }

  /// The length of the record that follows a member's bytes where its own header may leave out checksum and sizes.
  std::size_t sizes_behind(const Description& member, Bytes rest) const {
    if ((member.flags & sizes_follow_flag) == 0) return 0;
    if (rest.size() >= 8 && little_endian<std::uint32_t>(rest, 0) == sizes_mark &&
        little_endian<std::uint32_t>(rest, 4) == member.checksum) {
      rest = rest.subspan(8);
      if (says_twice<std::uint64_t>(rest, member.bytes)) return 8 + 2 * sizeof(std::uint64_t);
      if (says_twice<std::uint32_t>(rest, member.bytes)) return 8 + 2 * sizeof(std::uint32_t);
    }
    damaged(file_, said_of(member) + "is not followed by its checksum and sizes");
  }

  void check_same(const Description& member, Description own) const {
    if (own.name != member.name) damaged(file_, join(said_of(member), "calls itself '", readable(own.name), "'"));
    widen({&own.bytes, &own.packed_bytes}, own);
    const bool left_out =
        (own.flags & sizes_follow_flag) != 0 && own.checksum == 0 && own.packed_bytes == 0 && own.bytes == 0;
    const bool equal =
        own.checksum == member.checksum && own.packed_bytes == member.packed_bytes && own.bytes == member.bytes;
    if (own.flags != member.flags || own.method != member.method || !(left_out || equal)) {
      damaged(file_, said_of(member) + "has a header of its own that disagrees with the directory");
    }
  }

  Bytes bytes_;
  const std::string& file_;
  ZipDirectoryPlace place_;
  ZipDirectory members_;
  std::vector<NamedRange> ranges_;  // each from the member's own header to what follows its bytes
};

}  // namespace

ZipDirectory read_zip_directory(Bytes bytes, const std::string& file) { return DirectoryReader(bytes, file).read(); }

}  // namespace core::checkpoint
