#pragma once

#include <sanitizer/tsan_interface.h>

#include <QEvent>
#include <QObject>
#include <QThread>

/// A signal on its way to another thread, as Qt 6 lays it out behind the QEvent; its own class for it is private.
struct SignalEvent : QEvent {
  int signal;
  QObject* sender;  ///< nullptr where it is a call
};

/// The application of the tests under the thread sanitizer: what was done before a signal has happened before it is
/// received, what was done before deleteLater() before the deletion, and what the events of a thread did when somebody
/// has waited for the thread (tests/support/qt_handovers.cpp has the other ends, and the rest). Built into the tests under
/// the sanitizer alone.
template <typename Application>
class OrderedApplication : public Application {
 public:
  using Application::Application;

  __attribute__((no_sanitize("thread"))) bool notify(QObject* receiver, QEvent* event) override {
    QThread* const thread = QThread::currentThread();
    if (event->type() == QEvent::MetaCall) {
      if (QObject* const sender = static_cast<SignalEvent*>(event)->sender) __tsan_acquire(sender);
    }
    if (event->type() == QEvent::DeferredDelete) __tsan_acquire(receiver);
    const bool result = Application::notify(receiver, event);
    __tsan_release(thread);
    return result;
  }
};
