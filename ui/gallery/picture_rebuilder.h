#pragma once

#include <QObject>

#include "ui/bridge/engine_bridge.h"
#include "ui/store/picture_record.h"

namespace ui {

class PictureArchive;

/// Writes the file of a picture again from the tokens that the history has of it: the same to the pixel, where the model
/// that drew it is loaded. One at a time.
class PictureRebuilder : public QObject {
  Q_OBJECT

 public:
  /// Both outlive it.
  PictureRebuilder(EngineBridge& bridge, PictureArchive& archive, QObject* parent = nullptr);

  void rebuild(const PictureRecord& record);
  [[nodiscard]] qint64 underWay() const { return m_record.id; }  ///< 0: none

 Q_SIGNALS:
  void rebuilt(qint64 id);
  void failed(const QString& sentence);
  void underWayChanged();

 private:
  void end();

  EngineBridge& m_bridge;
  PictureArchive& m_archive;
  PictureRecord m_record;
  JobId m_job = 0;
};

}  // namespace ui
