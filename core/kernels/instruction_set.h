#pragma once

#include <string_view>
#include <vector>

namespace core::kernels {

/// What the inner loops are written for, weakest first.
enum class InstructionSet { portable, avx2, avx512, avx512_bf16 };

/// Those that are used here; never empty: what this processor runs, up to the one that the environment variable
/// BIFRONS_INSTRUCTIONS names, where it is set, as `instruction_set_name` does. It is there to compare them on one machine,
/// and is read once. Throws Error(invalid_request) for another name.
[[nodiscard]] const std::vector<InstructionSet>& available_instruction_sets();

/// The strongest of them. Processor and variable decide, never a measurement: results must be the same in every run.
[[nodiscard]] InstructionSet best_instruction_set();

/// For people: "AVX-512".
[[nodiscard]] std::string_view instruction_set_name(InstructionSet set);

/// Whether products of bfloat16 numbers run at least as fast as those of float32 here, with the instructions that are used.
[[nodiscard]] bool has_native_bf16();

}  // namespace core::kernels
