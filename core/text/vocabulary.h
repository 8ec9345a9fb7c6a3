#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/text/string_hash.h"
#include "core/text/token.h"

namespace core::text {

/// Spelling ↔ id, each at most once. Ids may leave gaps.
class Vocabulary {
 public:
  /// Spellings are refused when they are empty or there already, ids when they are taken or not in [0, limit): the
  /// caller says why `add` returned false. The limit keeps a damaged file from claiming memory.
  explicit Vocabulary(std::int64_t limit) : limit_(limit) {}

  [[nodiscard]] bool add(std::string_view spelling, TokenId id);

  [[nodiscard]] std::optional<TokenId> find(std::string_view spelling) const;

  /// Nothing where `id` stands in a gap or outside.
  [[nodiscard]] std::string_view spelling(TokenId id) const;

  [[nodiscard]] std::int64_t limit() const { return limit_; }
  /// One more than the highest id.
  [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(spellings_.size()); }

 private:
  std::int64_t limit_;
  std::vector<std::string> spellings_;
  std::unordered_map<std::string, TokenId, StringHash, std::equal_to<>> ids_;
};

}  // namespace core::text
