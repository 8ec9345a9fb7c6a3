#include "core/checkpoint/weight_binder.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <set>

#include "core/base/error.h"
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

void fill(const WeightSlot& slot, const at::Tensor& stored, const BindOptions& options) {
  const at::ScalarType dtype = stored.is_floating_point() ? options.dtype : stored.scalar_type();
  const auto target = at::TensorOptions(dtype).device(options.device);
  if (slot.whole.empty()) {
    *slot.tensor = stored.to(target, /*non_blocking=*/false, /*copy=*/true);
    return;
  }
  if (slot.offset == 0) *slot.tensor = at::empty(slot.whole, target);
  slot.tensor->view(-1).narrow(0, slot.offset, stored.numel()).view(slot.shape).copy_(stored);
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

bool bind_weights(std::span<const WeightSlot> slots, const WeightSource& source, const BindOptions& options,
                  const std::stop_token& stop) {
  const BindReport report = compare_weights(slots, source, options);
  if (!report.clean()) {
    throw Error(ErrorKind::file_damaged,
                join("The weights in “", source.origin(), "” do not fit the model that its configuration describes.",
                     report_text(report, listed_names)),
                report_text(report, report.missing.size() + report.unused.size() + report.wrong_shape.size()));
  }
  std::int64_t done = 0;
  for (const WeightSlot& slot : slots) {
    if (stop.stop_requested()) return false;
    try {
      fill(slot, source.tensor(slot.name), options);
    } catch (const c10::Error& error) {
      throw tensor::translated(error, join("loading the tensor '", slot.name, "'"));
    }
    if (options.on_tensor) options.on_tensor(++done, static_cast<std::int64_t>(slots.size()));
  }
  return true;
}

}  // namespace core::checkpoint
