#include "ui/frame/desktop_notice.h"

#include <QApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>
#include <QWidget>

namespace ui {
namespace {

constexpr int usualTime = -1;  // as long as the desktop thinks right

}  // namespace

DesktopNotice::DesktopNotice(QWidget* window, const QDBusConnection& bus) : QObject(window), m_window(window), m_bus(bus) {}

void DesktopNotice::show(const QString& heading, const QString& sentence) {
  if (!m_bus.isConnected()) return alert();
  QDBusMessage call = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
      QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
  const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("org.bifrons.Bifrons")}};
  call.setArguments({QStringLiteral("Bifrons"), m_last, QStringLiteral("org.bifrons.Bifrons"), heading, sentence.toHtmlEscaped(),
                     QStringList(), hints, usualTime});
  auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* finished) {
    const QDBusPendingReply<uint> reply = *finished;
    finished->deleteLater();
    if (!reply.isValid()) return alert();
    m_last = reply.value();
    Q_EMIT shown();
  });
}

void DesktopNotice::alert() {
  QApplication::alert(m_window);
  Q_EMIT alerted();
}

}  // namespace ui
