#include "ui/frame/fit_line.h"

#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int iconSide = 14;
constexpr int gap = 6;

}  // namespace

FitLine::FitLine(QWidget* parent) : QWidget(parent) {
  setFont(theme().font(TypeStyle::Small));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FitLine::setState(State state, const QString& words) {
  m_state = state;
  m_words = words;
  setAccessibleName(words);
  updateGeometry();
  update();
}

QSize FitLine::sizeHint() const {
  if (m_words.isEmpty()) return {0, theme().lineHeight(TypeStyle::Small)};
  const int icon = m_state == State::Unknown ? 0 : iconSide + gap;
  return {icon + fontMetrics().horizontalAdvance(m_words) + 1, theme().lineHeight(TypeStyle::Small)};
}

void FitLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool fits = m_state == State::Fits;
  int left = 0;
  if (m_state != State::Unknown) {
    drawIcon(painter, fits ? QStringLiteral("ok") : QStringLiteral("error"), QRect(0, 0, iconSide, height()), iconSide,
             color(fits ? ColorRole::Success : ColorRole::Error));
    left = iconSide + gap;
  }
  painter.setPen(color(ColorRole::Text2));
  painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignLeft | Qt::AlignVCenter, m_words);
}

}  // namespace ui
