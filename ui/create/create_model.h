#pragma once

#include <QAbstractItemModel>
#include <QList>

#include "ui/create/drawing.h"

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
  /// Stops a running drawing (what is there is kept) or takes a waiting one out of the queue.
  void stop(JobId job);
  /// Removes an ended drawing with its tiles.
  void remove(JobId job);

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

 private:
  void onJobStarted(JobId job);
  void onTokens(JobId job, qint64 index, qint64 tokens);
  void onPreview(JobId job, const ArrivedPreview& preview);
  void onPicture(JobId job, const ArrivedPicture& picture);
  void onFinished(JobId job, const core::engine::ImageResult& result);
  void onJobEnded(JobId job, const core::engine::JobReport& report);

  [[nodiscard]] int rowOf(JobId job) const;
  /// The tile of a running drawing; null for what does not concern this page.
  Tile* runningTile(JobId job, qint64 index);
  void tileChanged(JobId job, qint64 index);
  void endTiles(Drawing& drawing);
  /// Takes away the tiles of a stopped drawing that were not begun; the numbers of the others stay.
  void dropEmptyTiles(int row);

  EngineBridge& m_bridge;
  QList<Drawing> m_queue;
  QList<Drawing> m_drawings;
  JobId m_running = 0;
};

}  // namespace ui
