#include "app/cli/interrupt.h"

#include <pthread.h>

#include <csignal>
#include <cstdlib>

#include "app/cli/command.h"

namespace app::cli {
namespace {

/// SIGUSR1 only wakes the waiting thread when the program is through.
sigset_t watched_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGUSR1);
  return signals;
}

}  // namespace

Interrupt::Interrupt() {
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  waiter_ = std::jthread([this](const std::stop_token& quit) {
    const sigset_t waited_for = watched_signals();
    int number = 0;
    while (sigwait(&waited_for, &number) == 0 && !quit.stop_requested()) {
      if (number != SIGUSR1 && !source_.request_stop()) {
        std::_Exit(static_cast<int>(ExitStatus::interrupted));
      }
    }
  });
}

Interrupt::~Interrupt() {
  waiter_.request_stop();
  pthread_kill(waiter_.native_handle(), SIGUSR1);
}

}  // namespace app::cli
