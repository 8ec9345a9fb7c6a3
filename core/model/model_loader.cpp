#include "core/model/model_loader.h"

#include <set>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/checkpoint/weight_source.h"
#include "core/model/transformers_layout.h"

namespace core::model {
namespace {

class SlotCollector final : public ParameterVisitor {
 public:
  void parameter(const std::string& name, at::Tensor& tensor, const ParameterSpec& spec) override {
    slots.push_back({.name = name, .shape = spec.shape, .tensor = &tensor});
  }
  std::vector<checkpoint::WeightSlot> slots;
};

/// Places for the tensors as the files of the model's layout have them.
std::vector<checkpoint::WeightSlot> stored_slots(MultimodalModel& model) {
  auto slots = weight_slots(model);
  return model.config.layout == CheckpointLayout::transformers ? transformers_slots(slots) : slots;
}

}  // namespace

std::vector<checkpoint::WeightSlot> weight_slots(MultimodalModel& model) {
  SlotCollector collector;
  model.visit(collector);
  return std::move(collector.slots);
}

std::map<std::string, at::Tensor> named_parameters(MultimodalModel& model) {
  std::map<std::string, at::Tensor> parameters;
  for (const checkpoint::WeightSlot& slot : weight_slots(model)) parameters[slot.name] = *slot.tensor;
  return parameters;
}

bool may_be_unused(std::string_view name) {
  return name.starts_with("vision_model.vision_tower.attn_pool.") || name == "gen_vision_model.quantize.codebook_used" ||
         name.ends_with(".rotary_emb.inv_freq");
}

bool is_training_only(std::string_view name) {
  return name.starts_with("gen_vision_model.encoder.") || name.starts_with("gen_vision_model.quant_conv.");
}

bool is_in_every_job(std::string_view name) { return name.starts_with("language_model.model.layers."); }

void check_weights(MultimodalModel& model, const checkpoint::WeightSource& source) {
  checkpoint::require_fit(stored_slots(model), source, {.may_be_unused = may_be_unused});
}

bool load_weights(MultimodalModel& model, const checkpoint::WeightSource& source, const LoadOptions& options,
                  const std::stop_token& stop) {
  const bool inference = options.purpose == Purpose::inference;
  std::set<const at::Tensor*> unread, sometimes_read;
  for (const checkpoint::WeightSlot& slot : weight_slots(model)) {
    if (inference && is_training_only(slot.name)) unread.insert(slot.tensor);
    if (!is_in_every_job(slot.name)) sometimes_read.insert(slot.tensor);
  }
  return checkpoint::bind_weights(
      stored_slots(model), source,
      {.dtype = options.dtype,
       .device = options.device,
       .holding = inference ? checkpoint::Holding::mapped : checkpoint::Holding::own_copy,
       .may_be_unused = may_be_unused,
       .stays_stored = [&unread](const checkpoint::WeightSlot& slot) { return unread.contains(slot.tensor); },
       .waits_for_use = [&sometimes_read](const checkpoint::WeightSlot& slot) { return sometimes_read.contains(slot.tensor); },
       .on_progress = options.on_progress},
      stop);
}

void require_model_folder(const std::filesystem::path& folder) {
  require_folder(folder, "model folder");
  if (path_exists(folder / "config.json")) return;
  throw Error(ErrorKind::file_missing, join("“", folder.string(), "” is not a model folder: it has no config.json. Choose the folder that "
                                            "holds config.json and the weights."));
}

std::unique_ptr<MultimodalModel> load_model(const ModelConfig& config, const std::filesystem::path& folder,
                                            const LoadOptions& options, const std::stop_token& stop) {
  auto model = std::make_unique<MultimodalModel>(config);
  const auto source = options.weights ? options.weights : checkpoint::open_weights(folder);
  if (!load_weights(*model, *source, options, stop)) return nullptr;
  return model;
}

}  // namespace core::model
