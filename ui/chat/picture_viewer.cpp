#include "ui/chat/picture_viewer.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/theme/metrics.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/parent_cover.h"

namespace ui {
namespace {

constexpr int margin = 32;
constexpr int captionHeight = 40;
constexpr int largestScale = 4;  // a picture of 96 pixels need not fill the screen

}  // namespace

PictureViewer::PictureViewer(QWidget* parent)
    : QWidget(parent), m_close(new IconButton(QStringLiteral("close"), tr("Close the picture"), this)) {
  m_close->setWords(tr("Close the picture"), tr("Esc"));
  m_close->setOverPicture(true);
  connect(m_close, &QAbstractButton::clicked, this, &PictureViewer::closeViewer);
  setFocusPolicy(Qt::StrongFocus);
  setProperty("ownFocus", true);
  new ParentCover(this);
  hide();
}

void PictureViewer::open(const AttachedPicture& picture) {
  m_picture = picture.view;
  m_caption = tr("%1 · %2 × %3").arg(picture.name).arg(picture.pixels->width).arg(picture.pixels->height);
  setAccessibleName(m_caption);
  m_before = QApplication::focusWidget();
  show();
  raise();
  setFocus(Qt::OtherFocusReason);
}

void PictureViewer::closeViewer() {
  hide();
  m_picture = {};
  if (m_before) m_before->setFocus(Qt::OtherFocusReason);
}

void PictureViewer::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.fillRect(rect(), color(ColorRole::Scrim));
  const QRect room = rect().adjusted(margin, margin, -margin, -margin - captionHeight);
  QSize size = m_picture.size().scaled(room.size(), Qt::KeepAspectRatio);
  size = size.boundedTo(m_picture.size() * largestScale);
  QRect place(QPoint(), size);
  place.moveCenter(room.center());
  painter.drawImage(place, m_picture);
  painter.setFont(theme().font(TypeStyle::Body));
  painter.setPen(color(ColorRole::OnScrim));
  painter.drawText(QRect(margin, height() - margin - captionHeight, width() - 2 * margin, captionHeight),
                   Qt::AlignCenter, m_caption);
}

void PictureViewer::resizeEvent(QResizeEvent*) {
  m_close->move(width() - m_close->sizeHint().width() - metrics::space12, metrics::space12);
}

void PictureViewer::mousePressEvent(QMouseEvent* event) {
  closeViewer();
  event->accept();
}

void PictureViewer::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Space) return closeViewer();
  QWidget::keyPressEvent(event);
}

bool PictureViewer::focusNextPrevChild(bool) { return true; }  // nothing below can be reached while it is open

}  // namespace ui
