#include "core/checkpoint/pickle_bytes.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/checkpoint/file_problem.h"

namespace core::checkpoint {

void PickleBytes::fail(const std::string& why) const {
  damaged(file_, join("its pickle cannot be read at byte ", place_, ": ", why));
}

std::uint8_t PickleBytes::next_instruction() {
  place_ = position_;
  return take_number<std::uint8_t>();
}

std::span<const std::byte> PickleBytes::take(std::size_t count) {
  if (count > left()) fail(join(count, " bytes would follow, ", left(), " are left"));
  return bytes_.subspan(std::exchange(position_, position_ + count), count);
}

std::string_view PickleBytes::take_text(std::size_t count) { return text_of(take(count)); }

std::string_view PickleBytes::take_line() {
  const auto rest = bytes_.subspan(position_);
  const auto end = std::ranges::find(rest, std::byte{'\n'});
  if (end == rest.end()) fail("a line does not end");
  const std::string_view line = take_text(static_cast<std::size_t>(end - rest.begin()));
  ++position_;
  return line;
}

std::int64_t PickleBytes::take_signed(std::size_t count) {
  const auto bytes = take(count);
  if (count > sizeof(std::int64_t)) fail(join("a whole number has ", count, " bytes"));
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < count; ++i) bits |= std::to_integer<std::uint64_t>(bytes[i]) << (8 * i);
  const bool negative = count > 0 && std::to_integer<unsigned>(bytes.back()) >= 0x80U;
  if (negative && count < sizeof bits) bits |= ~std::uint64_t{0} << (8 * count);
  return static_cast<std::int64_t>(bits);
}

}  // namespace core::checkpoint
