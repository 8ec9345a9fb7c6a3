#include "app/cli/help_text.h"

#include <sstream>

#include "app/cli/complaint.h"

namespace app::cli {
namespace {

constexpr std::size_t explanation_column = 26;
constexpr std::size_t line_width = 100;

/// A name with its explanation at the right of it, or below a long name, broken between words.
std::string entry(const std::string& name, const std::string& explanation) {
  std::string text = "  " + name;
  std::size_t column = text.size();
  const auto start_line = [&] {
    text += '\n' + std::string(explanation_column, ' ');
    column = explanation_column;
  };
  if (column + 2 > explanation_column) {
    start_line();
  } else {
    text.append(explanation_column - column, ' ');
    column = explanation_column;
  }
  std::istringstream words(explanation);
  for (std::string word; words >> word;) {
    if (column > explanation_column && column + 1 + word.size() > line_width) start_line();
    const std::string part = (column > explanation_column ? " " : "") + word;
    text += part;
    column += part.size();
  }
  return text + '\n';
}

}  // namespace

HelpText::HelpText() {
  label("Positionals", "Arguments");
  label("SUBCOMMAND", "COMMAND");
}

std::string HelpText::make_option(const CLI::Option* option, bool is_positional) const {
  const bool has_value = !is_positional && option->get_expected_max() > 0;
  const std::string name = is_positional ? name_of(*option) : option->get_name(false, true);
  return entry(name + (has_value ? " " + option->get_type_name() : std::string()),
               option->get_description() + (!is_positional && option->get_required() ? " (required)" : ""));
}

std::string HelpText::make_option_usage(const CLI::Option* option) const {
  return option->get_required() ? name_of(*option) : "[" + name_of(*option) + "]";
}

std::string HelpText::make_subcommand(const CLI::App* command) const {
  return entry(command->get_name(), command->get_description());
}

}  // namespace app::cli
