#include "ui/theme/system_scheme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QPalette>

namespace ui {
namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme");
const QString gnome = QStringLiteral("org.gnome.desktop.interface");
const QString gnomeAnimations = QStringLiteral("enable-animations");
const QString kde = QStringLiteral("org.kde.kdeglobals.KDE");
const QString kdeDuration = QStringLiteral("AnimationDurationFactor");

/// Portals answer with a variant inside a variant, newer ones with one.
QVariant unwrapped(QVariant value) {
  while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  return value;
}

}  // namespace

SystemScheme::SystemScheme(QObject* parent) : QObject(parent) {
  const QPalette palette = QApplication::palette();
  m_dark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
  if (!QDBusConnection::sessionBus().isConnected()) return;
  ask(appearance, colorScheme);
  ask(gnome, gnomeAnimations);
  ask(kde, kdeDuration);
  QDBusConnection::sessionBus().connect(service, path, interface, QStringLiteral("SettingChanged"), this,
                                        SLOT(settingChanged(QString, QString, QDBusVariant)));
}

void SystemScheme::ask(const QString& group, const QString& key) {
  QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, QStringLiteral("Read"));
  question << group << key;
  auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, group, key](QDBusPendingCallWatcher* call) {
    const QDBusPendingReply<QDBusVariant> reply = *call;
    if (reply.isValid()) take(group, key, unwrapped(reply.value().variant()));
    call->deleteLater();
  });
}

void SystemScheme::settingChanged(const QString& group, const QString& key, const QDBusVariant& value) {
  take(group, key, unwrapped(value.variant()));
}

void SystemScheme::take(const QString& group, const QString& key, const QVariant& value) {
  if (group == appearance && key == colorScheme) takeScheme(value.toUInt());
  if (group == gnome && key == gnomeAnimations) m_reducesMotion = !value.toBool();
  if (group != kde || key != kdeDuration) return;
  bool isNumber = false;
  const double factor = value.toDouble(&isNumber);
  m_reducesMotion = isNumber && factor == 0;
}

void SystemScheme::takeScheme(uint scheme) {
  if (scheme == 0) return;  // no preference; 1 dark, 2 light
  const bool dark = scheme == 1;
  if (dark == m_dark) return;
  m_dark = dark;
  Q_EMIT changed();
}

}  // namespace ui
