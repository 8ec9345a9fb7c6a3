#include "core/model/card_norm.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <c10/core/InferenceMode.h>

#include "core/cuda/card_library.h"
#include "core/model/card_numbers.h"

namespace core::model {
namespace {

constexpr std::int64_t vector_bytes = 16;

bool is_on_a_border(const at::Tensor& tensor) { return reinterpret_cast<std::uintptr_t>(tensor.const_data_ptr()) % vector_bytes == 0; }

}  // namespace

bool suits_card_norm(const GroupNorm& norm, const at::Tensor& x) {
  if (!x.is_cuda() || !c10::InferenceMode::is_enabled() || !is_card_type(x.scalar_type())) return false;
  const std::int64_t channel_bytes = norm.channels * static_cast<std::int64_t>(x.element_size());
  return norm.weight.scalar_type() == x.scalar_type() && norm.weight.is_contiguous() && norm.bias.is_contiguous() &&
         x.is_contiguous(at::MemoryFormat::ChannelsLast) && is_on_a_border(x) && channel_bytes % vector_bytes == 0 &&
         channel_bytes <= cuda::most_norm_vectors * vector_bytes && cuda::card_kernels(x.device().index()) != nullptr;
}

at::Tensor card_norm(const GroupNorm& norm, const at::Tensor& x, bool silu) {
  const std::int64_t B = x.size(0);
  at::Tensor output = at::empty_like(x);
  const at::Tensor work = at::empty({cuda::norm_work_numbers(B, norm.channels, norm.groups)}, x.options().dtype(at::kFloat));
  const cuda::CardGroupNorm description{.card = x.device().index(),
                                        .type = card_type(x),
                                        .pictures = B,
                                        .positions = x.size(2) * x.size(3),
                                        .channels = norm.channels,
                                        .groups = norm.groups,
                                        .eps = static_cast<float>(norm.eps),
                                        .silu = silu,
                                        .weight = norm.weight.const_data_ptr(),
                                        .bias = norm.bias.const_data_ptr(),
                                        .input = x.const_data_ptr(),
                                        .output = output.mutable_data_ptr(),
                                        .work = work.mutable_data_ptr<float>()};
  cuda::expect_queued(cuda::card_kernels(description.card)->normalize_groups(description, stream_of(x)));
  return output;
}

}  // namespace core::model
