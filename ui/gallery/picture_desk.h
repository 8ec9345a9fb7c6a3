#pragma once

#include <QObject>
#include <QThreadPool>

#include "ui/store/picture_record.h"

class QMimeData;
class QWidget;

namespace ui {

class PictureArchive;
class Preferences;

/// Takes stored pictures out of the gallery: into files, onto the clipboard, and by the mouse to another program. Files
/// are read and written away from the GUI thread.
class PictureDesk : public QObject {
  Q_OBJECT

 public:
  /// Asks in dialogs over `page`. The arguments outlive it.
  PictureDesk(const PictureArchive& archive, Preferences& preferences, QWidget* page);
  ~PictureDesk() override;

  /// One gets a name, several a folder.
  void askWhereToSave(const QList<PictureRecord>& records);
  /// Replaces a file of that name: the dialog has asked.
  void save(const PictureRecord& record, const QString& path);
  /// Replaces nothing: a picture whose name is taken gets a number.
  void saveAll(const QList<PictureRecord>& records, const QString& folder);
  enum class Notes { With, Without };
  /// With its notes the clipboard has the file as it is; without them its pixels alone.
  void copy(const PictureRecord& record, Notes notes);
  /// Returns when they were dropped or let go.
  void drag(const QList<PictureRecord>& records, const QImage& shown);

 Q_SIGNALS:
  void saved(const QString& sentence);
  void copied(const QString& sentence);
  void failed(const QString& sentence);

 private:
  struct Copy {
    QString from;
    QString to;
  };
  /// `numbered`: a name that is taken gets a number.
  void copyFiles(const QList<Copy>& copies, bool numbered);
  void tellSaved(const QList<QString>& paths);

  const PictureArchive& m_archive;
  Preferences& m_preferences;
  QWidget* m_page;
  QThreadPool m_pool;
};

}  // namespace ui
