#include "core/base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include "core/base/error.h"
#include "core/base/regular_file.h"

namespace core {
namespace {

constexpr std::size_t longest_line = 1 << 20, remembered_chatter = 1 << 12;

[[noreturn]] void fail(const std::string& name, int reason) {
  throw Error(ErrorKind::file_missing, join("“", name, "” cannot be started: ", system_reason(reason), "."));
}

}  // namespace

struct ChildProcess::Ends {
  FileDescriptor talk, chatter, failure;  // the last one tells why the program could not be started
};

ChildProcess::ChildProcess(const std::vector<std::string>& command) : name_(command.front()) {
  std::vector<std::string> words = command;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  std::array<int, 2> talk{}, chatter{}, failure{};
  // A socket, since writing into the pipe of a child that has gone would end this program, too.
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, talk.data()) != 0) fail(name_, errno);
  talk_ = FileDescriptor(talk[0]);
  Ends ends{.talk = FileDescriptor(talk[1]), .chatter = FileDescriptor(), .failure = FileDescriptor()};
  if (::pipe2(chatter.data(), O_CLOEXEC) != 0) fail(name_, errno);
  chatter_ = FileDescriptor(chatter[0]);
  ends.chatter = FileDescriptor(chatter[1]);
  if (::pipe2(failure.data(), O_CLOEXEC) != 0) fail(name_, errno);
  const FileDescriptor why(failure[0]);
  ends.failure = FileDescriptor(failure[1]);

  id_ = ::fork();
  if (id_ < 0) fail(name_, errno);
  if (id_ == 0) become(ends, arguments.data());
  ends = Ends{};
  int reason = 0;
  if (::read(why.number(), &reason, sizeof reason) > 0) {
    ::waitpid(id_, nullptr, 0);
    fail(name_, reason);
  }
  for (const FileDescriptor* channel : {&talk_, &chatter_}) ::fcntl(channel->number(), F_SETFL, O_NONBLOCK);
}

/// In the child: between fork and exec only what a thread that was interrupted anywhere may call.
void ChildProcess::become(const Ends& ends, char* const* arguments) {
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);  // this program keeps the interrupt for itself; the child must not
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::dup2(ends.talk.number(), STDIN_FILENO);
  ::dup2(ends.talk.number(), STDOUT_FILENO);
  ::dup2(ends.chatter.number(), STDERR_FILENO);
  ::execvp(arguments[0], arguments);
  const int reason = errno;
  [[maybe_unused]] const ssize_t written = ::write(ends.failure.number(), &reason, sizeof reason);
  ::_exit(127);
}

ChildProcess::~ChildProcess() {
  ::kill(-id_, SIGKILL);
  while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

void ChildProcess::write_line(std::string_view line) {
  const std::string text = std::string(line) + '\n';
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t sent = ::send(talk_.number(), text.data() + done, text.size() - done, MSG_NOSIGNAL);
    if (sent >= 0) {
      done += static_cast<std::size_t>(sent);
    } else if (errno == EAGAIN) {
      pollfd room{.fd = talk_.number(), .events = POLLOUT, .revents = 0};
      ::poll(&room, 1, -1);
    } else if (errno != EINTR) {
      return;
    }
  }
}

std::optional<std::string> ChildProcess::read_line(const std::stop_token& stop) {
  const FileDescriptor wake(::eventfd(0, EFD_CLOEXEC));
  const std::stop_callback on_stop(stop, [&wake] { ::eventfd_write(wake.number(), 1); });
  while (!stop.stop_requested()) {
    if (const std::size_t end = heard_.find('\n'); end != std::string::npos) {
      std::string line = heard_.substr(0, end);
      heard_.erase(0, end + 1);
      return line;
    }
    if (heard_.size() > longest_line) throw Error(ErrorKind::unsupported, join("“", name_, "” writes a line without an end."));
    if (is_silent_) {
      const std::string words = last_words();
      throw Error(ErrorKind::unsupported, join("“", name_, "” has ended without an answer", words.empty() ? "" : ": ", words, "."));
    }
    await_output(wake.number());
  }
  return std::nullopt;
}

void ChildProcess::await_output(int wake) {
  std::array<pollfd, 3> channels{{{.fd = talk_.number(), .events = POLLIN, .revents = 0},
                                  {.fd = chatter_.number(), .events = POLLIN, .revents = 0},
                                  {.fd = wake, .events = POLLIN, .revents = 0}}};
  ::poll(channels.data(), channels.size(), -1);
  // In this order: what it said before it went is there as soon as it has gone.
  is_silent_ = channels[0].revents != 0 && !take(talk_, heard_);
  if (chatter_.number() >= 0 && !take(chatter_, muttered_)) chatter_ = FileDescriptor();
  if (muttered_.size() > remembered_chatter) muttered_.erase(0, muttered_.size() - remembered_chatter);
}

bool ChildProcess::take(const FileDescriptor& from, std::string& into) {
  std::array<char, 1 << 14> piece{};
  while (true) {
    const ssize_t got = ::read(from.number(), piece.data(), piece.size());
    if (got > 0) {
      into.append(piece.data(), static_cast<std::size_t>(got));
      if (into.size() > longest_line) return true;  // enough for now
    } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
      return false;
    } else if (errno == EAGAIN) {
      return true;
    }
  }
}

std::string ChildProcess::last_words() const {
  constexpr const char* blank = " \t\r\n";
  const std::size_t end = muttered_.find_last_not_of(blank);
  if (end == std::string::npos) return {};
  const std::size_t before = muttered_.find_last_of('\n', end);
  std::string line = muttered_.substr(before == std::string::npos ? 0 : before + 1, end - before);
  line.erase(0, line.find_first_not_of(blank));
  while (line.ends_with('.')) line.pop_back();
  return line;
}

}  // namespace core
