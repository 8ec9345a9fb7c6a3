#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTimer>
#include <algorithm>
#include <ctime>

namespace tests {

/// How long the event loop did not come round while it lives: what a person feels as a window that hangs.
class EventGaps : public QObject {
 public:
  EventGaps() {
    m_clock.start();
    connect(&m_timer, &QTimer::timeout, this, [this] {
      m_gaps.append(static_cast<double>(m_clock.nsecsElapsed()) / 1e6);
      m_clock.start();
    });
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.start(1);
  }

  /// The longest until now; counting begins anew.
  double takeLongestMs() {
    const double longest = longestMs();
    m_gaps.clear();
    m_clock.start();
    return longest;
  }
  [[nodiscard]] double longestMs() const { return m_gaps.isEmpty() ? 0 : *std::max_element(m_gaps.begin(), m_gaps.end()); }
  [[nodiscard]] double medianMs() const {
    if (m_gaps.isEmpty()) return 0;
    QList<double> sorted = m_gaps;
    std::nth_element(sorted.begin(), sorted.begin() + sorted.size() / 2, sorted.end());
    return sorted[sorted.size() / 2];
  }

 private:
  QElapsedTimer m_clock;
  QTimer m_timer;
  QList<double> m_gaps;
};

/// Seconds that this thread has computed.
inline double threadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace tests
