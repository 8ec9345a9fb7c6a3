#include "core/base/stoppable_poll.h"

#include <sys/eventfd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "core/base/error.h"
#include "core/base/file_descriptor.h"
#include "core/base/regular_file.h"
#include "core/base/uninterrupted.h"

namespace core {
namespace {

[[noreturn]] void fail() {
  throw Error(ErrorKind::internal, join("The program cannot wait for input: ", system_reason(errno), "."));
}

}  // namespace

bool poll_unless_stopped(std::span<pollfd> files, const std::stop_token& stop) {
  const FileDescriptor stopped(::eventfd(0, EFD_CLOEXEC));
  if (!stopped.is_open()) fail();
  const std::stop_callback on_stop(stop, [&stopped] { (void)::eventfd_write(stopped.number(), 1); });
  std::vector<pollfd> all(files.begin(), files.end());
  all.push_back({.fd = stopped.number(), .events = POLLIN, .revents = 0});
  if (uninterrupted([&] { return ::poll(all.data(), all.size(), -1); }) < 0) fail();
  std::copy_n(all.begin(), files.size(), files.begin());
  return !stop.stop_requested();
}

}  // namespace core
