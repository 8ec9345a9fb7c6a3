#pragma once

#include <stop_token>
#include <thread>

namespace app::cli {

/// Turns Ctrl-C into a stop: the first SIGINT or SIGTERM requests it, the second ends the process at once with status
/// 130. Make it before any other thread starts, so that all of them leave the signals to it.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
  std::jthread waiter_;  // last: it uses what is above
};

}  // namespace app::cli
