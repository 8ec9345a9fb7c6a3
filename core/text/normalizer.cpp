#include "core/text/normalizer.h"

#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <new>

#include "core/base/error.h"

namespace core::text {
namespace {

const utf8proc_uint8_t* code_units(const std::string& text) {
  return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

std::string mapped(const std::string& text, int options) {
  utf8proc_uint8_t* content = nullptr;
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  const utf8proc_ssize_t result =
      utf8proc_map(code_units(text), size, &content, static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(content, std::free);
  if (result == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (result < 0) throw Error(ErrorKind::internal, "The text could not be normalised.", utf8proc_errmsg(result));
  return {reinterpret_cast<const char*>(content), static_cast<std::size_t>(result)};
}

std::string lower_case(const std::string& text) {
  constexpr utf8proc_int32_t capital_i_with_dot = 0x130;
  std::string lower;
  const auto size = static_cast<utf8proc_ssize_t>(text.size());
  for (utf8proc_ssize_t at = 0; at < size;) {
    utf8proc_int32_t code_point = 0;
    at += utf8proc_iterate(code_units(text) + at, size - at, &code_point);
    if (code_point == capital_i_with_dot) {  // the one character whose lower case is two
      lower += "i\u0307";
      continue;
    }
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t count = utf8proc_encode_char(utf8proc_tolower(code_point), bytes.data());
    lower.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(count));
  }
  return lower;
}

int form_options(UnicodeForm form) {
  switch (form) {
    case UnicodeForm::nfc:
      return UTF8PROC_COMPOSE;
    case UnicodeForm::nfd:
      return UTF8PROC_DECOMPOSE;
    case UnicodeForm::nfkc:
      return UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    case UnicodeForm::nfkd:
      return UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT;
  }
  return 0;
}

}  // namespace

std::string Normalizer::apply(std::string_view text) const {
  std::string changed(text);
  for (const NormalizerStep& step : steps) changed = step(changed);
  return changed;
}

NormalizerStep unicode_form_step(UnicodeForm form) {
  return [options = form_options(form)](const std::string& text) { return mapped(text, options); };
}

NormalizerStep lower_case_step() { return lower_case; }

NormalizerStep prepend_step(std::string prefix) {
  return [prefix = std::move(prefix)](const std::string& text) { return text.empty() ? text : prefix + text; };
}

NormalizerStep replace_step(Pattern pattern, std::string content) {
  return [pattern = std::move(pattern), content = std::move(content)](const std::string& text) {
    MatchRoom room = pattern.make_room();
    std::vector<Segment> segments;
    pattern.cut(text, room, segments);
    std::string changed;
    for (const Segment& segment : segments) changed += segment.matches ? content : std::string(segment.text);
    return changed;
  };
}

}  // namespace core::text
