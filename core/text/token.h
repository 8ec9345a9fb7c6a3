#pragma once

#include <cstdint>
#include <vector>

namespace core::text {

/// A row of the word-embedding table.
using TokenId = std::int64_t;
using TokenIds = std::vector<TokenId>;

}  // namespace core::text
