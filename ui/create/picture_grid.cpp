#include "ui/create/picture_grid.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>

#include "ui/create/create_model.h"
#include "ui/create/tile_actions.h"
#include "ui/create/tile_delegate.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/keyboard_focus.h"

namespace ui {
namespace {

Tile tileOf(const QModelIndex& index) { return index.data(CreateModel::TileRole).value<Tile>(); }

}  // namespace

PictureGrid::PictureGrid(QWidget* parent) : SectionGridView(parent), m_actions(new TileActions(viewport())) {
  setItemDelegate(new TileDelegate(this));
  setAccessibleName(tr("Pictures"));
  setDragEnabled(true);
  setDragDropMode(DragOnly);
  connect(this, &QAbstractItemView::entered, this, &PictureGrid::setActionTile);
  connect(this, &SectionGridView::cellLeft, this, [this] { setActionTile({}); });
  connect(this, &SectionGridView::laidOut, this, &PictureGrid::placeActions);
  connect(m_actions, &TileActions::saveRequested, this, [this] { Q_EMIT saveRequested(m_actionTile); });
  connect(m_actions, &TileActions::copyRequested, this, [this] { Q_EMIT copyRequested(m_actionTile); });
  connect(m_actions, &TileActions::moreRequested, this, [this](const QPoint& at) { showMenu(m_actionTile, at); });
}

void PictureGrid::setActionTile(const QModelIndex& tile) {
  m_actionTile = tile;
  placeActions();
}

void PictureGrid::placeActions() {
  if (m_actionTile.isValid() && tileOf(m_actionTile).canBeKept()) {
    m_actions->showOn(visualRect(m_actionTile));
  } else {
    m_actions->hide();
  }
}

void PictureGrid::keyPressEvent(QKeyEvent* event) {
  const QModelIndex tile = currentIndex();
  const bool kept = tile.isValid() && tileOf(tile).canBeKept();
  if (event->matches(QKeySequence::Save) && kept) return Q_EMIT saveRequested(tile);
  if (event->matches(QKeySequence::Copy) && kept) return Q_EMIT copyRequested(tile);
  const bool opens = event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (opens && tile.isValid() && !tileOf(tile).picture.isNull()) return Q_EMIT openRequested(tile);
  if (event->key() == Qt::Key_U && tile.isValid() && event->modifiers() == Qt::NoModifier)
    return Q_EMIT reuseRequested(tile);
  if (event->key() == Qt::Key_Menu && tile.isValid()) {
    return showMenu(tile, viewport()->mapToGlobal(visualRect(tile).center()));
  }
  SectionGridView::keyPressEvent(event);
}

void PictureGrid::mouseDoubleClickEvent(QMouseEvent* event) {
  const QModelIndex tile = indexAt(event->position().toPoint());
  if (tile.isValid() && !tileOf(tile).picture.isNull()) Q_EMIT openRequested(tile);
}

void PictureGrid::contextMenuEvent(QContextMenuEvent* event) {
  const QModelIndex tile = indexAt(event->pos());
  if (tile.isValid()) showMenu(tile, event->globalPos());
}

void PictureGrid::showMenu(const QModelIndex& tile, const QPoint& globalPosition) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setAttribute(Qt::WA_TranslucentBackground);
  menu->setWindowFlag(Qt::FramelessWindowHint);
  const QPersistentModelIndex kept(tile);
  const auto add = [&](const QString& icon, const QString& words, const QString& keys, bool enabled, auto signal) {
    QAction* action = menu->addAction(IconProvider::icon(icon), words + QLatin1Char('\t') + keys);
    action->setEnabled(enabled);
    connect(action, &QAction::triggered, this, [this, kept, signal] {
      if (kept.isValid()) (this->*signal)(kept);
    });
  };
  const Tile shown = tileOf(tile);
  add(QStringLiteral("open"), tr("Show large"), tr("Space"), !shown.picture.isNull(), &PictureGrid::openRequested);
  menu->addSeparator();
  add(QStringLiteral("save"), tr("Save as…"), QStringLiteral("Ctrl+S"), shown.canBeKept(), &PictureGrid::saveRequested);
  add(QStringLiteral("copy"), tr("Copy picture"), QStringLiteral("Ctrl+C"), shown.canBeKept(),
      &PictureGrid::copyRequested);
  menu->addSeparator();
  add(QStringLiteral("reuse"), tr("Reuse settings"), QStringLiteral("U"), true, &PictureGrid::reuseRequested);
  menu->popup(globalPosition);
}

void PictureGrid::startDrag(Qt::DropActions) {
  const QModelIndex tile = currentIndex();
  if (tile.isValid() && tileOf(tile).canBeKept()) Q_EMIT dragRequested(tile);
}

void PictureGrid::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  SectionGridView::currentChanged(current, previous);
  viewport()->update();
  if (KeyboardFocus::lastInputWasKeyboard()) setActionTile(current.parent().isValid() ? current : QModelIndex());
}

void PictureGrid::focusOutEvent(QFocusEvent* event) {
  SectionGridView::focusOutEvent(event);
  viewport()->update();
  if (KeyboardFocus::lastInputWasKeyboard()) setActionTile({});
}

}  // namespace ui
