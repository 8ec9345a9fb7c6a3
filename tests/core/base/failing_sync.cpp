#include "tests/core/base/failing_sync.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace {

int failure = 0;

}  // namespace

void tests::let_sync_fail(int code) { failure = code; }

extern "C" int fsync(int descriptor) {
  if (failure == 0) return static_cast<int>(::syscall(SYS_fsync, descriptor));
  errno = failure;
  return -1;
}
