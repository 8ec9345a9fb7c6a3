#include "ui/chat/transcript_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/chat/chat_model.h"
#include "ui/chat/newest_pill.h"
#include "ui/chat/turn_views.h"
#include "ui/theme/metrics.h"

namespace ui {
namespace {

constexpr int turnGap = 14;
constexpr int showIntervalMs = 50;
constexpr int nearEnd = 8;  // pixels that still count as the end
constexpr int pillGap = 12;

}  // namespace

TranscriptView::TranscriptView(ChatModel& model, QWidget* parent)
    : QScrollArea(parent), m_model(model), m_pill(new NewestPill(this)) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Conversation"));
  verticalScrollBar()->setSingleStep(22);

  auto* page = new QWidget(this);
  auto* column = new QWidget(page);
  column->setMaximumWidth(columnWidth + AnswerView::outset);
  m_row = new QHBoxLayout(page);
  m_row->addStretch(1);
  m_row->addWidget(column, columnWidth + AnswerView::outset);
  m_row->addStretch(1);
  m_column = new QVBoxLayout(column);
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(turnGap);
  m_column->addStretch(1);
  setWidget(page);
  page->setAutoFillBackground(false);
  viewport()->setAutoFillBackground(false);

  m_showSoon.setSingleShot(true);
  m_showSoon.setInterval(showIntervalMs);
  connect(&m_showSoon, &QTimer::timeout, this, &TranscriptView::showChanged);
  connect(&model, &ChatModel::turnAdded, this, &TranscriptView::addTurn);
  connect(&model, &ChatModel::turnTakenBack, this, &TranscriptView::removeLastTurn);
  connect(&model, &ChatModel::cleared, this, &TranscriptView::clearTurns);
  connect(&model, &ChatModel::answerChanged, this, [this](int turn) {
    m_changedTurn = turn;
    if (!m_model.turns()[turn].answer.isOpen()) {
      m_showSoon.stop();
      showChanged();
    } else if (!m_showSoon.isActive()) {
      m_showSoon.start();
    }
  });
  connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
    if (m_follows) scrollToEnd();
    updatePill();
  });
  connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
    m_follows = isAtEnd();
    updatePill();
  });
  connect(m_pill, &QAbstractButton::clicked, this, &TranscriptView::scrollToEnd);
}

bool TranscriptView::isAtEnd() const {
  return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - nearEnd;
}

void TranscriptView::scrollToEnd() {
  m_follows = true;
  verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void TranscriptView::addTurn(int turn) {
  const ChatTurn& added = m_model.turns()[turn];
  if (!m_rows.isEmpty()) m_rows.last().answer->setLast(false);
  auto* question = new QuestionView(added, widget());
  auto* answer = new AnswerView(widget());
  answer->setAnswer(added.answer, static_cast<int>(added.pictures.size()));
  m_rows.append({question, answer});
  m_column->insertWidget(m_column->count() - 1, question);
  m_column->insertWidget(m_column->count() - 1, answer);
  connect(question, &QuestionView::pictureOpened, this, &TranscriptView::pictureOpened);
  connect(answer, &AnswerView::againRequested, &m_model, &ChatModel::answerAgain);
  connect(answer, &AnswerView::editRequested, this, &TranscriptView::editRequested);
  for (QWidget* next : question->focusOrder() + answer->focusOrder()) {
    setTabOrder(m_lastInTabOrder ? m_lastInTabOrder.data() : this, next);
    m_lastInTabOrder = next;
  }
  m_follows = true;
  scrollToEnd();
}

void TranscriptView::removeLastTurn() {
  m_showSoon.stop();
  m_changedTurn = -1;
  drop(m_rows.takeLast());
  m_lastInTabOrder = m_rows.isEmpty() ? nullptr : m_rows.last().answer->focusOrder().last();
  if (!m_rows.isEmpty()) m_rows.last().answer->setLast(true);
  updatePill();
}

void TranscriptView::drop(const Row& row) {
  row.question->hide();
  row.question->deleteLater();
  row.answer->hide();
  row.answer->deleteLater();
}

void TranscriptView::clearTurns() {
  m_showSoon.stop();
  m_changedTurn = -1;
  for (const Row& row : std::exchange(m_rows, {})) drop(row);
  m_lastInTabOrder = nullptr;
  m_follows = true;
  updatePill();
}

void TranscriptView::showChanged() {
  if (m_changedTurn < 0 || m_changedTurn >= m_rows.size()) return;
  const ChatTurn& turn = m_model.turns()[m_changedTurn];
  m_rows[m_changedTurn].answer->setAnswer(turn.answer, static_cast<int>(turn.pictures.size()));
}

void TranscriptView::updatePill() {
  m_pill->setVisible(!isAtEnd());
  const QSize size = m_pill->sizeHint();
  m_pill->setGeometry((viewport()->width() - size.width()) / 2, height() - size.height() - pillGap, size.width(),
                      size.height());
  m_pill->raise();
}

void TranscriptView::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  const int bar =
      width() - viewport()->width();  // lies over the margin, so that the column does not jump when it comes
  m_row->setContentsMargins(metrics::readingMargin - AnswerView::outset, metrics::space20, metrics::readingMargin - bar,
                            metrics::space16);
  updatePill();
}

void TranscriptView::keyPressEvent(QKeyEvent* event) {
  const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
  if (plain && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
    stepTo(event->key() == Qt::Key_Up ? -1 : 1);
    return;
  }
  if (event->key() == Qt::Key_End) return scrollToEnd();
  if (event->key() == Qt::Key_Home) return verticalScrollBar()->setValue(0);
  QScrollArea::keyPressEvent(event);
}

void TranscriptView::stepTo(int direction) {
  const int now = verticalScrollBar()->value();
  int target = direction < 0 ? 0 : verticalScrollBar()->maximum();
  for (const Row& row : m_rows) {
    const int top = row.question->mapTo(widget(), QPoint()).y() - metrics::space12;
    if (direction < 0 && top < now - 1) target = top;
    if (direction > 0 && top > now + 1) {
      target = top;
      break;
    }
  }
  verticalScrollBar()->setValue(target);
}

}  // namespace ui
