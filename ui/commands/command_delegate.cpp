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
constexpr int keyGap = 8;

/// The text with what was typed in bold, elided where it is too long; returns its width.
int drawWithMatches(QPainter& painter, const QRect& place, const QModelIndex& index) {
  const QString text = index.data().toString();
  const auto matches = index.data(CommandList::MatchesRole).value<QList<CommandList::Match>>();
  int left = place.left();
  qsizetype at = 0;
  const auto draw = [&](qsizetype end, TypeStyle style) {
    painter.setFont(theme().font(style));
    const QString part = painter.fontMetrics().elidedText(text.mid(at, end - at), Qt::ElideRight, place.right() + 1 - left);
    painter.drawText(QRect(left, place.top(), place.right() + 1 - left, place.height()), Qt::AlignLeft | Qt::AlignVCenter, part);
    left += painter.fontMetrics().horizontalAdvance(part);
    at = end;
  };
  for (const CommandList::Match& match : matches) {
    draw(match.begin, TypeStyle::Body);
    draw(match.begin + match.length, TypeStyle::BodyStrong);
  }
  draw(text.size(), TypeStyle::Body);
  return left - place.left();
}

/// At the right of a text of that width: where the command belongs, or why it is off.
void drawAside(QPainter& painter, const QRect& place, int textWidth, const QString& words) {
  const QRect rest = place.adjusted(textWidth + padding, 0, 0, 0);
  painter.setFont(theme().font(TypeStyle::Caption));
  painter.setPen(color(ColorRole::Text3));
  painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter, painter.fontMetrics().elidedText(words, Qt::ElideRight, rest.width()));
}

}  // namespace

int CommandDelegate::rowHeight() { return std::max(36, theme().lineHeight(TypeStyle::Body) + 16); }

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
  if (!keys.isEmpty()) words.setRight(drawKeyHint(*painter, words, keys).left() - keyGap);
  painter->setFont(theme().font(TypeStyle::Body));
  painter->setPen(color(on ? ColorRole::Text : ColorRole::Text3));
  const QString aside = on ? index.data(CommandList::GroupRole).toString() : reason;
  drawAside(*painter, words, drawWithMatches(*painter, words, index), aside);
}

}  // namespace ui
