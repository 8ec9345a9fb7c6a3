#include "core/text/pattern.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <array>
#include <new>
#include <string>

#include "core/base/error.h"
#include "core/text/regex_syntax.h"
#include "core/text/utf8.h"

namespace core::text {
namespace {

PCRE2_SPTR code_units(std::string_view text) { return reinterpret_cast<PCRE2_SPTR>(text.data()); }

std::string library_message(int code) {
  std::array<PCRE2_UCHAR, 256> text{};
  pcre2_get_error_message(code, text.data(), text.size());
  return reinterpret_cast<const char*>(text.data());
}

// A line ends at a line feed only, as Oniguruma has it. The limit, in KiB, is for searches without the just-in-time
// compiler, which keep every place that they may come back to.
constexpr std::string_view expression_start = "(*LF)(*LIMIT_HEAP=65536)";

}  // namespace

void MatchRoomDeleter::operator()(pcre2_real_match_data_8* room) const noexcept { pcre2_match_data_free(room); }

Pattern::Pattern(std::string_view expression, unsigned options) {
  int error = 0;
  PCRE2_SIZE place = 0;
  pcre2_code* const code =
      pcre2_compile(code_units(expression), expression.size(), options | PCRE2_UTF, &error, &place, nullptr);
  if (code == nullptr) throw Error(ErrorKind::file_damaged, join("the pattern is wrong: ", library_message(error)));
  // Without it (a system may forbid code made at run time) searches are slower and no different.
  pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
  code_ = {code, pcre2_code_free};
}

Pattern Pattern::regex(std::string_view expression) {
  return {join(expression_start, translate_regex(expression)), PCRE2_UCP | PCRE2_MULTILINE};
}

Pattern Pattern::literal(std::string_view text) { return {text, PCRE2_LITERAL}; }

MatchRoom Pattern::make_room() const {
  MatchRoom room(pcre2_match_data_create(1, nullptr));
  if (!room) throw std::bad_alloc();
  return room;
}

std::optional<Pattern::Span> Pattern::find(std::string_view text, std::size_t from, MatchRoom& room) const {
  const auto search = [&](std::uint32_t options) {
    return pcre2_match(code_.get(), code_units(text), text.size(), from, options | PCRE2_NO_UTF_CHECK, room.get(),
                       nullptr);
  };
  int result = search(0);
  if (result == PCRE2_ERROR_JIT_STACKLIMIT) result = search(PCRE2_NO_JIT);  // which takes its memory from the heap
  if (result == PCRE2_ERROR_NOMATCH) return std::nullopt;
  if (result < 0) {
    throw Error(ErrorKind::invalid_request, "The text is too intricate to be cut into tokens. Shorten it.",
                library_message(result));
  }
  const PCRE2_SIZE* const ends = pcre2_get_ovector_pointer(room.get());
  return Span{ends[0], ends[1]};
}

void Pattern::cut(std::string_view text, MatchRoom& room, std::vector<Segment>& segments) const {
  segments.clear();
  std::size_t done = 0;  // all before it is in segments
  for (std::size_t from = 0; from <= text.size();) {
    const std::optional<Span> match = find(text, from, room);
    if (!match) break;
    const auto [begin, end] = *match;
    if (begin == end && begin == done && !segments.empty()) {  // empty and right behind a match
      from = end == text.size() ? end + 1 : end + first_character_size(text.substr(end));
      continue;
    }
    if (begin > done) segments.push_back({text.substr(done, begin - done), false});
    segments.push_back({text.substr(begin, end - begin), true});
    done = from = end;
  }
  if (done < text.size()) segments.push_back({text.substr(done), false});
}

}  // namespace core::text
