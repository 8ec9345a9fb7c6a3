#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace core::text {

/// Remembers where in a list of tokens those of a short piece stand. A flat table that holds the texts themselves, so
/// that a common word is found by one look into memory. Grows with what it is given, up to a limit.
class PieceMemory {
 public:
  static constexpr std::size_t longest_piece = 22;

  /// A stretch of the list of tokens; of size 0: none.
  struct Stretch {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };

  PieceMemory();

  /// `stage` keeps apart what the same piece becomes at different stages; up to 255. `piece` is not too long.
  [[nodiscard]] Stretch find(std::string_view piece, std::size_t stage) const;

  /// For a piece that is not there; forgets it when the memory is full.
  void put(std::string_view piece, std::size_t stage, Stretch stretch);

 private:
  struct Slot {
    Stretch stretch;
    std::uint8_t size = 0;  ///< of the text; 0: the slot is empty
    std::uint8_t stage = 0;
    std::array<char, longest_piece> text{};
  };

  [[nodiscard]] std::size_t place_of(std::string_view piece, std::size_t stage) const;
  void grow();

  std::vector<Slot> slots_;  ///< a power of two, at most half of them taken
  std::size_t taken_ = 0;
};

}  // namespace core::text
