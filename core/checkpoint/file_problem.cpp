#include "core/checkpoint/file_problem.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"

namespace core::checkpoint {
namespace {

constexpr std::size_t readable_characters = 100;

bool is_plain(char character) { return character >= ' ' && character <= '~'; }

}  // namespace

void damaged(const std::string& file, const std::string& why, std::string detail, std::source_location place) {
  throw Error(ErrorKind::file_damaged, join("“", file, "” is damaged: ", why, "."), std::move(detail), place);
}

void unsupported(const std::string& file, const std::string& why, std::source_location place) {
  throw Error(ErrorKind::unsupported, join("“", file, "”: ", why, "."), {}, place);
}

bool is_plain_text(std::string_view text) { return std::ranges::all_of(text, is_plain); }

std::string readable(std::string_view name) {
  std::string text(name.substr(0, readable_characters));
  std::ranges::replace_if(
      text, [](char character) { return !is_plain(character); }, '?');
  return name.size() > readable_characters ? text + "…" : text;
}

}  // namespace core::checkpoint
