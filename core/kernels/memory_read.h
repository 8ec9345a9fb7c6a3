#pragma once

#include <cstdint>

#include "core/kernels/thread_team.h"

namespace core::kernels {

/// How fast the team reads memory, in bytes a second: the best of a few passes over `bytes` of its own, which should be
/// many times the processor's caches. The ceiling of everything that reads weights. Throws Error(out_of_memory).
[[nodiscard]] double measure_read(ThreadTeam& team, std::int64_t bytes);

}  // namespace core::kernels
