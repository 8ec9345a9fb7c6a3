// What the Create page does with its tiles.
#include "ui/create/create_model.h"
#include "ui/create/create_page.h"
#include "ui/create/drawing_order.h"
#include "ui/create/drawn_by.h"
#include "ui/create/large_view.h"
#include "ui/create/picture_drop.h"
#include "ui/create/picture_grid.h"
#include "ui/create/picture_keeper.h"
#include "ui/settings/preferences.h"
#include "ui/store/picture_archive.h"
#include "ui/widgets/icon_button.h"

namespace ui {
namespace {

const QString confidenceKey = QStringLiteral("create-confidence");

}  // namespace

void CreatePage::connectGrid() {
  connect(m_grid, &PictureGrid::openRequested, this, &CreatePage::openLarge);
  connect(m_grid, &PictureGrid::saveRequested, m_keeper, &PictureKeeper::askWhereToSave);
  connect(m_grid, &PictureGrid::copyRequested, m_keeper, &PictureKeeper::copy);
  connect(m_grid, &PictureGrid::dragRequested, m_keeper, &PictureKeeper::drag);
  connect(m_grid, &PictureGrid::reuseRequested, this, [this](const QModelIndex& tile) {
    if (const Drawing* drawing = m_model->drawingAt(tile)) reuseJob(drawing->job);
  });
  connect(m_grid, &PictureGrid::starRequested, this, [this](const QModelIndex& tile) {
    const Tile* shown = m_model->tileAt(tile);
    if (shown != nullptr && shown->stored != 0) m_archive.setStarred({shown->stored}, !shown->starred);
  });
  connect(m_grid, &PictureGrid::moreLikeThisRequested, this, [this](const QModelIndex& tile) {
    if (const Drawing* drawing = m_model->drawingAt(tile)) m_model->draw(moreLikeThis(*drawing));
  });
  connect(m_grid, &PictureGrid::stripRequested, this, [this](const QModelIndex& tile) {
    if (const Drawing* drawing = m_model->drawingAt(tile)) m_model->draw(guidanceStrip(*drawing, tile.row()));
  });
  connect(m_grid, &PictureGrid::continueRequested, this, [this](const QModelIndex& tile) {
    const Tile* shown = m_model->tileAt(tile);
    if (shown != nullptr && shown->phase == TilePhase::Stopped) m_model->draw(continued(*m_model->drawingAt(tile), tile.row()));
  });
  connect(m_grid, &PictureGrid::rerollRequested, this, [this](const QModelIndex& tile, qint64 rows) {
    if (const Drawing* drawing = m_model->drawingAt(tile)) m_model->draw(rerolled(*drawing, tile.row(), rows));
  });
  connect(m_grid, &PictureGrid::regionRequested, this, [this](const QModelIndex& tile, const QRect& cells) {
    if (const Drawing* drawing = m_model->drawingAt(tile)) m_model->draw(regionRerolled(*drawing, tile.row(), cells));
  });
  connect(m_grid, &PictureGrid::discussRequested, this, [this](const QModelIndex& tile) {
    const Tile* shown = m_model->tileAt(tile);
    if (shown == nullptr || !shown->canBeKept()) return;
    Q_EMIT discussRequested(shown->picture, tr("%1.png").arg(m_model->drawingAt(tile)->prompt.left(40)));
  });
  connect(m_large, &LargeView::closed, this, &CreatePage::closeLarge);
  connect(m_large, &LargeView::saveRequested, this, [this] { m_keeper->askWhereToSave(m_large->current()); });
  connect(m_large, &LargeView::copyRequested, this, [this] { m_keeper->copy(m_large->current()); });
}

void CreatePage::buildConfidenceSwitch() {
  m_confidence = new IconButton(QStringLiteral("confidence"), tr("Show how sure the model was of each token"), this);
  m_confidence->setCheckable(true);
  m_confidence->setChecked(m_preferences.remembered(confidenceKey, false));
  const auto act = [this](bool on) {
    m_model->setReporting(on);
    m_grid->setConfidenceShown(on);
  };
  connect(m_confidence, &QAbstractButton::toggled, this, [this, act](bool on) {
    act(on);
    m_preferences.remember(confidenceKey, on);
  });
  act(m_confidence->isChecked());
}

void CreatePage::connectDrop() {
  m_drop = new PictureDrop(this, m_content);
  connect(m_drop, &PictureDrop::arrived, this, &CreatePage::bringBack);
  connect(m_drop, &PictureDrop::failed, this, [this](const QString& sentence) { tell(InlineNote::Kind::Error, sentence); });
}

void CreatePage::bringBackFile(const QString& path) { m_drop->read(path); }

void CreatePage::bringBack(const QImage& picture, const core::inference::PictureMetadata& drawn) {
  m_problem->hide();
  closeLarge();
  m_model->bringBack(picture, drawn);
  reuse(drawn);
  const QString other = otherModelWords(m_bridge.model(), drawn);
  if (!other.isEmpty()) tell(InlineNote::Kind::Info, other);
}

}  // namespace ui
