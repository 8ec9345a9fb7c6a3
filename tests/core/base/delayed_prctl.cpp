#include "tests/core/base/delayed_prctl.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <cstdarg>

namespace {

void (*wait_first)() = nullptr;

}  // namespace

void tests::before_prctl(void (*wait)()) { wait_first = wait; }

extern "C" int prctl(int option, ...) {
  if (wait_first != nullptr) wait_first();
  std::va_list more;
  va_start(more, option);
  unsigned long values[4];
  for (unsigned long& value : values) value = va_arg(more, unsigned long);
  va_end(more);
  return static_cast<int>(::syscall(SYS_prctl, option, values[0], values[1], values[2], values[3]));
}
