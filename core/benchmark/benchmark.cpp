#include "core/benchmark/benchmark.h"

#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/benchmark/comparison.h"
#include "core/benchmark/peer.h"
#include "core/benchmark/peer_memory.h"
#include "core/benchmark/shapes.h"
#include "core/benchmark/stages.h"
#include "core/engine/load_preparation.h"
#include "core/inference/model_bundle.h"
#include "core/kernels/instruction_set.h"
#include "core/tensor/device.h"
#include "core/tensor/torch_error.h"

namespace core::benchmark {
namespace {

/// A model, and how its pictures are prepared.
struct Subject {
  std::unique_ptr<model::MultimodalModel> model;
  image::PreprocessOptions preprocess;
};

/// Whose figures these are: ours, or those of a peer in one type.
struct Side {
  BenchmarkReport report;
  std::unique_ptr<Peer> peer;    ///< null: ours
  std::string load_request;      ///< of a peer
};

/// One run of the benchmark. What returns bool returns false when it was stopped.
class Run {
 public:
  Run(const BenchmarkRequest& request, const std::function<void(std::string_view)>& on_stage, const std::stop_token& stop)
      : request_(request), on_stage_(on_stage), stop_(stop) {}

  std::optional<BenchmarkResult> result() {
    prepare();
    if (!start_peers()) return std::nullopt;
    const std::optional<Subject> subject = load();
    if (!subject || !load_peers()) return std::nullopt;
    const c10::InferenceMode inference_mode;
    const Workload workload(*subject->model, subject->preprocess, stop_);
    for (const Stage& stage : workload.stages()) {
      if (!measure(stage)) return std::nullopt;
    }
    if (!note_peaks()) return std::nullopt;
    return sum_up(workload);
  }

 private:
  [[nodiscard]] const model::ModelConfig& config() const { return *prepared_.config; }
  BenchmarkReport& ours() { return sides_.front().report; }
  [[nodiscard]] c10::Device device() const { return engine::load_options(prepared_).device; }
  [[nodiscard]] bool on_cpu() const { return prepared_.device.kind == engine::DeviceKind::cpu; }

  void tell(std::string_view title, const Side& side) const {
    on_stage_(side.peer ? join(title, " (", request_.peer, ", ", side.report.dtype, ")") : std::string(title));
  }

  /// Says what will be measured and sets the machine up for it. Throws Error(out_of_memory) when it does not fit.
  void prepare() {
    if (request_.shape.empty()) {
      prepared_ = engine::prepare_load(request_.load);
    } else {
      prepared_ = engine::prepare_shape(request_.load, request_.shape, named_shape(request_.shape));
    }
    if (const std::string sentence = engine::refusal(prepared_, prepared_.free_bytes); !sentence.empty()) {
      throw Error(ErrorKind::out_of_memory, sentence);
    }
    engine::use_threads(prepared_);
    BenchmarkReport report{.shape = prepared_.info.name,
                           .device = prepared_.info.device,
                           .dtype = prepared_.info.precision,
                           .threads = prepared_.threads};
    if (on_cpu()) report.instructions = kernels::instruction_set_name(kernels::best_instruction_set());
    sides_.push_back({.report = std::move(report), .peer = nullptr, .load_request = {}});
  }

  bool start_peers() {
    if (request_.peer.empty()) return true;
    peer_types_ = peer_types(request_.peer, prepared_);
    for (const engine::Precision type : peer_types_.fitting) {
      BenchmarkReport report{.shape = ours().shape,
                             .device = ours().device,
                             .dtype = std::string(engine::precision_name(type)),
                             .threads = ours().threads};
      std::string load = load_request(report);  // before anything runs: it may be refused
      sides_.push_back({.report = std::move(report), .peer = std::make_unique<Peer>(request_.peer, type), .load_request = std::move(load)});
    }
    for (std::size_t i = 1; i < sides_.size(); ++i) {
      tell("starting", sides_[i]);
      if (!sides_[i].peer->greet(stop_)) return false;
    }
    return true;
  }

  /// What a ceiling takes of memory is not the model's, as far as the system can forget a peak.
  double measured(const Ceiling& ceiling) {
    on_stage_(ceiling.title);
    our_peak_ = std::max(our_peak_, tensor::peak_memory(device()));
    const double rate = ceiling.measure();
    tensor::forget_peak_memory(device());
    return rate;
  }

  /// Nothing when stopped.
  std::optional<Subject> load() {
    tell("loading", sides_.front());
    const auto start = Clock::now();
    const model::LoadOptions options = engine::load_options(prepared_);
    std::optional<Subject> subject;
    if (!request_.shape.empty()) {
      subject = {.model = random_model(config(), options.dtype, options.device), .preprocess = {}};
    } else if (auto bundle = inference::load_bundle(config(), prepared_.folder, options, stop_)) {
      subject = {.model = std::move(bundle->model), .preprocess = bundle->preprocess};
    }
    ours().load_seconds = seconds_since(start);
    return subject;
  }

  bool load_peers() {
    for (std::size_t i = 1; i < sides_.size(); ++i) {
      Side& side = sides_[i];
      tell("loading", side);
      const auto seconds = side.peer->reading(side.load_request, stop_);
      if (!seconds) return false;
      side.report.load_seconds = *seconds;
    }
    return true;
  }

  [[nodiscard]] std::string load_request(const BenchmarkReport& report) const {
    nlohmann::json request{{"stage", "load"},
                           {"config", nlohmann::json::parse(model::model_config_json(config()))},
                           {"dtype", report.dtype},
                           {"device", on_cpu() ? "cpu" : join("cuda:", prepared_.device.index)},
                           {"threads", prepared_.threads}};
    const bool peer_reads_it = request_.shape.empty() && config().layout == model::CheckpointLayout::transformers;
    if (peer_reads_it) request["folder"] = prepared_.folder.string();
    try {
      return request.dump();
    } catch (const nlohmann::json::type_error&) {
      throw Error(ErrorKind::invalid_request, join("A peer cannot be told the name of “", prepared_.folder.string(),
                                                   "”, which is not valid UTF-8. Rename the folder."));
    }
  }

  bool measure(const Stage& stage) {
    const Reading our_reading = stage.prepare();
    const int uncounted = stage.readings > 1 ? 1 : 0;
    std::vector<std::vector<double>> readings(sides_.size());
    std::vector<double> rates;
    for (int round = 0; round < stage.readings + uncounted; ++round) {
      if (stop_.stop_requested()) return false;
      if (stage.ceiling && round >= uncounted) rates.push_back(measured(*stage.ceiling));
      for (std::size_t i = 0; i < sides_.size(); ++i) {
        if (stop_.stop_requested()) return false;
        const Side& side = sides_[i];
        tell(stage.title, side);
        const auto seconds = side.peer ? side.peer->reading(stage.request, stop_) : our_reading();
        if (!seconds) return false;
        if (round >= uncounted) readings[i].push_back(*seconds);
      }
    }
    for (std::size_t i = 0; i < sides_.size(); ++i) sides_[i].report.*stage.seconds = median(readings[i]);
    if (stage.ceiling) ours().*stage.ceiling->rate = median(rates);
    return !stop_.stop_requested();
  }

  bool note_peaks() {
    for (Side& side : sides_) {
      const auto bytes = side.peer ? side.peer->peak_memory(stop_) : std::max(our_peak_, tensor::peak_memory(device()));
      if (!bytes) return false;
      side.report.peak_memory_bytes = *bytes;
    }
    return true;
  }

  BenchmarkResult sum_up(const Workload& workload) {
    for (Side& side : sides_) {
      BenchmarkReport& report = side.report;
      report.prompt_positions = workload.prompt_positions();
      report.image_tokens = config().vq.tokens();
      report.read_gb_per_s = ours().read_gb_per_s;
      report.multiply_gflop_per_s = ours().multiply_gflop_per_s;
      const double bytes = static_cast<double>(workload.text_step_weights()) * (report.dtype == "fp32" ? 4 : 2);
      report.text_share_of_read = bytes / report.text_token_seconds / (report.read_gb_per_s * 1e9);
    }
    ours().prompt_share_of_multiply = workload.prompt_operations() / ours().prompt_seconds / (ours().multiply_gflop_per_s * 1e9);
    BenchmarkResult result{.ours = ours(), .peer = {}};
    if (sides_.size() > 1) {
      std::vector<BenchmarkReport> types;
      for (std::size_t i = 1; i < sides_.size(); ++i) types.push_back(sides_[i].report);
      result.peer = best_of(std::move(types));
      result.peer->name = request_.peer;
      result.peer->versions = sides_.back().peer->versions();
      result.peer->left_out = peer_types_.left_out;
    }
    return result;
  }

  const BenchmarkRequest& request_;
  const std::function<void(std::string_view)>& on_stage_;
  const std::stop_token& stop_;
  engine::LoadPreparation prepared_;
  PeerTypes peer_types_;
  std::vector<Side> sides_;     ///< ours first
  std::int64_t our_peak_ = 0;  ///< before the latest ceiling, in bytes
};

}  // namespace

std::optional<BenchmarkResult> run_benchmark(const BenchmarkRequest& request,
                                             const std::function<void(std::string_view stage)>& on_stage,
                                             const std::stop_token& stop) {
  try {
    return Run(request, on_stage, stop).result();
  } catch (const c10::Error& error) {
    throw tensor::translated(error, "measuring");
  }
}

}  // namespace core::benchmark
