#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace app::cli {

/// How --help looks: names and their explanations in two columns that fit a terminal, in words for people. The parser's
/// own form prints groups, checks and exclusions as it knows them.
class HelpText : public CLI::Formatter {
 public:
  HelpText();

  std::string make_option(const CLI::Option* option, bool is_positional) const override;
  std::string make_option_usage(const CLI::Option* option) const override;
  std::string make_subcommand(const CLI::App* command) const override;
};

}  // namespace app::cli
