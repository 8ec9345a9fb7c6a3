#include "app/cli/line_reader.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <string_view>

#include "core/base/error.h"
#include "core/base/regular_file.h"
#include "core/base/stoppable_poll.h"
#include "core/base/uninterrupted.h"

namespace app::cli {

bool LineReader::read_more() {
  pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
  if (!core::poll_unless_stopped({&input, 1}, stop_)) {
    return false;
  }
  std::array<char, 1 << 16> bytes{};
  const ssize_t count = core::uninterrupted([&] { return read(STDIN_FILENO, bytes.data(), bytes.size()); });
  if (count < 0) {
    throw core::Error(core::ErrorKind::file_missing,
                      core::join("Standard input cannot be read: ", core::system_reason(errno), "."));
  }
  lines_.append(std::string_view(bytes.data(), static_cast<std::size_t>(count)));
  return count > 0;
}

std::optional<std::string> LineReader::next() {
  while (!stop_.stop_requested()) {
    if (auto line = lines_.next_line()) {
      return line;
    }
    if (ended_) {
      return lines_.size() == 0 ? std::nullopt : std::optional(lines_.take_rest());
    }
    ended_ = !read_more();
  }
  return std::nullopt;
}

}  // namespace app::cli
