#include "ui/commands/command_delegate.h"

#include <QPainter>

#include "ui/commands/command_list.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int padding = 12;
constexpr int iconSide = 16;

}  // namespace

int CommandDelegate::rowHeight() { return std::max(34, theme().lineHeight(TypeStyle::Body) + 16); }

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
  return {option.rect.width(), rowHeight()};
}

void CommandDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRect row = option.rect;
  const QString reason = index.data(CommandList::ReasonRole).toString();
  const bool current = option.state.testFlag(QStyle::State_Selected);
  const bool hot = option.state.testFlag(QStyle::State_MouseOver);
  if (current || hot) {
    drawRoundedBox(*painter, row, metrics::radiusControl, color(current ? ColorRole::Selected : ColorRole::Hover));
  }
  if (current) {  // a mark beside the colour
    drawRoundedBox(*painter, QRectF(row.left(), row.center().y() - 7.5, 3, 16), 1.5, color(ColorRole::Accent));
  }
  const bool on = reason.isEmpty();
  const QString icon = index.data(CommandList::IconNameRole).toString();
  if (!icon.isEmpty()) {
    const ColorRole ink = !on ? ColorRole::Disabled : current ? ColorRole::AccentText : ColorRole::Text2;
    drawIcon(*painter, icon, QRect(row.left() + padding, row.top(), iconSide, row.height()), iconSide, color(ink));
  }
  QRect words = row.adjusted(padding + iconSide + 10, 0, -padding, 0);
  const QString keys = index.data(CommandList::KeysRole).toString();
  if (!keys.isEmpty()) words.setRight(drawKeyHint(*painter, words, keys).left() - padding);
  painter->setFont(theme().font(TypeStyle::Body));
  painter->setPen(color(on ? ColorRole::Text : ColorRole::Text3));
  const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width());
  painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, text);
  if (on) return;
  words.setLeft(words.left() + painter->fontMetrics().horizontalAdvance(text) + padding);
  painter->setFont(theme().font(TypeStyle::Small));
  painter->setPen(color(ColorRole::Text3));
  painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(reason, Qt::ElideRight, words.width()));
}

}  // namespace ui
