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

constexpr std::size_t longest_line = 1 << 20, remembered_chatter = 1 << 12;

ErrorKind kind_of(int reason) {
  if (reason == ENOENT || reason == ENOTDIR) return ErrorKind::file_missing;
  return reason == ENOMEM ? ErrorKind::out_of_memory : ErrorKind::unsupported;
}

[[noreturn]] void fail(const std::string& name, int reason) {
  throw Error(kind_of(reason), join("“", name, "” cannot be started: ", system_reason(reason), "."));
}

struct Channel {
  FileDescriptor ours, theirs;
};

/// Not in the place of a standard stream that is closed: whoever prints would write into it, and the child could not put
/// its own streams there one after the other.
FileDescriptor beyond_standard_streams(FileDescriptor file) {
  if (file.number() > STDERR_FILENO) return file;
  return FileDescriptor(::fcntl(file.number(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
}

/// made: what the call returned that has opened both ends, ours first.
Channel channel(int made, const std::array<int, 2>& ends, const std::string& name) {
  if (made != 0) fail(name, errno);
  FileDescriptor ours(ends[0]), theirs(ends[1]);
  Channel opened{.ours = beyond_standard_streams(std::move(ours)), .theirs = beyond_standard_streams(std::move(theirs))};
  if (!opened.ours.is_open() || !opened.theirs.is_open()) fail(name, errno);
  return opened;
}

/// What the child needs to know, made before it is there.
struct Birth {
  int talk, chatter, failure;  ///< its ends; the last one tells why the program could not be started
  pid_t parent;
};

/// In the child: between fork and exec only what a thread that was interrupted anywhere may call.
[[noreturn]] void become(char* const* arguments, const Birth& birth) {
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);  // this program keeps the interrupt for itself; the child must not
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != birth.parent) ::_exit(127);  // it died before that
  const auto put = [](int end, int stream) { return uninterrupted([&] { return ::dup2(end, stream); }) >= 0; };
  if (put(birth.talk, STDIN_FILENO) && put(birth.talk, STDOUT_FILENO) && put(birth.chatter, STDERR_FILENO)) {
    ::execvp(arguments[0], arguments);
  }
  const int reason = errno;
  [[maybe_unused]] const ssize_t written = ::write(birth.failure, &reason, sizeof reason);
  ::_exit(127);
}

void await_end(pid_t id) {
  (void)uninterrupted([id] { return ::waitpid(id, nullptr, 0); });
}

/// Takes what there is now, up to a line of the longest kind. False when nobody has the other end any more.
template <typename Buffer>
bool take(const FileDescriptor& from, Buffer& into) {
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
  Channel talk = channel(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()), ends, name_);
  Channel chatter = channel(::pipe2(ends.data(), O_CLOEXEC), ends, name_);
  Channel failure = channel(::pipe2(ends.data(), O_CLOEXEC), ends, name_);
  const Birth birth{.talk = talk.theirs.number(),
                    .chatter = chatter.theirs.number(),
                    .failure = failure.theirs.number(),
                    .parent = ::getpid()};
  id_ = ::fork();
  if (id_ < 0) fail(name_, errno);
  if (id_ == 0) become(arguments.data(), birth);
  for (Channel* one : {&talk, &chatter, &failure}) one->theirs.close();
  int reason = 0;
  if (uninterrupted([&] { return ::read(failure.ours.number(), &reason, sizeof reason); }) > 0) {
    await_end(id_);
    fail(name_, reason);
  }
  talk_ = std::move(talk.ours);
  chatter_ = std::move(chatter.ours);
  for (const FileDescriptor* mine : {&talk_, &chatter_}) ::fcntl(mine->number(), F_SETFL, O_NONBLOCK);
}

ChildProcess::~ChildProcess() {
  ::kill(-id_, SIGKILL);
  await_end(id_);
}

bool ChildProcess::write_line(std::string_view line, const std::stop_token& stop) {
  const std::string text = std::string(line) + '\n';
  for (std::size_t done = 0; done < text.size();) {
    if (stop.stop_requested()) return false;
    const ssize_t sent = ::send(talk_.number(), text.data() + done, text.size() - done, MSG_NOSIGNAL);
    if (sent >= 0) {
      done += static_cast<std::size_t>(sent);
    } else if (errno == EAGAIN) {
      if (heard_.size() > longest_line) throw Error(ErrorKind::unsupported, join("“", name_, "” talks and does not listen."));
      if (!listen(/*wants_to_write=*/true, stop)) return false;
    } else if (errno != EINTR) {
      return true;  // it has gone
    }
  }
  return true;
}

std::optional<std::string> ChildProcess::read_line(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (auto line = heard_.next_line()) return line;
    if (heard_.size() > longest_line) throw Error(ErrorKind::unsupported, join("“", name_, "” writes a line without an end."));
    if (is_silent_) {
      const std::string words = last_words();
      throw Error(ErrorKind::unsupported, join("“", name_, "” has ended without an answer", words.empty() ? "" : ": ", words, "."));
    }
    if (!listen(/*wants_to_write=*/false, stop)) break;
  }
  return std::nullopt;
}

bool ChildProcess::listen(bool wants_to_write, const std::stop_token& stop) {
  const int talk_events = (is_silent_ ? 0 : POLLIN) | (wants_to_write ? POLLOUT : 0);
  std::array<pollfd, 2> channels{{{.fd = talk_.number(), .events = static_cast<short>(talk_events), .revents = 0},
                                  {.fd = chatter_.number(), .events = POLLIN, .revents = 0}}};
  if (!poll_unless_stopped(channels, stop)) return false;
  // In this order: what it said before it went is there as soon as it has gone.
  if (!is_silent_ && (channels[0].revents & ~POLLOUT) != 0) is_silent_ = !take(talk_, heard_);
  if (chatter_.is_open() && !take(chatter_, muttered_)) chatter_.close();
  if (muttered_.size() > remembered_chatter) muttered_.erase(0, muttered_.size() - remembered_chatter);
  return true;
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
