#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <QByteArray>
#include <array>
#include <functional>

namespace tests {

/// How a process ended that did nothing but `work`, and what it and those that it started wrote to standard error.
struct Ended {
  int status = 0;  ///< as waitpid has it
  QByteArray said;

  [[nodiscard]] bool by_itself(int with) const { return WIFEXITED(status) && WEXITSTATUS(status) == with; }
  [[nodiscard]] bool by_signal(int number) const { return WIFSIGNALED(status) && WTERMSIG(status) == number; }
};

/// Forks for `work` and waits until nobody has its standard error any more. Without an end of its own it ends with 0.
inline Ended forked(const std::function<void()>& work) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) qFatal("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(pipe[1], STDERR_FILENO);
    work();
    ::_exit(0);
  }
  ::close(pipe[1]);
  Ended result;
  std::array<char, 4096> block;
  for (ssize_t count = 0; (count = ::read(pipe[0], block.data(), block.size())) > 0;)
    result.said.append(block.data(), count);
  ::close(pipe[0]);
  ::waitpid(child, &result.status, 0);
  return result;
}

}  // namespace tests
