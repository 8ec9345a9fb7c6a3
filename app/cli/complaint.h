#pragma once

#include <string>

namespace CLI {
class App;
class Option;
class ParseError;
}  // namespace CLI

namespace app::cli {

/// What help and errors call an option: "--count", or the word for what stands there without one: "QUESTION".
std::string name_of(const CLI::Option& option);

/// What is wrong with a request that could not be parsed, as a sentence without a full stop. Made from what `program`
/// knows after it, since the words of the parser's own errors are for programmers and change from version to version.
std::string complaint(const CLI::App& program, const CLI::ParseError& error);

}  // namespace app::cli
