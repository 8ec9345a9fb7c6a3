#include "ui/create/picture_grid.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>

#include "ui/create/confidence_map.h"
#include "ui/create/create_model.h"
#include "ui/create/region_frame.h"
#include "ui/create/reroll_line.h"
#include "ui/create/tile_actions.h"
#include "ui/create/tile_delegate.h"
#include "ui/theme/icon_provider.h"
#include "ui/theme/keyboard_focus.h"
#include "ui/widgets/popup_menu.h"

namespace ui {
namespace {

Tile tileOf(const QModelIndex& index) { return index.data(CreateModel::TileRole).value<Tile>(); }

}  // namespace

PictureGrid::PictureGrid(QWidget* parent)
    : SectionGridView(parent),
      m_delegate(new TileDelegate(this)),
      m_actions(new TileActions(viewport())),
      m_reroll(new RerollLine(viewport())),
      m_region(new RegionFrame(viewport())) {
  setItemDelegate(m_delegate);
  setAccessibleName(tr("Pictures"));
  setDragEnabled(true);
  setDragDropMode(DragOnly);
  connect(this, &QAbstractItemView::entered, this, &PictureGrid::setActionTile);
  connect(this, &SectionGridView::cellLeft, this, [this] { setActionTile({}); });
  connect(this, &SectionGridView::laidOut, this, &PictureGrid::placeActions);
  connect(this, &SectionGridView::laidOut, this, &PictureGrid::placeOverlays);
  connectActions();
  connectOverlays();
}

void PictureGrid::connectActions() {
  connect(m_actions, &TileActions::saveRequested, this, [this] { Q_EMIT saveRequested(m_actionTile); });
  connect(m_actions, &TileActions::copyRequested, this, [this] { Q_EMIT copyRequested(m_actionTile); });
  connect(m_actions, &TileActions::moreRequested, this, [this](const QPoint& at) { showMenu(m_actionTile, at); });
  connect(m_actions, &TileActions::starRequested, this, [this] { Q_EMIT starRequested(m_actionTile); });
  connect(m_actions, &TileActions::discussRequested, this, [this] { Q_EMIT discussRequested(m_actionTile); });
  connect(m_actions, &TileActions::moreLikeThisRequested, this, [this] { Q_EMIT moreLikeThisRequested(m_actionTile); });
  connect(m_actions, &TileActions::continueRequested, this, [this] { Q_EMIT continueRequested(m_actionTile); });
  connect(m_actions, &TileActions::reuseRequested, this, [this] { Q_EMIT reuseRequested(m_actionTile); });
  connect(m_actions, &TileActions::rerollRequested, this, [this] { openReroll(m_actionTile); });
}

void PictureGrid::connectOverlays() {
  connect(m_reroll, &RerollLine::chosen, this, [this](qint64 rows) {
    if (m_rerollTile.isValid()) Q_EMIT rerollRequested(m_rerollTile, rows);
  });
  connect(m_region, &RegionFrame::chosen, this, [this](const QRect& cells) {
    if (m_rerollTile.isValid()) Q_EMIT regionRequested(m_rerollTile, cells);
  });
  for (TileOverlay* overlay : std::initializer_list<TileOverlay*>{m_reroll, m_region}) {
    connect(overlay, &TileOverlay::left, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, overlay, &QWidget::hide);
  }
}

void PictureGrid::setConfidenceShown(bool shown) {
  m_delegate->setConfidenceShown(shown);
  viewport()->update();
}

void PictureGrid::openReroll(const QModelIndex& tile) {
  if (!tile.isValid() || !tileOf(tile).isWhole()) return;
  scrollTo(tile);
  m_rerollTile = tile;
  setActionTile({});
  m_reroll->open(visualRect(tile), tileOf(tile).grid);
}

void PictureGrid::openRegion(const QModelIndex& tile) {
  if (!tile.isValid() || !tileOf(tile).isWhole()) return;
  scrollTo(tile);
  m_rerollTile = tile;
  setActionTile({});
  m_region->open(visualRect(tile), tileOf(tile).grid);
}

bool PictureGrid::leaveReroll() {
  if (!m_reroll->isVisible() && !m_region->isVisible()) return false;
  m_reroll->hide();
  m_region->hide();
  setFocus(Qt::OtherFocusReason);
  return true;
}

/// What the model thought of the token under the mouse.
bool PictureGrid::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip || !m_delegate->isConfidenceShown()) return SectionGridView::viewportEvent(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const QModelIndex index = indexAt(help->pos());
  const Tile tile = index.isValid() ? tileOf(index) : Tile();
  const auto* report = reportAt(help->pos(), visualRect(index), tile.reports, tile.grid);
  QToolTip::showText(help->globalPos(), report != nullptr ? confidenceWords(*report, tile.grid) : QString(), viewport());
  return true;
}

void PictureGrid::setActionTile(const QModelIndex& tile) {
  m_actionTile = tile;
  placeActions();
  viewport()->update();
}

void PictureGrid::placeActions() {
  if (m_actionTile.isValid() && tileOf(m_actionTile).canBeKept()) {
    const Tile tile = tileOf(m_actionTile);
    m_actions->showOn(visualRect(m_actionTile), {.stored = tile.stored != 0, .starred = tile.starred, .whole = tile.isWhole(),
                                                 .stopped = tile.phase == TilePhase::Stopped});
  } else {
    m_actions->hide();
  }
  m_delegate->setActionTile(m_actions->isVisible() ? QModelIndex(m_actionTile) : QModelIndex());
}

void PictureGrid::dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
  SectionGridView::dataChanged(first, last, roles);
  const bool hasActions = m_actionTile.isValid() && m_actionTile.parent() == first.parent() &&
                          m_actionTile.row() >= first.row() && m_actionTile.row() <= last.row();
  if (hasActions) placeActions();
}

void PictureGrid::placeOverlays() {
  for (QWidget* overlay : std::initializer_list<QWidget*>{m_reroll, m_region}) {
    if (!overlay->isVisible()) continue;
    m_rerollTile.isValid() ? overlay->setGeometry(visualRect(m_rerollTile)) : overlay->hide();
  }
}

bool PictureGrid::takeKey(const QKeyEvent& event, const QModelIndex& tile) {
  const bool kept = tileOf(tile).canBeKept();
  if (event.matches(QKeySequence::Save) && kept) return Q_EMIT saveRequested(tile), true;
  if (event.matches(QKeySequence::Copy) && kept) return Q_EMIT copyRequested(tile), true;
  if (event.key() == Qt::Key_R && event.modifiers() == Qt::ShiftModifier) return openRegion(tile), true;
  if (event.modifiers() != Qt::NoModifier && event.modifiers() != Qt::KeypadModifier) return false;
  switch (event.key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (!tileOf(tile).picture.isNull()) Q_EMIT openRequested(tile);
      return true;
    case Qt::Key_U: return Q_EMIT reuseRequested(tile), true;
    case Qt::Key_M: return Q_EMIT moreLikeThisRequested(tile), true;
    case Qt::Key_D: return Q_EMIT discussRequested(tile), true;
    case Qt::Key_S: return Q_EMIT starRequested(tile), true;
    case Qt::Key_C: return Q_EMIT continueRequested(tile), true;
    case Qt::Key_R: return openReroll(tile), true;
    case Qt::Key_Menu: return showMenu(tile, viewport()->mapToGlobal(visualRect(tile).center())), true;
    default: return false;
  }
}

void PictureGrid::keyPressEvent(QKeyEvent* event) {
  const QModelIndex tile = currentIndex();
  if (tile.isValid() && tile.parent().isValid() && takeKey(*event, tile)) return event->accept();
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
  QMenu* menu = makePopupMenu(this);
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
  if (shown.phase == TilePhase::Stopped)
    add(QStringLiteral("play"), tr("Continue"), QStringLiteral("C"), true, &PictureGrid::continueRequested);
  add(QStringLiteral("discuss"), tr("Discuss in Chat"), QStringLiteral("D"), shown.canBeKept(), &PictureGrid::discussRequested);
  add(QStringLiteral("star"), shown.starred ? tr("Take the star away") : tr("Star"), QStringLiteral("S"), shown.stored != 0,
      &PictureGrid::starRequested);
  menu->addSeparator();
  add(QStringLiteral("reuse"), tr("Reuse settings"), QStringLiteral("U"), true, &PictureGrid::reuseRequested);
  add(QStringLiteral("more-like"), tr("More like this"), QStringLiteral("M"), true, &PictureGrid::moreLikeThisRequested);
  add(QStringLiteral("compare"), tr("The same at several guidances"), {}, true, &PictureGrid::stripRequested);
  add(QStringLiteral("region"), tr("Draw anew from a row"), QStringLiteral("R"), shown.isWhole(), &PictureGrid::openReroll);
  add(QStringLiteral("region"), tr("Draw a region anew"), tr("Shift+R"), shown.isWhole(), &PictureGrid::openRegion);
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
