#include "core/kernels/kernel_table.h"

#include <algorithm>

#include "core/base/error.h"

namespace core::kernels {

const KernelTable& kernel_table(InstructionSet set) {
  if (std::ranges::find(available_instruction_sets(), set) == available_instruction_sets().end()) {
    throw Error(ErrorKind::internal, join("This processor has no ", instruction_set_name(set), "."));
  }
  switch (set) {
#if defined(__x86_64__)
    case InstructionSet::avx2: return avx2_kernels();
    case InstructionSet::avx512: return avx512_kernels();
    case InstructionSet::avx512_bf16: return avx512_bf16_kernels();
#else
    case InstructionSet::avx2:
    case InstructionSet::avx512:
    case InstructionSet::avx512_bf16:
#endif
    case InstructionSet::portable: break;
  }
  return portable_kernels();
}

const KernelTable& kernel_table() {
  static const KernelTable& best = kernel_table(best_instruction_set());
  return best;
}

}  // namespace core::kernels
