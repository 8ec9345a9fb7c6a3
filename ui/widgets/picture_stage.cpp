#include "ui/widgets/picture_stage.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/metrics.h"
#include "ui/widgets/accessible_role.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int barHeight = 42;
constexpr int largestSide = 768;

}  // namespace

PictureStage::PictureStage(QWidget* parent)
    : Surface(ColorRole::Surface, parent), m_caption(new ElidedLabel(this, TypeStyle::BodyStrong)) {
  setAccessibleRole(this, QAccessible::Graphic);
  setFocusPolicy(Qt::StrongFocus);
  setProperty("ownFocus", true);  // it fills the page; a frame around it would say nothing
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(metrics::pageMargin, 0, metrics::pageMargin, 0);
  bar->setSpacing(metrics::space4);
  bar->addStrut(barHeight);
  bar->addWidget(m_caption, 1);
  column->addLayout(bar);
  column->addStretch(1);
  m_previous = barButton(QStringLiteral("left"), tr("Previous picture"), tr("Left"));
  m_next = barButton(QStringLiteral("right"), tr("Next picture"), tr("Right"));
  m_pixels = barButton(QStringLiteral("grid"), tr("Show the pixels as they are"), QStringLiteral("Z"));
  m_save = barButton(QStringLiteral("save"), tr("Save as…"), QStringLiteral("Ctrl+S"));
  m_copy = barButton(QStringLiteral("copy"), tr("Copy picture"), QStringLiteral("Ctrl+C"));
  IconButton* back = barButton(QStringLiteral("close"), tr("Back to all pictures"), tr("Esc"));
  m_pixels->setCheckable(true);
  connect(m_previous, &QAbstractButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
  connect(m_next, &QAbstractButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
  connect(m_save, &QAbstractButton::clicked, this, &PictureStage::saveRequested);
  connect(m_copy, &QAbstractButton::clicked, this, &PictureStage::copyRequested);
  connect(back, &QAbstractButton::clicked, this, &PictureStage::closed);
  connect(m_pixels, &QAbstractButton::toggled, this, [this](bool on) {
    m_smooth = !on;
    update();
  });
}

IconButton* PictureStage::barButton(const QString& icon, const QString& words, const QString& keys) {
  auto* button = new IconButton(icon, words, this);
  button->setWords(words, keys);
  layout()->itemAt(0)->layout()->addWidget(button);
  return button;
}

void PictureStage::setPicture(const QImage& picture) {
  m_picture = picture;
  update();
}

void PictureStage::setCaption(const QString& caption) { m_caption->setText(caption); }

void PictureStage::setNeighbours(bool previous, bool next) {
  m_previous->setEnabled(previous);
  m_next->setEnabled(next);
}

void PictureStage::setKeepable(bool keepable) {
  m_save->setEnabled(keepable);
  m_copy->setEnabled(keepable);
}

void PictureStage::open() {
  show();
  raise();
  setFocus(Qt::OtherFocusReason);
}

void PictureStage::paintEvent(QPaintEvent* event) {
  Surface::paintEvent(event);
  QPainter painter(this);
  const QRectF room =
      QRectF(rect()).adjusted(metrics::pageMargin, barHeight, -metrics::pageMargin, -metrics::pageMargin);
  const double side = std::min({room.width(), room.height(), static_cast<double>(largestSide)});
  QRectF box(0, 0, side, side);
  box.moveCenter(room.center());
  painter.setRenderHint(QPainter::Antialiasing);
  QPainterPath clip;
  clip.addRoundedRect(box, metrics::radiusTile, metrics::radiusTile);
  painter.setClipPath(clip);
  painter.fillRect(box, color(ColorRole::Cell));
  painter.setRenderHint(QPainter::SmoothPixmapTransform, m_smooth);
  if (!m_picture.isNull()) painter.drawImage(box, m_picture);
}

void PictureStage::keyPressEvent(QKeyEvent* event) {
  if (event->matches(QKeySequence::Save)) return m_save->click();
  if (event->matches(QKeySequence::Copy)) return m_copy->click();
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up: return m_previous->click();
    case Qt::Key_Right:
    case Qt::Key_Down: return m_next->click();
    case Qt::Key_Z: return m_pixels->toggle();
    case Qt::Key_Space:
    case Qt::Key_Escape: return Q_EMIT closed();
    default: Surface::keyPressEvent(event);
  }
}

void PictureStage::mouseDoubleClickEvent(QMouseEvent*) { Q_EMIT closed(); }

}  // namespace ui
