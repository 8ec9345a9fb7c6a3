#include <CLI/CLI.hpp>
#include <iomanip>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "core/base/error.h"
#include "core/base/size_text.h"

namespace app::cli {
namespace {

using nlohmann::ordered_json;
namespace engine = core::engine;

/// 0.3F as 0.3 and not as 0.30000001192.
double in_short(float value) { return std::stod(core::join(value)); }

ordered_json sampling_json(const core::inference::SamplingOptions& sampling) {
  return {{"temperature", in_short(sampling.temperature)},
          {"top_k", sampling.top_k},
          {"top_p", in_short(sampling.top_p)},
          {"seed", sampling.seed}};
}

ordered_json needs_json(const engine::LoadPlan& plan) {
  ordered_json rows = ordered_json::array();
  for (const engine::MemoryNeed& need : plan.needs) {
    rows.push_back({{"precision", engine::precision_name(need.precision)},
                    {"pictures", need.pictures},
                    {"weight_bytes", need.weights},
                    {"cache_bytes", need.cache},
                    {"working_bytes", need.working},
                    {"total_bytes", need.total},
                    {"fits", need.fits}});
  }
  return rows;
}

ordered_json info_json(const engine::LoadPlan& plan) {
  const engine::ModelInfo& info = plan.model;
  ordered_json text = sampling_json(info.text_defaults.sampling);
  text["max_new_tokens"] = info.text_defaults.max_new_tokens;
  ordered_json image = sampling_json(info.image_defaults.sampling);
  image["cfg"] = in_short(info.image_defaults.guidance);
  return {{"version", BIFRONS_VERSION},
          {"name", info.name},
          {"folder", info.folder.string()},
          {"built_in", info.built_in},
          {"files", plan.files},
          {"file_bytes", plan.file_bytes},
          {"stored_precision", plan.stored_precision},
          {"device", info.device},
          {"device_reason", info.device_reason},
          {"precision", info.precision},
          {"parameters", info.parameters},
          {"weight_bytes", info.weight_bytes},
          {"device_memory_bytes", info.device_memory_bytes},
          {"free_bytes", plan.free_bytes},
          {"image_size", info.image_size},
          {"image_tokens_seen", info.image_tokens_seen},
          {"image_grid", info.image_grid},
          {"context_length", info.context_length},
          {"text_defaults", text},
          {"image_defaults", image},
          {"memory", needs_json(plan)},
          {"refusal", plan.refusal}};
}

/// 23,412,000 as "23.4 million".
std::string parameters_text(std::int64_t parameters) {
  std::ostringstream text;
  const bool many = parameters >= 1'000'000'000;
  text << std::fixed << std::setprecision(many ? 2 : 1) << static_cast<double>(parameters) / (many ? 1e9 : 1e6)
       << (many ? " billion" : " million");
  return text.str();
}

/// A row of the memory table: a mark, then cells at the right of their columns.
std::string memory_row(char mark, const std::string& first, const std::vector<std::string>& cells) {
  std::ostringstream row;
  row << mark << ' ' << std::left << std::setw(12) << first << std::right;
  for (const std::string& cell : cells) row << std::setw(14) << cell;
  row << '\n';
  return row.str();
}

/// What the model needs in each precision, to be held and to draw so many pictures at once.
std::string memory_table(const engine::LoadPlan& plan) {
  std::vector<std::string> heads{"weights"};
  for (const int pictures : engine::planned_pictures) {
    const bool last = pictures == engine::planned_pictures.back();
    heads.push_back(core::join(pictures, pictures == 1 ? " picture" : last ? "+ pictures" : " pictures"));
  }
  std::string table = "\nThe memory that it needs here:\n" + memory_row(' ', "precision", heads);
  const engine::MemoryNeed* last = nullptr;
  std::vector<std::string> cells;
  const auto end_row = [&] {
    if (last == nullptr) return;
    const bool chosen = last->precision == plan.precision;
    table += memory_row(chosen ? '*' : ' ', std::string(engine::precision_name(last->precision)), cells);
  };
  bool all_fit = true;
  for (const engine::MemoryNeed& need : plan.needs) {
    if (last == nullptr || last->precision != need.precision) {
      end_row();
      cells = {core::size_text(need.weights)};
    }
    cells.push_back(core::size_text(need.total) + (need.fits ? "" : " !"));
    all_fit = all_fit && need.fits;
    last = &need;
  }
  end_row();
  table +=
      "\n* would be used; --dtype chooses another.\n"
      "weights: what answering and drawing read of the files, in this precision; what only training needs stays out.\n"
      "pictures: the weights, a full conversation and a drawing of so many pictures at once.\n";
  return all_fit ? table : table + "! does not fit into the memory that is free now.\n";
}

template <typename... Parts>
std::string info_row(const char* name, const Parts&... parts) {
  std::ostringstream row;
  row << std::left << std::setw(14) << name;
  (row << ... << parts);
  row << '\n';
  return row.str();
}

std::string info_table(const engine::LoadPlan& plan) {
  const engine::ModelInfo& info = plan.model;
  const auto& drawing = info.image_defaults;
  std::string table =
      info_row("Bifrons", BIFRONS_VERSION) + info_row("model", info.name, info.built_in ? " (built in)" : "") +
      info_row("folder", info.folder.string()) +
      info_row("weights", parameters_text(info.parameters), " parameters, ", core::size_text(plan.file_bytes), " on disk as ",
               plan.stored_precision, " in ", plan.files, plan.files == 1 ? " file" : " files") +
      info_row("device", info.device, "; ", core::size_text(plan.free_bytes), " of ", core::size_text(info.device_memory_bytes),
               " memory are free") +
      info_row("precision", info.precision) +
      info_row("pictures", info.image_size, " x ", info.image_size, " pixels; one takes ", info.image_tokens_seen,
               " positions of the context to be looked at, and ", info.image_grid * info.image_grid, " tokens to be drawn") +
      info_row("context", info.context_length, " positions for the words and pictures of a conversation") +
      info_row("drawing", "guidance ", drawing.guidance, ", temperature ", drawing.sampling.temperature, ", top-k ",
               drawing.sampling.top_k, ", top-p ", drawing.sampling.top_p) +
      info_row("answers", "temperature ", info.text_defaults.sampling.temperature, ", at most ",
               info.text_defaults.max_new_tokens, " tokens");
  for (const std::string& note : {info.device_reason, plan.refusal}) {
    if (!note.empty()) table += info_row("note", note);
  }
  return table + memory_table(plan);
}

}  // namespace

void add_info(CLI::App& program, Chosen& chosen) {
  struct Options {
    ModelOptions model;
    OutputOptions output;
  };
  const auto options = std::make_shared<Options>();
  CLI::App* command = program.add_subcommand("info", "Say what a model is and how it would be run here");
  add_model_options(*command, options->model);
  add_output_options(*command, options->output);
  command->callback([options, &chosen] {
    chosen.output = options->output;
    chosen.work = [options](const Services& services, const std::stop_token&) {
      const engine::LoadPlan plan = services.plan(load_request(options->model));
      if (options->output.json) {
        print_json(info_json(plan));
      } else {
        print_text(info_table(plan));
      }
      return ExitStatus::done;
    };
  });
}

}  // namespace app::cli
