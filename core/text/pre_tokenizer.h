#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/text/pattern.h"

namespace core::text {

/// What becomes of a match when a text is split.
enum class SplitBehavior {
  removed,
  isolated,              ///< a piece of its own
  merged_with_previous,  ///< the end of the piece before it
  merged_with_next,      ///< the beginning of the piece behind it
  contiguous             ///< one piece with the matches beside it
};

/// One rule by which every piece is cut into smaller ones.
struct SplitStep {
  Pattern pattern;
  SplitBehavior behavior = SplitBehavior::isolated;
  bool invert = false;  ///< what does not match counts as matching
};

/// Pieces of a text, from the segments that `step.pattern` cut it into; empty ones are left out. Changes `segments`.
void join_segments(const SplitStep& step, std::vector<Segment>& segments, std::vector<std::string_view>& pieces);

/// Splits off numbers, each digit by itself or each run of digits: all that Unicode counts as numbers (N).
SplitStep digits_step(bool individual_digits);

/// GPT-2's rule: contractions, words and numbers with the blank before them, the rest, whitespace.
SplitStep gpt2_step();

/// How a text becomes the pieces within which bytes are merged: the steps one after the other, each on every piece of
/// the one before.
struct PreTokenizer {
  std::vector<SplitStep> steps;
  /// Before this step (or, equal to their number, behind the last) each piece that does not begin with a blank gets
  /// one.
  std::optional<std::size_t> prefix_before;
};

}  // namespace core::text
