#pragma once

#include <QtGlobal>
#include <chrono>
#include <deque>

namespace ui {

/// How fast bytes arrive, over the last few seconds.
class TransferRate {
 public:
  using Clock = std::chrono::steady_clock;

  void forget() { m_samples.clear(); }

  /// `bytes`: all that have arrived until `now`.
  void note(qint64 bytes, Clock::time_point now) {
    if (!m_samples.empty() && bytes < m_samples.back().bytes) m_samples.clear();
    if (m_samples.empty() || now - m_samples.back().at >= std::chrono::milliseconds(100)) m_samples.push_back({bytes, now});
    while (now - m_samples.front().at > window) m_samples.pop_front();
  }

  /// Bytes per second; 0 before half a second was measured.
  [[nodiscard]] double perSecond() const {
    if (m_samples.size() < 2) return 0;
    const std::chrono::duration<double> time = m_samples.back().at - m_samples.front().at;
    if (time.count() < 0.5) return 0;
    return static_cast<double>(m_samples.back().bytes - m_samples.front().bytes) / time.count();
  }

 private:
  static constexpr std::chrono::seconds window{5};
  struct Sample {
    qint64 bytes;
    Clock::time_point at;
  };
  std::deque<Sample> m_samples;
};

}  // namespace ui
