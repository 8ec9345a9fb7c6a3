#pragma once

namespace tests {

/// What fsync reports in this program from now on, as in errno; 0: what the system says. The tests' fsync stands before
/// that of the C library, so that a disk can be full at the last moment.
void let_sync_fail(int code);

}  // namespace tests
