#include "core/text/piece_encoder.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

namespace core::text {

PieceEncoder::PieceEncoder(const PreTokenizer& pre_tokenizer, const BpeModel& model)
    : pre_tokenizer_(pre_tokenizer), model_(model), stages_(pre_tokenizer.steps.size() + 1) {
  for (std::size_t i = 0; i < pre_tokenizer.steps.size(); ++i) {
    stages_[i].room = pre_tokenizer.steps[i].pattern.make_room();
  }
}

void PieceEncoder::append(std::string_view text) {
  if (!text.empty()) append_from_stage(text, 0);
}

/// The tokens of a piece are a function of its bytes and of the stage that it has come to.
void PieceEncoder::append_remembered(std::string_view piece, std::size_t stage) {
  constexpr std::size_t most_tokens = std::numeric_limits<std::uint32_t>::max();
  if (piece.size() > PieceMemory::longest_piece || ids_.size() > most_tokens) return append_from_stage(piece, stage);
  if (const PieceMemory::Stretch known = memory_.find(piece, stage); known.size > 0) {
    ids_.resize(ids_.size() + known.size);
    std::copy_n(ids_.begin() + known.begin, known.size, ids_.end() - known.size);
    return;
  }
  const std::size_t begin = ids_.size();
  append_from_stage(piece, stage);
  const std::size_t size = ids_.size() - begin;
  if (size > 0) memory_.put(piece, stage, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size)});
}

void PieceEncoder::append_from_stage(std::string_view piece, std::size_t stage) {
  if (pre_tokenizer_.prefix_before == stage && !piece.starts_with(' ')) {
    append_pieces(" " + std::string(piece), stage);
  } else {
    append_pieces(piece, stage);
  }
}

void PieceEncoder::append_pieces(std::string_view piece, std::size_t stage) {
  if (stage == pre_tokenizer_.steps.size()) return model_.append(piece, ids_);
  const SplitStep& step = pre_tokenizer_.steps[stage];
  Stage& room = stages_[stage];
  step.pattern.cut(piece, room.room, room.segments);
  join_segments(step, room.segments, room.pieces);
  for (const std::string_view part : room.pieces) {
    if (part.size() == piece.size()) {
      append_from_stage(part, stage + 1);  // uncut: it was looked up already
    } else {
      append_remembered(part, stage + 1);
    }
  }
}

}  // namespace core::text
