#include "core/text/pre_tokenizer.h"

#include <algorithm>
#include <string>

namespace core::text {
namespace {

// The ranges are numbers that came after the Unicode 14 of PCRE2 10.42; the reference asks Unicode 17 for digits.
constexpr const char* numbers =
    "[\\p{N}\U00010D40-\U00010D49\U000116D0-\U000116E3\U00011BF0-\U00011BF9\U00011DE0-\U00011DE9\U00011F50-\U00011F59"
    "\U00016130-\U00016139\U00016D70-\U00016D79\U00016FF4-\U00016FF6\U0001CCF0-\U0001CCF9\U0001D2C0-\U0001D2D3"
    "\U0001E4F0-\U0001E4F9\U0001E5F1-\U0001E5FA]";

void extend(std::string_view& piece, std::string_view by) { piece = {piece.data(), piece.size() + by.size()}; }

bool continues(SplitBehavior behavior, const Segment& before, const Segment& segment) {
  switch (behavior) {
    case SplitBehavior::merged_with_previous:
      return segment.matches && !before.matches;
    case SplitBehavior::merged_with_next:
      return before.matches && !segment.matches;
    case SplitBehavior::contiguous:
      return before.matches == segment.matches;
    case SplitBehavior::removed:
    case SplitBehavior::isolated:
      return false;
  }
  return false;
}

}  // namespace

void join_segments(const SplitStep& step, std::vector<Segment>& segments, std::vector<std::string_view>& pieces) {
  pieces.clear();
  const Segment* before = nullptr;
  for (Segment& segment : segments) {
    segment.matches = segment.matches != step.invert;
    if (step.behavior == SplitBehavior::removed && segment.matches) continue;
    if (before != nullptr && continues(step.behavior, *before, segment)) {
      extend(pieces.back(), segment.text);
    } else {
      pieces.push_back(segment.text);
    }
    before = &segment;
  }
  std::erase_if(pieces, [](std::string_view piece) { return piece.empty(); });
}

SplitStep digits_step(bool individual_digits) {
  return {Pattern::regex(numbers), individual_digits ? SplitBehavior::isolated : SplitBehavior::contiguous};
}

SplitStep gpt2_step() {
  return {Pattern::regex(R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)")};
}

}  // namespace core::text
