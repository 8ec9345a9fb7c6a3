#include "ui/settings/fixed_key_view.h"

#include <QPainter>
#include <utility>

#include "ui/settings/key_field.h"
#include "ui/widgets/accessible_role.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int padding = 10;
constexpr int iconSide = 14;

}  // namespace

FixedKeyView::FixedKeyView(const QString& use, QString keys, QWidget* parent) : QWidget(parent), m_keys(std::move(keys)) {
  setAccessibleRole(this, QAccessible::StaticText);
  setAccessibleName(tr("%1: %2. Cannot be changed").arg(use, m_keys));
  setToolTip(tr("These keys cannot be changed"));
  setFont(theme().font(TypeStyle::SmallMedium));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize FixedKeyView::sizeHint() const { return {KeyField::fieldWidth, std::max(24, fontMetrics().height() + 8)}; }

void FixedKeyView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawIcon(painter, QStringLiteral("lock"), QRect(width() - padding - iconSide, 0, iconSide, height()), iconSide,
           color(ColorRole::Text3));
  painter.setPen(color(ColorRole::Text2));
  painter.drawText(rect().adjusted(padding, 0, -padding, 0), Qt::AlignLeft | Qt::AlignVCenter, m_keys);
}

}  // namespace ui
