#include "core/cuda/card_kernels.h"
#include "core/cuda/kernels/group_norm.cuh"
#include "core/cuda/kernels/row_product.cuh"
#include "core/cuda/kernels/steps.cuh"

/// What the library exports, with errors as sentences.
namespace core::cuda {
namespace {

/// Null, or what the card says. Takes the error back, so that the next call does not find it.
const char* sentence_of(cudaError_t error) {
  if (error == cudaSuccess) return nullptr;
  (void)cudaGetLastError();
  return cudaGetErrorString(error);
}

__global__ void do_nothing() {}

const char* check(int card) {
  cudaError_t error = cudaSetDevice(card);
  cudaFuncAttributes attributes{};
  if (error == cudaSuccess) error = cudaFuncGetAttributes(&attributes, do_nothing);  // fails where no code is for this card
  return sentence_of(error);
}

const char* multiply_few(const CardProduct& p, void* stream) {
  const RowProduct product{.weights = {p.weight},
                           .outputs = {static_cast<int>(p.outputs)},
                           .columns = static_cast<int>(p.columns),
                           .rows = static_cast<int>(p.rows),
                           .input = p.input,
                           .bias = p.bias,
                           .output = p.output};
  cudaError_t error = cudaSetDevice(p.card);
  if (error == cudaSuccess) error = multiply(p.type, Output::stored, product, static_cast<cudaStream_t>(stream));
  return sentence_of(error);
}

const char* record(const CardDecoder& decoder, const CardLayer* layers, RecordedSteps** made) {
  return sentence_of(record_steps(decoder, layers, made));
}

const char* run(RecordedSteps* steps, std::int64_t position, void* stream) {
  return sentence_of(run_step(steps, position, static_cast<cudaStream_t>(stream)));
}

const char* normalize(const CardGroupNorm& norm, void* stream) {
  cudaError_t error = cudaSetDevice(norm.card);
  if (error == cudaSuccess) error = normalize_groups(norm, static_cast<cudaStream_t>(stream));
  return sentence_of(error);
}

constexpr CardKernels kernels{check, multiply_few, record, run, forget_steps, normalize};

}  // namespace
}  // namespace core::cuda

extern "C" __attribute__((visibility("default"))) const core::cuda::CardKernels* bifrons_card_kernels(int version) {
  return version == core::cuda::interface_version ? &core::cuda::kernels : nullptr;
}
