#pragma once

#include <QTest>
#include <cstdint>
#include <vector>

#include "core/base/random.h"
#include "core/kernels/instruction_set.h"
#include "core/kernels/kernel_table.h"

namespace core::kernels {

inline std::vector<float> random_floats(std::int64_t count, std::uint64_t seed, double spread = 1.0) {
  Random random(seed);
  std::vector<float> made(static_cast<std::size_t>(count));
  for (float& value : made) value = static_cast<float>(random.uniform(-spread, spread));
  return made;
}

inline std::vector<Bf16> narrowed_all(const std::vector<float>& values) {
  std::vector<Bf16> made;
  for (const float value : values) made.push_back(narrowed(value));
  return made;
}

/// One row of test data per instruction set of this machine.
inline void add_instruction_sets() {
  QTest::addColumn<int>("set");
  for (const InstructionSet set : available_instruction_sets()) {
    QTest::addRow("%s", instruction_set_name(set).data()) << static_cast<int>(set);
  }
}

inline const KernelTable& fetched_table() {
  QFETCH(const int, set);
  return kernel_table(static_cast<InstructionSet>(set));
}

}  // namespace core::kernels
