#include "app/studio/end_signals.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace app {
namespace {

constexpr std::array signalNumbers{SIGTERM, SIGHUP, SIGINT};

/// The handler may do no more than write: the other end is read where Qt is.
const std::array<int, 2>& ends() {
  static const std::array<int, 2> pair = [] {
    std::array<int, 2> made{-1, -1};
    (void)::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, made.data());
    return made;
  }();
  return pair;
}

extern "C" void onEndSignal(int) {
  const int before = errno;
  const char byte = 0;
  (void)!::write(ends()[0], &byte, 1);
  errno = before;
}

void handleWith(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  for (const int number : signalNumbers) ::sigaction(number, &action, nullptr);
}

}  // namespace

EndSignals::EndSignals(QObject* parent) : QObject(parent), m_notifier(ends()[1], QSocketNotifier::Read) {
  connect(&m_notifier, &QSocketNotifier::activated, this, [this] { take(); });
  handleWith(onEndSignal);
}

EndSignals::~EndSignals() { handleWith(SIG_DFL); }

void EndSignals::take() {
  std::array<char, 16> bytes{};
  (void)!::read(ends()[1], bytes.data(), bytes.size());
  Q_EMIT asked();
}

}  // namespace app
