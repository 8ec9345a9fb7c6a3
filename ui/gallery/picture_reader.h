#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include "ui/store/picture_record.h"

namespace ui {

class PictureArchive;

/// Whole pictures of the gallery, read away from the GUI thread. A few are kept.
class PictureReader : public QObject {
  Q_OBJECT

 public:
  /// `archive` outlives the reader.
  explicit PictureReader(const PictureArchive& archive, QObject* parent = nullptr);
  ~PictureReader() override;

  struct Whole {
    QImage picture;   ///< without notes of its file; null where it could not be read
    QString problem;  ///< why not, in a sentence
  };
  /// What is there; null before arrived() was told.
  const Whole* find(const PictureRecord& record);
  void forget(qint64 id);

 Q_SIGNALS:
  void arrived(qint64 id);

 private:
  const PictureArchive& m_archive;
  QCache<qint64, Whole> m_read;
  QList<qint64> m_underWay;
  QThreadPool m_pool;
};

}  // namespace ui
