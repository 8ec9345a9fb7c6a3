#pragma once

#include <QAbstractItemModel>
#include <QHash>
#include <QList>

#include "ui/create/drawing_order.h"

namespace ui {

/// The drawings of this session, newest first, as a model of two levels: drawings, and under each its tiles. Drawings
/// that wait for their turn are apart, in queue(). Asks the engine and takes what comes; keeps results until they are
/// removed.
class CreateModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  enum Role { TileRole = Qt::UserRole + 1 };  ///< a Tile, by value

  explicit CreateModel(EngineBridge& bridge, QObject* parent = nullptr);

  /// Submits a drawing. It waits in the queue until the engine begins it. 0, and nothing happens, for an empty prompt.
  JobId draw(const QString& prompt, const core::inference::ImageOptions& options);
  JobId draw(const DrawingOrder& order);
  /// The same once more, to the last token.
  JobId drawAgain(JobId job);
  /// A waiting drawing changes places with the one before it.
  void moveUp(JobId job);
  /// Puts a picture of a file on top, as if it had just been drawn; returns its drawing.
  JobId bringBack(const QImage& picture, const core::inference::PictureMetadata& drawn);
  /// Whether new drawings tell how sure the model was of each token.
  void setReporting(bool reporting) { m_reporting = reporting; }
  /// Stops a running drawing (what is there is kept) or takes a waiting one out of the queue.
  void stop(JobId job);
  /// Removes an ended drawing with its tiles.
  void remove(JobId job);
  /// Picture `number` of a drawing is in the history now.
  void setStored(JobId job, int number, qint64 id, const QString& file);
  /// How far a ranking is (see PictureRanker).
  void setRankingProgress(JobId job, const RankingProgress& progress);
  /// Gives each picture its rank, and puts the best first. `merits`: by number.
  void rankTiles(JobId job, RankedBy by, const QHash<int, double>& merits);
  /// The best first, or as they were asked for. Nothing for a drawing that is not ranked.
  void setBestFirst(JobId job, bool bestFirst);
  void setStarred(const QList<qint64>& ids, bool starred);

  /// Seconds until each drawing of the queue begins, as far as the last ones tell; empty when they do not.
  [[nodiscard]] QList<double> expectedStarts() const;
  [[nodiscard]] const QList<Drawing>& queue() const { return m_queue; }
  [[nodiscard]] const QList<Drawing>& drawings() const { return m_drawings; }
  /// The one that the engine works on; null when there is none. Valid until the next signal.
  [[nodiscard]] const Drawing* running() const;
  /// The drawing of a section or of a tile.
  [[nodiscard]] const Drawing* drawingAt(const QModelIndex& index) const;
  [[nodiscard]] const Tile* tileAt(const QModelIndex& index) const;
  [[nodiscard]] QModelIndex sectionOf(JobId job) const;

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex&) const override { return 1; }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
  void submitted(ui::JobId job, int pictures);
  void queueChanged();
  /// State or numbers of a drawing changed; its tiles announce themselves with dataChanged.
  void drawingChanged(ui::JobId job);
  void runningChanged(bool running);
  /// Each picture of a drawing has got its chance of showing the prompt.
  void promptRanked(ui::JobId job);
  /// A picture is as it will stay, final or stopped, and can be kept.
  void pictureEnded(ui::JobId job, int number);

 private:
  void onJobStarted(JobId job);
  void onTokens(JobId job, qint64 index, qint64 tokens);
  void onReports(JobId job, qint64 index, const std::vector<core::inference::TokenReport>& reports);
  void onPreview(JobId job, const ArrivedPreview& preview);
  void onPicture(JobId job, const ArrivedPicture& picture);
  void onFinished(JobId job, const core::engine::ImageResult& result);
  void onJobEnded(JobId job, const core::engine::JobReport& report);

  [[nodiscard]] int rowOf(JobId job) const;
  /// The tile of a running drawing; null for what does not concern this page.
  Tile* runningTile(JobId job, qint64 index);
  void tileChanged(JobId job, qint64 index);
  void endTiles(Drawing& drawing);
  /// Pictures of a region: by how well the tokens that were kept behind it go with them.
  void rankRegion(const Drawing& drawing);
  /// Takes away the tiles of a stopped drawing that were not begun; the numbers of the others stay.
  void dropEmptyTiles(int row);

  EngineBridge& m_bridge;
  QList<Drawing> m_queue;
  QList<Drawing> m_drawings;
  JobId m_running = 0;
  JobId m_lastBroughtBack = 0;  ///< counts down from the largest number, far from those of the engine
  bool m_reporting = false;
};

}  // namespace ui
