#pragma once

#include <cstdint>
#include <set>
#include <stop_token>

#include "core/checkpoint/weight_binder.h"

namespace core::checkpoint {

/// Fills slots one after the other, a large tensor in pieces: tells progress and looks for a stop at each.
class SlotFiller {
 public:
  /// The arguments must outlive the filler. `bytes_total`: of all tensors that will be filled.
  SlotFiller(const WeightSource& source, const BindOptions& options, const std::stop_token& stop,
             std::int64_t bytes_total)
      : source_(source), options_(options), stop_(stop), bytes_total_(bytes_total) {}

  /// False when stopped.
  bool fill(const WeightSlot& slot);
  /// Has the system read the beginning of a slot's tensor, which will be filled next.
  void announce(const WeightSlot& slot) const;

 private:
  struct Job;

  [[nodiscard]] bool can_be_mapped(const Job& job, at::ScalarType dtype) const;
  [[nodiscard]] at::Tensor target_of(const WeightSlot& slot, const at::TensorOptions& options);
  bool bring_in(const Job& job, bool waits_for_use);
  bool copy(const Job& job, const at::Tensor& target);
  /// Tells progress of `bytes` more. False when a stop is wanted.
  bool advance(const Job& job, std::int64_t bytes);

  const WeightSource& source_;
  const BindOptions& options_;
  const std::stop_token& stop_;
  std::int64_t bytes_total_;
  std::int64_t bytes_done_ = 0;
  std::set<const at::Tensor*> begun_;  ///< tensors of several parts that have their memory
};

}  // namespace core::checkpoint
