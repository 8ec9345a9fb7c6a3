#include "core/benchmark/ceilings.h"

#include <ATen/ops/mm.h>
#include <ATen/ops/ones.h>

#include <algorithm>
#include <cmath>

#include "core/benchmark/timed.h"
#include "core/kernels/memory_read.h"

namespace core::benchmark {
namespace {

constexpr std::int64_t read_bytes = std::int64_t{256} << 20;
constexpr int products = 5;

/// Large enough that starting the product is nothing beside it.
std::int64_t matrix_side(c10::Device device) { return device.is_cpu() ? 1024 : 8192; }

}  // namespace

double read_gb_per_s() { return kernels::measure_read(*kernels::thread_team(), read_bytes) / 1e9; }

double multiply_gflop_per_s(c10::ScalarType dtype, c10::Device device) {
  const std::int64_t side = matrix_side(device);
  const at::Tensor matrix = at::ones({side, side}, at::TensorOptions(dtype).device(device));
  const auto product = [&] { return at::mm(matrix, matrix); };
  double best = timed(product);
  for (int i = 0; i < products; ++i) best = std::min(best, timed(product));
  return 2.0 * std::pow(static_cast<double>(side), 3) / best / 1e9;
}

}  // namespace core::benchmark
