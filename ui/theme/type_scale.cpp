#include "ui/theme/type_scale.h"

#include <QFontInfo>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>

namespace ui {
namespace {

struct Measure {
  double ratio;
  int weight;
  int line;  ///< at a base of 13 px
};

constexpr int styles = static_cast<int>(TypeStyle::Code) + 1;

Measure measure(TypeStyle style) {
  switch (style) {
    case TypeStyle::Display: return {1.85, QFont::DemiBold, 32};
    case TypeStyle::Title: return {1.15, QFont::DemiBold, 20};
    case TypeStyle::Reading: return {1.08, QFont::Normal, 22};
    case TypeStyle::ReadingStrong: return {1.08, QFont::DemiBold, 22};
    case TypeStyle::Body: return {1.0, QFont::Normal, 18};
    case TypeStyle::BodyMedium: return {1.0, QFont::Medium, 18};
    case TypeStyle::BodyStrong: return {1.0, QFont::DemiBold, 18};
    case TypeStyle::Small: return {0.92, QFont::Normal, 16};
    case TypeStyle::SmallMedium: return {0.92, QFont::Medium, 16};
    case TypeStyle::Caption: return {0.85, QFont::Normal, 14};
    case TypeStyle::CaptionMedium: return {0.85, QFont::Medium, 14};
    case TypeStyle::Code: return {0.96, QFont::Normal, 18};
  }
  return {1.0, QFont::Normal, 18};
}

QStringList chineseFamilies() {
  return {QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Source Han Sans SC"), QStringLiteral("WenQuanYi Micro Hei")};
}

QStringList ownFamilies() {
  const QStringList latin{QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Cantarell"),
                          QStringLiteral("Ubuntu"), QStringLiteral("DejaVu Sans")};
  return latin + chineseFamilies();
}

bool isThe(const QFont& font, const QFont& step) {
  return font.families() == step.families() && font.weight() == step.weight() &&
         std::abs(font.pointSizeF() - step.pointSizeF()) < 0.01;
}

}  // namespace

TypeScale::TypeScale(const QFont& desktop) : m_desktop(desktop) {
  // In points, where steps and zoom need no rounding.
  if (desktop.pixelSize() > 0) m_desktop.setPointSizeF(QFontInfo(desktop).pointSizeF());
}

QFont TypeScale::base() const {
  QFont base = m_desktop;
  if (m_choice == FontChoice::Bifrons) base.setFamilies(ownFamilies());
  // Else fonts for what the desktop's lacks go by the desktop's language, and Han characters may look Japanese.
  if (m_choice == FontChoice::Desktop && QLocale().language() == QLocale::Chinese) {
    base.setFamilies(m_desktop.families() + chineseFamilies());
  }
  base.setPointSizeF(m_desktop.pointSizeF() * m_zoom / 100);
  return base;
}

QFont TypeScale::font(TypeStyle style) const {
  const Measure step = measure(style);
  QFont font = base();
  if (style == TypeStyle::Code) {
    font.setFamilies(
        {QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans Mono"), QStringLiteral("DejaVu Sans Mono")});
    font.setStyleHint(QFont::Monospace);
  }
  font.setPointSizeF(font.pointSizeF() * step.ratio);
  font.setWeight(static_cast<QFont::Weight>(step.weight));
  return font;
}

int TypeScale::lineHeight(TypeStyle style) const {
  return static_cast<int>(std::lround(measure(style).line * QFontInfo(base()).pixelSize() / 13.0));
}

QList<QPair<QPointer<QWidget>, QFont>> TypeScale::inPlaceOf(const TypeScale& before, const QWidgetList& widgets) const {
  std::array<QFont, styles> from, to;
  for (int i = 0; i < styles; ++i) {
    from.at(static_cast<std::size_t>(i)) = before.font(static_cast<TypeStyle>(i));
    to.at(static_cast<std::size_t>(i)) = font(static_cast<TypeStyle>(i));
  }
  QList<QPair<QPointer<QWidget>, QFont>> fonts;
  for (QWidget* widget : widgets) {
    const auto step = std::find_if(from.begin(), from.end(), [widget](const QFont& one) { return isThe(widget->font(), one); });
    if (step != from.end()) fonts.append({widget, to.at(static_cast<std::size_t>(step - from.begin()))});
  }
  return fonts;
}

}  // namespace ui
