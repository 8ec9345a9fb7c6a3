#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>
#include <array>

#include "ui/theme/color_role.h"
#include "ui/theme/type_scale.h"

class QWidget;

namespace ui {

class SystemScheme;

/// High contrast is light or dark as the desktop is, with stronger lines and without paler text.
enum class ThemeChoice { System, Light, Dark, HighContrast };

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

  /// The desktop's font is the one that the application had when the theme was made.
  void setFontChoice(FontChoice choice);
  /// Size of all text, in percent.
  void setZoom(int percent);
  [[nodiscard]] QFont font(TypeStyle style) const { return m_type.font(style); }
  /// Height of a line of text in this style, in logical pixels.
  [[nodiscard]] int lineHeight(TypeStyle style) const { return m_type.lineHeight(style); }

  void setMotionReduced(bool reduced) { m_motionReduced = reduced; }
  /// False when the person or the desktop asks for as little motion as possible.
  [[nodiscard]] static bool motionAllowed();

 Q_SIGNALS:
  void changed();

 private:
  static constexpr std::size_t roleCount = static_cast<std::size_t>(ColorRole::OnScrim) + 1;
  using Colors = std::array<QColor, roleCount>;

  [[nodiscard]] static Colors readColors(const QString& scheme);
  void follow();
  void apply();
  void setType(const TypeScale& type);

  Colors m_lightColors;
  Colors m_darkColors;
  TypeScale m_type;
  SystemScheme* m_system = nullptr;
  ThemeChoice m_choice = ThemeChoice::System;
  bool m_dark = false;
  bool m_highContrast = false;
  bool m_motionReduced = false;
  bool m_installed = false;
};

/// The theme of the application, made with the first use.
Theme& theme();

/// Gives a label or another text widget a step of the type scale and the colour of a role.
void setTextStyle(QWidget* widget, TypeStyle style, ColorRole role = ColorRole::Text);

}  // namespace ui
