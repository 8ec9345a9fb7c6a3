#include "core/text/regex_syntax.h"

#include <algorithm>
#include <array>

#include "core/base/error.h"
#include "core/text/utf8.h"

namespace core::text {
namespace {

// Whitespace in Unicode's own sense, as Oniguruma has it. PCRE2's \s also takes U+180E.
constexpr std::string_view whitespace =
    R"(\x09-\x0D\x20\x{85}\x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000})";

// Classes of characters that both libraries know by the same name; those that hold unassigned characters are left out.
constexpr std::array<std::string_view, 31> categories{"L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc", "Me", "N",
                                                      "Nd", "Nl", "No", "P",  "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po",
                                                      "S",  "Sm", "Sc", "Sk", "So", "Z",  "Zs", "Zl", "Zp"};

constexpr std::array<std::string_view, 6> group_kinds{"?:", "?=", "?!", "?<=", "?<!", "?>"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_ascii_punctuation(char c) {
  return c > ' ' && c < '\x7F' && !is_digit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z');
}

class RegexTranslator {
 public:
  explicit RegexTranslator(std::string_view expression) : rest_(expression), whole_(expression) {}

  std::string run() {
    while (!rest_.empty()) {
      if (rest_.front() == '\\') {
        translate_escape();
      } else if (rest_.front() == '[') {
        translate_set();
      } else if (rest_.front() == '(') {
        translate_group();
      } else if (rest_.front() == '{') {
        translate_interval();
      } else {
        out_ += take(1);
      }
    }
    return std::move(out_);
  }

 private:
  enum class Item { nothing, character, range, several };

  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(ErrorKind::unsupported, join("the pattern has ", what, " at byte ", whole_.size() - rest_.size()));
  }

  std::string_view take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  bool take_if(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  void translate_escape() {
    if (take_if("\\s")) {
      out_ += join("[", whitespace, "]");
    } else if (take_if("\\S")) {
      out_ += join("[^", whitespace, "]");
    } else {
      (void)translate_common_escape();
    }
  }

  /// What is escaped in the same way inside and outside of sets.
  Item translate_common_escape() {
    if (rest_.size() < 2) refuse("a backslash without a character");
    const char c = rest_[1];
    if (c == 'p' || c == 'P') return translate_category();
    if (c == 'd' || c == 'D') {
      out_ += c == 'd' ? "\\p{Nd}" : "\\P{Nd}";
      take(2);
      return Item::several;
    }
    if (c != 'r' && c != 'n' && c != 't' && c != 'f' && !is_ascii_punctuation(c)) {
      refuse(join("the escape “", rest_.substr(0, 1 + first_character_size(rest_.substr(1))), "”"));
    }
    out_ += take(2);
    return Item::character;
  }

  Item translate_category() {
    const std::size_t end = rest_.find('}');
    if (end == std::string_view::npos || rest_[2] != '{') refuse("a class of characters without its braces");
    std::string_view name = rest_.substr(3, end - 3);
    if (name.starts_with('^')) name.remove_prefix(1);
    if (std::ranges::find(categories, name) == categories.end()) refuse(join("the class of characters “", name, "”"));
    out_ += take(end + 1);
    return Item::several;
  }

  void translate_group() {
    out_ += take(1);
    if (rest_.starts_with('*')) refuse("a verb");
    if (!rest_.starts_with('?')) return;
    for (const std::string_view kind : group_kinds) {
      if (!take_if(kind)) continue;
      out_ += kind;
      return;
    }
    refuse("a group of a kind that is not known here");
  }

  /// {n}, {n,} and {n,m}. What may follow ({n}? in particular) does not mean the same to both libraries.
  void translate_interval() {
    std::size_t at = 1;
    const auto skip_digits = [&] {
      const std::size_t begin = at;
      while (at < rest_.size() && is_digit(rest_[at])) ++at;
      return at > begin;
    };
    if (!skip_digits()) refuse("a brace that begins no repetition");
    if (at < rest_.size() && rest_[at] == ',') {
      ++at;
      (void)skip_digits();
    }
    if (at >= rest_.size() || rest_[at] != '}') refuse("a brace that begins no repetition");
    out_ += take(at + 1);
    if (rest_.starts_with('?') || rest_.starts_with('+')) refuse("a sign behind a repetition");
  }

  void translate_set() {
    out_ += take(1);
    if (take_if("^")) out_ += '^';
    if (rest_.starts_with(']')) refuse("an empty set");
    Item last = Item::nothing;
    while (!rest_.starts_with(']')) {
      if (rest_.empty()) refuse("a set without an end");
      last = rest_.front() == '-' ? translate_hyphen(last) : translate_set_item();
    }
    out_ += take(1);
  }

  Item translate_set_item() {
    if (rest_.front() == '[') refuse("a set within a set");
    if (rest_.starts_with("&&")) refuse("an intersection of sets");
    if (rest_.starts_with("\\S")) refuse("the escape “\\S” within a set");
    if (take_if("\\s")) {
      out_ += whitespace;
      return Item::several;
    }
    if (rest_.front() == '\\') return translate_common_escape();
    out_ += take(first_character_size(rest_));
    return Item::character;
  }

  /// A hyphen is itself at the edges of a set and makes a range between two characters; elsewhere it is unclear.
  Item translate_hyphen(Item before) {
    take(1);
    if (before == Item::nothing || rest_.starts_with(']')) {
      out_ += "\\-";
      return Item::character;
    }
    if (before != Item::character || rest_.empty() || rest_.front() == '-') refuse("an unclear hyphen in a set");
    out_ += '-';
    if (translate_set_item() != Item::character) refuse("an unclear hyphen in a set");
    return Item::range;
  }

  std::string_view rest_;
  std::string_view whole_;
  std::string out_;
};

}  // namespace

std::string translate_regex(std::string_view expression) { return RegexTranslator(expression).run(); }

}  // namespace core::text
