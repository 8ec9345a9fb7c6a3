#pragma once

#include <QFont>
#include <QList>
#include <QPair>
#include <QPointer>
#include <QWidget>
#include <QWidgetList>

namespace ui {

/// Steps of the type scale; sizes are ratios of the body's.
enum class TypeStyle {
  Display, Title, Reading, ReadingStrong, Body, BodyMedium, BodyStrong, Small, SmallMedium, Caption, CaptionMedium, Code
};

enum class FontChoice { Desktop, Bifrons };  ///< the desktop's font, or the one that the window was drawn with

/// The fonts of the window: a base font, how much larger or smaller it is shown, and the steps from it.
class TypeScale {
 public:
  explicit TypeScale(const QFont& desktop);

  void setChoice(FontChoice choice) { m_choice = choice; }
  [[nodiscard]] FontChoice choice() const { return m_choice; }
  void setZoom(int percent) { m_zoom = percent; }
  [[nodiscard]] int zoom() const { return m_zoom; }

  [[nodiscard]] QFont font(TypeStyle style) const;
  /// Height of a line of text in this style, in logical pixels.
  [[nodiscard]] int lineHeight(TypeStyle style) const;

  /// What to give widgets that have a step of `before`: the same step of this scale.
  [[nodiscard]] QList<QPair<QPointer<QWidget>, QFont>> inPlaceOf(const TypeScale& before, const QWidgetList& widgets) const;

 private:
  [[nodiscard]] QFont base() const;

  QFont m_desktop;
  FontChoice m_choice = FontChoice::Desktop;
  int m_zoom = 100;
};

}  // namespace ui
