#pragma once

#include <QDBusVariant>
#include <QObject>

namespace ui {

/// Whether the desktop prefers a dark appearance: the settings portal's color-scheme, asked without waiting for the
/// answer and followed while the program runs. Until the portal answers, or without one, the lightness of the palette
/// that the desktop gave the program decides.
class SystemScheme : public QObject {
  Q_OBJECT

 public:
  explicit SystemScheme(QObject* parent = nullptr);

  [[nodiscard]] bool isDark() const { return m_dark; }

 Q_SIGNALS:
  void changed();

 private Q_SLOTS:
  void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  void ask();
  void take(const QVariant& value);

  bool m_dark = false;
};

}  // namespace ui
