#pragma once

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include "ui/store/picture_record.h"

namespace ui {

class Storage;

/// Keeps every drawn picture: first its file, with everything that is known of it inside, then its row in the database.
/// So whatever ends the program, a picture is there as a file, as a row or as both; the next start puts right what is
/// missing. Files are written on a thread of its own, in the order of the calls; signals come on the thread of the object.
/// The destructor waits for what was handed over.
class PictureArchive : public QObject {
  Q_OBJECT

 public:
  /// `storage` outlives the archive.
  explicit PictureArchive(Storage& storage, QObject* parent = nullptr);
  ~PictureArchive() override;

  [[nodiscard]] Storage& storage() const { return m_storage; }
  [[nodiscard]] QString pathOf(const QString& file) const;

  /// Answered by kept() with the same number, or by failed(). `record.file` and `record.id` are not read.
  quint64 keep(const QImage& picture, const PictureRecord& record);

  void setStarred(const QList<qint64>& ids, bool starred);
  /// How likely the picture shows its prompt, as the model says: in the database and in the notes of the file.
  void setShowsPrompt(qint64 id, const QString& file, double chance);
  /// The trash is emptied with the next start.
  void setTrashed(const QList<qint64>& ids, bool trashed);
  /// The file of a picture whose file is gone is written again: `picture` was painted from its tokens.
  void writeAgain(const PictureRecord& record, const QImage& picture);

  /// At the start: empties the trash, takes in pictures that have a file and no row.
  void tidyUp();

  /// For tests: returns when everything handed over so far is done.
  void wait();

 Q_SIGNALS:
  void kept(quint64 number, const ui::PictureRecord& record);
  /// Pictures came or went.
  void listChanged();
  void starsChanged(const QList<qint64>& ids, bool starred);
  void showsPromptChanged(qint64 id, double chance);
  void fileWritten(qint64 id);
  /// What went wrong and what is kept, in sentences.
  void failed(const QString& sentence);

 private:
  void tell(const QString& sentence);
  void emptyTrash();
  void takeIn();

  Storage& m_storage;
  QString m_folder;
  quint64 m_last = 0;
  QThreadPool m_pool;
};

}  // namespace ui
