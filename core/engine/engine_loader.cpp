#include <ATen/Parallel.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

#include "core/base/log.h"
#include "core/engine/engine.h"
#include "core/engine/model_folder.h"
#include "core/engine/torch_engine.h"
#include "core/inference/model_bundle.h"
#include "core/inference/prompt_builder.h"
#include "core/tensor/device.h"
#include "core/tensor/torch_error.h"

namespace core::engine {
namespace {

namespace fs = std::filesystem;

std::optional<c10::DeviceType> device_type(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::cpu: return c10::kCPU;
    case DeviceKind::cuda: return c10::kCUDA;
    case DeviceKind::automatic: break;
  }
  return std::nullopt;
}

/// What to hold the weights in. fp16 has no fast arithmetic on processors: one product can take half a minute.
at::ScalarType weight_dtype(Precision precision, c10::Device device) {
  switch (precision) {
    case Precision::fp32: return at::kFloat;
    case Precision::bf16: return at::kBFloat16;
    case Precision::fp16:
      if (device.is_cpu()) {
        throw Error(ErrorKind::invalid_request, "fp16 cannot be used on the CPU. Choose fp32 or bf16, or a graphics card.");
      }
      return at::kHalf;
    case Precision::automatic: break;
  }
  return device.is_cpu() ? at::kFloat : at::kBFloat16;
}

std::string precision_name(at::ScalarType dtype) {
  return dtype == at::kFloat ? "fp32" : dtype == at::kBFloat16 ? "bf16" : "fp16";
}

/// Below this a step is over before a second thread has woken up; on a busy machine waiting for it costs ten times the step.
constexpr std::int64_t parameters_worth_threads = 50'000'000;

void check_threads(int wanted) {
  if (wanted < 0) throw Error(ErrorKind::invalid_request, "The number of threads must be 0 or more; 0 lets the program choose.");
}

/// Sets the threads of the library's products, for the calling thread.
int use_threads(int wanted, std::int64_t parameters) {
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  const int threads = wanted > 0 ? wanted : parameters < parameters_worth_threads ? 1 : cores;
  at::set_num_threads(threads);
  return threads;
}

void describe_weights(model::MultimodalModel& model, ModelInfo& info) {
  info.parameters = model::count_parameters(model);
  for (const auto& [name, tensor] : model::named_parameters(model)) {
    info.weight_bytes += static_cast<std::int64_t>(tensor.nbytes());
  }
}

ModelInfo describe(const inference::ModelBundle& bundle, const fs::path& folder, bool built_in) {
  const model::ModelConfig& config = bundle.model->config;
  ModelInfo info;
  info.name = built_in ? "Bifrons Blocks" : model_name(folder);
  info.folder = folder;
  info.built_in = built_in;
  info.image_size = static_cast<int>(config.vq.image_size);
  info.image_tokens_seen = static_cast<int>(bundle.format.picture_tokens) + 2;
  info.image_grid = static_cast<int>(config.vq.grid());
  info.context_length = inference::context_length(config);
  info.text_defaults = bundle.defaults.text;
  info.image_defaults = bundle.defaults.image;
  describe_weights(*bundle.model, info);
  return info;
}

void describe_device(const tensor::ComputeDevice& device, const tensor::DeviceList& list, DeviceKind wanted, int threads,
                     ModelInfo& info) {
  const bool cpu = device.device.is_cpu();
  info.device = cpu ? join("CPU, ", threads, threads == 1 ? " thread" : " threads") : device.name;
  info.device_memory_bytes = device.memory_bytes;
  if (cpu && wanted == DeviceKind::automatic && !list.cuda_reason.empty()) {
    info.device_reason = join("No graphics card is used: ", list.cuda_reason, ".");
  }
}

std::unique_ptr<Engine> load(const LoadRequest& request, const LoadObserver& observer, const std::stop_token& stop) {
  const auto start = std::chrono::steady_clock::now();
  const fs::path folder = request.folder.empty() ? built_in_model_folder() : request.folder;
  const tensor::DeviceList devices = tensor::list_devices();
  const tensor::ComputeDevice device = tensor::choose_device(devices, device_type(request.device.kind), request.device.index);
  const at::ScalarType dtype = weight_dtype(request.precision, device.device);
  check_threads(request.threads);

  model::LoadOptions options{.dtype = dtype, .device = device.device, .on_tensor = {}};
  if (observer.on_progress) {
    options.on_tensor = [&](std::int64_t done, std::int64_t total) {
      observer.on_progress({.stage = Stage::loading, .done = done, .total = total});
    };
  }
  auto bundle = inference::load_bundle(folder, options, stop);
  if (!bundle) return nullptr;

  ModelInfo info = describe(*bundle, folder, request.folder.empty());
  describe_device(device, devices, request.device.kind, use_threads(request.threads, info.parameters), info);
  info.precision = precision_name(dtype);
  info.load_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  log::info(join("Loaded ", info.name, " (", info.parameters, " parameters, ", info.precision, ") on ", info.device, " in ",
                 info.load_seconds, " s. ", info.device_reason));
  return make_torch_engine(std::move(bundle), std::move(info));
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
