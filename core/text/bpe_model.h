#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/text/merge_table.h"
#include "core/text/string_hash.h"
#include "core/text/token.h"

namespace core::text {

/// Byte-pair encoding of one piece of text: its bytes become tokens, and two neighbours become one as the merges say,
/// the earliest merge of the list first, the leftmost place first where it fits twice. Immutable after it was made.
/// Source: Sennrich et al., arXiv 1508.07909, on bytes as in GPT-2.
class BpeModel {
 public:
  struct Merge {
    TokenId left = 0;
    TokenId right = 0;
    TokenId merged = 0;
  };
  using ByteTokens = std::array<TokenId, 256>;  ///< the token of each byte; those of bytes outside UTF-8 are not used
  using WholePieces = std::unordered_map<std::string, TokenId, StringHash, std::equal_to<>>;

  /// `merges`: in the order of their rank; of two for the same pair the later counts. Ids are below 2³¹.
  /// `whole_pieces`: bytes of pieces that are one token without any merging (`ignore_merges`).
  BpeModel(const ByteTokens& byte_tokens, std::span<const Merge> merges, WholePieces whole_pieces = {});

  /// Puts the tokens of `piece`, valid UTF-8, behind `ids`. The time is n · log n of its length.
  void append(std::string_view piece, TokenIds& ids) const;

 private:
  std::array<std::int32_t, 256> byte_tokens_{};
  MergeTable merges_;
  WholePieces whole_pieces_;
};

}  // namespace core::text
