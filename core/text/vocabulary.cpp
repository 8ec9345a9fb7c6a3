#include "core/text/vocabulary.h"

namespace core::text {

bool Vocabulary::add(std::string_view spelling, TokenId id) {
  if (spelling.empty() || id < 0 || id >= limit_ || !this->spelling(id).empty()) return false;
  if (!ids_.try_emplace(std::string(spelling), id).second) return false;
  if (id >= size()) spellings_.resize(static_cast<std::size_t>(id) + 1);
  spellings_[static_cast<std::size_t>(id)] = spelling;
  return true;
}

std::optional<TokenId> Vocabulary::find(std::string_view spelling) const {
  const auto found = ids_.find(spelling);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view Vocabulary::spelling(TokenId id) const {
  return id < 0 || id >= size() ? std::string_view() : spellings_[static_cast<std::size_t>(id)];
}

}  // namespace core::text
