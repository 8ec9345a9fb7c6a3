#pragma once

#include <functional>

namespace tests {

/// What renameat2, which exchanges two folders, reports in this program from now on, as in errno; 0: what the system
/// says. `before` is done at each such call, in place of what another program might do then. The tests' renameat2
/// stands before that of the C library, as if the file system had no such exchange.
void let_exchange_fail(int code, std::function<void()> before = {});

}  // namespace tests
