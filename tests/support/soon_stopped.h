#pragma once

#include <chrono>
#include <stop_token>
#include <thread>

namespace tests {

/// A stop that is requested after a moment, when what is tested waits already.
class SoonStopped {
 public:
  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
  std::jthread stopper_{[this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    source_.request_stop();
  }};
};

}  // namespace tests
