#include "ui/chat/question_view.h"

#include <QAction>
#include <QPainter>
#include <algorithm>

#include "ui/chat/message_text.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/picture_thumb.h"

namespace ui {
namespace {

constexpr int widestBox = 560;
constexpr int aloneSide = 112;
constexpr int rowSide = 84;
constexpr QMargins boxPadding(12, 10, 12, 10);

}  // namespace

QuestionView::QuestionView(const ChatTurn& turn, QWidget* parent) : QWidget(parent), m_pictures(turn.pictures) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("You: %1").arg(turn.question));
  const int side = turn.pictures.size() == 1 ? aloneSide : rowSide;
  for (qsizetype i = 0; i < turn.pictures.size(); ++i) {
    const AttachedPicture& picture = turn.pictures[i];
    auto* thumb = new PictureThumb(QPixmap::fromImage(picture.thumb), side, this);
    thumb->setNumber(turn.firstPicture + static_cast<int>(i));
    thumb->setNumberInWords(true);
    thumb->setToolTip(picture.name);
    connect(thumb, &QAbstractButton::clicked, this, [this, i] { Q_EMIT pictureOpened(m_pictures[i]); });
    thumb->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* sees = new QAction(IconProvider::icon(QStringLiteral("eye")), tr("What the model sees"), thumb);
    thumb->addAction(sees);
    connect(sees, &QAction::triggered, this, [this, i] { Q_EMIT seesRequested(m_pictures[i]); });
    m_thumbs.append(thumb);
  }
  if (turn.question.isEmpty()) return;
  m_text = new MessageText(this);
  m_text->setAccessibleName(tr("Question"));
  m_text->setPlain(turn.question);
}

void QuestionView::setPicture(const AttachedPicture& picture) {
  for (qsizetype i = 0; i < m_pictures.size(); ++i) {
    if (m_pictures[i].file != picture.file || !m_pictures[i].thumb.isNull()) continue;
    m_pictures[i].thumb = picture.thumb;
    m_thumbs[i]->setPicture(QPixmap::fromImage(picture.thumb));
  }
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

}  // namespace ui
