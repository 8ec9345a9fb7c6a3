#include "core/base/input_file.h"

#include <unistd.h>

#include "core/base/open_file.h"
#include "core/base/regular_file.h"
#include "core/base/stoppable_poll.h"

namespace core {

std::optional<std::string> read_input(const std::filesystem::path& path, std::uint64_t most_bytes,
                                      const std::stop_token& stop) {
  const OpenFile input = open_to_read(path);
  const mode_t mode = input.status.st_mode;
  const int number = input.file.number();
  if (!S_ISREG(mode) && !S_ISFIFO(mode) && ::isatty(number) == 0) cannot_read(path, "it is neither a file nor a pipe");
  // To wait before reading matters: a pipe that nobody has opened for writing yet reads as if it were at its end.
  return read_whole(input, path, most_bytes, [number, &stop] {
    pollfd ready{.fd = number, .events = POLLIN, .revents = 0};
    return poll_unless_stopped({&ready, 1}, stop);
  });
}

}  // namespace core
