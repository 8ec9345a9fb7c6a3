#include "tests/core/base/delayed_prctl.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cstdarg>

namespace {

std::atomic<void (*)()> wait_first = nullptr;  // threads of libraries name themselves with prctl, too

}  // namespace

void tests::before_prctl(void (*wait)()) { wait_first = wait; }

extern "C" int prctl(int option, ...) {
  if (auto* const wait = wait_first.load(); wait != nullptr) wait();
  std::va_list more;
  va_start(more, option);
  unsigned long values[4];
  for (unsigned long& value : values) value = va_arg(more, unsigned long);
  va_end(more);
  return static_cast<int>(::syscall(SYS_prctl, option, values[0], values[1], values[2], values[3]));
}
