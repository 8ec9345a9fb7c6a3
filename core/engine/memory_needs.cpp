#include <algorithm>

#include "core/base/error.h"
#include "core/base/size_text.h"
#include "core/engine/load_preparation.h"
#include "core/tensor/dtype_policy.h"

namespace core::engine {
namespace {

std::vector<Precision> precisions_on(c10::Device device) {
  if (device.is_cpu()) return {Precision::fp32, Precision::bf16};
  return {Precision::fp32, Precision::bf16, Precision::fp16};
}

/// On the CPU pictures share the steps of the decoder; on a card one is drawn after the other.
std::int64_t drawn_at_once(const LoadPreparation& prepared, int pictures) {
  return prepared.device.device.is_cpu() ? pictures : 1;
}

at::ScalarType dtype_of(Precision precision) {
  return precision == Precision::fp32 ? at::kFloat : precision == Precision::fp16 ? at::kHalf : at::kBFloat16;
}

MemoryNeed memory_need(const LoadPreparation& prepared, Precision precision, int pictures, std::int64_t free) {
  const at::ScalarType dtype = dtype_of(precision);
  const auto size_of = [](at::ScalarType type) { return static_cast<std::int64_t>(c10::elementSize(type)); };
  const model::MemoryPlan plan =
      model::plan_memory(prepared.config, prepared.stored.read_by_inference,
                         {.element_bytes = size_of(dtype),
                          .compute_bytes = size_of(tensor::compute_dtype(dtype, prepared.device.device)),
                          .pictures = drawn_at_once(prepared, pictures),
                          .context = prepared.info.context_length});
  return {.precision = precision,
          .pictures = pictures,
          .weights = plan.weights,
          .cache = plan.cache(),
          .working = plan.code_table + plan.working(),
          .total = plan.total(),
          .fits = plan.total() <= free};
}

/// What could be done: another precision that fits, or why none does.
std::string way_out(const std::vector<MemoryNeed>& needs, std::string_view device) {
  const MemoryNeed* least = nullptr;
  for (const MemoryNeed& need : needs) {
    if (need.pictures == 1 && (least == nullptr || need.total < least->total)) least = &need;
  }
  const std::string_view name = precision_name(least->precision);
  if (least->fits) return join("In ", name, " it needs ", size_text(least->total), " and fits.");
  return join("The least is ", size_text(least->total), ", in ", name, ". Close other programs, or choose a smaller model",
              device == "CPU" ? "." : ", or the CPU.");
}

}  // namespace

std::vector<MemoryNeed> memory_needs(const LoadPreparation& prepared, std::int64_t free) {
  std::vector<MemoryNeed> needs;
  for (const Precision precision : precisions_on(prepared.device.device)) {
    for (const int pictures : planned_pictures) needs.push_back(memory_need(prepared, precision, pictures, free));
  }
  return needs;
}

std::string refusal(const LoadPreparation& prepared, std::int64_t free) {
  if (prepared.device.memory_bytes == 0) return {};  // nobody knows what there is
  const std::vector<MemoryNeed> needs = memory_needs(prepared, free);
  const auto chosen = std::ranges::find_if(needs, [&](const MemoryNeed& need) {
    return need.pictures == 1 && precision_name(need.precision) == prepared.info.precision;
  });
  if (chosen->fits) return {};
  return join("“", prepared.info.name, "” in ", prepared.info.precision, " needs ", size_text(chosen->total),
              " of memory, but ", size_text(free), " are free", prepared.device.device.is_cpu() ? "" : " on the graphics card",
              " of ", size_text(prepared.device.memory_bytes), ". ", way_out(needs, prepared.device.name));
}

}  // namespace core::engine
