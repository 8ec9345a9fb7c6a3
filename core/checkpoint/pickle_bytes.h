#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/checkpoint/file_bytes.h"

namespace core::checkpoint {

/// The bytes of a pickle, read from front to back. Reading past the end throws Error(file_damaged), as fail() does,
/// with the place of the instruction that wanted it.
class PickleBytes {
 public:
  /// `file` is a name for messages; it must outlive this.
  PickleBytes(std::span<const std::byte> bytes, const std::string& file) : bytes_(bytes), file_(file) {}

  /// Throws Error(file_damaged).
  [[noreturn]] void fail(const std::string& why) const;

  std::uint8_t next_instruction();
  std::span<const std::byte> take(std::size_t count);
  std::string_view take_text(std::size_t count);
  /// Up to the next line feed, which is skipped.
  std::string_view take_line();
  /// `count` bytes, low one first, with sign; at most eight.
  std::int64_t take_signed(std::size_t count);

  template <std::unsigned_integral Number>
  Number take_number() {
    return little_endian<Number>(take(sizeof(Number)), 0);
  }

  /// Of the last instruction, in bytes from the start.
  [[nodiscard]] std::size_t place() const noexcept { return place_; }
  [[nodiscard]] std::size_t left() const noexcept { return bytes_.size() - position_; }

 private:
  std::span<const std::byte> bytes_;
  const std::string& file_;
  std::size_t position_ = 0;
  std::size_t place_ = 0;
};

}  // namespace core::checkpoint
