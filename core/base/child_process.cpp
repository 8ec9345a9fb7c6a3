#include "core/base/child_process.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include "core/base/error.h"
#include "core/base/regular_file.h"
#include "core/base/stoppable_poll.h"
#include "core/base/uninterrupted.h"

namespace core {
namespace {

constexpr std::size_t longest_line = 1 << 20, longest_stderr_tail = 1 << 12;

ErrorKind kind_of(int reason) {
  if (reason == ENOENT || reason == ENOTDIR) return ErrorKind::file_missing;
  return reason == ENOMEM ? ErrorKind::out_of_memory : ErrorKind::unsupported;
}

[[noreturn]] void fail(const std::string& name, int reason) {
  throw Error(kind_of(reason), join("“", name, "” cannot be started: ", system_reason(reason), "."));
}

[[noreturn]] void refuse(const std::string& name, const std::string& what) {
  throw Error(ErrorKind::unsupported, join("“", name, "” ", what, "."));
}

/// A socket or a pipe between this program and the child.
struct Channel {
  FileDescriptor parent_end, child_end;
};

/// Not in the place of a standard stream that is closed: whoever prints would write into it, and the child could not put
/// its own streams there one after the other.
FileDescriptor beyond_standard_streams(FileDescriptor file) {
  if (file.number() > STDERR_FILENO) return file;
  return FileDescriptor(::fcntl(file.number(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

/// status: what the call returned that has opened both ends, the parent's first.
Channel channel(int status, const std::array<int, 2>& ends, const std::string& name) {
  if (status != 0) fail(name, errno);
  FileDescriptor first(ends[0]), second(ends[1]);
  Channel opened{.parent_end = beyond_standard_streams(std::move(first)),
                 .child_end = beyond_standard_streams(std::move(second))};
  if (!opened.parent_end.is_open() || !opened.child_end.is_open()) fail(name, errno);
  return opened;
}

/// What the child needs to know, made before fork.
struct ExecRequest {
  int stdio, stderr_, exec_error;  ///< its ends; the last one takes the errno of a program that cannot be started
  pid_t parent;
};

/// In the child: between fork and exec only what a thread that was interrupted anywhere may call.
[[noreturn]] void exec_child(char* const* arguments, const ExecRequest& request) {
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);  // this program keeps the interrupt for itself; the child must not
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != request.parent) ::_exit(127);  // it died before that
  const auto redirect = [](int end, int stream) { return uninterrupted([&] { return ::dup2(end, stream); }) >= 0; };
  if (redirect(request.stdio, STDIN_FILENO) && redirect(request.stdio, STDOUT_FILENO) &&
      redirect(request.stderr_, STDERR_FILENO)) {
    ::execvp(arguments[0], arguments);
  }
  const int reason = errno;
  [[maybe_unused]] const ssize_t written = ::write(request.exec_error, &reason, sizeof reason);
  ::_exit(127);
}

/// Waits for its end and takes it out of the table of processes.
void reap(pid_t id) {
  (void)uninterrupted([id] { return ::waitpid(id, nullptr, 0); });
}

/// Reads what there is now, up to a line of the longest kind. False at the end of the stream.
template <typename Buffer>
bool read_available(const FileDescriptor& from, Buffer& into) {
  std::array<char, 1 << 14> piece{};
  while (into.size() <= longest_line) {
    const ssize_t got = uninterrupted([&] { return ::read(from.number(), piece.data(), piece.size()); });
    if (got <= 0) return got < 0 && errno == EAGAIN;
    into.append(std::string_view(piece.data(), static_cast<std::size_t>(got)));
  }
  return true;
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& command) : name_(command.front()) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  std::array<int, 2> ends{};
  // A socket, since writing into the pipe of a child that has gone would end this program, too.
  Channel stdio_channel = channel(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), ends, name_);
  Channel stderr_channel = channel(::pipe2(ends.data(), O_CLOEXEC), ends, name_);
  Channel exec_error = channel(::pipe2(ends.data(), O_CLOEXEC), ends, name_);
  const ExecRequest request{.stdio = stdio_channel.child_end.number(),
                            .stderr_ = stderr_channel.child_end.number(),
                            .exec_error = exec_error.child_end.number(),
                            .parent = ::getpid()};
  id_ = ::fork();
  if (id_ < 0) fail(name_, errno);
  if (id_ == 0) exec_child(arguments.data(), request);
  for (Channel* one : {&stdio_channel, &stderr_channel, &exec_error}) one->child_end.close();
  int reason = 0;
  if (uninterrupted([&] { return ::read(exec_error.parent_end.number(), &reason, sizeof reason); }) > 0) {
    reap(id_);
    fail(name_, reason);
  }
  stdio_ = std::move(stdio_channel.parent_end);
  stderr_ = std::move(stderr_channel.parent_end);
  for (const FileDescriptor* end : {&stdio_, &stderr_}) ::fcntl(end->number(), F_SETFL, O_NONBLOCK);
}

ChildProcess::~ChildProcess() {
  ::kill(-id_, SIGKILL);
  reap(id_);
}

bool ChildProcess::write_line(std::string_view line, const std::stop_token& stop) {
  const std::string text = std::string(line) + '\n';
  for (std::size_t done = 0; done < text.size();) {
    if (stop.stop_requested()) return false;
    const ssize_t sent = ::send(stdio_.number(), text.data() + done, text.size() - done, MSG_NOSIGNAL);
    if (sent >= 0) {
      done += static_cast<std::size_t>(sent);
    } else if (errno == EAGAIN) {
      if (stdout_buffer_.size() > longest_line) refuse(name_, "writes without reading its standard input");
      if (!exchange(/*wants_to_write=*/true, stop)) return false;
    } else if (errno != EINTR) {
      return true;  // it has gone
    }
  }
  return true;
}

std::optional<std::string> ChildProcess::read_line(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (auto line = stdout_buffer_.next_line()) return line;
    if (stdout_buffer_.size() > longest_line) refuse(name_, "writes a line without an end");
    if (stdout_ended_) {
      const std::string reason = last_stderr_line();
      refuse(name_, join("has ended without an answer", reason.empty() ? "" : ": ", reason));
    }
    if (!exchange(/*wants_to_write=*/false, stop)) break;
  }
  return std::nullopt;
}

bool ChildProcess::exchange(bool wants_to_write, const std::stop_token& stop) {
  const int stdio_events = (stdout_ended_ ? 0 : POLLIN) | (wants_to_write ? POLLOUT : 0);
  std::array<pollfd, 2> channels{{{.fd = stdio_.number(), .events = static_cast<short>(stdio_events), .revents = 0},
                                  {.fd = stderr_.number(), .events = POLLIN, .revents = 0}}};
  if (!poll_unless_stopped(channels, stop)) return false;
  // In this order: what it wrote to standard error before it ended is there as soon as standard output has ended.
  if (!stdout_ended_ && (channels[0].revents & ~POLLOUT) != 0) stdout_ended_ = !read_available(stdio_, stdout_buffer_);
  if (stderr_.is_open() && !read_available(stderr_, stderr_tail_)) stderr_.close();
  if (stderr_tail_.size() > longest_stderr_tail) stderr_tail_.erase(0, stderr_tail_.size() - longest_stderr_tail);
  return true;
}

std::string ChildProcess::last_stderr_line() const {
  constexpr const char* blank = " \t\r\n";
  const std::size_t end = stderr_tail_.find_last_not_of(blank);
  if (end == std::string::npos) return {};
  const std::size_t before = stderr_tail_.find_last_of('\n', end);
  std::string line = stderr_tail_.substr(before == std::string::npos ? 0 : before + 1, end - before);
  line.erase(0, line.find_first_not_of(blank));
  while (line.ends_with('.')) line.pop_back();
  return line;
}

}  // namespace core
