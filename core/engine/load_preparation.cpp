#include "core/engine/load_preparation.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <optional>
#include <thread>

#include "core/base/error.h"
#include "core/cuda/card_library.h"
#include "core/engine/engine.h"
#include "core/engine/model_folder.h"
#include "core/inference/generation_defaults.h"
#include "core/inference/prefill.h"
#include "core/inference/prompt_builder.h"
#include "core/kernels/thread_team.h"
#include "core/model/memory_plan.h"
#include "core/model/model_loader.h"
#include "core/model/row_decoder.h"
#include "core/tensor/device.h"
#include "core/tensor/dtype_name.h"
#include "core/tensor/dtype_policy.h"

namespace core::engine {
namespace {

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

/// What to hold the weights in. Nobody gets fp16 on the CPU unasked: it has no fast arithmetic there, and one product
/// can take half a minute.
Precision precision_for(Precision wanted, bool on_cpu, const model::StoredWeights& stored) {
  if (wanted != Precision::automatic) return wanted;
  if (!on_cpu) return Precision::bf16;
  const bool half = c10::elementSize(stored.dtype) == 2;
  return half && stored.parameters >= parameters_of_a_large_model ? Precision::bf16 : Precision::fp32;
}

/// Throws Error(invalid_request) for what no model can be loaded with.
void check_request(const LoadRequest& request, bool on_cpu) {
  if (request.threads < 0) {
    throw Error(ErrorKind::invalid_request, "The number of threads must be 0 or more; 0 lets the program choose.");
  }
  if (request.precision == Precision::fp16 && on_cpu) {
    throw Error(ErrorKind::invalid_request, "fp16 cannot be used on the CPU. Choose fp32 or bf16, or a graphics card.");
  }
}

int thread_count(int wanted, std::int64_t parameters) {
  const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
  return wanted > 0 ? wanted : parameters < parameters_of_a_large_model ? 1 : cores;
}

void describe_device(const tensor::ComputeDevice& device, const tensor::DeviceList& list, DeviceKind wanted, int threads,
                     ModelInfo& info) {
  const bool cpu = device.device.is_cpu();
  info.device = cpu ? join("CPU, ", threads, threads == 1 ? " thread" : " threads") : device.name;
  info.device_kind = cpu ? DeviceKind::cpu : DeviceKind::cuda;
  info.device_memory_bytes = device.memory_bytes;
  if (cpu && wanted == DeviceKind::automatic && !list.cuda_reason.empty()) {
    info.device_reason = join("No graphics card is used: ", list.cuda_reason, ".");
  } else if (!cpu && cuda::card_kernels(device.device.index()) == nullptr) {
    info.device_reason = join("Steps on the card use libtorch's products: ", cuda::kernels_for(device.device.index()).reason, ".");
  }
}

void describe_model(const model::ModelConfig& config, ModelInfo& info) {
  info.image_size = static_cast<int>(config.vq.image_size);
  info.image_tokens_seen = static_cast<int>(config.vision.patches()) + 2;  // with the marks of begin and end
  info.image_grid = static_cast<int>(config.vq.grid());
  info.context_length = inference::context_length(config);
}

void describe_folder(const std::filesystem::path& folder, bool built_in, ModelInfo& info) {
  const auto defaults = inference::read_generation_defaults(folder);
  info.name = built_in ? "Bifrons Blocks" : model_name(folder);
  info.folder = folder;
  info.built_in = built_in;
  info.text_defaults = defaults.text;
  info.image_defaults = defaults.image;
}

void describe_weights(const model::StoredWeights& stored, Precision precision, ModelInfo& info) {
  const at::ScalarType dtype = tensor::dtype_named(precision_name(precision));
  info.precision = precision_name(precision);
  info.parameters = stored.parameters;
  info.weight_bytes = stored.read_by_inference * static_cast<std::int64_t>(c10::elementSize(dtype));
  const bool is_mapped = info.device_kind == DeviceKind::cpu && stored.dtype == dtype;
  info.copied_bytes = is_mapped ? 0 : info.weight_bytes;
}

MemoryNeed memory_need(const model::ModelConfig& config, std::int64_t numbers, c10::Device device, Precision precision,
                       int pictures) {
  const at::ScalarType dtype = tensor::dtype_named(precision_name(precision));
  const auto size_of = [](at::ScalarType type) { return static_cast<std::int64_t>(c10::elementSize(type)); };
  const model::MemoryPlan plan =
      model::plan_memory(config, numbers,
                         {.element_bytes = size_of(dtype),
                          .compute_bytes = size_of(tensor::compute_dtype(dtype, device)),
                          .pictures = model::RowDecoder::has_kernels(device, config.decoder.head_size) ? pictures : 1,
                          .chunk = inference::prefill_chunk(device.type()),
                          .context = inference::context_length(config)});
  return {.precision = precision,
          .pictures = pictures,
          .weights = plan.weights,
          .cache = plan.cache(),
          .working = plan.code_table + plan.working(),
          .total = plan.total()};
}

std::vector<MemoryNeed> memory_needs(const model::ModelConfig& config, std::int64_t numbers, c10::Device device) {
  std::vector<Precision> precisions{Precision::fp32, Precision::bf16};
  if (!device.is_cpu()) precisions.push_back(Precision::fp16);
  std::vector<MemoryNeed> needs;
  for (const Precision precision : precisions) {
    for (const int pictures : planned_pictures) needs.push_back(memory_need(config, numbers, device, precision, pictures));
  }
  return needs;
}

/// Everything but what a folder says.
LoadPreparation prepare(const LoadRequest& request, const model::ModelConfig& config, const model::StoredWeights& stored) {
  const tensor::DeviceList devices = tensor::list_devices();
  const auto device = tensor::choose_device(devices, device_type(request.device.kind), request.device.index);
  const bool on_cpu = device.device.is_cpu();
  check_request(request, on_cpu);
  LoadPreparation prepared{.folder = {},
                           .config = std::make_shared<model::ModelConfig>(config),
                           .weights = nullptr,
                           .device = {on_cpu ? DeviceKind::cpu : DeviceKind::cuda, on_cpu ? 0 : device.device.index()},
                           .precision = precision_for(request.precision, on_cpu, stored),
                           .threads = thread_count(request.threads, stored.parameters),
                           .info = {},
                           .stored_precision = tensor::dtype_name(stored.dtype),
                           .file_bytes = stored.file_bytes,
                           .files = static_cast<int>(stored.files),
                           .free_bytes = device.free_bytes,
                           .needs = memory_needs(config, stored.read_by_inference, device.device)};
  describe_device(device, devices, request.device.kind, prepared.threads, prepared.info);
  describe_model(config, prepared.info);
  describe_weights(stored, prepared.precision, prepared.info);
  return prepared;
}

}  // namespace

LoadPreparation prepare_load(const LoadRequest& request) {
  const std::filesystem::path folder = request.folder.empty() ? built_in_model_folder() : request.folder;
  model::require_model_folder(folder);
  const model::ModelConfig config = model::read_model_config(folder);
  std::shared_ptr<const checkpoint::WeightSource> weights = checkpoint::open_weights(folder);
  LoadPreparation prepared = prepare(request, config, model::stored_weights(config, *weights));
  prepared.folder = folder;
  prepared.weights = std::move(weights);
  describe_folder(folder, request.folder.empty(), prepared.info);
  return prepared;
}

model::LoadOptions load_options(const LoadPreparation& prepared) {
  const auto index = static_cast<c10::DeviceIndex>(prepared.device.index);
  return {.dtype = tensor::dtype_named(precision_name(prepared.precision)),
          .device = prepared.device.kind == DeviceKind::cpu ? c10::Device(c10::kCPU) : c10::Device(c10::kCUDA, index),
          .purpose = model::Purpose::inference,
          .on_progress = {},
          .weights = prepared.weights};
}

void use_threads(const LoadPreparation& prepared) {
  at::set_num_threads(prepared.threads);
  kernels::set_team_threads(prepared.threads);
}

LoadPreparation prepare_shape(const LoadRequest& request, const std::string& name, const model::ModelConfig& config) {
  LoadPreparation prepared = prepare(request, config, model::imagined_weights(config, at::kBFloat16));
  prepared.info.name = name;
  return prepared;
}

}  // namespace core::engine
