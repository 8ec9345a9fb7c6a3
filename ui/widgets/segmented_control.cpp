#include "ui/widgets/segmented_control.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

#include "ui/theme/metrics.h"
#include "ui/widgets/accessible_role.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int padding = 11;
constexpr int iconSide = 16;
constexpr int gap = 6;

class Segment final : public QAbstractButton {
 public:
  Segment(const QString& text, QString icon, QWidget* parent) : QAbstractButton(parent), m_icon(std::move(icon)) {
    setAccessibleRole(this, QAccessible::RadioButton);
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setFont(theme().font(TypeStyle::SmallMedium));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  }

  [[nodiscard]] QSize sizeHint() const override {
    const int iconWidth = m_icon.isEmpty() ? 0 : iconSide + gap;
    return {fontMetrics().horizontalAdvance(text()) + iconWidth + 2 * padding, metrics::controlHeight - 2};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    QPainterPath clip;  // the ends are round, as the frame around all of them
    const bool first = pos().x() <= 1;
    const bool last = geometry().right() >= parentWidget()->width() - 3;
    const QRectF box = QRectF(rect()).adjusted(first ? 0 : -8, 0, last ? 0 : 8, 0);
    clip.addRoundedRect(box, metrics::radiusControl - 1, metrics::radiusControl - 1);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(clip);
    if (isChecked()) {
      painter.fillRect(rect(), color(ColorRole::Selected));
    } else if (underMouse() && isEnabled()) {
      painter.fillRect(rect(), color(isDown() ? ColorRole::Pressed : ColorRole::Hover));
    }
    if (!last) painter.fillRect(QRect(width() - 1, 0, 1, height()), color(ColorRole::Border));
    const QColor ink = color(!isEnabled()  ? ColorRole::Disabled
                             : isChecked() ? ColorRole::AccentText
                                           : ColorRole::Text2);
    int left = std::max(padding, (width() - sizeHint().width()) / 2 + padding);
    if (!m_icon.isEmpty()) {
      drawIcon(painter, m_icon, QRect(left, 0, iconSide, height()), iconSide, ink);
      left += iconSide + gap;
    }
    painter.setPen(ink);
    painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignLeft | Qt::AlignVCenter, text());
  }

 private:
  QString m_icon;
};

}  // namespace

SegmentedControl::SegmentedControl(const QString& accessibleName, QWidget* parent) : QWidget(parent), m_group(this) {
  setAccessibleName(accessibleName);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(1, 1, 1, 1);
  row->setSpacing(0);
  connect(&m_group, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
}

void SegmentedControl::addChoice(const QString& text, const QString& icon) {
  auto* segment = new Segment(text, icon, this);
  segment->setAccessibleName(tr("%1: %2").arg(accessibleName(), text));
  const int index = static_cast<int>(m_group.buttons().size());
  m_group.addButton(segment, index);
  layout()->addWidget(segment);
  if (index == 0) segment->setChecked(true);
}

void SegmentedControl::setCurrent(int index) {
  if (QAbstractButton* button = m_group.button(index)) button->setChecked(true);
}

void SegmentedControl::fillWidth() {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  for (QAbstractButton* choice : m_group.buttons()) choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SegmentedControl::setEnabledChoice(int index, bool enabled, const QString& whyNot) {
  QAbstractButton* button = m_group.button(index);
  if (button == nullptr) return;
  button->setEnabled(enabled);
  button->setToolTip(enabled ? QString() : whyNot);
  button->setAccessibleDescription(button->toolTip());
}

void SegmentedControl::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, rect(), metrics::radiusControl, color(ColorRole::Field), color(ColorRole::BorderStrong));
}

}  // namespace ui
