#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QString>

namespace ui {

/// A message on the desktop, over org.freedesktop.Notifications, without waiting for the answer. Where there is no such
/// service the window asks for attention in its own way (QApplication::alert).
class DesktopNotice : public QObject {
  Q_OBJECT

 public:
  /// A child of the window that it speaks for.
  explicit DesktopNotice(QWidget* window, const QDBusConnection& bus = QDBusConnection::sessionBus());

  /// One message takes the place of the one before.
  void show(const QString& heading, const QString& sentence);

 Q_SIGNALS:
  void shown();    ///< the service has taken it
  void alerted();  ///< there was none; the window asked for attention

 private:
  void alert();

  QWidget* m_window;
  QDBusConnection m_bus;
  uint m_last = 0;
};

}  // namespace ui
