
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/checkpoint/weights_hash.h"
#include "core/engine/engine.h"
#include "core/engine/files_in_use.h"
#include "core/engine/load_preparation.h"
#include "core/engine/torch_engine.h"
#include "core/inference/model_bundle.h"
#include "core/tensor/torch_error.h"

namespace core::engine {
namespace {

/// Has the loaded model let go where the new one fits only in its place. Throws Error(out_of_memory) when it does not fit
/// at all.
void require_room(LoadPreparation& prepared, const LoadRequest& request, const LoadObserver& observer) {
  const auto require = [&](std::int64_t free) {
    if (const std::string sentence = refusal(prepared, free); !sentence.empty()) {
      throw Error(ErrorKind::out_of_memory, sentence);
    }
  };
  require(free_bytes(prepared, request.held));
  if (!observer.make_room || refusal(prepared, prepared.free_bytes).empty()) return;
  observer.make_room();
  prepared = prepare_load(request);
  require(prepared.free_bytes);
}

/// Tells the observer, and the log once for each file.
auto progress_teller(const LoadObserver& observer, Clock::time_point start) {
  return [&observer, start, known = std::string()](const checkpoint::BindProgress& progress) mutable {
    if (progress.file != known) {
      known = progress.file;
      log::info(join("Reading ", known, ", ", progress.shard + 1, " of ", progress.shards));
    }
    if (observer.on_progress) {
      observer.on_progress({.file = std::string(progress.file),
                            .shard = static_cast<int>(progress.shard) + 1,
                            .shards = static_cast<int>(progress.shards),
                            .bytes_done = progress.bytes_done,
                            .bytes_total = progress.bytes_total,
                            .seconds = seconds_since(start)});
    }
  };
}

std::unique_ptr<Engine> load(const LoadRequest& request, const LoadObserver& observer, const std::stop_token& stop) {
  const auto start = Clock::now();
  LoadPreparation prepared = prepare_load(request);
  require_room(prepared, request, observer);
  use_threads(prepared);
  model::LoadOptions options = load_options(prepared);
  options.on_progress = progress_teller(observer, start);
  auto bundle = inference::load_bundle(*prepared.config, prepared.folder, options, stop);
  if (!bundle) return nullptr;
  ModelInfo& info = prepared.info;
  info.weights_hash = checkpoint::weights_hash(*prepared.weights);
  info.load_seconds = seconds_since(start);
  log::info(join("Loaded ", info.name, " (", info.parameters, " parameters, ", info.precision, ") on ", info.device, " in ",
                 info.load_seconds, " s. ", info.device_reason));
  FilesInUse files(*bundle->model, *prepared.weights);
  return make_torch_engine(std::move(bundle), std::move(info), std::move(files));
}

}  // namespace

std::unique_ptr<Engine> load_engine(const LoadRequest& request, const LoadObserver& observer, std::stop_token stop) {
  try {
    return load(request, observer, stop);
  } catch (const c10::Error& error) {
    throw tensor::translated(error, "loading the model");
  }
}

}  // namespace core::engine
