#include "core/benchmark/ceilings.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/ones.h>

#include <algorithm>
#include <cmath>

#include "core/benchmark/timed.h"
#include "core/kernels/memory_read.h"
#include "core/tensor/device.h"

namespace core::benchmark {
namespace {

constexpr std::int64_t read_bytes = std::int64_t{256} << 20;
constexpr std::int64_t most_copied_bytes = std::int64_t{1} << 30;
constexpr int readings = 6;

/// Large enough that starting the product is nothing beside it.
std::int64_t matrix_side(c10::Device device) { return device.is_cpu() ? 1024 : 8192; }

/// Seconds of the fastest of a few calls that return a tensor.
template <typename Call>
double best_of(Call call) {
  double best = timed(call);
  for (int i = 1; i < readings; ++i) best = std::min(best, timed(call));
  return best;
}

}  // namespace

double memory_gb_per_s(c10::Device device) {
  if (device.is_cpu()) return kernels::measure_read(*kernels::thread_team(), read_bytes) / 1e9;
  const std::int64_t copied_bytes = std::min(most_copied_bytes, tensor::free_memory(device) / 4);
  const at::Tensor from = at::ones({copied_bytes}, at::TensorOptions(at::kByte).device(device));
  at::Tensor to = at::empty_like(from);
  return 2.0 * static_cast<double>(copied_bytes) / best_of([&] { return to.copy_(from); }) / 1e9;
}

double multiply_gflop_per_s(c10::ScalarType dtype, c10::Device device) {
  const std::int64_t side = matrix_side(device);
  // Random: a card draws less power, and runs faster, on numbers that are alike.
  const at::Tensor matrix = at::empty({side, side}, at::TensorOptions(dtype).device(device)).uniform_(-1, 1);
  return 2.0 * std::pow(static_cast<double>(side), 3) / best_of([&] { return at::mm(matrix, matrix); }) / 1e9;
}

}  // namespace core::benchmark
