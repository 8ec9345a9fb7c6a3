#include "core/base/input_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <charconv>
#include <string_view>
#include <system_error>

#include "core/base/open_file.h"
#include "core/base/regular_file.h"
#include "core/base/stoppable_poll.h"

namespace core {
namespace {

/// Which file of this process a name stands for.
std::optional<int> open_number(std::string_view name) {
  if (name == "/dev/stdin") return STDIN_FILENO;
  for (const std::string_view folder : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!name.starts_with(folder)) continue;
    int number = 0;
    const auto [end, error] = std::from_chars(name.data() + folder.size(), name.data() + name.size(), number);
    if (error == std::errc() && end == name.data() + name.size()) return number;
  }
  return std::nullopt;
}

/// What is open already is taken as it is: opened once more by its name, a named pipe that nobody writes into any more
/// would never say that it is at its end, and a socket cannot be opened by a name at all.
OpenFile open_input(const std::filesystem::path& path) {
  const std::optional<int> number = open_number(path.native());
  return number ? check_opened(FileDescriptor(::fcntl(*number, F_DUPFD_CLOEXEC, 0)), path) : open_to_read(path);
}

}  // namespace

bool is_open_already(const std::filesystem::path& path) { return open_number(path.native()).has_value(); }

std::optional<std::string> read_input(const std::filesystem::path& path, std::uint64_t most_bytes,
                                      const std::stop_token& stop) {
  const OpenFile input = open_input(path);
  const mode_t mode = input.status.st_mode;
  const int number = input.file.number();
  const bool is_input = S_ISREG(mode) || S_ISFIFO(mode) || S_ISSOCK(mode) || ::isatty(number) != 0;
  if (!is_input) cannot_read(path, "it is neither a file nor a pipe");
  // To wait before reading matters: a pipe that nobody has opened for writing yet reads as if it were at its end.
  return read_whole(input, path, most_bytes, [number, &stop] {
    pollfd ready{.fd = number, .events = POLLIN, .revents = 0};
    return poll_unless_stopped({&ready, 1}, stop);
  });
}

}  // namespace core
