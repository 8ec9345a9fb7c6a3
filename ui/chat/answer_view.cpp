#include "ui/chat/answer_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QResizeEvent>
#include <QTimerEvent>
#include <QVBoxLayout>

#include "ui/bridge/error_text.h"
#include "ui/chat/answer_foot.h"
#include "ui/chat/answer_words.h"
#include "ui/chat/message_text.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int outset = AnswerView::outset;
constexpr int tickMs = 250;

class EndingRow final : public QWidget {
 public:
  using QWidget::QWidget;

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    drawIcon(painter, QStringLiteral("stop"), QRect(0, 0, 14, height()), 14, color(ColorRole::Text2));
  }
};

}  // namespace

AnswerView::AnswerView(QWidget* parent)
    : QWidget(parent),
      m_stage(new ElidedLabel(this, TypeStyle::Small, ColorRole::Text2)),
      m_text(new MessageText(this)),
      m_ending(new EndingRow(this)),
      m_endingText(new QLabel(m_ending)),
      m_continue(new LinkButton(tr("Continue"), m_ending)),
      m_foot(new AnswerFoot(this)) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_text->setAccessibleName(tr("Answer"));
  buildEnding();
  connectFoot();
  m_body = new QVBoxLayout;
  m_body->setContentsMargins(outset, 0, 0, 0);
  m_body->setSpacing(metrics::space4);
  m_body->addWidget(m_text);
  m_body->addWidget(m_stage);
  m_body->addWidget(m_ending);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space4);
  column->setSizeConstraint(QLayout::SetNoConstraint);
  column->addLayout(m_body);
  column->addWidget(m_foot);
}

void AnswerView::buildEnding() {
  setTextStyle(m_endingText, TypeStyle::Small, ColorRole::Text2);
  m_endingText->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_endingText->setWordWrap(true);
  auto* row = new QHBoxLayout(m_ending);
  row->setContentsMargins(20, 0, 0, 0);
  row->setSpacing(metrics::space8);
  constexpr int beforeTheRest = 1000;  // the words take what they need, the rest stays empty
  row->addWidget(m_endingText, beforeTheRest);
  row->addWidget(m_continue);
  row->addStretch(1);
  connect(m_continue, &QAbstractButton::clicked, this, &AnswerView::continueRequested);
  connect(&theme(), &Theme::changed, this, &AnswerView::fitEnding, Qt::QueuedConnection);  // when the label has the new font
}

QList<QWidget*> AnswerView::focusOrder() const { return QList<QWidget*>{m_text, m_continue} + m_foot->focusOrder(); }

bool AnswerView::event(QEvent* event) {
  const bool handled = QWidget::event(event);
  if (event->type() == QEvent::LayoutRequest) fitHeight();
  return handled;
}

void AnswerView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (event->size().width() != event->oldSize().width()) fitHeight();
}

// A scroll area takes the smallest height of wrapped labels at no width for their height; so the height is set here.
void AnswerView::fitHeight() {
  setFixedHeight(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                               : layout()->totalSizeHint().height());
}

void AnswerView::connectFoot() {
  connect(m_foot, &AnswerFoot::copyRequested, this, [this] { QGuiApplication::clipboard()->setText(m_answer.text); });
  connect(m_foot, &AnswerFoot::againRequested, this, &AnswerView::againRequested);
  connect(m_foot, &AnswerFoot::editRequested, this, &AnswerView::editRequested);
  connect(m_foot, &AnswerFoot::versionRequested, this, &AnswerView::versionRequested);
  connect(m_foot, &AnswerFoot::drawRequested, this, [this] { Q_EMIT drawRequested(m_text->plainText().simplified()); });
}

void AnswerView::setAnswer(const ChatAnswer& answer, int pictures) {
  const bool stageChanged = answer.state != m_answer.state || answer.progress.stage != m_answer.progress.stage;
  const bool textChanged = answer.text != m_answer.text;
  m_answer = answer;
  m_pictures = pictures;
  if (stageChanged || !m_stageClock.isValid()) m_stageClock.start();
  if (textChanged) m_text->setMarkdownText(answer.text);
  m_text->setVisible(!answer.text.isEmpty());
  m_text->setWriting(answer.isOpen());
  updateStage();
  updateNotes();
  updateFoot();
}

void AnswerView::setVersions(int number, int count) {
  m_foot->setVersions(number, count);
  updateFoot();
}

void AnswerView::setLast(bool last) {
  m_last = last;
  updateNotes();
  updateFoot();
}

void AnswerView::setBusy(bool busy) {
  m_busy = busy;
  m_foot->setBusy(busy);
  updateNotes();
}

QString AnswerView::stageLine() const { return m_stage->isHidden() ? QString() : m_stage->text(); }

void AnswerView::updateStage() {
  const bool shown = m_answer.isOpen() && m_answer.text.size() == m_answer.continuedFrom;
  m_stage->setVisible(shown);
  if (!shown) {
    m_tick.stop();
    return;
  }
  if (!m_tick.isActive()) m_tick.start(tickMs, this);
  const double waited = static_cast<double>(m_stageClock.elapsed()) / 1000.0;
  m_stage->setText(tr("%1, %2").arg(stageOf(m_answer, m_pictures), secondsWords(waited)));
}

void AnswerView::updateNotes() {
  const QString ending = endingOf(m_answer);
  const bool goesOn = m_last && m_answer.brokeOff();
  if (m_busy || m_answer.isOpen()) keepFocus();
  m_endingText->setText(ending);
  fitEnding();
  m_continue->setVisible(goesOn);
  m_continue->setEnabled(!m_busy);
  m_ending->setVisible(!ending.isEmpty());
  if (m_answer.state != AnswerState::Failed) {
    delete m_error;
    m_error = nullptr;
    return;
  }
  if (m_error == nullptr) makeErrorNote();
  for (TextButton* button : {m_goOn, m_tryAgain, m_edit}) {
    button->setVisible((button == m_goOn) == goesOn);  // the foot has the other two, then
    button->setEnabled(!m_busy);
  }
  m_error->show();
  m_error->setMessage(errorText(m_answer.errorKind).heading, errorBody(m_answer.errorKind, m_answer.errorSentence));
}

/// Beside a link, a label that wraps would take all of the row.
void AnswerView::fitEnding() {
  m_endingText->setMaximumWidth(m_endingText->fontMetrics().horizontalAdvance(m_endingText->text()) + 2);
}

void AnswerView::makeErrorNote() {
  m_error = new InlineNote(InlineNote::Kind::Error, this);
  m_tryAgain = m_error->addButton(tr("Try again"), QStringLiteral("retry"));
  m_edit = m_error->addButton(tr("Edit the question"), QStringLiteral("edit"));
  m_goOn = m_error->addButton(tr("Continue"), QStringLiteral("play"));
  setTabOrder(m_text, m_tryAgain);
  setTabOrder(m_tryAgain, m_edit);
  setTabOrder(m_edit, m_goOn);
  connect(m_tryAgain, &QAbstractButton::clicked, this, &AnswerView::againRequested);
  connect(m_edit, &QAbstractButton::clicked, this, &AnswerView::editRequested);
  connect(m_goOn, &QAbstractButton::clicked, this, &AnswerView::continueRequested);
  m_body->insertWidget(m_body->indexOf(m_ending), m_error);
}

/// What has the focus is switched off, and goes when the answer goes on: the focus stays at the answer.
void AnswerView::keepFocus() {
  const QWidget* focus = window()->focusWidget();
  if (m_ending->isAncestorOf(focus) || (m_error != nullptr && m_error->isAncestorOf(focus))) {
    m_text->setFocus(Qt::OtherFocusReason);
  }
}

void AnswerView::updateFoot() {
  const bool hasText = !m_answer.text.isEmpty();
  // Elsewhere the note of the failure offers it.
  const bool canRepeat = m_answer.state != AnswerState::Failed || (m_last && m_answer.brokeOff());
  m_foot->setContent(hasText, canRepeat, hasText && m_answer.tokens > 0 ? figuresOf(m_answer) : QString());
  m_foot->setVisible(!m_answer.isOpen() && m_foot->hasContent());
}

void AnswerView::timerEvent(QTimerEvent* event) {
  if (event->timerId() == m_tick.timerId()) return updateStage();
  QWidget::timerEvent(event);
}

}  // namespace ui
