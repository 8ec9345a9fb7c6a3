#include "core/text/piece_memory.h"

#include <algorithm>
#include <functional>

namespace core::text {
namespace {

constexpr std::size_t first_slots = 256;
constexpr std::size_t most_slots = std::size_t{1}
                                   << 19U;  // 16 MiB; common words come early, so that a full memory serves

}  // namespace

PieceMemory::PieceMemory() : slots_(first_slots) {}

/// The slot that holds the piece, or the empty one where it belongs.
std::size_t PieceMemory::place_of(std::string_view piece, std::size_t stage) const {
  const std::size_t mask = slots_.size() - 1;
  const auto differs = [&](const Slot& slot) {
    return slot.size != 0 && (slot.stage != stage || std::string_view(slot.text.data(), slot.size) != piece);
  };
  std::size_t place = (std::hash<std::string_view>{}(piece) + stage) & mask;
  while (differs(slots_[place])) place = (place + 1) & mask;
  return place;
}

PieceMemory::Stretch PieceMemory::find(std::string_view piece, std::size_t stage) const {
  return slots_[place_of(piece, stage)].stretch;
}

void PieceMemory::put(std::string_view piece, std::size_t stage, Stretch stretch) {
  if (2 * (taken_ + 1) > slots_.size()) {
    if (slots_.size() == most_slots) return;
    grow();
  }
  Slot& slot = slots_[place_of(piece, stage)];
  slot.stretch = stretch;
  slot.size = static_cast<std::uint8_t>(piece.size());
  slot.stage = static_cast<std::uint8_t>(stage);
  std::ranges::copy(piece, slot.text.begin());
  ++taken_;
}

void PieceMemory::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.size != 0) slots_[place_of({slot.text.data(), slot.size}, slot.stage)] = slot;
  }
}

}  // namespace core::text
