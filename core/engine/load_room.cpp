#include <algorithm>

#include "core/base/error.h"
#include "core/base/size_text.h"
#include "core/engine/load_preparation.h"
#include "core/text/tokenizer_files.h"

namespace core::engine {
namespace {

/// What could be done: another precision that fits, or why none does.
std::string way_out(const std::vector<MemoryNeed>& needs, DeviceKind device) {
  const MemoryNeed* least = nullptr;
  for (const MemoryNeed& need : needs) {
    if (need.pictures == 1 && (least == nullptr || need.total < least->total)) least = &need;
  }
  const std::string_view name = precision_name(least->precision);
  if (least->fits) return join("In ", name, " it needs ", size_text(least->total), " and fits.");
  return join("The least is ", size_text(least->total), ", in ", name, ". Close other programs, or choose a smaller model",
              device == DeviceKind::cpu ? "." : ", or the CPU.");
}

}  // namespace

std::int64_t free_bytes(const LoadPreparation& prepared, const HeldMemory& held) {
  return prepared.free_bytes + (held.device == prepared.info.device_kind ? held.bytes : 0);
}

std::vector<MemoryNeed> needs_against(const LoadPreparation& prepared, std::int64_t free) {
  std::vector<MemoryNeed> needs = prepared.needs;
  for (MemoryNeed& need : needs) need.fits = need.total <= free;
  return needs;
}

std::string refusal(const LoadPreparation& prepared, std::int64_t free) {
  const ModelInfo& info = prepared.info;
  if (info.device_memory_bytes == 0) return {};  // nobody knows what there is
  const std::vector<MemoryNeed> needs = needs_against(prepared, free);
  const auto chosen = std::ranges::find_if(needs, [&](const MemoryNeed& need) {
    return need.pictures == 1 && need.precision == prepared.precision;
  });
  if (chosen->fits) return {};
  return join("“", info.name, "” in ", info.precision, " needs ", size_text(chosen->total), " of memory, but ",
              size_text(free), " are free", info.device_kind == DeviceKind::cpu ? "" : " on the graphics card", " of ",
              size_text(info.device_memory_bytes), ". ", way_out(needs, info.device_kind));
}

LoadPlan plan_load(const LoadRequest& request) {
  const LoadPreparation prepared = prepare_load(request);
  const std::int64_t free = free_bytes(prepared, request.held);
  const std::string no_tokenizer = text::missing_tokenizer(prepared.folder);
  return {.model = prepared.info,
          .stored_precision = prepared.stored_precision,
          .file_bytes = prepared.file_bytes,
          .files = prepared.files,
          .free_bytes = free,
          .precision = prepared.precision,
          .needs = needs_against(prepared, free),
          .refusal = no_tokenizer.empty() ? refusal(prepared, free) : no_tokenizer};
}

}  // namespace core::engine
