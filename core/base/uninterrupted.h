#pragma once

#include <cerrno>

namespace core {

/// What a call of the system returns that a signal has not cut short: one that was (-1, EINTR) is made again.
template <typename Call>
auto uninterrupted(const Call& call) {
  while (true) {
    const auto result = call();
    if (result >= 0 || errno != EINTR) return result;
  }
}

}  // namespace core
