#include "core/text/added_tokens.h"

#include <algorithm>

namespace core::text {

void AddedTokenFinder::add(std::string_view content, TokenId id, bool control) {
  if (!ids_.try_emplace(std::string(content), control ? no_token : id).second) return;
  auto& sizes = sizes_[static_cast<std::uint8_t>(content.front())];
  const auto place = std::ranges::lower_bound(sizes, content.size(), std::greater<>());
  if (place == sizes.end() || *place != content.size()) sizes.insert(place, content.size());
}

AddedTokenFinder::Found AddedTokenFinder::token_at(std::string_view text) const {
  for (const std::size_t size : sizes_[static_cast<std::uint8_t>(text.front())]) {
    if (size > text.size()) continue;
    if (const auto found = ids_.find(text.substr(0, size)); found != ids_.end()) return {size, found->second};
  }
  return {};
}

std::vector<AddedTokenFinder::Piece> AddedTokenFinder::cut(std::string_view text) const {
  std::vector<Piece> pieces;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [size, id] = token_at(text.substr(at));
    if (id != no_token) {
      if (at > done) pieces.push_back({text.substr(done, at - done)});
      pieces.push_back({text.substr(at, size), id});
      done = at + size;
    }
    at += std::max<std::size_t>(size, 1);
  }
  if (done < text.size()) pieces.push_back({text.substr(done)});
  return pieces;
}

}  // namespace core::text
