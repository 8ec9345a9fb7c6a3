#pragma once

#include <ATen/core/Tensor.h>

#include "core/cuda/card_kernels.h"

/// What the kernels of a card want to know of a tensor.
namespace core::model {

/// Whether they read numbers of this type.
[[nodiscard]] bool is_card_type(at::ScalarType dtype);

/// Of a tensor for whose type `is_card_type` holds.
[[nodiscard]] cuda::CardType card_type(const at::Tensor& tensor);

/// The queue in which the library works on the card of the tensor: a cudaStream_t.
[[nodiscard]] void* stream_of(const at::Tensor& tensor);

}  // namespace core::model
