#include "app/cli/line_reader.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "core/base/error.h"
#include "core/base/regular_file.h"

namespace app::cli {
namespace {

[[noreturn]] void fail() {
  throw core::Error(core::ErrorKind::file_missing,
                    core::join("Standard input cannot be read: ", core::system_reason(errno), "."));
}

}  // namespace

LineReader::LineReader(std::stop_token stop) : stop_(std::move(stop)), stop_signal_(::eventfd(0, EFD_CLOEXEC)) {
  if (!stop_signal_.is_open()) {
    throw core::Error(core::ErrorKind::internal, "Standard input cannot be watched.", core::system_reason(errno));
  }
}

bool LineReader::read_more() {
  const std::stop_callback wake(stop_, [this] { (void)eventfd_write(stop_signal_.number(), 1); });
  std::array<pollfd, 2> waiting{{{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0},
                                 {.fd = stop_signal_.number(), .events = POLLIN, .revents = 0}}};
  while (poll(waiting.data(), waiting.size(), -1) < 0) {
    if (errno != EINTR) {
      fail();
    }
  }
  if (stop_.stop_requested()) {
    return false;
  }
  std::array<char, 1 << 16> bytes{};
  ssize_t count = 0;
  do {
    count = read(STDIN_FILENO, bytes.data(), bytes.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) {
    fail();
  }
  rest_.append(bytes.data(), static_cast<std::size_t>(count));
  return count > 0;
}

std::optional<std::string> LineReader::next() {
  while (!stop_.stop_requested()) {
    if (const std::size_t end = rest_.find('\n', searched_); end != std::string::npos) {
      std::string line = rest_.substr(0, end);
      rest_.erase(0, end + 1);
      searched_ = 0;
      return line;
    }
    searched_ = rest_.size();
    if (ended_) {
      return rest_.empty() ? std::nullopt : std::optional(std::exchange(rest_, {}));
    }
    ended_ = !read_more();
  }
  return std::nullopt;
}

}  // namespace app::cli
