#pragma once

#include <string>
#include <string_view>

namespace core::text {

/// A regular expression of a `tokenizer.json`, which is written for Oniguruma, in the syntax of PCRE2 (with UTF, UCP
/// and MULTILINE) and with the same meaning. Throws Error(unsupported), naming the place, for everything that the two
/// read differently or that has no place in a splitting rule: sets within sets, word characters, named or case-blind
/// groups.
std::string translate_regex(std::string_view expression);

}  // namespace core::text
