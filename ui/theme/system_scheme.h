#pragma once

#include <QDBusVariant>
#include <QObject>

namespace ui {

/// How the desktop is to look: whether it prefers a dark appearance, and whether things are to stand still. Both come from
/// the settings portal, asked without waiting for the answer and followed while the program runs. Until it answers, or
/// without one, the lightness of the palette that the desktop gave the program decides, and things may move.
class SystemScheme : public QObject {
  Q_OBJECT

 public:
  explicit SystemScheme(QObject* parent = nullptr);

  [[nodiscard]] bool isDark() const { return m_dark; }
  /// GNOME's animations are off, or KDE's take no time.
  [[nodiscard]] bool reducesMotion() const { return m_reducesMotion; }

 Q_SIGNALS:
  void changed();  ///< light to dark or back

 private Q_SLOTS:
  void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  void ask(const QString& group, const QString& key);
  void take(const QString& group, const QString& key, const QVariant& value);
  void takeScheme(uint scheme);

  bool m_dark = false;
  bool m_reducesMotion = false;
};

}  // namespace ui
