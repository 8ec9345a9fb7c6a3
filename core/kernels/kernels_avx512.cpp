#include "core/kernels/avx512_lanes.h"

namespace core::kernels {

const KernelTable& avx512_kernels() {
  static constexpr KernelTable table = make_kernel_table<Avx512Lanes, WidenedDot<Avx512Lanes, Bf16>>(false);
  return table;
}

}  // namespace core::kernels
