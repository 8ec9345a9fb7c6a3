#pragma once

#include <ATen/core/Tensor.h>

#include "core/base/clock.h"

namespace core::benchmark {

/// Seconds until a number of the tensor that `call` makes has arrived here: a graphics card works on its own time.
template <typename Call>
double timed(Call call) {
  const auto start = Clock::now();
  (void)call().flatten()[0].to(at::kCPU);
  return seconds_since(start);
}

}  // namespace core::benchmark
