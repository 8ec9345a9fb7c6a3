#include "ui/chat/sees_panel.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/qt_convert.h"
#include "ui/chat/crop_view.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int labelWidth = 84;
constexpr double legiblePixels = 8;  // of a letter in the square; smaller ones run together
constexpr int belowPicture = 330;  // what else stands in the panel
constexpr int smallestSquare = 120;
constexpr int badgeGap = 7;
constexpr int readDelayMs = 60;      // a part that is being drawn is read when the mouse rests

QLabel* plainLabel(ColorRole role, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  setTextStyle(label, TypeStyle::Body, role);
  return label;
}

QString sizeWords(const QSize& size) { return SeesPanel::tr("%1 × %2").arg(size.width()).arg(size.height()); }

}  // namespace

SeesPanel::SeesPanel(QWidget* parent)
    : Surface(ColorRole::Window, parent, Qt::LeftEdge),
      m_view(new QLabel(this)),
      m_pictures(new QStackedWidget(this)),
      m_crop(new CropView(this)),
      m_mode(new SegmentedControl(tr("What is given to the model"), this)),
      m_use(new TextButton(tr("Use this part"), this, TextButton::Kind::Primary)),
      m_facts(new QFormLayout),
      m_note(new InlineNote(InlineNote::Kind::Warning, this)),
      m_empty(plainLabel(ColorRole::Text2, this)),
      m_body(new QWidget(this)) {
  setAccessibleName(tr("What the model sees"));
  m_readSoon.setSingleShot(true);
  m_readSoon.setInterval(readDelayMs);
  build();
  connect(&m_readSoon, &QTimer::timeout, this, &SeesPanel::readSquare);
  connect(&m_reader, &SquareReader::ready, this, &SeesPanel::showSquare);
  connect(&m_reader, &SquareReader::failed, this, [this](const QString& sentence) {
    m_note->setMessage({}, sentence);
    m_note->show();
  });
  connect(m_mode, &SegmentedControl::chosen, this, &SeesPanel::chooseMode);
  connect(m_crop, &CropView::partChanged, &m_readSoon, qOverload<>(&QTimer::start));
  connect(m_use, &QAbstractButton::clicked, this, [this] { Q_EMIT cropRequested(m_picture, m_crop->part()); });
  clear();
}

QWidget* SeesPanel::buildHeader() {
  auto* header = new Surface(ColorRole::Window, this, Qt::BottomEdge);
  header->setMinimumHeight(41);
  auto* title = new QLabel(tr("What the model sees"), header);
  setTextStyle(title, TypeStyle::BodyStrong);
  auto* close = new IconButton(QStringLiteral("close"), tr("Close the panel"), header, IconButtonSize::Small);
  connect(close, &QAbstractButton::clicked, this, &SeesPanel::closeRequested);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(metrics::space16, 0, metrics::space8, 1);
  row->addWidget(title, 1);
  row->addWidget(close);
  return header;
}

void SeesPanel::build() {
  m_view->setAccessibleName(tr("The square that the model gets"));
  m_view->setAlignment(Qt::AlignCenter);
  m_pictures->addWidget(m_view);
  m_pictures->addWidget(m_crop);
  m_mode->addChoice(tr("Whole picture"));
  m_mode->addChoice(tr("Crop"));
  m_mode->fillWidth();
  m_facts->setContentsMargins(0, 0, 0, 0);
  m_facts->setVerticalSpacing(5);
  m_facts->setHorizontalSpacing(metrics::space12);
  for (const QString& name : {tr("File"), tr("Original"), tr("Given to it"), tr("Costs")}) {
    auto* label = new QLabel(name, this);
    label->setMinimumWidth(labelWidth);
    setTextStyle(label, TypeStyle::Body, ColorRole::Text3);
    m_values.append(plainLabel(ColorRole::Text, this));
    m_facts->addRow(label, m_values.last());
  }
  auto* body = new QVBoxLayout(m_body);
  body->setContentsMargins(0, 0, 0, 0);
  body->setSpacing(metrics::space12);
  body->addWidget(m_pictures);
  body->addWidget(m_mode);
  body->addWidget(m_use);
  body->addLayout(m_facts);
  body->addWidget(m_note);
  body->addStretch();
  auto* content = new QVBoxLayout;
  content->setContentsMargins(metrics::space16, metrics::space16, metrics::space16, metrics::space16);
  content->addWidget(m_empty);
  content->addWidget(m_body, 1);
  content->addStretch();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(1, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(buildHeader());
  column->addLayout(content, 1);
}

void SeesPanel::setModel(const Model& model) {
  m_model = model;
  if (m_picture.pixels != nullptr) setPicture(m_picture, m_canCrop);
}

void SeesPanel::setPicture(const AttachedPicture& picture, bool canCrop) {
  if (picture.pixels == nullptr || m_model.side == 0) {
    m_picture = picture;
    m_canCrop = canCrop;
    m_empty->setText(m_model.side == 0 ? tr("Load a model to see what it gets of a picture.")
                                       : tr("Attach a picture, or choose one of the chat."));
    m_empty->show();
    m_body->hide();
    return;
  }
  m_picture = picture;
  m_canCrop = canCrop;
  m_empty->hide();
  m_body->show();
  m_mode->setEnabledChoice(1, canCrop, tr("This picture was sent already"));
  m_mode->setCurrent(canCrop && picture.whole ? 1 : 0);
  m_crop->setPicture(whole().view, {static_cast<int>(whole().pixels->width), static_cast<int>(whole().pixels->height)});
  if (picture.whole) m_crop->setPart(picture.part);
  showMode();
}

void SeesPanel::clear() { setPicture({}, false); }

void SeesPanel::chooseMode() {
  if (m_mode->current() == 0 && m_picture.whole && m_canCrop) return Q_EMIT cropRequested(m_picture, QRect());
  showMode();
  if (m_mode->current() == 1) m_crop->setFocus(Qt::OtherFocusReason);
}

void SeesPanel::showMode() {
  const bool crops = m_mode->current() == 1;
  m_pictures->setCurrentIndex(crops ? 1 : 0);
  m_use->setVisible(crops);
  readSquare();
}

void SeesPanel::readSquare() {
  if (m_picture.pixels == nullptr || m_model.side == 0) return;
  const bool crops = m_mode->current() == 1;
  const bool cutAlready = m_picture.whole && !crops;  // it was sent so
  m_use->setEnabled(crops && !(m_picture.whole && m_picture.part == m_crop->part()));
  m_reader.read(cutAlready ? m_picture.pixels : whole().pixels, crops ? m_crop->part() : QRect(), m_model.folder);
}

void SeesPanel::showSquare(const SquareReader::Square& square) {
  m_square = square;
  const int side = m_pictures->height();
  QImage scaled = square.picture.scaled(QSize(side, side) * devicePixelRatioF(), Qt::KeepAspectRatio, Qt::SmoothTransformation);
  scaled.setDevicePixelRatio(devicePixelRatioF());
  if (square.original.width() != square.original.height()) {
    QPainter painter(&scaled);
    drawBadge(painter, QPointF(badgeGap, badgeGap), Qt::AlignLeft, {}, tr("Grey padding"), color(ColorRole::Scrim), color(ColorRole::OnScrim));
  }
  m_view->setPixmap(QPixmap::fromImage(scaled));
  showFacts();
}

void SeesPanel::showFacts() {
  const QLocale locale;
  const int longer = std::max(1, std::max(m_square.original.width(), m_square.original.height()));
  const double scale = m_square.picture.width() / static_cast<double>(longer);
  m_values[0]->setText(m_picture.name);
  m_values[1]->setText(sizeWords(m_square.original));
  m_values[2]->setText(tr("%1, scale %2").arg(sizeWords(m_square.picture.size()), locale.toString(scale, 'g', 3)));
  m_values[3]->setText(tr("%1 of %2 positions").arg(locale.toString(m_model.perPicture), locale.toString(m_model.contextLength)));
  const int legible = qRound(legiblePixels / scale);
  const QString way = m_canCrop ? tr("Crop to read it.") : tr("Attach it again and crop it to read that.");
  m_note->setMessage({}, tr("Text smaller than about %1 px in the original will not be legible here. %2").arg(legible).arg(way));
  m_note->setVisible(scale < 0.75);
}

QString SeesPanel::facts() const {
  QStringList lines;
  for (const QLabel* value : m_values) lines.append(value->text());
  return lines.join(QLatin1Char('\n'));
}

void SeesPanel::resizeEvent(QResizeEvent* event) {
  Surface::resizeEvent(event);
  const int whole = width() - 2 * metrics::space16 - 1;
  m_pictures->setFixedHeight(std::clamp(height() - belowPicture, smallestSquare, std::max(smallestSquare, whole)));
  if (!m_square.picture.isNull() && m_body->isVisible()) showSquare(m_square);
}

}  // namespace ui
