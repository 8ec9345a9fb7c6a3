#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>
#include <array>

#include "ui/theme/color_role.h"

class QWidget;

namespace ui {

class SystemScheme;

enum class ThemeChoice { System, Light, Dark };

/// Steps of the type scale; sizes are ratios of the application's font as it was when the theme was made.
enum class TypeStyle {
  Display, Title, Reading, ReadingStrong, Body, BodyMedium, BodyStrong, Small, SmallMedium, Caption, CaptionMedium, Code
};

/// Colours, fonts and style sheet of the program. There is one per QApplication, as with its palette: `theme()`.
/// A widget that paints itself asks for colours while it paints; a change of theme repaints every widget, since it
/// changes the palette. Use `changed` for what is kept elsewhere (rich text, pixmaps).
class Theme : public QObject {
  Q_OBJECT

 public:
  explicit Theme(QObject* parent = nullptr);
  ~Theme() override;

  /// Sets style, palette, fonts and sheet of the application. Later choices act at once.
  void install();

  [[nodiscard]] ThemeChoice choice() const { return m_choice; }
  void setChoice(ThemeChoice choice);
  [[nodiscard]] bool isDark() const { return m_dark; }

  [[nodiscard]] QColor color(ColorRole role) const;
  [[nodiscard]] QPalette palette() const;
  [[nodiscard]] QString styleSheet() const;

  [[nodiscard]] QFont font(TypeStyle style) const;
  /// Height of a line of text in this style, in logical pixels.
  [[nodiscard]] int lineHeight(TypeStyle style) const;
  /// False when the desktop asks for as little motion as possible.
  [[nodiscard]] static bool motionAllowed();

 Q_SIGNALS:
  void changed();

 private:
  static constexpr std::size_t roleCount = static_cast<std::size_t>(ColorRole::OnScrim) + 1;
  using Colors = std::array<QColor, roleCount>;

  [[nodiscard]] static Colors readColors(const QString& scheme);
  void follow();
  void apply();

  Colors m_lightColors;
  Colors m_darkColors;
  QFont m_base;
  SystemScheme* m_system = nullptr;
  ThemeChoice m_choice = ThemeChoice::System;
  bool m_dark = false;
  bool m_installed = false;
};

/// The theme of the application, made with the first use.
Theme& theme();

/// Gives a label or another text widget a step of the type scale and the colour of a role.
void setTextStyle(QWidget* widget, TypeStyle style, ColorRole role = ColorRole::Text);

}  // namespace ui
