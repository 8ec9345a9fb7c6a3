#include "core/benchmark/benchmark.h"

#include <sys/resource.h>

#include <algorithm>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/benchmark/shapes.h"
#include "core/benchmark/stages.h"
#include "core/engine/load_preparation.h"
#include "core/inference/model_bundle.h"
#include "core/kernels/instruction_set.h"
#include "core/kernels/memory_read.h"
#include "core/tensor/torch_error.h"

namespace core::benchmark {
namespace {

constexpr std::int64_t read_bytes = std::int64_t{1} << 30;

/// A model, and how its pictures are prepared.
struct Subject {
  std::unique_ptr<model::MultimodalModel> model;
  image::PreprocessOptions preprocess;
};

/// Says what will be measured and sets the machine up for it. Throws Error(out_of_memory) when it does not fit.
void settle(const engine::LoadPreparation& prepared, BenchmarkReport& report) {
  if (const std::string sentence = engine::refusal(prepared, prepared.free_bytes); !sentence.empty()) {
    throw Error(ErrorKind::out_of_memory, sentence);
  }
  report.shape = prepared.info.name;
  report.device = prepared.info.device;
  report.dtype = prepared.info.precision;
  report.threads = prepared.threads;
  engine::use_threads(prepared);
}

Subject fill_shape(const BenchmarkRequest& request, BenchmarkReport& report) {
  const model::ModelConfig config = named_shape(request.shape);
  const engine::LoadPreparation prepared = engine::prepare_shape(request.load, request.shape, config);
  settle(prepared, report);
  const model::LoadOptions options = engine::load_options(prepared);
  return {.model = random_model(config, options.dtype, options.device), .preprocess = {}};
}

std::optional<Subject> load_folder(const BenchmarkRequest& request, BenchmarkReport& report, const std::stop_token& stop) {
  const engine::LoadPreparation prepared = engine::prepare_load(request.load);
  settle(prepared, report);
  auto bundle = inference::load_bundle(prepared.folder, engine::load_options(prepared), stop);
  if (!bundle) return std::nullopt;
  return Subject{.model = std::move(bundle->model), .preprocess = bundle->preprocess};
}

std::int64_t peak_memory() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return std::int64_t{usage.ru_maxrss} * 1024;
}

std::optional<BenchmarkReport> measure(const BenchmarkRequest& request, const std::function<void(std::string_view)>& on_stage,
                                       const std::stop_token& stop) {
  BenchmarkReport report;
  on_stage("loading");
  const auto start = Clock::now();
  std::optional<Subject> subject = request.shape.empty() ? load_folder(request, report, stop) : fill_shape(request, report);
  if (!subject) return std::nullopt;
  report.load_seconds = seconds_since(start);
  const model::MultimodalModel& model = *subject->model;
  const bool on_cpu = model.decoder.embed_tokens.weight.is_cpu();
  if (on_cpu) report.instructions = kernels::instruction_set_name(kernels::best_instruction_set());
  const Stages stages(model, subject->preprocess);
  report.prompt_positions = stages.prompt_positions();
  report.image_tokens = model.config.vq.tokens();

  const std::vector<std::pair<std::string_view, std::function<void()>>> steps{
      {"reading memory", [&] { report.read_gb_per_s = kernels::measure_read(*kernels::thread_team(), read_bytes) / 1e9; }},
      {"looking at a picture", [&] { report.look_seconds = stages.look(); }},
      {"reading a prompt", [&] { report.prompt_seconds = stages.read(); }},
      {"writing", [&] { report.text_tokens_per_second = stages.write(); }},
      {"image steps of one row", [&] { report.image_step_one_row_seconds = stages.image_step(1); }},
      {"image steps of two rows", [&] { report.image_step_guided_seconds = stages.image_step(2); }},
      {"image steps of eight rows", [&] { report.image_step_four_seconds = stages.image_step(8); }},
      {"drawing a picture",
       [&] {
         const auto [tokens, paint] = stages.draw();
         report.image_tokens_seconds = tokens;
         report.paint_seconds = paint;
         report.peak_memory_bytes = peak_memory();
       }},
      {"reading memory again", [&] {
         const double again = kernels::measure_read(*kernels::thread_team(), read_bytes) / 1e9;
         report.read_gb_per_s = std::max(report.read_gb_per_s, again);
       }}};
  for (const auto& [name, step] : steps) {
    if (stop.stop_requested()) return std::nullopt;
    on_stage(name);
    step();
  }
  const double read_by_text = static_cast<double>(stages.text_step_bytes()) * report.text_tokens_per_second;
  if (on_cpu) report.text_share_of_read = read_by_text / (report.read_gb_per_s * 1e9);
  return report;
}

}  // namespace

std::optional<BenchmarkReport> run_benchmark(const BenchmarkRequest& request,
                                             const std::function<void(std::string_view stage)>& on_stage,
                                             const std::stop_token& stop) {
  try {
    return measure(request, on_stage, stop);
  } catch (const c10::Error& error) {
    throw tensor::translated(error, "measuring");
  }
}

}  // namespace core::benchmark
