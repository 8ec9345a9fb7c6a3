#include "app/cli/complaint.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace app::cli {
namespace {

using Options = std::vector<const CLI::Option*>;

bool is_kind(const CLI::ParseError& error, CLI::ExitCodes kind) {
  return error.get_exit_code() == static_cast<int>(kind);
}

bool has_blank(std::string_view text) { return text.find_first_of(" \t\n") != std::string_view::npos; }

/// The first option among the words that nobody took; empty when there is none.
std::string unknown_option(const std::vector<std::string>& left) {
  for (const std::string& word : left) {
    if (word.size() > 1 && word.front() == '-' && word != "--") {
      return word.substr(0, word.find('='));
    }
  }
  return {};
}

/// A word that nobody took. Only where all words are bare ones may quotation marks have been forgotten.
std::string one_too_many(const CLI::App& command, const std::string& word) {
  const Options words = command.get_options([](const CLI::Option* option) { return option->get_positional(); });
  if (words.empty()) {
    return core::join("“", word, "” is too much: ", command.get_name(), " takes options only");
  }
  const CLI::Option& taken = *words.front();
  const bool may_lack_marks = !has_blank(word) && !std::ranges::any_of(taken.results(), has_blank);
  const std::string start = core::join("“", word, "” is one ");
  return may_lack_marks ? start + "word too many; a text of several words goes in quotation marks"
                        : core::join(start, "text too many: ", command.get_name(), " takes one ", name_of(taken));
}

/// What must be given and is not.
std::string what_is_missing(const CLI::App& command) {
  std::string names;
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_required() || option->count() > 0) continue;
    const bool has_own_word = option->get_positional();
    names +=
        core::join(names.empty() ? "" : " and ", name_of(*option), has_own_word ? "" : " " + option->get_type_name());
  }
  return core::join(command.get_name(), " needs ", names);
}

/// Two options that were given and exclude each other.
std::string what_is_excluded(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->count() == 0) continue;
    for (const CLI::Option* other : option->get_excludes()) {
      if (other->count() > 0)
        return core::join(name_of(*option), " and ", name_of(*other), " cannot be given together");
    }
  }
  return {};
}

/// The option whose name the parser's error has; the longest, as a name may be the start of another.
const CLI::Option* named_in(const CLI::App& command, std::string_view words) {
  const CLI::Option* named = nullptr;
  for (const CLI::Option* option : command.get_options()) {
    const std::string name = option->get_name();
    if (words.find(name) != std::string_view::npos && (named == nullptr || name.size() > named->get_name().size()))
      named = option;
  }
  return named;
}

/// Too many values for an option, too few, or one that is none.
std::string wrong_value(const CLI::Option& option, const CLI::ParseError& error) {
  const std::string name = name_of(option);
  if (option.get_expected_max() == 0) return name + " takes no value";
  if (is_kind(error, CLI::ExitCodes::ArgumentMismatch)) {
    return option.count() > 1 ? name + " can be given only once"
                              : core::join(name, " needs a value: ", name, " ", option.get_type_name());
  }
  if (is_kind(error, CLI::ExitCodes::ConversionError)) {
    return core::join("“", option.results().empty() ? std::string() : option.results().front(), "” cannot be used for ",
                      name);
  }
  // A check of ours: the parser puts "NAME: " before it.
  const std::string_view words = error.what();
  const std::size_t colon = words.find(": ");
  return colon == std::string_view::npos ? std::string(words) : core::join(name, " ", words.substr(colon + 2));
}

}  // namespace

std::string name_of(const CLI::Option& option) {
  return option.get_positional() ? option.get_type_name() : option.get_name();
}

std::string complaint(const CLI::App& program, const CLI::ParseError& error) {
  const std::vector<std::string> left = program.remaining(true);
  const std::vector<CLI::App*> chosen = program.get_subcommands();
  if (chosen.empty() && !left.empty() && !left.front().starts_with('-')) {
    return core::join("There is no command ", left.front());
  }
  // Before whatever it led to: its value may have been taken for something else.
  if (const std::string option = unknown_option(left); !option.empty())
    return core::join("There is no option ", option);
  if (chosen.empty()) return "A command is missing";
  const CLI::App& command = *chosen.front();
  if (!left.empty() && is_kind(error, CLI::ExitCodes::ExtrasError)) return one_too_many(command, left.front());
  if (is_kind(error, CLI::ExitCodes::RequiredError)) return what_is_missing(command);
  if (is_kind(error, CLI::ExitCodes::ExcludesError)) return what_is_excluded(command);
  const CLI::Option* option = named_in(command, error.what());
  return option == nullptr ? std::string(error.what()) : wrong_value(*option, error);
}

}  // namespace app::cli
