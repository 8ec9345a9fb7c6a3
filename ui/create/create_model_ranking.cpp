// The order of the pictures in a drawing: as they were drawn, or the best first.
#include <algorithm>

#include "ui/create/create_model.h"

namespace ui {

void CreateModel::setRankingProgress(JobId job, const RankingProgress& progress) {
  const int row = rowOf(job);
  if (row < 0) return;
  m_drawings[row].ranking.progress = progress;
  Q_EMIT drawingChanged(job);
}

void CreateModel::rankTiles(JobId job, RankedBy by, const QHash<int, double>& merits) {
  const int row = rowOf(job);
  if (row < 0) return;
  QList<Tile>& tiles = m_drawings[row].tiles;
  for (Tile& tile : tiles) tile.merit = merits.value(tile.number, 0);
  for (Tile& tile : tiles) {
    tile.rank = 1 + static_cast<int>(std::count_if(tiles.begin(), tiles.end(), [&tile](const Tile& other) {
      return other.merit > tile.merit || (other.merit == tile.merit && other.number < tile.number);
    }));
  }
  m_drawings[row].ranking.by = by;
  setBestFirst(job, true);
  if (by != RankedBy::Prompt) return;
  for (Tile& tile : m_drawings[row].tiles) tile.showsPrompt = tile.merit;
  Q_EMIT promptRanked(job);
}

void CreateModel::setBestFirst(JobId job, bool bestFirst) {
  const int row = rowOf(job);
  if (row < 0 || m_drawings[row].ranking.by == RankedBy::Nothing) return;
  const QList<QPersistentModelIndex> sections{QPersistentModelIndex(index(row, 0))};
  Q_EMIT layoutAboutToBeChanged(sections, VerticalSortHint);
  Drawing& drawing = m_drawings[row];
  const QList<Tile> before = drawing.tiles;
  const auto place = [bestFirst](const Tile& tile) { return bestFirst ? tile.rank : tile.number; };
  std::sort(drawing.tiles.begin(), drawing.tiles.end(),
            [&place](const Tile& a, const Tile& b) { return place(a) < place(b); });
  drawing.ranking.bestFirst = bestFirst;
  for (const QModelIndex& old : persistentIndexList()) {
    if (old.internalId() != job) continue;
    changePersistentIndex(old, index(drawing.rowOf(before[old.row()].number), 0, index(row, 0)));
  }
  Q_EMIT layoutChanged(sections, VerticalSortHint);
  Q_EMIT drawingChanged(job);
}

void CreateModel::rankRegion(const Drawing& drawing) {
  if (!drawing.branch.variation.region || drawing.tiles.size() < 2) return;
  QHash<int, double> merits;
  for (const Tile& tile : drawing.tiles) {
    if (tile.kept.tokens == 0) return;  // nothing follows the region that could tell
    merits.insert(tile.number, tile.kept.per_token());
  }
  rankTiles(drawing.job, RankedBy::Surroundings, merits);
}

}  // namespace ui
