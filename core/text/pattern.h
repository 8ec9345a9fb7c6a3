#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

struct pcre2_real_code_8;
struct pcre2_real_match_data_8;

namespace core::text {

/// Room for one search. One per pattern and thread, used again and again.
struct MatchRoomDeleter {
  void operator()(pcre2_real_match_data_8* room) const noexcept;
};
using MatchRoom = std::unique_ptr<pcre2_real_match_data_8, MatchRoomDeleter>;

/// A stretch of a text, which matches a pattern or lies between two matches. Views the text.
struct Segment {
  std::string_view text;
  bool matches = false;
};

/// What a `tokenizer.json` wants found: a regular expression or a text. Immutable; may be used from several threads.
///
/// The library is PCRE2 with its just-in-time compiler. Measured on 10 MB of English with the five expressions of the
/// Janus tokenizer on one core: PCRE2 29 MB/s, ICU 10, Oniguruma, for which these expressions are written, 5. What
/// PCRE2 and Oniguruma read differently is seen to in regex_syntax.h. PCRE2 10.42 knows the characters of Unicode 14:
/// letters and numbers that came later are none for \p{L} and \p{N}; the expressions of Janus ask for no such class.
class Pattern {
 public:
  /// Throws Error(unsupported) or (file_damaged) with a sentence about the expression.
  static Pattern regex(std::string_view expression);
  static Pattern literal(std::string_view text);

  /// Room is needed even for patterns that never match.
  [[nodiscard]] MatchRoom make_room() const;

  /// Cuts `text`, valid UTF-8, into `segments` (emptied first): matches from left to right and what lies between them.
  /// A match may be empty, but not right behind another one.
  void cut(std::string_view text, MatchRoom& room, std::vector<Segment>& segments) const;

 private:
  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  Pattern(std::string_view expression, unsigned options);
  [[nodiscard]] std::optional<Span> find(std::string_view text, std::size_t from, MatchRoom& room) const;

  std::shared_ptr<const pcre2_real_code_8> code_;
};

}  // namespace core::text
