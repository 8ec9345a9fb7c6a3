#pragma once

#include <chrono>

namespace core {

/// For how long something takes.
using Clock = std::chrono::steady_clock;

[[nodiscard]] inline double seconds_between(Clock::time_point from, Clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}
[[nodiscard]] inline double seconds_since(Clock::time_point start) { return seconds_between(start, Clock::now()); }

}  // namespace core
