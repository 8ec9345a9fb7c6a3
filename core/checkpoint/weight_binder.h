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
  std::int64_t offset = 0;               ///< of the part's first number in `*tensor`
};

/// All differences between what a model wants and what a source has.
struct BindReport {
  std::vector<std::string> missing;
  std::vector<std::string> unused;
  std::vector<std::string> wrong_shape;  ///< "name: expected [..], found [..]"

  [[nodiscard]] bool clean() const { return missing.empty() && unused.empty() && wrong_shape.empty(); }
};

/// What a filled slot holds.
enum class Holding {
  own_copy,  ///< memory of its own, that may be written to
  mapped     ///< the map of the file, read-only, where it has the wanted type and the device is the CPU; else a copy
};

/// How far the filling of slots is.
struct BindProgress {
  std::string_view file;  ///< name of the file in work, without its folder; empty when there is none
  std::size_t shard = 0;  ///< its number, from 0
  std::size_t shards = 1;
  std::int64_t bytes_done = 0;  ///< of the stored tensors
  std::int64_t bytes_total = 0;
};

/// Progress is told, and a stop looked for, at least once for so many bytes.
inline constexpr std::int64_t bind_piece_bytes = 64 << 20;

struct BindOptions {
  at::ScalarType dtype = at::kFloat;  ///< floating-point tensors become this; others keep their type
  at::Device device = at::kCPU;
  Holding holding = Holding::own_copy;
  std::function<bool(std::string_view name)> may_be_unused;  ///< names that the source may have beyond the slots
  /// Slots that nobody will look at: they become views of the stored tensor, in its type, and are not read.
  std::function<bool(const WeightSlot& slot)> stays_stored;
  /// Slots that not every job looks at. Of the map they are read like all others, so that the system has them at hand and
  /// a damaged disk shows now, but they count as memory of this process only from their first use on.
  std::function<bool(const WeightSlot& slot)> waits_for_use;
  std::function<void(const BindProgress&)> on_progress;
};

/// Compares names and shapes; reads no data.
BindReport compare_weights(std::span<const WeightSlot> slots, const WeightSource& source, const BindOptions& options);

/// Throws Error(file_damaged) unless everything fits; lists every missing, unused and wrongly shaped tensor (the first few
/// of each, and how many more).
void require_fit(std::span<const WeightSlot> slots, const WeightSource& source, const BindOptions& options);

/// Fills each slot in the wanted type on the wanted device, in the order of the files. Nothing is filled unless everything
/// fits. What is read of a file and not held is let go of again, so that memory grows by what the slots hold. Returns
/// false when stopped; some slots are then filled. Throws as require_fit does; Error(file_missing) when the disk does not
/// give a part of a file; Error(file_damaged) when somebody wrote to one since it was opened; Error(out_of_memory).
bool bind_weights(std::span<const WeightSlot> slots, const WeightSource& source, const BindOptions& options,
                  const std::stop_token& stop = {});

}  // namespace core::checkpoint
