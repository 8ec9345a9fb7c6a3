#include "ui/create/prompt_composer.h"

#include <QAbstractTextDocumentLayout>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/text_height.h"

namespace ui {
namespace {

constexpr int mostLines = 6;
constexpr int verticalPadding = 10;
constexpr int firstLineTop = 3;

}  // namespace

PromptComposer::PromptComposer(QWidget* parent)
    : QWidget(parent), m_edit(new QPlainTextEdit(this)), m_draw(new PrimaryButton(tr("Draw"), this)) {
  m_edit->setFont(theme().font(TypeStyle::Reading));
  m_edit->setPlaceholderText(tr("What should the picture show?"));
  m_edit->setAccessibleName(tr("Prompt"));
  m_edit->setTabChangesFocus(true);
  m_edit->setFrameShape(QFrame::NoFrame);
  m_edit->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_edit->document()->setDocumentMargin(0);
  m_edit->viewport()->setAutoFillBackground(false);
  m_edit->setProperty("ownFocus", true);
  m_edit->installEventFilter(this);
  m_draw->setKeyHint(tr("Enter"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, verticalPadding, 10, verticalPadding);
  row->setSpacing(metrics::space12);
  m_editBox = new QVBoxLayout;
  m_editBox->addWidget(m_edit);
  row->addLayout(m_editBox, 1);
  row->addWidget(m_draw, 0, Qt::AlignBottom);
  connect(m_draw, &QAbstractButton::clicked, this, &PromptComposer::drawRequested);
  connect(m_edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
          &PromptComposer::fitHeight);
  connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
    updateDraw();
    Q_EMIT promptChanged();
  });
  updateDraw();
  fitHeight();
}

QString PromptComposer::prompt() const { return m_edit->toPlainText().trimmed(); }

void PromptComposer::setPrompt(const QString& prompt) {
  m_edit->setPlainText(prompt);
  m_edit->moveCursor(QTextCursor::End);
}

void PromptComposer::setBusy(bool busy) {
  m_draw->setText(busy ? tr("Add to queue") : tr("Draw"));
  m_draw->updateGeometry();
  updateDraw();
}

QString PromptComposer::advice() { return tr("Write what the picture should show first"); }

void PromptComposer::updateDraw() {
  const bool can = !prompt().isEmpty();
  m_draw->setEnabled(can);
  if (!can) return m_draw->setToolTip(advice());
  if (!m_problem.isEmpty()) return m_draw->setToolTip(m_problem);
  const QString keys = m_keys.isEmpty() ? tr("%1  Enter").arg(m_draw->text())
                                        : tr("%1  Enter, or %2 anywhere on this page").arg(m_draw->text(), m_keys);
  m_draw->setToolTip(tr("%1\nShift+Enter for a new line").arg(keys));
}

void PromptComposer::setKeys(const QString& keys) {
  m_keys = keys;
  updateDraw();
}

void PromptComposer::setProblem(const QString& sentence) {
  m_problem = sentence;
  m_edit->setAccessibleDescription(sentence);
  updateDraw();
  update();
}

void PromptComposer::setLowWindow(bool low) {
  if (low == m_low) return;
  m_low = low;
  fitHeight();
}

void PromptComposer::focusPrompt() { m_edit->setFocus(Qt::OtherFocusReason); }

void PromptComposer::fitHeight() {
  // A QPlainTextEdit counts its document's height in lines.
  const int lines = std::clamp(static_cast<int>(m_edit->document()->size().height()), m_low ? 1 : 2, mostLines);
  const int written = std::max(lines * m_edit->fontMetrics().lineSpacing(), textHeight(*m_edit, lines)) + 4;
  const int shown = m_low ? m_draw->sizeHint().height() : 2 * theme().lineHeight(TypeStyle::Reading);
  // A single line stands in the middle of the button beside it, the first of more as far from the edge as the words are.
  const int above = m_low && lines == 1 ? std::max(0, (shown - m_edit->fontMetrics().lineSpacing()) / 2) : firstLineTop;
  m_editBox->setContentsMargins(0, above, 0, 0);
  m_edit->setFixedHeight(std::max(written, shown - above));
}

void PromptComposer::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool focused = m_edit->hasFocus();
  const ColorRole line = !m_problem.isEmpty() ? ColorRole::Error : focused ? ColorRole::Focus : ColorRole::BorderStrong;
  drawRoundedBox(painter, rect(), metrics::radiusComposer, color(ColorRole::Field), color(line), focused ? 2 : 1);
}

bool PromptComposer::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && !key->modifiers().testFlag(Qt::ShiftModifier) && !m_composing) {
      Q_EMIT drawRequested();
      return true;
    }
  }
  if (event->type() == QEvent::InputMethod) {
    m_composing = !static_cast<QInputMethodEvent*>(event)->preeditString().isEmpty();
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace ui
