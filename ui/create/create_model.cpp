#include "ui/create/create_model.h"

#include <algorithm>

#include "core/engine/requests.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

using core::engine::JobOutcome;

/// Tiles carry the job of their drawing, drawings none: that is how an index knows its parent, and stays with its tile
/// when another drawing comes above it.
constexpr quintptr noSection = 0;

QString phaseWords(const Tile& tile) {
  switch (tile.phase) {
    case TilePhase::Waiting: return CreateModel::tr("waiting");
    case TilePhase::Drawing: return CreateModel::tr("preview, row %1 of %2").arg(tile.rows).arg(tile.grid);
    case TilePhase::Painting: return CreateModel::tr("painting");
    case TilePhase::Final: return CreateModel::tr("done");
    case TilePhase::Stopped: return CreateModel::tr("stopped at row %1 of %2").arg(tile.rows).arg(tile.grid);
    case TilePhase::Failed: return CreateModel::tr("not drawn");
  }
  return {};
}

}  // namespace

int Drawing::done() const {
  return static_cast<int>(
      std::count_if(tiles.begin(), tiles.end(), [](const Tile& tile) { return tile.phase == TilePhase::Final; }));
}

CreateModel::CreateModel(EngineBridge& bridge, QObject* parent) : QAbstractItemModel(parent), m_bridge(bridge) {
  connect(&bridge, &EngineBridge::jobStarted, this, [this](JobId job) { onJobStarted(job); });
  connect(&bridge, &EngineBridge::imageTokenArrived, this, &CreateModel::onTokens);
  connect(&bridge, &EngineBridge::reportsArrived, this, &CreateModel::onReports);
  connect(&bridge, &EngineBridge::previewArrived, this, &CreateModel::onPreview);
  connect(&bridge, &EngineBridge::pictureArrived, this, &CreateModel::onPicture);
  connect(&bridge, &EngineBridge::imagesFinished, this, &CreateModel::onFinished);
  connect(&bridge, &EngineBridge::jobEnded, this, &CreateModel::onJobEnded);
}

JobId CreateModel::draw(const QString& prompt, const core::inference::ImageOptions& options) {
  return draw(DrawingOrder{.prompt = prompt, .options = options, .branch = {}});
}

JobId CreateModel::draw(const DrawingOrder& order) {
  const QString text = order.prompt.trimmed();
  if (text.isEmpty()) return 0;
  Branch branch = order.branch;
  branch.variation.report_tokens = m_reporting;
  const JobId job =
      m_bridge.generateImages({.prompt = toUtf8(text), .options = order.options, .variation = branch.variation});
  m_queue.append({.job = job, .prompt = text, .options = order.options, .branch = branch});
  Q_EMIT submitted(job, static_cast<int>(order.options.count));
  Q_EMIT queueChanged();
  return job;
}

void CreateModel::moveUp(JobId job) {
  for (qsizetype place = 1; place < m_queue.size(); ++place) {
    if (m_queue[place].job != job) continue;
    m_bridge.exchange(m_queue[place - 1].job, job);
    m_queue.swapItemsAt(place - 1, place);
    return Q_EMIT queueChanged();
  }
}

JobId CreateModel::bringBack(const QImage& picture, const core::inference::PictureMetadata& drawn) {
  const JobId job = --m_lastBroughtBack;
  beginInsertRows({}, 0, 0);
  m_drawings.prepend(broughtBack(job, picture, drawn));
  endInsertRows();
  Q_EMIT queueChanged();
  return job;
}

JobId CreateModel::drawAgain(JobId job) {
  const int row = rowOf(job);
  return row < 0 ? 0 : draw({m_drawings[row].prompt, m_drawings[row].options, m_drawings[row].branch});
}

void CreateModel::stop(JobId job) {
  m_bridge.stop(job);
  // The engine thread comes to a waiting job only when its turn comes; for the person it is out of the queue now.
  if (m_queue.removeIf([job](const Drawing& one) { return one.job == job; }) > 0) Q_EMIT queueChanged();
}

void CreateModel::remove(JobId job) {
  const int row = rowOf(job);
  if (row < 0 || job == m_running) return;
  beginRemoveRows({}, row, row);
  m_drawings.removeAt(row);
  endRemoveRows();
}

void CreateModel::setStored(JobId job, int tile, qint64 id, const QString& file) {
  const int row = rowOf(job);
  if (row < 0 || tile >= m_drawings[row].tiles.size()) return;
  m_drawings[row].tiles[tile].stored = id;
  m_drawings[row].tiles[tile].file = file;
  tileChanged(job, tile);
}

void CreateModel::setStarred(const QList<qint64>& ids, bool starred) {
  for (Drawing& drawing : m_drawings) {
    for (int tile = 0; tile < drawing.tiles.size(); ++tile) {
      if (drawing.tiles[tile].stored == 0 || !ids.contains(drawing.tiles[tile].stored)) continue;
      drawing.tiles[tile].starred = starred;
      tileChanged(drawing.job, tile);
    }
  }
}

const Drawing* CreateModel::running() const {
  const int row = m_running != 0 ? rowOf(m_running) : -1;
  return row < 0 ? nullptr : &m_drawings[row];
}

const Drawing* CreateModel::drawingAt(const QModelIndex& index) const {
  if (!index.isValid()) return nullptr;
  const int row = index.internalId() == noSection ? index.row() : rowOf(index.internalId());
  return row < 0 ? nullptr : &m_drawings[row];
}

const Tile* CreateModel::tileAt(const QModelIndex& index) const {
  if (!index.isValid() || index.internalId() == noSection) return nullptr;
  const Drawing* drawing = drawingAt(index);
  return drawing == nullptr ? nullptr : &drawing->tiles[index.row()];
}

QModelIndex CreateModel::sectionOf(JobId job) const {
  const int row = rowOf(job);
  return row < 0 ? QModelIndex() : index(row, 0);
}

QModelIndex CreateModel::index(int row, int column, const QModelIndex& parent) const {
  if (column != 0 || row < 0 || row >= rowCount(parent)) return {};
  return createIndex(row, column, parent.isValid() ? m_drawings[parent.row()].job : noSection);
}

QModelIndex CreateModel::parent(const QModelIndex& child) const {
  if (!child.isValid() || child.internalId() == noSection) return {};
  const int section = rowOf(child.internalId());
  return section < 0 ? QModelIndex() : createIndex(section, 0, noSection);
}

int CreateModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid()) return static_cast<int>(m_drawings.size());
  return parent.internalId() == noSection ? static_cast<int>(m_drawings[parent.row()].tiles.size()) : 0;
}

QVariant CreateModel::data(const QModelIndex& index, int role) const {
  const Tile* tile = tileAt(index);
  const Drawing* drawing = drawingAt(index);
  if (drawing == nullptr) return {};
  if (role == TileRole && tile != nullptr) return QVariant::fromValue(*tile);
  if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
  if (tile == nullptr) return drawing->prompt;
  return tr("Picture %1 of %2, %3: %4")
      .arg(index.row() + 1)
      .arg(drawing->options.count)
      .arg(phaseWords(*tile), drawing->prompt);
}

Qt::ItemFlags CreateModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const Tile* tile = tileAt(index);
  if (tile == nullptr) return Qt::ItemIsEnabled;
  const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  return tile->canBeKept() ? flags | Qt::ItemIsDragEnabled : flags;
}

void CreateModel::onJobStarted(JobId job) {
  const auto waiting =
      std::find_if(m_queue.begin(), m_queue.end(), [job](const Drawing& one) { return one.job == job; });
  if (waiting == m_queue.end()) return;
  Drawing drawing = *waiting;
  m_queue.erase(waiting);
  drawing.state = DrawingState::Running;
  if (const auto* model = m_bridge.model()) {
    drawing.model = toQString(std::string_view(model->name));
    drawing.tiles.resize(drawing.options.count, Tile{.grid = model->image_grid});
  } else {
    drawing.tiles.resize(drawing.options.count);
  }
  m_running = job;
  beginInsertRows({}, 0, 0);
  m_drawings.prepend(std::move(drawing));
  endInsertRows();
  Q_EMIT queueChanged();
  Q_EMIT runningChanged(true);
}

int CreateModel::rowOf(JobId job) const {
  const auto found =
      std::find_if(m_drawings.begin(), m_drawings.end(), [job](const Drawing& one) { return one.job == job; });
  return found == m_drawings.end() ? -1 : static_cast<int>(found - m_drawings.begin());
}

Tile* CreateModel::runningTile(JobId job, qint64 index) {
  const int row = job == m_running ? rowOf(job) : -1;
  if (row < 0 || index < 0 || index >= m_drawings[row].tiles.size()) return nullptr;
  return &m_drawings[row].tiles[index];
}

void CreateModel::tileChanged(JobId job, qint64 index) {
  const QModelIndex tile = this->index(static_cast<int>(index), 0, sectionOf(job));
  Q_EMIT dataChanged(tile, tile);
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
  tile->phase = TilePhase::Final;
  tileChanged(job, picture.index);
  Q_EMIT pictureEnded(job, static_cast<int>(picture.index));
  Q_EMIT drawingChanged(job);
}

void CreateModel::onFinished(JobId job, const core::engine::ImageResult& result) {
  const int row = rowOf(job);
  if (row >= 0) m_drawings[row].seconds = result.seconds;
}

void CreateModel::endTiles(Drawing& drawing) {
  const TilePhase ending = drawing.state == DrawingState::Failed ? TilePhase::Failed : TilePhase::Stopped;
  for (Tile& tile : drawing.tiles) {
    if (tile.phase != TilePhase::Final) tile.phase = ending;
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
    drawing.failure = errorBody(report.kind, toQString(std::string_view(report.sentence)));
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
  Q_EMIT drawingChanged(job);
  Q_EMIT runningChanged(false);
}

}  // namespace ui
