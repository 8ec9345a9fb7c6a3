#include "core/kernels/instruction_set.h"

#include <cstdlib>

#include "core/base/error.h"

namespace core::kernels {
namespace {

/// What the environment says: nothing stronger than this. The strongest of all where it says nothing.
InstructionSet limit() {
  const char* const named = std::getenv("BIFRONS_INSTRUCTIONS");
  if (named == nullptr) return InstructionSet::avx512_bf16;
  for (const auto set : {InstructionSet::portable, InstructionSet::avx2, InstructionSet::avx512, InstructionSet::avx512_bf16}) {
    if (instruction_set_name(set) == named) return set;
  }
  throw Error(ErrorKind::invalid_request,
              join("BIFRONS_INSTRUCTIONS is “", named, "”. Choose portable, AVX2, AVX-512 or AVX-512 BF16."));
}

std::vector<InstructionSet> detect() {
  std::vector<InstructionSet> sets{InstructionSet::portable};
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return sets;
  sets.push_back(InstructionSet::avx2);
  const bool avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
  if (!avx512) return sets;
  sets.push_back(InstructionSet::avx512);
  if (__builtin_cpu_supports("avx512bf16")) sets.push_back(InstructionSet::avx512_bf16);
#endif
  return sets;
}

}  // namespace

const std::vector<InstructionSet>& available_instruction_sets() {
  static const std::vector<InstructionSet> sets = [] {
    std::vector<InstructionSet> allowed = detect();
    std::erase_if(allowed, [most = limit()](InstructionSet set) { return set > most; });
    return allowed;
  }();
  return sets;
}

InstructionSet best_instruction_set() { return available_instruction_sets().back(); }

std::string_view instruction_set_name(InstructionSet set) {
  switch (set) {
    case InstructionSet::avx2: return "AVX2";
    case InstructionSet::avx512: return "AVX-512";
    case InstructionSet::avx512_bf16: return "AVX-512 BF16";
    case InstructionSet::portable: break;
  }
  return "portable";
}

bool has_native_bf16() { return best_instruction_set() == InstructionSet::avx512_bf16; }

}  // namespace core::kernels
