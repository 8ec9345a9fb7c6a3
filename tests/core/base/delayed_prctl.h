#pragma once

namespace tests {

/// Has every prctl of this program, and of the children that it forks, call `wait` first; null: none. The tests' prctl
/// stands before that of the C library, so that what seldom happens between a fork and its prctl can be made to happen.
void before_prctl(void (*wait)());

}  // namespace tests
