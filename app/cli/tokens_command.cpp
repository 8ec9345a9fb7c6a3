#include <CLI/CLI.hpp>
#include <filesystem>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/json_line.h"
#include "app/cli/line_reader.h"
#include "app/cli/output.h"
#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/text/tokenizer.h"

namespace app::cli {
namespace {

using core::text::Tokenizer;
using nlohmann::ordered_json;

struct Options {
  std::string model;
  bool decode = false;
  OutputOptions output;
};

[[noreturn]] void refuse(const std::string& what) {
  throw core::Error(core::ErrorKind::file_damaged, what);
}

/// The tokens of a text as a prompt has them.
ordered_json tokens_of(const Tokenizer& tokenizer, const nlohmann::json& text) {
  if (!text.is_string()) {
    refuse("it is not a JSON string.");
  }
  return {{"tokens", core::text::encode_user(tokenizer, text.get_ref<const std::string&>())}};
}

/// The rows of the model's table of tokens, of which the last ones may be padding and stand for no text; 0 where the folder
/// does not say.
std::int64_t rows_of_table(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "config.json";
  if (!core::path_exists(file)) return 0;
  const auto config = nlohmann::json::parse(core::read_file(file), nullptr, /*allow_exceptions=*/false);
  for (const char* part : {"language_config", "text_config"}) {  // as DeepSeek publishes it; as transformers saves it
    const auto at = nlohmann::json::json_pointer(core::join("/", part, "/vocab_size"));
    if (config.contains(at) && config[at].is_number_integer()) return config[at].get<std::int64_t>();
  }
  return 0;
}

ordered_json text_of(const Tokenizer& tokenizer, std::int64_t rows, const nlohmann::json& object) {
  if (!object.is_object() || !object.contains("tokens") || !object["tokens"].is_array()) {
    refuse("it is not an object {\"tokens\": [...]}.");
  }
  core::text::TokenIds ids;
  for (const nlohmann::json& item : object["tokens"]) {
    const bool too_large = item.is_number_unsigned() && item.get<std::uint64_t>() > std::numeric_limits<std::int64_t>::max();
    if (!item.is_number_integer() || too_large) {
      refuse(core::join("the token ", item.dump(), " is not a number of the vocabulary."));
    }
    ids.push_back(item.get<core::text::TokenId>());
    if (ids.back() >= rows) core::text::expect_in_vocabulary(tokenizer, ids.back());
  }
  return core::text::decode(tokenizer, ids);
}

bool is_blank(const std::string& line) { return line.find_first_not_of(" \t\r") == std::string::npos; }

ExitStatus convert(const Options& options, const Services& services, const std::stop_token& stop) {
  const std::filesystem::path folder = model_folder(options.model, services.built_in_model);
  const auto tokenizer = core::text::load_tokenizer(folder);
  const std::int64_t rows = options.decode ? rows_of_table(folder) : 0;
  LineReader lines(stop);
  std::int64_t number = 0;
  while (const std::optional<std::string> line = lines.next()) {
    ++number;
    if (is_blank(*line)) {
      continue;
    }
    try {
      const nlohmann::json value = parse_json_line(*line);
      print_json(options.decode ? text_of(*tokenizer, rows, value) : tokens_of(*tokenizer, value));
    } catch (const core::Error& error) {
      if (error.kind() == core::ErrorKind::file_not_written) {
        throw;
      }
      throw core::Error(core::ErrorKind::file_damaged,
                        core::join("Line ", number, " of the input cannot be used: ", error.what()), error.detail());
    }
  }
  return stop.stop_requested() ? ExitStatus::interrupted : ExitStatus::done;
}

}  // namespace

void add_tokens(CLI::App& program, Chosen& chosen) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand(
      "tokens", "Turn texts into the tokens that a model reads, or back; its weights are not loaded");
  command->add_flag("--decode", options->decode, "Turn tokens into texts; control tokens stand for no text");
  add_model_folder_option(*command, options->model);
  add_output_options(*command, options->output);
  command->footer(core::join(
      "Each line of standard input is a JSON string and becomes a line {\"tokens\": [...]}, or the reverse. A text is\n"
      "taken as a person's: control tokens that it spells stay text, none is put before or behind it, and a model that\n"
      "reads lower case only gets it so. Half a surrogate pair becomes U+FFFD. Empty lines are passed over.\n\n",
      program.get_footer()));
  command->callback([options, &chosen] {
    chosen.output = options->output;
    chosen.work = [options](const Services& services, const std::stop_token& stop) {
      return convert(*options, services, stop);
    };
  });
}

}  // namespace app::cli
