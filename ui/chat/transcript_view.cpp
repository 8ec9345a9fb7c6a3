#include "ui/chat/transcript_view.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/chat/answer_view.h"
#include "ui/chat/chat_model.h"
#include "ui/chat/context_line.h"
#include "ui/chat/end_follower.h"
#include "ui/chat/question_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/accessible_role.h"

namespace ui {
namespace {

constexpr int turnGap = 14;
constexpr int showIntervalMs = 50;
constexpr int longestIntervalMs = 500;
constexpr int restPerWork = 8;  // showing an answer that grows takes at most so small a part of the time
constexpr int firstRows = 4;    // about what a screen shows; they are built at once
constexpr int olderRows = 2;    // are built at a time, so that no frame is late
constexpr int readyRows = 40;   // are built without being asked for

}  // namespace

TranscriptView::TranscriptView(ChatModel& model, QWidget* parent)
    : QScrollArea(parent), m_model(model), m_follower(new EndFollower(this)) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleRole(this, QAccessible::List);
  setAccessibleName(tr("Conversation"));
  verticalScrollBar()->setSingleStep(22);
  buildColumn();
  for (QTimer* timer : {&m_showSoon, &m_buildSoon, &m_tabsSoon}) timer->setSingleShot(true);
  m_showSoon.setInterval(showIntervalMs);
  connect(&m_showSoon, &QTimer::timeout, this, &TranscriptView::showChanged);
  connect(&m_buildSoon, &QTimer::timeout, this, &TranscriptView::buildOlder);
  connect(&m_tabsSoon, &QTimer::timeout, this, &TranscriptView::orderTabs);
  connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
    if (m_first > 0 && verticalScrollBar()->value() < viewport()->height()) m_buildSoon.start(0);
  });
  connectModel();
}

void TranscriptView::buildColumn() {
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
  m_contextLine = new ContextLine(column);
  m_contextLine->hide();
  setWidget(page);
  page->setAutoFillBackground(false);
  viewport()->setAutoFillBackground(false);
}

void TranscriptView::connectModel() {
  connect(&m_model, &ChatModel::turnAdded, this, &TranscriptView::addTurn);
  connect(&m_model, &ChatModel::turnsRemoved, this, &TranscriptView::removeTurns);
  connect(&m_model, &ChatModel::shownChanged, this, &TranscriptView::showAll);
  connect(&m_model, &ChatModel::answerChanged, this, [this](int turn) {
    m_changedTurn = turn;
    if (!m_model.turns()[turn].answer.isOpen()) {
      m_showSoon.stop();
      showChanged();
    } else if (!m_showSoon.isActive()) {
      m_showSoon.start();
    }
  });
  connect(&m_model, &ChatModel::contextChanged, this, &TranscriptView::showContextLine);
  connect(&m_model, &ChatModel::answeringChanged, this, [this](bool answering) {
    for (const Row& row : std::as_const(m_rows)) row.answer->setBusy(answering);
  });
}

TranscriptView::Row TranscriptView::makeRow(int turn) {
  const ChatTurn& shown = m_model.turns()[turn];
  const Row row{new QuestionView(shown, widget()), new AnswerView(widget())};
  row.answer->setAnswer(shown.answer, static_cast<int>(shown.pictures.size()));
  row.answer->setBusy(m_model.isAnswering());
  row.answer->setLast(turn + 1 == m_model.turns().size());
  connectRow(row, turn);
  for (const AttachedPicture& picture : shown.pictures) {
    if (picture.thumb.isNull()) Q_EMIT pictureWanted(picture);
  }
  return row;
}

void TranscriptView::connectRow(const Row& row, int turn) {
  connect(row.question, &QuestionView::pictureOpened, this, &TranscriptView::pictureOpened);
  connect(row.question, &QuestionView::seesRequested, this, &TranscriptView::seesRequested);
  connect(row.answer, &AnswerView::againRequested, this, [this, turn] { m_model.answerAgain(turn); });
  connect(row.answer, &AnswerView::continueRequested, &m_model, &ChatModel::continueAnswer);
  connect(row.answer, &AnswerView::editRequested, this, [this, turn] { Q_EMIT editRequested(turn); });
  connect(row.answer, &AnswerView::drawRequested, this, &TranscriptView::drawRequested);
  connect(row.answer, &AnswerView::versionRequested, this, [this, turn](int steps) { m_model.stepVersion(turn, steps); });
}

void TranscriptView::addTurn(int turn) {
  const Row row = makeRow(turn);
  if (!m_rows.isEmpty()) m_rows.last().answer->setLast(false);
  m_rows.append(row);
  m_column->insertWidget(m_column->count() - 1, row.question);
  m_column->insertWidget(m_column->count() - 1, row.answer);
  showVersions(turn);
  m_tabsSoon.start(0);
  m_follower->scrollToEnd();
}

void TranscriptView::removeTurns(int from) {
  m_showSoon.stop();
  m_changedTurn = -1;
  while (m_first + m_rows.size() > from && !m_rows.isEmpty()) drop(m_rows.takeLast());
  m_first = std::min(m_first, from);
  m_follower->placePill();
}

void TranscriptView::showAll() {
  removeTurns(0);
  const auto turns = static_cast<int>(m_model.turns().size());
  m_first = std::max(0, turns - firstRows);
  for (int turn = m_first; turn < turns; ++turn) addTurn(turn);
  if (m_first > 0) m_buildSoon.start(0);
}

/// Builds some turns above those that are there; what is in view stays where it is.
void TranscriptView::buildOlder() {
  if (m_first == 0) return;
  m_follower->keepInPlace(m_rows.isEmpty() ? nullptr : m_rows.first().question, [this] {
    for (int built = 0; built < olderRows && m_first > 0; ++built) {
      const Row row = makeRow(--m_first);
      m_rows.prepend(row);
      m_column->insertWidget(0, row.question);
      m_column->insertWidget(1, row.answer);
      row.question->show();
      row.answer->show();
      showVersions(m_first);
    }
  });
  m_tabsSoon.start(0);
  const bool near = verticalScrollBar()->value() < viewport()->height();
  if (m_first > 0 && (m_rows.size() < readyRows || near)) m_buildSoon.start(0);
}

void TranscriptView::orderTabs() {
  QWidget* last = this;
  for (const Row& row : std::as_const(m_rows)) {
    for (QWidget* next : row.question->focusOrder() + row.answer->focusOrder()) {
      setTabOrder(last, next);
      last = next;
    }
  }
}

void TranscriptView::setPicture(const AttachedPicture& picture) {
  for (const Row& row : std::as_const(m_rows)) row.question->setPicture(picture);
}

/// Stands above the first turn that is told; nowhere while all are, or while that turn is not built.
void TranscriptView::showContextLine() {
  const int first = m_model.firstTold();
  m_column->removeWidget(m_contextLine);
  const auto end = static_cast<int>(m_first + m_rows.size());
  const bool shown = first > m_first && first <= end;
  if (shown) {
    m_contextLine->setContextLength(m_model.contextLength());
    const int place = first < end ? m_column->indexOf(question(first)) : m_column->count() - 1;
    m_column->insertWidget(place, m_contextLine);
  }
  m_contextLine->setVisible(shown);
}

void TranscriptView::showVersions(int turn) {
  const QStringList versions = m_model.conversation()->versions(turn);
  answer(turn)->setVersions(static_cast<int>(versions.indexOf(m_model.turns()[turn].id)) + 1,
                            static_cast<int>(versions.size()));
}

void TranscriptView::drop(const Row& row) {
  row.question->hide();
  row.question->deleteLater();
  row.answer->hide();
  row.answer->deleteLater();
}

void TranscriptView::showChanged() {
  if (m_changedTurn < m_first || m_changedTurn >= m_first + m_rows.size()) return;
  const ChatTurn& turn = m_model.turns()[m_changedTurn];
  QElapsedTimer work;
  work.start();
  answer(m_changedTurn)->setAnswer(turn.answer, static_cast<int>(turn.pictures.size()));
  // A paragraph that never ends is laid out anew each time, and takes longer and longer.
  m_showSoon.setInterval(std::clamp(static_cast<int>(work.elapsed()) * restPerWork, showIntervalMs, longestIntervalMs));
}

void TranscriptView::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  const int bar =
      width() - viewport()->width();  // lies over the margin, so that the column does not jump when it comes
  m_row->setContentsMargins(metrics::readingMargin - AnswerView::outset, metrics::space20, metrics::readingMargin - bar,
                            metrics::space16);
  m_follower->placePill();
}

void TranscriptView::keyPressEvent(QKeyEvent* event) {
  const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
  if (plain && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
    stepTo(event->key() == Qt::Key_Up ? -1 : 1);
    return;
  }
  if (event->key() == Qt::Key_End) return m_follower->scrollToEnd();
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
