#include "ui/chat/composer_edit.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "ui/chat/dropped_content.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_height.h"

namespace ui {
namespace {

constexpr int mostLines = 8;

/// An address of the web, which is pasted as the text that it is.
bool isWebAddress(const QMimeData* mime) {
  const DroppedContent content = droppedContent(mime);
  return content.kind == DroppedContent::Kind::Nothing && content.others.isEmpty() && mime->hasText();
}

}  // namespace

ComposerEdit::ComposerEdit(QWidget* parent) : QPlainTextEdit(parent) {
  setFrameShape(QFrame::NoFrame);
  setFont(theme().font(TypeStyle::Reading));
  setTabChangesFocus(true);
  setAcceptDrops(false);  // the page takes drops, also those over the text
  viewport()->setAcceptDrops(false);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  document()->setDocumentMargin(0);
  viewport()->setAutoFillBackground(false);
  connect(this, &QPlainTextEdit::textChanged, this, &ComposerEdit::fitHeight);
  fitHeight();
}

void ComposerEdit::fitHeight() {
  const int lines = static_cast<int>(std::lround(document()->size().height()));  // QPlainTextEdit counts in lines
  const int shown = std::clamp(lines, 1, mostLines);
  setVerticalScrollBarPolicy(lines > mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
  setFixedHeight(std::max(theme().lineHeight(TypeStyle::Reading), textHeight(*this, shown) + 2));
  if (lines <= mostLines) verticalScrollBar()->setValue(0);
}

void ComposerEdit::changeEvent(QEvent* event) {
  QPlainTextEdit::changeEvent(event);
  if (event->type() == QEvent::FontChange) fitHeight();
}

void ComposerEdit::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (!enter) return QPlainTextEdit::keyPressEvent(event);
  if (event->modifiers().testFlag(Qt::ShiftModifier)) {
    insertPlainText(QStringLiteral("\n"));
    ensureCursorVisible();
  } else if (!m_composing) {
    Q_EMIT sendRequested();
  }
}

void ComposerEdit::inputMethodEvent(QInputMethodEvent* event) {
  m_composing = !event->preeditString().isEmpty();
  QPlainTextEdit::inputMethodEvent(event);
}

void ComposerEdit::resizeEvent(QResizeEvent* event) {
  QPlainTextEdit::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) fitHeight();
}

void ComposerEdit::focusInEvent(QFocusEvent* event) {
  QPlainTextEdit::focusInEvent(event);
  Q_EMIT focusChanged();
}

void ComposerEdit::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  Q_EMIT focusChanged();
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData* source) const {
  return droppedContent(source).kind != DroppedContent::Kind::Nothing || QPlainTextEdit::canInsertFromMimeData(source);
}

void ComposerEdit::insertFromMimeData(const QMimeData* source) {
  if (isWebAddress(source)) {
    insertPlainText(source->text());
  } else {
    Q_EMIT contentPasted(source);
  }
}

}  // namespace ui
