// What the engine tells the model of the Create page.
#include <algorithm>

#include "ui/bridge/core_words.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"
#include "ui/create/create_model.h"

namespace ui {

using core::engine::JobOutcome;

void CreateModel::onJobStarted(JobId job) {
  const auto waiting =
      std::find_if(m_queue.begin(), m_queue.end(), [job](const Drawing& one) { return one.job == job; });
  if (waiting == m_queue.end()) return;
  Drawing drawing = *waiting;
  m_queue.erase(waiting);
  drawing.state = DrawingState::Running;
  if (const auto* model = m_bridge.model()) {
    drawing.model = toQString(std::string_view(model->name));
    drawing.modelHash = toQString(model->weights_hash);
    drawing.tiles.resize(drawing.options.count, Tile{.grid = model->image_grid});
  } else {
    drawing.tiles.resize(drawing.options.count);
  }
  for (int number = 0; number < drawing.tiles.size(); ++number) drawing.tiles[number].number = number;
  m_running = job;
  beginInsertRows({}, 0, 0);
  m_drawings.prepend(std::move(drawing));
  endInsertRows();
  Q_EMIT queueChanged();
  Q_EMIT runningChanged(true);
}

void CreateModel::onTokens(JobId job, qint64 index, qint64 tokens) {
  Tile* tile = runningTile(job, index);
  if (tile == nullptr || tile->phase == TilePhase::Final) return;
  tile->tokens = tokens;
  const bool all = tile->grid > 0 && tokens >= tile->grid * tile->grid;
  tile->phase = all ? TilePhase::Painting : TilePhase::Drawing;
  tileChanged(job, index);
}

void CreateModel::onReports(JobId job, qint64 index, const std::vector<core::inference::TokenReport>& reports) {
  if (Tile* tile = runningTile(job, index)) tile->reports.append(QList(reports.begin(), reports.end()));
}

void CreateModel::onPreview(JobId job, const ArrivedPreview& preview) {
  Tile* tile = runningTile(job, preview.index);
  if (tile == nullptr || tile->phase == TilePhase::Final) return;
  tile->picture = preview.picture;
  tile->codes = preview.codes;
  tile->rows = preview.rows;
  tile->grid = preview.grid;
  tile->tokens = std::max(tile->tokens, preview.tokens);
  if (tile->phase == TilePhase::Waiting) tile->phase = TilePhase::Drawing;
  tileChanged(job, preview.index);
}

void CreateModel::onPicture(JobId job, const ArrivedPicture& picture) {
  Tile* tile = runningTile(job, picture.index);
  if (tile == nullptr) return;
  tile->picture = picture.picture;
  tile->codes = picture.tokens;
  tile->tokens = static_cast<qint64>(picture.tokens.size());
  tile->rows = tile->grid;
  tile->seconds = picture.seconds;
  tile->kept = picture.kept;
  tile->phase = TilePhase::Final;
  tileChanged(job, picture.index);
  Q_EMIT pictureEnded(job, static_cast<int>(picture.index));
  Q_EMIT drawingChanged(job);
}

void CreateModel::onFinished(JobId job, const core::engine::ImageResult& result) {
  const int row = rowOf(job);
  if (row >= 0) m_drawings[row].seconds = result.seconds;
}

/// What a picture shows already is kept, whatever ended it.
void CreateModel::endTiles(Drawing& drawing) {
  for (Tile& tile : drawing.tiles) {
    if (tile.phase == TilePhase::Final) continue;
    const bool isLost = drawing.state == DrawingState::Failed && tile.picture.isNull();
    tile.phase = isLost ? TilePhase::Failed : TilePhase::Stopped;
  }
}

void CreateModel::dropEmptyTiles(int row) {
  QList<Tile>& tiles = m_drawings[row].tiles;
  int kept = static_cast<int>(tiles.size());
  while (kept > 0 && tiles[kept - 1].picture.isNull()) --kept;
  if (kept == tiles.size()) return;
  beginRemoveRows(index(row, 0), kept, static_cast<int>(tiles.size()) - 1);
  tiles.resize(kept);
  endRemoveRows();
}

void CreateModel::onJobEnded(JobId job, const core::engine::JobReport& report) {
  if (m_queue.removeIf([job](const Drawing& one) { return one.job == job; }) > 0) {  // all jobs were stopped
    Q_EMIT queueChanged();
    return;
  }
  const int row = rowOf(job);
  if (row < 0) return;
  Drawing& drawing = m_drawings[row];
  drawing.state = report.outcome == JobOutcome::finished  ? DrawingState::Finished
                  : report.outcome == JobOutcome::stopped ? DrawingState::Stopped
                                                          : DrawingState::Failed;
  if (drawing.state == DrawingState::Failed) {
    drawing.failureHeading = errorText(report.kind).heading;
    drawing.failure = errorBody(report.kind, coreWords(report.sentence));
  }
  endTiles(drawing);
  m_running = 0;
  if (drawing.state == DrawingState::Stopped) dropEmptyTiles(row);
  const QModelIndex section = index(row, 0);
  const int tiles = rowCount(section);
  if (tiles > 0) Q_EMIT dataChanged(index(0, 0, section), index(tiles - 1, 0, section));
  for (int tile = 0; tile < tiles; ++tile) {
    const Tile& ended = m_drawings[row].tiles[tile];
    if (ended.phase == TilePhase::Stopped && ended.canBeKept()) Q_EMIT pictureEnded(job, tile);
  }
  if (drawing.state == DrawingState::Finished) rankRegion(drawing);
  Q_EMIT drawingChanged(job);
  Q_EMIT runningChanged(false);
}

}  // namespace ui
