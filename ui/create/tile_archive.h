#pragma once

#include <QHash>
#include <QObject>

#include "ui/bridge/engine_bridge.h"

namespace ui {

class CreateModel;
class PictureArchive;
struct PictureRecord;

/// Hands each picture of the Create page to the archive as soon as it is as it will stay, and tells its tile where it is
/// kept. Nobody has to ask for that.
class TileArchive : public QObject {
  Q_OBJECT

 public:
  /// Both outlive it.
  TileArchive(CreateModel& model, PictureArchive& archive, QObject* parent = nullptr);

 private:
  struct Place {
    JobId job = 0;
    int number = 0;  ///< of the picture
  };

  void keep(JobId job, int number);
  void onKept(quint64 number, const PictureRecord& record);
  /// What came of a ranking, for the pictures that are kept by now.
  void keepRanks(JobId job);

  CreateModel& m_model;
  PictureArchive& m_archive;
  QHash<quint64, Place> m_underWay;
};

}  // namespace ui
