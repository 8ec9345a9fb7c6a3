#include "ui/widgets/picture_thumb.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/theme/metrics.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int crossDisc = 18;
constexpr int crossTarget = 24;

class RemoveCross final : public QAbstractButton {
 public:
  explicit RemoveCross(QWidget* parent) : QAbstractButton(parent) {
    setFixedSize(crossTarget, crossTarget);
    setFocusPolicy(Qt::NoFocus);  // Delete on the thumbnail does the same
    setCursor(Qt::ArrowCursor);
    setAttribute(Qt::WA_Hover);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    QRectF disc(0, 0, crossDisc, crossDisc);
    disc.moveCenter(QRectF(rect()).center());
    drawRoundedBox(painter, disc, crossDisc / 2.0, color(underMouse() ? ColorRole::AccentPressed : ColorRole::Scrim));
    drawIcon(painter, QStringLiteral("close"), rect(), 12, color(ColorRole::OnScrim));
  }
};

}  // namespace

PictureThumb::PictureThumb(const QPixmap& picture, int side, QWidget* parent)
    : QAbstractButton(parent), m_picture(picture), m_side(side) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
  setNumber(0);
}

void PictureThumb::setPicture(const QPixmap& picture) {
  m_picture = picture;
  m_scaled = {};
  update();
}

void PictureThumb::setNumber(int number) {
  m_number = number;
  const QString words = number > 0 ? tr("Picture %1").arg(number) : tr("Picture");
  setAccessibleName(words);
  setToolTip(words);
  update();
}

void PictureThumb::setNumberInWords(bool inWords) {
  m_numberInWords = inWords;
  update();
}

void PictureThumb::setRemovable(bool removable) {
  if (!removable) {
    delete m_cross;
    m_cross = nullptr;
  } else if (m_cross == nullptr) {
    m_cross = new RemoveCross(this);
    m_cross->setAccessibleName(tr("Take the picture out"));
    m_cross->setToolTip(tr("Take the picture out  Del"));
    m_cross->move(m_side - crossTarget, 0);
    connect(m_cross, &QAbstractButton::clicked, this, &PictureThumb::removeRequested);
  }
}

void PictureThumb::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const qreal ratio = devicePixelRatioF();
  if (m_scaled.isNull() || m_scaled.devicePixelRatio() != ratio) {
    m_scaled = m_picture.isNull() ? QPixmap()
                                  : m_picture.scaled(QSize(m_side, m_side) * ratio, Qt::KeepAspectRatioByExpanding,
                                                     Qt::SmoothTransformation);
    m_scaled.setDevicePixelRatio(ratio);
  }
  painter.setRenderHint(QPainter::Antialiasing);
  QPainterPath clip;
  clip.addRoundedRect(rect(), metrics::radiusTile, metrics::radiusTile);
  painter.setClipPath(clip);
  painter.fillRect(rect(), color(ColorRole::Cell));
  const QSizeF size = m_scaled.deviceIndependentSize();
  painter.drawPixmap(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), m_scaled);
  painter.setClipping(false);
  drawRoundedBox(painter, rect(), metrics::radiusTile, QColor(), color(ColorRole::Border));
  if (m_number == 0) return;
  const QString text = m_numberInWords ? tr("Picture %1").arg(m_number) : QString::number(m_number);
  painter.setFont(theme().font(TypeStyle::CaptionMedium));
  const int textHeight = theme().lineHeight(TypeStyle::Caption);
  const QRectF badge(4, height() - 4 - textHeight, painter.fontMetrics().horizontalAdvance(text) + 10, textHeight);
  drawRoundedBox(painter, badge, metrics::radiusTag, color(ColorRole::Scrim));
  painter.setPen(color(ColorRole::OnScrim));
  painter.drawText(badge, Qt::AlignCenter, text);
}

void PictureThumb::keyPressEvent(QKeyEvent* event) {
  const bool removes = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
  if (removes && m_cross != nullptr) {
    Q_EMIT removeRequested();
    return;
  }
  QAbstractButton::keyPressEvent(event);
}

}  // namespace ui
