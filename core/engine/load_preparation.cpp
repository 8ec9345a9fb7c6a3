#include "core/engine/load_preparation.h"

#include <algorithm>
#include <optional>
#include <thread>

#include "core/base/error.h"
#include "core/engine/engine.h"
#include "core/engine/model_folder.h"
#include "core/inference/generation_defaults.h"
#include "core/inference/prompt_builder.h"
#include "core/model/model_loader.h"

namespace core::engine {
namespace {

namespace fs = std::filesystem;

/// Below this a step is over before a second thread has woken up; on a busy machine waiting for it costs ten times the
/// step. It is also below this that fp32 costs little memory and no time.
constexpr std::int64_t parameters_of_a_large_model = 50'000'000;

std::optional<c10::DeviceType> device_type(DeviceKind kind) {
  switch (kind) {
    case DeviceKind::cpu: return c10::kCPU;
    case DeviceKind::cuda: return c10::kCUDA;
    case DeviceKind::automatic: break;
  }
  return std::nullopt;
}

at::ScalarType automatic_dtype(c10::Device device, const model::StoredWeights& stored) {
  if (!device.is_cpu()) return at::kBFloat16;
  const bool half = c10::elementSize(stored.dtype) == 2;
  return half && stored.parameters >= parameters_of_a_large_model ? at::kBFloat16 : at::kFloat;
}

/// What to hold the weights in. fp16 has no fast arithmetic on processors: one product can take half a minute.
at::ScalarType weight_dtype(Precision precision, c10::Device device, const model::StoredWeights& stored) {
  switch (precision) {
    case Precision::fp32: return at::kFloat;
    case Precision::bf16: return at::kBFloat16;
    case Precision::fp16: return at::kHalf;
    case Precision::automatic: break;
  }
  return automatic_dtype(device, stored);
}

Precision precision_of(at::ScalarType dtype) {
  return dtype == at::kFloat ? Precision::fp32 : dtype == at::kBFloat16 ? Precision::bf16 : Precision::fp16;
}

/// Throws Error(invalid_request) for what no model can be loaded with.
void check_request(const LoadRequest& request, c10::Device device) {
  if (request.threads < 0) {
    throw Error(ErrorKind::invalid_request, "The number of threads must be 0 or more; 0 lets the program choose.");
  }
  if (request.precision == Precision::fp16 && device.is_cpu()) {
    throw Error(ErrorKind::invalid_request, "fp16 cannot be used on the CPU. Choose fp32 or bf16, or a graphics card.");
  }
}

int thread_count(int wanted, std::int64_t parameters) {
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return wanted > 0 ? wanted : parameters < parameters_of_a_large_model ? 1 : cores;
}

void describe_device(const tensor::DeviceList& list, DeviceKind wanted, LoadPreparation& prepared) {
  ModelInfo& info = prepared.info;
  const bool cpu = prepared.device.device.is_cpu();
  const int threads = prepared.threads;
  info.device = cpu ? join("CPU, ", threads, threads == 1 ? " thread" : " threads") : prepared.device.name;
  info.device_kind = cpu ? DeviceKind::cpu : DeviceKind::cuda;
  info.device_memory_bytes = prepared.device.memory_bytes;
  if (cpu && wanted == DeviceKind::automatic && !list.cuda_reason.empty()) {
    info.device_reason = join("No graphics card is used: ", list.cuda_reason, ".");
  }
}

void describe_model(bool built_in, LoadPreparation& prepared) {
  const auto defaults = inference::read_generation_defaults(prepared.folder);
  ModelInfo& info = prepared.info;
  info.name = built_in ? "Bifrons Blocks" : model_name(prepared.folder);
  info.folder = prepared.folder;
  info.built_in = built_in;
  info.text_defaults = defaults.text;
  info.image_defaults = defaults.image;
}

void describe_shape(LoadPreparation& prepared) {
  const model::ModelConfig& config = prepared.config;
  ModelInfo& info = prepared.info;
  info.precision = precision_name(precision_of(prepared.dtype));
  info.parameters = prepared.stored.parameters;
  info.weight_bytes = prepared.stored.read_by_inference * static_cast<std::int64_t>(c10::elementSize(prepared.dtype));
  const bool is_mapped = prepared.device.device.is_cpu() && prepared.stored.dtype == prepared.dtype;
  info.copied_bytes = is_mapped ? 0 : info.weight_bytes;
  info.image_size = static_cast<int>(config.vq.image_size);
  info.image_tokens_seen = static_cast<int>(config.vision.patches()) + 2;  // with the marks of begin and end
  info.image_grid = static_cast<int>(config.vq.grid());
  info.context_length = inference::context_length(config);
}

std::string stored_name(at::ScalarType dtype) {
  if (dtype == at::kFloat || dtype == at::kBFloat16 || dtype == at::kHalf) {
    return std::string(precision_name(precision_of(dtype)));
  }
  return c10::toString(dtype);
}

/// Chooses device, type and threads for what is to be loaded.
void choose(const LoadRequest& request, const tensor::DeviceList& devices, LoadPreparation& prepared) {
  prepared.dtype = weight_dtype(request.precision, prepared.device.device, prepared.stored);
  prepared.threads = thread_count(request.threads, prepared.stored.parameters);
  describe_device(devices, request.device.kind, prepared);
  describe_shape(prepared);
}

/// A preparation that knows its device.
LoadPreparation begin(const LoadRequest& request, const tensor::DeviceList& devices) {
  LoadPreparation prepared;
  prepared.device = tensor::choose_device(devices, device_type(request.device.kind), request.device.index);
  check_request(request, prepared.device.device);
  return prepared;
}

}  // namespace

LoadPreparation prepare_load(const LoadRequest& request) {
  const tensor::DeviceList devices = tensor::list_devices();
  LoadPreparation prepared = begin(request, devices);
  prepared.folder = request.folder.empty() ? built_in_model_folder() : request.folder;
  model::require_model_folder(prepared.folder);
  prepared.config = model::read_model_config(prepared.folder);
  prepared.stored = model::stored_weights(prepared.config, *checkpoint::open_weights(prepared.folder));
  choose(request, devices, prepared);
  describe_model(request.folder.empty(), prepared);
  return prepared;
}

LoadPreparation prepare_shape(const LoadRequest& request, const std::string& name, const model::ModelConfig& config) {
  const tensor::DeviceList devices = tensor::list_devices();
  LoadPreparation prepared = begin(request, devices);
  prepared.config = config;
  prepared.stored = model::imagined_weights(config, at::kBFloat16);
  choose(request, devices, prepared);
  prepared.info.name = name;
  return prepared;
}

std::int64_t free_bytes(const LoadPreparation& prepared, const HeldMemory& held) {
  return prepared.device.free_bytes + (held.device == prepared.info.device_kind ? held.bytes : 0);
}

LoadPlan plan_load(const LoadRequest& request) {
  const LoadPreparation prepared = prepare_load(request);
  LoadPlan plan{.model = prepared.info,
                .stored_precision = stored_name(prepared.stored.dtype),
                .file_bytes = prepared.stored.file_bytes,
                .files = static_cast<int>(prepared.stored.files),
                .free_bytes = free_bytes(prepared, request.held),
                .precision = precision_of(prepared.dtype)};
  plan.needs = memory_needs(prepared, plan.free_bytes);
  plan.refusal = refusal(prepared, plan.free_bytes);
  return plan;
}

}  // namespace core::engine
