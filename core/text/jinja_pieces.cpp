#include "core/text/jinja_pieces.h"

#include <algorithm>

#include "core/text/jinja_problem.h"
#include "core/text/utf8.h"

namespace core::text {
namespace {

using Kind = JinjaPiece::Kind;

// Who reads an expression goes one call deeper for each of its words.
constexpr std::size_t most_tokens = 400;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The text behind the quotation mark at the beginning of `rest`, which is moved behind it.
std::string quoted(std::string_view& rest) {
  const char mark = rest.front();
  std::string value;
  for (std::size_t at = 1; at < rest.size(); ++at) {
    if (rest[at] == mark) {
      rest.remove_prefix(at + 1);
      return value;
    }
    if (rest[at] != '\\') {
      value += rest[at];
      continue;
    }
    if (++at == rest.size()) break;
    constexpr std::string_view letters = "ntr\\'\"", meanings = "\n\t\r\\'\"";
    const std::size_t known = letters.find(rest[at]);
    if (known == std::string_view::npos) damaged_jinja(join("a text has the unknown escape “\\", rest[at], "”"));
    value += meanings[known];
  }
  damaged_jinja("a text is not closed");
}

template <typename Belongs>
std::string taken_while(std::string_view& rest, const Belongs& belongs) {
  const auto end = std::ranges::find_if_not(rest, belongs);
  const auto size = static_cast<std::size_t>(end - rest.begin());
  std::string value(rest.substr(0, size));
  rest.remove_prefix(size);
  return value;
}

std::string sign(std::string_view& rest) {
  const bool is_pair = rest.starts_with("==") || rest.starts_with("!=");
  if (!is_pair && std::string_view("=+-%|.,:()[]{}").find(rest.front()) == std::string_view::npos) {
    refuse_jinja(join("there is “", rest.substr(0, first_character_size(rest)), "”, which is not supported"));
  }
  std::string value(rest.substr(0, is_pair ? 2 : 1));
  rest.remove_prefix(value.size());
  return value;
}

JinjaToken next_token(std::string_view& rest) {
  const char first = rest.front();
  if (first == '\'' || first == '"') return {JinjaToken::Kind::text, quoted(rest)};
  if (is_digit(first)) return {JinjaToken::Kind::number, taken_while(rest, is_digit)};
  if (is_letter(first)) {
    return {JinjaToken::Kind::name, taken_while(rest, [](char c) { return is_letter(c) || is_digit(c); })};
  }
  return {JinjaToken::Kind::sign, sign(rest)};
}

/// Tokens up to the closing mark, which may have a “-” before it; `rest` is moved behind it. Says whether it had one.
bool read_tokens(std::string_view& rest, std::string_view closing, std::vector<JinjaToken>& tokens) {
  int brackets = 0;  // “}}” also ends two objects
  while (!rest.empty()) {
    taken_while(rest, is_blank);
    const bool strips = rest.starts_with('-') && rest.substr(1).starts_with(closing);
    if (strips || (brackets == 0 && rest.starts_with(closing))) {
      rest.remove_prefix(closing.size() + (strips ? 1 : 0));
      tokens.push_back({});
      return strips;
    }
    if (rest.empty()) break;
    if (tokens.size() == most_tokens) refuse_jinja("an expression is too long");
    tokens.push_back(next_token(rest));
    if (tokens.back().is_sign("{")) ++brackets;
    if (tokens.back().is_sign("}")) --brackets;
  }
  damaged_jinja(join("“", closing, "” is missing"));
}

/// Takes the blanks off the end of a line that holds nothing else.
void strip_line_start(std::string& text, bool at_start) {
  const std::size_t begin = text.find_last_not_of(" \t") + 1;  // 0 where there is nothing else
  if (begin == 0 ? at_start : text[begin - 1] == '\n') text.resize(begin);
}

void strip_ends(std::string& text, bool left, bool right) {
  while (right && !text.empty() && is_blank(text.back())) text.pop_back();
  if (left) text.erase(0, static_cast<std::size_t>(std::ranges::find_if_not(text, is_blank) - text.begin()));
}

class Cutter {
 public:
  /// `source` must outlive the cutter.
  explicit Cutter(std::string_view source) : source_(source), rest_(source) {
    if (rest_.ends_with('\n')) rest_.remove_suffix(1);
  }

  std::vector<JinjaPiece> cut() {
    while (!rest_.empty()) {
      const std::size_t begin = line();
      const std::size_t open = opening();
      std::string text(rest_.substr(0, open));
      const bool at_start = pieces_.empty() && !was_comment_;
      rest_.remove_prefix(std::min(open, rest_.size()));
      if (rest_.empty()) {
        add_text(begin, std::move(text), false);
        break;
      }
      const char mark = rest_[1];
      const std::size_t inside = line();
      rest_.remove_prefix(2);
      const bool strips = rest_.starts_with('-');
      if (strips) rest_.remove_prefix(1);
      if (mark != '{') strip_line_start(text, at_start);
      add_text(begin, std::move(text), strips);
      at_line(inside, [&] { read_inside(inside, mark); });
    }
    return std::move(pieces_);
  }

 private:
  /// Where the rest begins.
  [[nodiscard]] std::size_t line() const {
    const auto done = static_cast<std::size_t>(rest_.data() - source_.data());
    return 1 + static_cast<std::size_t>(std::ranges::count(source_.substr(0, done), '\n'));
  }

  [[nodiscard]] std::size_t opening() const {
    std::size_t at = 0;
    while ((at = rest_.find('{', at)) != std::string_view::npos) {
      if (at + 1 < rest_.size() && std::string_view("{%#").find(rest_[at + 1]) != std::string_view::npos) return at;
      ++at;
    }
    return std::string_view::npos;
  }

  void add_text(std::size_t line, std::string text, bool strip_right) {
    strip_ends(text, strip_left_, strip_right);
    if (newline_goes_ && text.starts_with('\n')) text.erase(0, 1);
    strip_left_ = newline_goes_ = false;
    if (!text.empty()) pieces_.push_back({Kind::text, line, std::move(text), {}});
  }

  void read_inside(std::size_t line, char mark) {
    was_comment_ = mark == '#';
    if (mark == '#') {
      const std::size_t close = rest_.find("#}");
      if (close == std::string_view::npos) damaged_jinja("a comment is not closed");
      strip_left_ = close > 0 && rest_[close - 1] == '-';
      rest_.remove_prefix(close + 2);
    } else {
      JinjaPiece piece{mark == '{' ? Kind::output : Kind::statement, line, {}, {}};
      strip_left_ = read_tokens(rest_, mark == '{' ? "}}" : "%}", piece.tokens);
      pieces_.push_back(std::move(piece));
    }
    newline_goes_ = mark != '{';
  }

  std::string_view source_;
  std::string_view rest_;
  std::vector<JinjaPiece> pieces_;
  bool strip_left_ = false;
  bool newline_goes_ = false;
  bool was_comment_ = false;
};

}  // namespace

std::vector<JinjaPiece> cut_jinja(const std::string& file) {
  std::string source = to_valid_utf8(file);
  for (std::size_t at = 0; (at = source.find("\r\n", at)) != std::string::npos;) source.erase(at, 1);
  return Cutter(source).cut();
}

}  // namespace core::text
