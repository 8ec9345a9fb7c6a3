#include "core/model/model_loader.h"

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

std::int64_t count_parameters(MultimodalModel& model) {
  std::int64_t total = 0;
  for (const checkpoint::WeightSlot& slot : weight_slots(model)) {
    std::int64_t numbers = 1;
    for (const std::int64_t size : slot.shape) numbers *= size;
    total += numbers;
  }
  return total;
}

bool may_be_unused(std::string_view name) {
  return name.starts_with("vision_model.vision_tower.attn_pool.") || name == "gen_vision_model.quantize.codebook_used" ||
         name.ends_with(".rotary_emb.inv_freq");
}

bool load_weights(MultimodalModel& model, const checkpoint::WeightSource& source, const LoadOptions& options,
                  const std::stop_token& stop) {
  auto slots = weight_slots(model);
  if (model.config.layout == CheckpointLayout::transformers) slots = transformers_slots(slots);
  return checkpoint::bind_weights(slots, source,
                                  {.dtype = options.dtype,
                                   .device = options.device,
                                   .may_be_unused = may_be_unused,
                                   .on_tensor = options.on_tensor},
                                  stop);
}

std::unique_ptr<MultimodalModel> load_model(const std::filesystem::path& folder, const LoadOptions& options,
                                            const std::stop_token& stop) {
  auto model = std::make_unique<MultimodalModel>(read_model_config(folder));
  const auto source = checkpoint::open_weights(folder);
  if (!load_weights(*model, *source, options, stop)) return nullptr;
  return model;
}

}  // namespace core::model
