#include "core/model/card_numbers.h"

#include <c10/core/impl/DeviceGuardImplInterface.h>

namespace core::model {

bool is_card_type(at::ScalarType dtype) { return dtype == at::kFloat || dtype == at::kBFloat16 || dtype == at::kHalf; }

cuda::CardType card_type(const at::Tensor& tensor) {
  switch (tensor.scalar_type()) {
    case at::kBFloat16: return cuda::CardType::bf16;
    case at::kHalf: return cuda::CardType::fp16;
    default: return cuda::CardType::fp32;
  }
}

void* stream_of(const at::Tensor& tensor) {
  const c10::impl::DeviceGuardImplInterface& card = *c10::impl::getDeviceGuardImpl(tensor.device().type());
  return card.getStreamNativeHandle(card.getStream(tensor.device()));
}

}  // namespace core::model
