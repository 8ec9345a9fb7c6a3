#pragma once

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/checkpoint/weight_source.h"

namespace core::checkpoint {

/// A place in a model that wants the stored tensor `name`: the whole of `*tensor`, or a part of it where the file keeps
/// several tensors that the model holds as one.
struct WeightSlot {
  std::string name;
  std::vector<std::int64_t> shape;  ///< of the stored tensor
  at::Tensor* tensor = nullptr;
  std::vector<std::int64_t> whole = {};  ///< shape of `*tensor`; empty: as stored
  std::int64_t offset = 0;               ///< of the part's first number in `*tensor`; the part at 0 comes first
};

/// All differences between what a model wants and what a source has.
struct BindReport {
  std::vector<std::string> missing;
  std::vector<std::string> unused;
  std::vector<std::string> wrong_shape;  ///< "name: expected [..], found [..]"

  [[nodiscard]] bool clean() const { return missing.empty() && unused.empty() && wrong_shape.empty(); }
};

struct BindOptions {
  at::ScalarType dtype = at::kFloat;  ///< floating-point tensors become this; others keep their type
  at::Device device = at::kCPU;
  std::function<bool(std::string_view name)> may_be_unused;  ///< names that the source may have beyond the slots
  std::function<void(std::int64_t done, std::int64_t total)> on_tensor;  ///< after each tensor
};

/// Compares names and shapes; reads no data.
BindReport compare_weights(std::span<const WeightSlot> slots, const WeightSource& source, const BindOptions& options);

/// Fills each slot with its own copy in the wanted type, on the wanted device. Nothing is filled unless everything fits.
/// Returns false when stopped; some slots are then filled. Throws Error(file_damaged) that lists every missing, unused
/// and wrongly shaped tensor (the first few of each, and how many more); Error(out_of_memory).
bool bind_weights(std::span<const WeightSlot> slots, const WeightSource& source, const BindOptions& options,
                  const std::stop_token& stop = {});

}  // namespace core::checkpoint
