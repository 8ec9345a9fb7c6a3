#pragma once

#include <c10/core/Device.h>
#include <c10/core/ScalarType.h>

/// What this machine can do at most, whatever the program. A machine that others use, too, is not always as fast, so a
/// ceiling is measured right before what is held against it.
namespace core::benchmark {

/// The device's memory, in GB (10⁹ bytes) a second: on the CPU what all threads of the team read, on a card a copy, whose bytes
/// are read and written. Takes 256 MiB of memory of the CPU or at most 2 GiB of the card while it measures. Throws Error(out_of_memory).
[[nodiscard]] double memory_gb_per_s(c10::Device device);

/// The library's product of two large matrices of `dtype`, in 10⁹ floating-point operations a second; a multiplication and
/// the addition after it are two.
[[nodiscard]] double multiply_gflop_per_s(c10::ScalarType dtype, c10::Device device);

}  // namespace core::benchmark
