#include "ui/create/create_model.h"

#include <QLocale>
#include <algorithm>

#include "core/engine/requests.h"
#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

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

QString rankWords(const Drawing& drawing, const Tile& tile) {
  const QString percent = QLocale().toString(tile.merit * 100, 'f', 1);
  const QString place = CreateModel::tr("rank %1 of %2").arg(tile.rank).arg(drawing.tiles.size());
  return drawing.ranking.by == RankedBy::Prompt
             ? CreateModel::tr("%1, the model says with %2 % that it shows the prompt").arg(place, percent)
             : CreateModel::tr("%1, a token around the region fits with %2 %").arg(place, percent);
}

}  // namespace

int Drawing::done() const {
  return static_cast<int>(
      std::count_if(tiles.begin(), tiles.end(), [](const Tile& tile) { return tile.phase == TilePhase::Final; }));
}

int Drawing::rowOf(int number) const {
  const auto found = std::find_if(tiles.begin(), tiles.end(), [number](const Tile& tile) { return tile.number == number; });
  return found == tiles.end() ? -1 : static_cast<int>(found - tiles.begin());
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

void CreateModel::setStored(JobId job, int number, qint64 id, const QString& file) {
  const int row = rowOf(job);
  const int tile = row < 0 ? -1 : m_drawings[row].rowOf(number);
  if (tile < 0) return;
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

QList<double> CreateModel::expectedStarts() const {
  const auto measured = std::find_if(m_drawings.begin(), m_drawings.end(),
                                     [](const Drawing& one) { return one.seconds > 0 && one.done() > 0; });
  if (measured == m_drawings.end()) return {};
  const double perPicture = measured->seconds / measured->done();
  double pictures = 0;  // that come before
  if (const Drawing* now = running()) {
    for (const Tile& tile : now->tiles) {
      const auto all = static_cast<double>(tile.grid * tile.grid);
      pictures += tile.phase == TilePhase::Final || all == 0 ? 0 : 1 - static_cast<double>(tile.tokens) / all;
    }
  }
  QList<double> starts;
  for (const Drawing& waiting : m_queue) {
    starts.append(pictures * perPicture);
    pictures += static_cast<double>(waiting.options.count);
  }
  return starts;
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
  const QString state = tile->rank > 0 ? rankWords(*drawing, *tile) : phaseWords(*tile);
  return tr("Picture %1 of %2, %3: %4")
      .arg(tile->number + 1)
      .arg(drawing->options.count)
      .arg(state, drawing->prompt);
}

Qt::ItemFlags CreateModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const Tile* tile = tileAt(index);
  if (tile == nullptr) return Qt::ItemIsEnabled;
  const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  return tile->canBeKept() ? flags | Qt::ItemIsDragEnabled : flags;
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

}  // namespace ui
