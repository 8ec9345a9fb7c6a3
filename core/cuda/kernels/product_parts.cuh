#pragma once

#include <cuda_runtime.h>

#include <cstdint>

#include "core/cuda/kernels/numbers.cuh"
#include "core/cuda/kernels/row_product.cuh"

/// What the kernels of products share.
namespace core::cuda {

/// Where an output of the product lies.
struct Place {
  const void* weight;  ///< the matrix
  int row;             ///< in it
};

__device__ inline Place place_of(const RowProduct& p, int output) {
  if (output < p.outputs[0]) return {p.weights[0], output};
  if (output < p.outputs[0] + p.outputs[1]) return {p.weights[1], output - p.outputs[0]};
  return {p.weights[2], output - p.outputs[0] - p.outputs[1]};
}

__host__ __device__ inline int all_outputs(const RowProduct& p) { return p.outputs[0] + p.outputs[1] + p.outputs[2]; }

__device__ inline float silu(float x) { return x / (1.0F + __expf(-x)); }

__device__ inline std::int64_t place_in(int row, int width, int column) { return static_cast<std::int64_t>(row) * width + column; }

/// Gives a finished sum of one output and row its place. Returns what lies there now.
template <typename T, Output kind>
__device__ float put(const RowProduct& p, int output, int row, float sum) {
  float* const to = static_cast<float*>(p.output) + place_in(row, all_outputs(p), output);
  if (kind == Output::stored && p.bias != nullptr) sum += widened(static_cast<const T*>(p.bias)[output]);
  if (kind == Output::added) sum += *to;
  *to = sum;
  return sum;
}

/// The same for the two sums of a gated output.
template <typename T>
__device__ void put_gated(const RowProduct& p, int output, int row, float gate, float up) {
  static_cast<T*>(p.output)[place_in(row, p.outputs[0], output)] = narrowed<T>(silu(gate) * up);
}

}  // namespace core::cuda
