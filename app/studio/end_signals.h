#pragma once

#include <QObject>
#include <QSocketNotifier>

namespace app {

/// SIGTERM, SIGHUP and SIGINT as an ordinary signal of Qt, so that a logout or a shutdown ends the program as closing the
/// window does. One per process; without one the signals end the program at once.
class EndSignals : public QObject {
  Q_OBJECT

 public:
  explicit EndSignals(QObject* parent = nullptr);
  ~EndSignals() override;

 Q_SIGNALS:
  void asked();

 private:
  void take();

  QSocketNotifier m_notifier;
};

}  // namespace app
