#pragma once

#include "core/cuda/kernels/launch.cuh"
#include "core/cuda/kernels/product_parts.cuh"

namespace core::cuda {

inline constexpr int plain_warps = 8;

/// For float32, and for sizes that are no multiples of what the matrix units take: one warp for each output.
template <typename T, Output kind>
__global__ void __launch_bounds__(plain_warps * 32) plain_kernel(const RowProduct p) {
  let_next_begin();
  wait_for_previous();
  const int lane = threadIdx.x % 32, output = blockIdx.x * plain_warps + threadIdx.x / 32;
  if (output >= (kind == Output::gated ? p.outputs[0] : all_outputs(p))) return;
  constexpr int matrices = kind == Output::gated ? 2 : 1;
  const T* weights[matrices];
  for (int i = 0; i < matrices; ++i) {
    const Place place = kind == Output::gated ? Place{i == 0 ? p.weights[0] : p.weights[1], output} : place_of(p, output);
    weights[i] = static_cast<const T*>(place.weight) + place_in(place.row, p.columns, 0);
  }
  for (int row = 0; row < p.rows; ++row) {
    const T* const x = static_cast<const T*>(p.input) + place_in(row, p.columns, 0);
    float sums[matrices] = {};
    for (int column = lane; column < p.columns; column += 32) {
      for (int i = 0; i < matrices; ++i) sums[i] = fmaf(widened(weights[i][column]), widened(x[column]), sums[i]);
    }
    for (float& sum : sums) sum = warp_sum(sum);
    if (lane != 0) continue;
    if constexpr (kind == Output::gated) {
      put_gated<T>(p, output, row, sums[0], sums[1]);
    } else {
      put<T, kind>(p, output, row, sums[0]);
    }
  }
}

template <typename T, Output kind>
cudaError_t multiply_plainly(const RowProduct& p, cudaStream_t stream) {
  const int outputs = kind == Output::gated ? p.outputs[0] : all_outputs(p);
  return launch(plain_kernel<T, kind>, dim3((outputs + plain_warps - 1) / plain_warps), plain_warps * 32, stream, p);
}

}  // namespace core::cuda
