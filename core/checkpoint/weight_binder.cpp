#include "core/checkpoint/weight_binder.h"

#include <c10/util/accumulate.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/error.h"
#include "core/checkpoint/slot_filler.h"
#include "core/tensor/shape.h"
#include "core/tensor/torch_error.h"

namespace core::checkpoint {
namespace {

constexpr std::size_t listed_names = 5;

/// " Missing (12): a, b, c, d, e and 7 more."
std::string list_text(std::string_view heading, const std::vector<std::string>& names, std::size_t limit) {
  if (names.empty()) return {};
  std::string text = join(" ", heading, " (", names.size(), "): ");
  const std::size_t shown = std::min(names.size(), limit);
  for (std::size_t i = 0; i < shown; ++i) text += join(i > 0 ? ", " : "", names[i]);
  if (shown < names.size()) text += join(" and ", names.size() - shown, " more");
  return text + ".";
}

std::string report_text(const BindReport& report, std::size_t limit) {
  return list_text("Missing", report.missing, limit) + list_text("Unknown", report.unused, limit) +
         list_text("Wrong shape", report.wrong_shape, limit);
}

/// A file is read from its start to its end, and one after the other.
std::vector<const WeightSlot*> in_file_order(std::span<const WeightSlot> slots, const WeightSource& source) {
  struct Placed {
    const WeightSlot* slot;
    std::size_t shard, begin;
  };
  std::vector<Placed> placed;
  for (const WeightSlot& slot : slots) {
    const auto place = source.stored(slot.name);
    placed.push_back({&slot, place ? place->shard : 0, place ? place->begin : 0});
  }
  std::ranges::stable_sort(placed, {}, [](const Placed& each) { return std::pair(each.shard, each.begin); });
  std::vector<const WeightSlot*> ordered;
  for (const Placed& each : placed) ordered.push_back(each.slot);
  return ordered;
}

/// Bytes of all stored tensors that will be read.
std::int64_t bytes_to_read(std::span<const WeightSlot> slots, const WeightSource& source, const BindOptions& options) {
  std::int64_t total = 0;
  for (const WeightSlot& slot : slots) {
    if (options.stays_stored && options.stays_stored(slot)) continue;
    const auto info = source.find(slot.name);
    total += c10::multiply_integers(info->shape) * static_cast<std::int64_t>(c10::elementSize(info->dtype));
  }
  return total;
}

/// What was read before and what was read after somebody wrote to a file do not belong together.
void require_unchanged(std::span<const WeightSlot> slots, const WeightSource& source) {
  std::vector<std::string> names;
  for (const WeightSlot& slot : slots) names.push_back(slot.name);
  for (const auto& file : files_of(source, names)) {
    if (file->is_unchanged()) continue;
    throw Error(ErrorKind::file_damaged,
                join("“", file->path().string(), "” was changed while it was read. Load the model again."));
  }
}

}  // namespace

BindReport compare_weights(std::span<const WeightSlot> slots, const WeightSource& source, const BindOptions& options) {
  BindReport report;
  std::set<std::string_view> wanted;
  for (const WeightSlot& slot : slots) {
    wanted.insert(slot.name);
    const auto info = source.find(slot.name);
    if (!info) {
      report.missing.push_back(slot.name);
    } else if (info->shape != slot.shape) {
      report.wrong_shape.push_back(join(slot.name, ": expected ", tensor::shape_text(slot.shape), ", found ",
                                        tensor::shape_text(info->shape)));
    }
  }
  for (const std::string& name : source.names()) {
    if (!wanted.contains(name) && !(options.may_be_unused && options.may_be_unused(name))) {
      report.unused.push_back(name);
    }
  }
  return report;
}

void require_fit(std::span<const WeightSlot> slots, const WeightSource& source, const BindOptions& options) {
  const BindReport report = compare_weights(slots, source, options);
  if (report.clean()) return;
  throw Error(ErrorKind::file_damaged,
              join("The weights in “", source.origin(), "” do not fit the model that its configuration describes.",
                   report_text(report, listed_names)),
              report_text(report, report.missing.size() + report.unused.size() + report.wrong_shape.size()));
}

bool bind_weights(std::span<const WeightSlot> slots, const WeightSource& source, const BindOptions& options,
                  const std::stop_token& stop) {
  require_fit(slots, source, options);
  SlotFiller filler(source, options, stop, bytes_to_read(slots, source, options));
  const auto ordered = in_file_order(slots, source);
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    if (stop.stop_requested()) return false;
    try {
      if (i + 1 < ordered.size()) filler.announce(*ordered[i + 1]);
      if (!filler.fill(*ordered[i])) return false;
    } catch (const c10::Error& error) {
      throw tensor::translated(error, join("loading the tensor '", ordered[i]->name, "'"));
    }
  }
  require_unchanged(slots, source);
  return true;
}

}  // namespace core::checkpoint
