#include "ui/chat/first_run_parts.h"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include "ui/chat/sample_picture.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/key_hint.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int zoneHeight = 196;
constexpr int compactZoneHeight = 148;
constexpr QSize drawing(196, 132);
constexpr int sheetSide = 104;
constexpr int zoneGap = 32;
constexpr int cardHeight = 142;  // at least
constexpr int cardIcon = 20;
constexpr int previewGrid = 24;

/// A picture as a slightly turned sheet; from `knownShare` on it is still the empty grid of a drawing in progress.
void drawSheet(QPainter& painter, const QPointF& corner, double degrees, const QPixmap& picture, double knownShare) {
  painter.save();
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  painter.translate(corner + QPointF(sheetSide / 2.0, sheetSide / 2.0));
  painter.rotate(degrees);
  const QRectF sheet(-sheetSide / 2.0, -sheetSide / 2.0, sheetSide, sheetSide);
  QPainterPath round;
  round.addRoundedRect(sheet, metrics::radiusTile, metrics::radiusTile);
  painter.save();
  painter.setClipPath(round);
  painter.fillRect(sheet, color(ColorRole::Cell));
  painter.setPen(color(ColorRole::CellLine));
  constexpr double cell = static_cast<double>(sheetSide) / previewGrid;
  for (int line = 1; line < previewGrid && knownShare < 1; ++line) {
    const double at = sheet.left() + line * cell;
    painter.drawLine(QPointF(at, sheet.top()), QPointF(at, sheet.bottom()));
    painter.drawLine(QPointF(sheet.left(), at), QPointF(sheet.right(), at));
  }
  const double known = sheetSide * knownShare;
  painter.drawPixmap(QRectF(sheet.topLeft(), QSizeF(sheetSide, known)), picture,
                     QRectF(0, 0, picture.width(), picture.height() * knownShare));
  if (knownShare < 1)
    painter.fillRect(QRectF(sheet.left() + 14 * cell, sheet.top() + known, cell, cell), color(ColorRole::Accent));
  painter.restore();
  painter.setPen(color(ColorRole::Border));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(round);
  painter.restore();
}

}  // namespace

DropZone::DropZone(QWidget* parent)
    : QWidget(parent),
      m_choose(new TextButton(tr("Choose a picture…"), this)),
      m_sample(new TextButton(tr("Try a sample"), this)),
      m_left(QPixmap::fromImage(samplePicture())),
      m_right(QPixmap::fromImage(secondSamplePicture())) {
  m_choose->setIconName(QStringLiteral("attach"));
  m_sample->setIconName(QStringLiteral("picture"));
  auto* heading = new QLabel(tr("Drop a picture here"), this);
  setTextStyle(heading, TypeStyle::Title);
  auto* hint = new QLabel(tr("or paste one"), this);
  setTextStyle(hint, TypeStyle::Body, ColorRole::Text2);
  auto* paste = new QHBoxLayout;
  paste->setSpacing(metrics::space8);
  paste->addWidget(hint);
  paste->addWidget(new KeyHint(QKeySequence(QKeySequence::Paste).toString(QKeySequence::NativeText), this));
  paste->addStretch();
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(metrics::space8);
  buttons->addWidget(m_choose);
  buttons->addWidget(m_sample);
  auto* words = new QVBoxLayout;
  words->setSpacing(metrics::space8);
  words->addStretch();
  words->addWidget(heading);
  words->addLayout(paste);
  words->addLayout(buttons);
  words->addStretch();
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metrics::space16, 0, metrics::space16, 0);
  row->setSpacing(zoneGap);
  row->addStretch();
  row->addSpacing(drawing.width());
  row->addLayout(words);
  row->addStretch();
  setCompact(false);
}

void DropZone::setCompact(bool compact) { setFixedHeight(compact ? compactZoneHeight : zoneHeight); }

void DropZone::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QPen dashes(color(ColorRole::BorderStrong), 1.5);
  dashes.setDashPattern({2, 2});
  dashes.setCapStyle(Qt::FlatCap);
  painter.setPen(dashes);
  painter.setBrush(color(ColorRole::Window));
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), metrics::radiusComposer,
                          metrics::radiusComposer);
  const double left = m_choose->x() - zoneGap - drawing.width();
  const double top = (height() - drawing.height()) / 2.0 + 14;
  drawSheet(painter, {left, top}, -5, m_left, 1);
  drawSheet(painter, {left + 84, top}, 4, m_right, 14.0 / previewGrid);
}

ExampleCard::ExampleCard(const QString& icon, const QString& heading, const QString& sentence, const QString& example,
                         QWidget* parent)
    : QWidget(parent),
      m_icon(icon),
      m_heading(new QLabel(heading, this)),
      m_sentence(new QLabel(sentence, this)),
      m_button(new TextButton(example, this, TextButton::Kind::Plain, TextButton::Height::Small)) {
  setTextStyle(m_heading, TypeStyle::BodyStrong);
  setTextStyle(m_sentence, TypeStyle::Body, ColorRole::Text2);
  m_sentence->setWordWrap(true);
  m_button->setAccessibleDescription(sentence);
  m_button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  auto* column = new QVBoxLayout(this);
  column->addWidget(m_heading);
  column->addWidget(m_sentence);
  column->addStretch();
  column->addWidget(m_button);
  setCompact(false);
}

void ExampleCard::setTexts(const QString& sentence, const QString& example) {
  m_sentence->setText(sentence);
  m_button->setText(example);
  m_button->setAccessibleDescription(sentence);
  m_button->updateGeometry();
}

void ExampleCard::setCompact(bool compact) {
  m_compact = compact;
  m_heading->setVisible(!compact);
  m_sentence->setVisible(!compact);
  m_button->setIconName(compact ? m_icon : QString());
  m_button->updateGeometry();
  if (compact) {
    layout()->setContentsMargins(0, 0, 0, 0);
    setMinimumHeight(m_button->sizeHint().height());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  } else {
    layout()->setContentsMargins(16, 15, 12, 14);
    layout()->setSpacing(metrics::space8);
    m_heading->setContentsMargins(cardIcon + metrics::space8, 0, 0, 0);
    setMinimumHeight(cardHeight);  // larger text makes it higher
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // all are of one width
  }
  update();
}

void ExampleCard::paintEvent(QPaintEvent*) {
  if (m_compact) return;
  QPainter painter(this);
  drawRoundedBox(painter, rect(), metrics::radiusCard, color(ColorRole::Surface), color(ColorRole::Border));
  drawIcon(painter, m_icon, QRect(m_heading->x(), m_heading->y(), cardIcon, m_heading->height()), cardIcon,
           color(ColorRole::Accent));
}

}  // namespace ui
