#include "ui/create/large_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/create/create_model.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/painting.h"

namespace ui {
namespace {

constexpr int barHeight = 42;
constexpr int largestSide = 768;

}  // namespace

LargeView::LargeView(CreateModel& model, QWidget* parent)
    : Surface(ColorRole::Surface, parent), m_model(model), m_caption(new ElidedLabel(this, TypeStyle::BodyStrong)) {
  build();
  connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
    if (isVisible()) refresh();
  });
  connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] {
    if (isVisible() && !m_index.isValid()) Q_EMIT closed();
  });
}

void LargeView::build() {
  setFocusPolicy(Qt::StrongFocus);
  setProperty("ownFocus", true);  // it fills the page; a frame around it would say nothing
  auto* back = new IconButton(QStringLiteral("close"), tr("Back to all pictures"), this);
  back->setWords(tr("Back to all pictures"), QStringLiteral("Esc"));
  m_previous = new IconButton(QStringLiteral("left"), tr("Previous picture"), this);
  m_previous->setWords(tr("Previous picture"), QStringLiteral("Left"));
  m_next = new IconButton(QStringLiteral("right"), tr("Next picture"), this);
  m_next->setWords(tr("Next picture"), QStringLiteral("Right"));
  m_pixels = new IconButton(QStringLiteral("grid"), tr("Show pixels"), this);
  m_pixels->setWords(tr("Show the pixels as they are"), QStringLiteral("Z"));
  m_pixels->setCheckable(true);
  m_save = new IconButton(QStringLiteral("save"), tr("Save as…"), this);
  m_save->setWords(tr("Save as…"), QStringLiteral("Ctrl+S"));
  m_copy = new IconButton(QStringLiteral("copy"), tr("Copy picture"), this);
  m_copy->setWords(tr("Copy picture"), QStringLiteral("Ctrl+C"));
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(metrics::pageMargin, 0, metrics::pageMargin, 0);
  bar->setSpacing(metrics::space4);
  bar->addWidget(m_caption, 1);
  for (QWidget* button : {m_previous, m_next, m_pixels, m_save, m_copy, back}) bar->addWidget(button);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addLayout(bar);
  bar->addStrut(barHeight);
  column->addStretch(1);
  connect(back, &QAbstractButton::clicked, this, &LargeView::closed);
  connect(m_previous, &QAbstractButton::clicked, this, [this] { step(-1); });
  connect(m_next, &QAbstractButton::clicked, this, [this] { step(1); });
  connect(m_save, &QAbstractButton::clicked, this, [this] { Q_EMIT saveRequested(m_index); });
  connect(m_copy, &QAbstractButton::clicked, this, [this] { Q_EMIT copyRequested(m_index); });
  connect(m_pixels, &QAbstractButton::toggled, this, [this](bool on) {
    m_smooth = !on;
    update();
  });
}

void LargeView::show(const QModelIndex& tile) {
  m_index = tile;
  refresh();
  QWidget::show();
  raise();
  setFocus(Qt::OtherFocusReason);
}

QModelIndex LargeView::neighbour(int by) const {
  return m_index.isValid() ? m_model.index(m_index.row() + by, 0, QModelIndex(m_index).parent()) : QModelIndex();
}

void LargeView::step(int by) {
  const QModelIndex next = neighbour(by);
  if (!next.isValid()) return;
  m_index = next;
  refresh();
}

void LargeView::refresh() {
  const Tile* tile = m_model.tileAt(m_index);
  const Drawing* drawing = m_model.drawingAt(m_index);
  if (tile == nullptr || drawing == nullptr) return;
  QString text = tr("Picture %1 of %2 · %3").arg(m_index.row() + 1).arg(drawing->tiles.size()).arg(drawing->prompt);
  if (tile->phase == TilePhase::Drawing || tile->phase == TilePhase::Painting) text = tr("Preview · %1").arg(text);
  m_caption->setText(text);
  setAccessibleName(m_index.data(Qt::AccessibleTextRole).toString());
  m_previous->setEnabled(neighbour(-1).isValid());
  m_next->setEnabled(neighbour(1).isValid());
  m_save->setEnabled(tile->canBeKept());
  m_copy->setEnabled(tile->canBeKept());
  update();
}

void LargeView::paintEvent(QPaintEvent* event) {
  Surface::paintEvent(event);
  const Tile* tile = m_model.tileAt(m_index);
  if (tile == nullptr) return;
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
  if (!tile->picture.isNull()) painter.drawImage(box, tile->picture);
}

void LargeView::keyPressEvent(QKeyEvent* event) {
  const Tile* tile = m_model.tileAt(m_index);
  const bool kept = tile != nullptr && tile->canBeKept();
  if (event->matches(QKeySequence::Save) && kept) return Q_EMIT saveRequested(m_index);
  if (event->matches(QKeySequence::Copy) && kept) return Q_EMIT copyRequested(m_index);
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up: return step(-1);
    case Qt::Key_Right:
    case Qt::Key_Down: return step(1);
    case Qt::Key_Z: return m_pixels->toggle();
    case Qt::Key_Space:
    case Qt::Key_Escape: return Q_EMIT closed();
    default: Surface::keyPressEvent(event);
  }
}

void LargeView::mouseDoubleClickEvent(QMouseEvent*) { Q_EMIT closed(); }

}  // namespace ui
