#include "ui/widgets/progress_line.h"

#include <QPainter>
#include <QTimerEvent>
#include <algorithm>

#include "ui/theme/metrics.h"
#include "ui/widgets/accessible_role.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int sweepMs = 1200;
constexpr double sweepShare = 0.3;
constexpr int glideMs = 100;

}  // namespace

ProgressLine::ProgressLine(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Progress"));
  setAccessibleRole(this, QAccessible::ProgressBar);
  m_glide.setDuration(glideMs);
  connect(&m_glide, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
}

void ProgressLine::setValue(double value) {
  const double bounded = value < 0 ? -1 : std::min(value, 1.0);
  if (bounded == m_value) return;
  const double before = shown();
  m_value = bounded;
  setAccessibleDescription(m_value < 0 ? tr("working") : tr("%1 %").arg(static_cast<int>(m_value * 100)));
  glideFrom(before);
  updateSweep();
  update();
}

double ProgressLine::shown() const {
  return m_glide.state() == QAbstractAnimation::Running ? m_glide.currentValue().toDouble() : m_value;
}

/// On towards the next report; back, or from a sweep, it jumps.
void ProgressLine::glideFrom(double before) {
  m_glide.stop();
  if (before < 0 || m_value < before || !isVisible() || !Theme::motionAllowed()) return;
  m_glide.setStartValue(before);
  m_glide.setEndValue(m_value);
  m_glide.start();
}

QSize ProgressLine::sizeHint() const { return {160, metrics::progressLineHeight}; }

void ProgressLine::updateSweep() {
  const bool wanted = m_value < 0 && isVisible() && Theme::motionAllowed();
  if (wanted && !m_sweep.isActive()) {
    m_clock.start();
    m_sweep.start(33, this);
  } else if (!wanted) {
    m_sweep.stop();
  }
}

void ProgressLine::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const QRectF line(0, (height() - metrics::progressLineHeight) / 2.0, width(), metrics::progressLineHeight);
  drawRoundedBox(painter, line, 2, color(ColorRole::Track));
  QRectF done = line;
  if (m_value >= 0) {
    done.setWidth(line.width() * shown());
  } else if (m_sweep.isActive()) {
    const double phase = static_cast<double>(m_clock.elapsed() % sweepMs) / sweepMs;
    done.setLeft(line.width() * std::max(0.0, phase * (1 + sweepShare) - sweepShare));
    done.setRight(line.width() * std::min(1.0, phase * (1 + sweepShare)));
  } else {
    for (int dot = 0; dot < 3; ++dot) {
      drawRoundedBox(painter, QRectF(line.left() + dot * 10, line.top(), 4, 4), 2, color(ColorRole::Accent));
    }
    return;
  }
  if (done.width() >= 1) drawRoundedBox(painter, done, std::min(2.0, done.width() / 2), color(ColorRole::Accent));
}

void ProgressLine::timerEvent(QTimerEvent* event) {
  event->timerId() == m_sweep.timerId() ? update() : QWidget::timerEvent(event);
}

void ProgressLine::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  updateSweep();
}

void ProgressLine::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  m_sweep.stop();
}

}  // namespace ui
