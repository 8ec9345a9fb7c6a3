#include "ui/chat/context_meter.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr QSize bar(72, 6);
constexpr int gap = 6;
constexpr int iconSide = 14;

}  // namespace

ContextMeter::ContextMeter(QWidget* parent) : QWidget(parent) {
  setFont(theme().font(TypeStyle::Small));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ContextMeter::setUse(const Use& use) {
  m_use = use;
  const QLocale locale;
  setAccessibleName(tr("Context: %1").arg(words()));
  const qint64 pictures = std::min(m_use.used, m_use.pictures * m_use.perPicture);
  setToolTip(tr("Context used\nPictures: %1 (%2 each)\nText: %3\nFree: %4")
                 .arg(locale.toString(pictures), locale.toString(m_use.perPicture),
                      locale.toString(m_use.used - pictures),
                      locale.toString(std::max<qint64>(0, m_use.total - m_use.used))));
  updateGeometry();
  update();
}

QString ContextMeter::words() const {
  if (m_use.total == 0) return {};
  const QLocale locale;
  const QString numbers = tr("%1 of %2").arg(locale.toString(m_use.used), locale.toString(m_use.total));
  return isOver() ? tr("%1: too long").arg(numbers) : numbers;
}

QSize ContextMeter::sizeHint() const {
  const int icon = isOver() ? iconSide + gap : 0;
  return {bar.width() + gap + icon + fontMetrics().horizontalAdvance(words()) + 1,
          theme().lineHeight(TypeStyle::Small)};
}

QSize ContextMeter::minimumSizeHint() const { return {bar.width(), sizeHint().height()}; }

void ContextMeter::paintEvent(QPaintEvent*) {
  if (m_use.total == 0) return;
  QPainter painter(this);
  const QRectF ground(0, (height() - bar.height()) / 2.0, bar.width(), bar.height());
  QPainterPath round;
  round.addRoundedRect(ground, bar.height() / 2.0, bar.height() / 2.0);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillPath(round, color(ColorRole::Track));
  painter.setClipPath(round);
  const auto share = [&](qint64 positions) {
    return bar.width() * static_cast<double>(positions) / static_cast<double>(m_use.total);
  };
  double left = 0;
  const auto segment = [&](qint64 positions, ColorRole role) {
    const double width = std::max(1.0, share(positions));
    painter.fillRect(QRectF(left, ground.top(), width, ground.height()), color(role));
    left += width + 1;
  };
  if (isOver()) {
    painter.fillPath(round, color(ColorRole::Error));
  } else {
    for (int picture = 0; picture < m_use.pictures; ++picture) segment(m_use.perPicture, ColorRole::Accent);
    const qint64 text = m_use.used - m_use.pictures * m_use.perPicture;
    if (text > 0) segment(text, ColorRole::Text3);
  }
  painter.setClipping(false);
  int textLeft = bar.width() + gap;
  const QColor ink = color(isOver() ? ColorRole::Error : ColorRole::Text3);
  if (isOver()) {
    drawIcon(painter, QStringLiteral("error"), QRect(textLeft, 0, iconSide, height()), iconSide, ink);
    textLeft += iconSide + gap;
  }
  painter.setPen(ink);
  painter.drawText(rect().adjusted(textLeft, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, words());
}

}  // namespace ui
