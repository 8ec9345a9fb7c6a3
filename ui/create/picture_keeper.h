#pragma once

#include <QObject>

#include "ui/bridge/engine_bridge.h"

class QModelIndex;

namespace ui {

class CreateModel;
class PictureArchive;
class PictureSaver;
struct Drawing;

/// Takes drawn pictures out of the Create page: into files, onto the clipboard, and by the mouse to another program.
/// Leaves alone what is gone and tiles without anything to keep.
class PictureKeeper : public QObject {
  Q_OBJECT

 public:
  /// Asks in dialogs over `page`. All outlive it.
  PictureKeeper(const CreateModel& model, const PictureArchive& archive, QWidget* page);
  /// Where the dialogs begin until something was saved at another place.
  void setFolder(const QString& folder) { m_lastFolder = folder; }

  void askWhereToSave(const QModelIndex& tile);
  void askWhereToSaveAll(JobId job);
  /// Replaces a file of that name: the dialog has asked.
  void save(const QModelIndex& tile, const QString& path);
  /// Replaces nothing: a picture whose name is taken gets a number. A folder that is not there is made.
  void saveAll(JobId job, const QString& folder);
  void copy(const QModelIndex& tile);
  /// With the file that the history has of it. Returns when the picture was dropped or let go.
  void drag(const QModelIndex& tile);

 Q_SIGNALS:
  void saved(const QString& sentence);
  void copied(const QString& sentence);
  void failed(const QString& sentence);

 private:
  /// Null for a tile with nothing to keep.
  [[nodiscard]] const Drawing* drawingToKeep(const QModelIndex& tile) const;
  void tellSaved(const QList<QString>& paths, int renamed);
  void tellFailed(const QString& sentence, const QList<QString>& paths);

  const CreateModel& m_model;
  const PictureArchive& m_archive;
  QWidget* m_page;
  PictureSaver* m_saver;
  QString m_lastFolder;
};

}  // namespace ui
