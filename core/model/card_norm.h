#pragma once

#include <ATen/core/Tensor.h>

#include "core/model/layers.h"

namespace core::model {

/// Whether a card's own kernels can compute this norm of x: channels last, in the type of the weights, and when nothing is to be
/// learned. The library's norm wants another order of numbers, and one block of the card for each group.
[[nodiscard]] bool suits_card_norm(const GroupNorm& norm, const at::Tensor& x);

/// The norm of x, and its silu if wanted, where `suits_card_norm` holds: in the type and the order of x. Throws what
/// cuda::expect_queued does.
[[nodiscard]] at::Tensor card_norm(const GroupNorm& norm, const at::Tensor& x, bool silu);

}  // namespace core::model
