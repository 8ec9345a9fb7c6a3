#include "ui/chat/turn_views.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QResizeEvent>
#include <QTimerEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/error_text.h"
#include "ui/chat/message_text.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/picture_thumb.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int widestBox = 560;
constexpr int aloneSide = 112;
constexpr int rowSide = 84;
constexpr QMargins boxPadding(12, 10, 12, 10);
constexpr int footHeight = 28;
constexpr int outset = AnswerView::outset;
constexpr int tickMs = 250;

QString seconds(double value) {
  const int decimals = value < 0.1 ? 2 : value < 10 ? 1 : 0;
  return AnswerView::tr("%1 s").arg(QLocale().toString(value, 'f', decimals));
}

QString tokensOf(const ChatAnswer& answer) {
  return answer.tokens == 1 ? AnswerView::tr("1 token")
                            : AnswerView::tr("%1 tokens").arg(QLocale().toString(answer.tokens));
}

/// "0.4 s to first token · 61 tok/s · 84 tokens"
QString figuresOf(const ChatAnswer& answer) {
  QStringList parts;
  if (answer.secondsToFirstToken > 0)
    parts += AnswerView::tr("%1 to first token").arg(seconds(answer.secondsToFirstToken));
  const double writing = answer.seconds - answer.secondsToFirstToken;
  if (answer.tokens > 1 && writing > 0) {
    const double rate = static_cast<double>(answer.tokens - 1) / writing;
    parts += AnswerView::tr("%1 tok/s").arg(QLocale().toString(rate, 'f', rate < 10 ? 1 : 0));
  }
  parts += tokensOf(answer);
  return parts.join(QStringLiteral(" · "));
}

/// Why the answer ended before the model ended it; empty when it did not.
QString endingOf(const ChatAnswer& answer) {
  if (answer.state == AnswerState::LengthLimit) {
    return AnswerView::tr("This answer reached its limit of %1. It is kept.").arg(tokensOf(answer));
  }
  if (answer.state != AnswerState::Stopped) return {};
  if (answer.text.isEmpty()) return AnswerView::tr("You stopped this answer before its first word.");
  return AnswerView::tr("You stopped this answer after %1. It is kept.").arg(tokensOf(answer));
}

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

QuestionView::QuestionView(const ChatTurn& turn, QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("You: %1").arg(turn.question));
  const int side = turn.pictures.size() == 1 ? aloneSide : rowSide;
  for (qsizetype i = 0; i < turn.pictures.size(); ++i) {
    const AttachedPicture& picture = turn.pictures[i];
    auto* thumb = new PictureThumb(QPixmap::fromImage(picture.thumb), side, this);
    thumb->setNumber(turn.firstPicture + static_cast<int>(i));
    thumb->setNumberInWords(true);
    thumb->setToolTip(picture.name);
    connect(thumb, &QAbstractButton::clicked, this, [this, picture] { Q_EMIT pictureOpened(picture); });
    m_thumbs.append(thumb);
  }
  if (turn.question.isEmpty()) return;
  m_text = new MessageText(this);
  m_text->setAccessibleName(tr("Question"));
  m_text->setPlain(turn.question);
}

QList<QWidget*> QuestionView::focusOrder() const {
  QList<QWidget*> order(m_thumbs.begin(), m_thumbs.end());
  if (m_text) order.append(m_text);
  return order;
}

void QuestionView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  place();
}

void QuestionView::place() {
  const int innerWidth = std::min(widestBox, width()) - boxPadding.left() - boxPadding.right();
  const int side = m_thumbs.isEmpty() ? 0 : m_thumbs.first()->sizeHint().width();
  const int perRow = side == 0 ? 1 : std::max(1, (innerWidth + metrics::space8) / (side + metrics::space8));
  const int columns = std::min(perRow, static_cast<int>(m_thumbs.size()));
  const int picturesWidth = columns * (side + metrics::space8) - (columns > 0 ? metrics::space8 : 0);
  const int textWidth = m_text ? m_text->widthWithin(innerWidth) : 0;
  const int inner = std::max(picturesWidth, textWidth);
  const int left = width() - inner - boxPadding.right();
  int top = boxPadding.top();
  for (int i = 0; i < static_cast<int>(m_thumbs.size()); ++i) {
    m_thumbs[i]->setGeometry(left + (i % perRow) * (side + metrics::space8),
                             top + (i / perRow) * (side + metrics::space8), side, side);
  }
  if (!m_thumbs.isEmpty()) {
    const int rows = (static_cast<int>(m_thumbs.size()) + perRow - 1) / perRow;
    top += rows * (side + metrics::space8) - (m_text ? 0 : metrics::space8);
  }
  if (m_text) {
    const int textHeight = m_text->heightFor(inner);
    // The height of a line lies above its letters: half of it goes, so that a line stands in the middle of its box.
    const int above = std::max(0, (theme().lineHeight(TypeStyle::Reading) - m_text->fontMetrics().height()) / 2);
    m_text->setGeometry(left, top - above, inner, textHeight);
    top += textHeight;
  }
  m_box = QRect(left - boxPadding.left(), 0, inner + boxPadding.left() + boxPadding.right(), top + boxPadding.bottom());
  setFixedHeight(m_box.height());
}

void QuestionView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  drawRoundedBox(painter, m_box, metrics::radiusCard, color(ColorRole::Raised), color(ColorRole::Border));
}

AnswerView::AnswerView(QWidget* parent)
    : QWidget(parent),
      m_stage(new ElidedLabel(this, TypeStyle::Small, ColorRole::Text2)),
      m_text(new MessageText(this)),
      m_ending(new EndingRow(this)),
      m_endingText(new QLabel(m_ending)),
      m_foot(new QWidget(this)) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_text->setAccessibleName(tr("Answer"));
  setTextStyle(m_endingText, TypeStyle::Small, ColorRole::Text2);
  m_endingText->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* row = new QHBoxLayout(m_ending);
  row->setContentsMargins(20, 0, 0, 2);
  row->addWidget(m_endingText, 1);
  buildFoot();
  m_body = new QVBoxLayout;
  m_body->setContentsMargins(outset, 0, 0, 0);
  m_body->setSpacing(metrics::space4);
  m_body->addWidget(m_stage);
  m_body->addWidget(m_text);
  m_body->addWidget(m_ending);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(metrics::space4);
  column->setSizeConstraint(QLayout::SetNoConstraint);
  column->addLayout(m_body);
  column->addWidget(m_foot);
}

QList<QWidget*> AnswerView::focusOrder() const { return {m_text, m_copy, m_again}; }

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

void AnswerView::buildFoot() {
  m_copy = new IconButton(QStringLiteral("copy"), tr("Copy the answer"), m_foot, IconButtonSize::Small);
  m_again = new IconButton(QStringLiteral("retry"), tr("Answer again"), m_foot, IconButtonSize::Small);
  m_figures = new QLabel(m_foot);
  setTextStyle(m_figures, TypeStyle::Small, ColorRole::Text3);
  m_foot->setFixedHeight(footHeight);
  auto* row = new QHBoxLayout(m_foot);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2);
  row->addWidget(m_copy);
  row->addWidget(m_again);
  row->addStretch();
  row->addWidget(m_figures);
  connect(m_copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_answer.text); });
  connect(m_again, &QAbstractButton::clicked, this, &AnswerView::againRequested);
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

void AnswerView::setLast(bool last) {
  m_last = last;
  updateNotes();
  updateFoot();
}

QString AnswerView::stageLine() const { return m_stage->isHidden() ? QString() : m_stage->text(); }

void AnswerView::updateStage() {
  const bool shown = m_answer.isOpen() && m_answer.text.isEmpty();
  m_stage->setVisible(shown);
  if (!shown) {
    m_tick.stop();
    return;
  }
  if (!m_tick.isActive()) m_tick.start(tickMs, this);
  QString line = tr("Reading the prompt");
  if (m_answer.state == AnswerState::Waiting) {
    line = tr("Waiting for the model");
  } else if (m_answer.progress.stage == core::engine::Stage::looking) {
    line = m_pictures > 1 ? tr("Looking at %1 pictures").arg(m_pictures) : tr("Looking at the picture");
  } else if (m_answer.progress.stage == core::engine::Stage::writing) {
    line = tr("Writing");
  }
  m_stage->setText(tr("%1, %2").arg(line, seconds(static_cast<double>(m_stageClock.elapsed()) / 1000.0)));
}

void AnswerView::updateNotes() {
  const QString ending = endingOf(m_answer);
  m_endingText->setText(ending);
  m_ending->setVisible(!ending.isEmpty());
  const bool failed = m_answer.state == AnswerState::Failed;
  if (!failed) {
    delete m_error;
    m_error = nullptr;
    return;
  }
  if (m_error == nullptr) {
    m_error = new InlineNote(InlineNote::Kind::Error, this);
    m_tryAgain = m_error->addButton(tr("Try again"), QStringLiteral("retry"));
    m_edit = m_error->addButton(tr("Edit the question"), QStringLiteral("edit"));
    setTabOrder(m_text, m_tryAgain);
    setTabOrder(m_tryAgain, m_edit);
    connect(m_tryAgain, &QAbstractButton::clicked, this, &AnswerView::againRequested);
    connect(m_edit, &QAbstractButton::clicked, this, &AnswerView::editRequested);
    m_body->insertWidget(m_body->indexOf(m_ending), m_error);
  }
  m_tryAgain->setVisible(m_last);
  m_edit->setVisible(m_last && m_answer.text.isEmpty());  // it takes the turn back, and what was written with it
  m_error->show();
  m_error->setMessage(errorText(m_answer.errorKind).heading, errorBody(m_answer.errorKind, m_answer.errorSentence));
}

void AnswerView::updateFoot() {
  const bool closed = !m_answer.isOpen();
  const bool hasText = !m_answer.text.isEmpty();
  const bool canRepeat = m_last && m_answer.state != AnswerState::Failed;
  m_foot->setVisible(closed && (hasText || canRepeat));
  m_copy->setVisible(hasText);
  m_again->setVisible(canRepeat);
  m_figures->setText(hasText && m_answer.tokens > 0 ? figuresOf(m_answer) : QString());
}

void AnswerView::timerEvent(QTimerEvent* event) {
  if (event->timerId() == m_tick.timerId()) return updateStage();
  QWidget::timerEvent(event);
}

}  // namespace ui
