#include "ui/frame/model_chip.h"

#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "ui/frame/engine_status.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int chipHeight = 32;
constexpr int padding = 9;
constexpr int gap = 8;
constexpr int iconSide = 16;
constexpr int barWidth = 36;
constexpr int chevronSide = 14;
constexpr int longestPart = 220;

QFont nameFont() {
  QFont font = theme().font(TypeStyle::SmallMedium);
  font.setWeight(QFont::DemiBold);
  return font;
}

int textWidth(const QFont& font, const QString& text) { return QFontMetrics(font).horizontalAdvance(text) + 1; }

}  // namespace

ModelChip::ModelChip(EngineStatus& status, QWidget* parent) : QAbstractButton(parent), m_status(status) {
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&status, &EngineStatus::changed, this, &ModelChip::refresh);
  refresh();
}

void ModelChip::setWindowWidth(int width) {
  if (width == m_windowWidth) return;
  m_windowWidth = width;
  updateGeometry();
  update();
}

void ModelChip::setKeys(const QString& keys) {
  m_keys = keys;
  refresh();
}

void ModelChip::refresh() {
  m_name = QFontMetrics(nameFont()).elidedText(m_status.modelName(), Qt::ElideMiddle, longestPart);
  m_device = QFontMetrics(theme().font(TypeStyle::Small)).elidedText(m_status.deviceText(), Qt::ElideMiddle, longestPart);
  m_memory = m_status.memoryText();
  m_fraction = m_status.memoryFraction();
  const QString details = m_status.modelDetails();
  setToolTip(m_keys.isEmpty() ? details : tr("%1\n%2 for another model").arg(details, m_keys));
  setAccessibleName(tr("Model: %1").arg(details));
  updateGeometry();
  update();
}

QSize ModelChip::sizeHint() const {
  const QFont small = theme().font(TypeStyle::Small);
  int width = padding + iconSide + gap + textWidth(nameFont(), m_name) + gap + chevronSide + padding;
  if (showsDevice() && !m_device.isEmpty()) width += 2 * gap + 1 + textWidth(small, m_device);
  if (showsMemory() && !m_memory.isEmpty()) width += 2 * gap + 1 + textWidth(small, m_memory);
  if (showsMemory() && m_fraction > 0) width += gap + barWidth;
  return {width, chipHeight};
}

void ModelChip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, rect(), metrics::radiusTile,
                 color(isDown() ? ColorRole::Pressed : underMouse() ? ColorRole::Hover : ColorRole::Surface),
                 color(ColorRole::Border));
  drawIcon(painter, QStringLiteral("down"), QRect(width() - padding - chevronSide, 0, chevronSide, height()), chevronSide,
           color(ColorRole::Text2));
  const auto phase = m_status.phase();
  const bool failed = phase == EngineStatus::Phase::ModelFailed;
  const bool there = !m_device.isEmpty();
  const ColorRole ink = failed ? ColorRole::Error : there ? ColorRole::Success : ColorRole::Text2;
  const QString icon = failed                                  ? QStringLiteral("error")
                       : there                                 ? QStringLiteral("ok")
                       : phase == EngineStatus::Phase::Loading ? QStringLiteral("clock")
                                                               : QStringLiteral("info");
  int left = padding;
  drawIcon(painter, icon, QRect(left, 0, iconSide, height()), iconSide, color(ink));
  left += iconSide + gap;
  const auto text = [&](const QFont& font, const QString& words, ColorRole role) {
    painter.setFont(font);
    painter.setPen(color(role));
    const int width = textWidth(font, words);
    painter.drawText(QRect(left, 0, width, height()), Qt::AlignLeft | Qt::AlignVCenter, words);
    left += width;
  };
  const auto part = [&](const QString& words) {
    painter.fillRect(QRect(left + gap, (height() - 14) / 2, 1, 14), color(ColorRole::Border));
    left += 2 * gap + 1;
    text(theme().font(TypeStyle::Small), words, ColorRole::Text2);
  };
  text(nameFont(), m_name, ColorRole::Text);
  if (showsDevice() && !m_device.isEmpty()) part(m_device);
  if (!showsMemory() || m_memory.isEmpty()) return;
  part(m_memory);
  if (m_fraction <= 0) return;
  const QRectF bar(left + gap, (height() - 4) / 2.0, barWidth, 4);
  drawRoundedBox(painter, bar, 2, color(ColorRole::Track));
  drawRoundedBox(painter,
                 QRectF(bar.topLeft(), QSizeF(std::max(2.0, bar.width() * std::min(1.0, m_fraction)), bar.height())), 1,
                 color(ColorRole::Accent));
}

void ModelChip::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void ModelChip::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

}  // namespace ui
