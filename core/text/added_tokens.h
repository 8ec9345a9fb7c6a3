#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/text/string_hash.h"
#include "core/text/token.h"

namespace core::text {

/// A token that is not made by merging: what a text spells is cut out as a whole.
struct AddedToken {
  TokenId id = 0;
  std::string content;
  bool normalized = false;  ///< sought in the normalised text, not in the text as it is
  bool control = false;     ///< of the template: no text becomes this token, and it stands for no text
};

/// Finds added tokens in texts: the leftmost first, the longest where several begin at one place. Control tokens are
/// found, too, but stay text.
class AddedTokenFinder {
 public:
  struct Piece {
    std::string_view text;
    TokenId id = no_token;  ///< of the added token that the text spells
  };
  static constexpr TokenId no_token = -1;

  /// `content` is not empty; the first of several with the same counts.
  void add(std::string_view content, TokenId id, bool control);

  /// `text` in pieces from left to right, none of them empty.
  [[nodiscard]] std::vector<Piece> cut(std::string_view text) const;

 private:
  struct Found {
    std::size_t size = 0;
    TokenId id = no_token;
  };
  [[nodiscard]] Found token_at(std::string_view text) const;

  std::unordered_map<std::string, TokenId, StringHash, std::equal_to<>> ids_;  ///< no_token: of a control token
  std::array<std::vector<std::size_t>, 256> sizes_;  ///< of the tokens that begin with a byte, the longest first
};

}  // namespace core::text
