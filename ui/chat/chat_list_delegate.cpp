#include "ui/chat/chat_list_delegate.h"

#include <QLineEdit>
#include <QPainter>
#include <algorithm>

#include "ui/chat/chat_list_model.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int rowHeight = 32;
constexpr int captionHeight = 30;
constexpr int inset = 8;
constexpr int padding = 8;
constexpr int pinSide = 14;
constexpr int longestTitle = 200;

bool isCaption(const QModelIndex& index) {
  return index.data(ChatListModel::KindRole).toInt() == static_cast<int>(ChatListModel::Kind::Caption);
}

QRect boxOf(const QStyleOptionViewItem& option) { return option.rect.adjusted(inset, 0, -inset, 0); }

void paintCaption(QPainter& painter, const QRect& rect, const QString& text) {
  painter.setFont(theme().font(TypeStyle::CaptionMedium));
  painter.setPen(color(ColorRole::Text3));
  painter.drawText(rect.adjusted(inset + padding, 0, -inset, -7), Qt::AlignLeft | Qt::AlignBottom, text);
}

/// The time or the pin at the right; returns how wide it is.
int paintEnd(QPainter& painter, const QRect& box, const QModelIndex& index) {
  if (index.data(ChatListModel::PinnedRole).toBool()) {
    drawIcon(painter, QStringLiteral("pin"), QRect(box.right() - pinSide - padding, box.top(), pinSide, box.height()),
             pinSide, color(ColorRole::Text2));
    return pinSide;
  }
  const QString time = index.data(ChatListModel::TimeRole).toString();
  painter.setFont(theme().font(TypeStyle::Caption));
  painter.setPen(color(ColorRole::Text3));
  painter.drawText(box.adjusted(0, 0, -padding, 0), Qt::AlignRight | Qt::AlignVCenter, time);
  return painter.fontMetrics().horizontalAdvance(time);
}

}  // namespace

void ChatListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  const QString text = index.data(Qt::DisplayRole).toString();
  if (isCaption(index)) {
    paintCaption(*painter, option.rect, text);
    painter->restore();
    return;
  }
  const QRect box = boxOf(option);
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
  if (selected || hovered) {
    drawRoundedBox(*painter, box, metrics::radiusControl, color(selected ? ColorRole::Selected : ColorRole::Hover));
  }
  if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
    drawRoundedBox(*painter, box, metrics::radiusControl, QColor(), color(ColorRole::Focus), 2);
  }
  const int end = paintEnd(*painter, box, index);
  const QRect room = box.adjusted(padding, 0, -2 * padding - end, 0);
  painter->setFont(theme().font(TypeStyle::Body));
  painter->setPen(color(ColorRole::Text));
  painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
  painter->restore();
}

QSize ChatListDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const int text = theme().lineHeight(TypeStyle::Body);
  return isCaption(index) ? QSize(0, std::max(captionHeight, text + 10)) : QSize(0, std::max(rowHeight, text + 8));
}

QWidget* ChatListDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex&) const {
  auto* editor = new QLineEdit(parent);
  editor->setMaxLength(longestTitle);
  editor->setAccessibleName(tr("Title of the chat"));
  return editor;
}

void ChatListDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                            const QModelIndex&) const {
  editor->setGeometry(boxOf(option).adjusted(0, 1, 0, -1));
}

}  // namespace ui
