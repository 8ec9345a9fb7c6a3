#include "tests/core/base/failing_exchange.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace {

int failure = 0;
std::function<void()> meanwhile;

}  // namespace

void tests::let_exchange_fail(int code, std::function<void()> before) {
  failure = code;
  meanwhile = std::move(before);
}

extern "C" int renameat2(int from_folder, const char* from, int to_folder, const char* to,
                         unsigned int flags) noexcept {
  if (failure == 0) return static_cast<int>(::syscall(SYS_renameat2, from_folder, from, to_folder, to, flags));
  if (meanwhile) meanwhile();
  errno = failure;
  return -1;
}
