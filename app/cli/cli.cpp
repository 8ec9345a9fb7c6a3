#include "app/cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <new>
#include <string>

#include "app/cli/complaint.h"
#include "app/cli/help_text.h"
#include "app/cli/interrupt.h"
#include "app/logging/log_files.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/standard_streams.h"

namespace app::cli {
namespace {

constexpr const char* program_name = "bifrons-cli";
constexpr std::size_t longest_sentence = 2000;  // bytes; a file's own words may be as long as the file

/// One line, whatever a damaged file has put into the sentence: a name may hold what moves the cursor.
void print_error(std::string sentence) {
  const auto is_control = [](char character) { return static_cast<unsigned char>(character) < ' ' || character == '\x7f'; };
  std::ranges::replace_if(sentence, is_control, ' ');
  if (sentence.size() > longest_sentence) {
    std::size_t end = longest_sentence;
    while (end > 0 && (static_cast<unsigned char>(sentence[end]) & 0xC0U) == 0x80U) --end;  // inside a character
    sentence.replace(end, std::string::npos, "…");
  }
  std::cerr << program_name << ": " << sentence << std::endl;
}

ExitStatus status_of(core::ErrorKind kind) {
  return kind == core::ErrorKind::invalid_request ? ExitStatus::wrong_request : ExitStatus::failed;
}

/// Runs the chosen work and turns whatever it throws into a line and a status.
ExitStatus do_work(const Chosen& chosen, const Services& services) {
  const Interrupt interrupt;
  core::log::info(core::join(program_name, " ", BIFRONS_VERSION, " starts"));
  try {
    const ExitStatus status = chosen.work(services, interrupt.token());
    if (status == ExitStatus::interrupted) {
      print_error("Interrupted.");
    }
    return status;
  } catch (const core::Error& error) {
    core::log::error(core::join(error.what(), error.detail().empty() ? "" : " | ", error.detail(), " (",
                                error.place().file_name(), ":", error.place().line(), ")"));
    print_error(error.what());
    return status_of(error.kind());
  } catch (const std::bad_alloc&) {
    print_error("There is not enough memory for this.");
  } catch (const std::exception& error) {
    core::log::error(error.what());
    print_error(core::join("An internal error occurred: ", error.what()));
  }
  return ExitStatus::failed;
}

/// What CLI11 has to say: help and version go to standard output, a wrong request is one line.
ExitStatus answer(const CLI::App& program, const CLI::ParseError& error) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    program.exit(error, std::cout, std::cerr);
    return ExitStatus::done;
  }
  std::string command;
  for (const CLI::App* chosen : program.get_subcommands()) {
    command = " " + chosen->get_name();
  }
  print_error(core::join(complaint(program, error), ". See ", program_name, command, " --help."));
  return ExitStatus::wrong_request;
}

}  // namespace

int run(int argc, char** argv, const Services& services) {
  core::occupy_closed_streams();
  CLI::App program("Bifrons, for Janus models: looks at pictures and draws them, without a window.", program_name);
  program.formatter(std::make_shared<HelpText>());
  program.set_help_flag("-h,--help", "Show this help");
  program.set_version_flag("--version", std::string(program_name) + " " + BIFRONS_VERSION, "Show the version");
  program.require_subcommand(1);
  program.footer(
      "Exit status: 0 done; 1 failed, as when a file is missing or memory is short; 2 the request is wrong, as with an\n"
      "option or a value that there is not; 130 interrupted.");
  Chosen chosen;
  add_info(program, chosen);
  add_describe(program, chosen);
  add_draw(program, chosen);
  add_evaluate(program, chosen);
  add_train(program, chosen);
  add_scenes(program, chosen);
  add_tokens(program, chosen);
  add_see(program, chosen);
  add_bench(program, chosen);
  for (CLI::App* command : program.get_subcommands(nullptr)) command->group("Commands");
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return static_cast<int>(answer(program, error));
  }
  start_logging(program_name, chosen.output.verbose ? Verbosity::verbose : Verbosity::quiet);
  return static_cast<int>(do_work(chosen, services));
}

}  // namespace app::cli
