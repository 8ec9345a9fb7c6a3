#pragma once

#include <string_view>
#include <vector>

#include "core/text/bpe_model.h"
#include "core/text/piece_memory.h"
#include "core/text/pre_tokenizer.h"
#include "core/text/token.h"

namespace core::text {

/// Cuts texts into pieces and merges their bytes to tokens. Remembers short pieces, because words come again and again;
/// so one serves one text, in one thread, and is then thrown away. What it is given must outlive it.
class PieceEncoder {
 public:
  PieceEncoder(const PreTokenizer& pre_tokenizer, const BpeModel& model);

  /// Puts the tokens of `text`, valid UTF-8, behind those of the texts before it.
  void append(std::string_view text);
  void append(TokenId id) { ids_.push_back(id); }

  [[nodiscard]] TokenIds take_ids() { return std::move(ids_); }

 private:
  struct Stage {
    MatchRoom room;
    std::vector<Segment> segments;
    std::vector<std::string_view> pieces;
  };

  void append_remembered(std::string_view piece, std::size_t stage);
  void append_from_stage(std::string_view piece, std::size_t stage);
  void append_pieces(std::string_view piece, std::size_t stage);

  const PreTokenizer& pre_tokenizer_;
  const BpeModel& model_;
  std::vector<Stage> stages_;  ///< one per step and one for the merging
  PieceMemory memory_;
  TokenIds ids_;
};

}  // namespace core::text
