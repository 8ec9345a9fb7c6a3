#pragma once

#include <QAbstractItemModel>
#include <QCache>
#include <QHash>
#include <QSet>
#include <QTimer>

#include "ui/store/picture_record.h"

namespace ui {

class PictureArchive;
class Storage;

/// The pictures that were made, as a model of two levels: days, newest first, and under each its pictures. What there is
/// comes from the database at once, as numbers; what is known of a picture comes when it is asked for.
class GalleryModel : public QAbstractItemModel {
  Q_OBJECT

 public:
  /// `archive` outlives the model.
  explicit GalleryModel(PictureArchive& archive, QObject* parent = nullptr);
  ~GalleryModel() override;

  void setFilter(const PictureFilter& filter);
  [[nodiscard]] const PictureFilter& filter() const { return m_filter; }

  [[nodiscard]] int count() const { return m_count; }  ///< pictures that match
  [[nodiscard]] bool isListed() const { return m_listed; }
  [[nodiscard]] QDate dayAt(const QModelIndex& section) const { return m_days[section.row()].day; }

  [[nodiscard]] qint64 idAt(const QModelIndex& picture) const;  ///< 0 for none
  [[nodiscard]] QModelIndex indexOf(qint64 id) const;
  [[nodiscard]] QModelIndex neighbour(const QModelIndex& picture, int by) const;
  /// What is known of a picture; null until it is there, which dataChanged tells. Valid until the next event.
  [[nodiscard]] const PictureRecord* record(qint64 id) const;
  [[nodiscard]] const PictureRecord* recordAt(const QModelIndex& picture) const { return record(idAt(picture)); }

  [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex&) const override { return 1; }
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

 Q_SIGNALS:
  /// The list is another one; comes after modelReset.
  void listed();
  void recordsArrived(const QList<qint64>& ids);

 private:
  void list();
  void take(const QList<PictureDay>& days);
  void readWanted();
  void take(const QList<PictureRecord>& records);

  Storage& m_storage;
  PictureFilter m_filter;
  QList<PictureDay> m_days;
  QHash<qint64, int> m_sections;  ///< julian day → section
  int m_count = 0;
  bool m_listed = false;
  quint64 m_question = 0;  ///< the last list that was asked for; older answers do not count
  mutable QCache<qint64, PictureRecord> m_records;
  mutable QSet<qint64> m_wanted;
  mutable QTimer m_soon;
};

}  // namespace ui
