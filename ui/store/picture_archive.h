#pragma once

#include <QImage>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>

#include "ui/store/picture_record.h"

namespace ui {

class Storage;

/// Keeps every drawn picture: first its file, with everything that is known of it inside, then its row in the database.
/// So whatever ends the program, a picture is there as a file, as a row or as both; the next start puts right what is
/// missing. Files are written on a thread of its own, in the order of the calls; signals come on the thread of the object.
/// What could not be written is tried again until it can be. The destructor waits for what was handed over, and tries what
/// is left once more.
class PictureArchive : public QObject {
  Q_OBJECT

 public:
  /// `storage` outlives the archive.
  explicit PictureArchive(Storage& storage, QObject* parent = nullptr);
  ~PictureArchive() override;

  [[nodiscard]] Storage& storage() const { return m_storage; }
  [[nodiscard]] QString pathOf(const QString& file) const;

  /// Answered by kept() with the same number, where it cannot be written at once after failed() and as soon as it can.
  /// `record.file` and `record.id` are not read.
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
  /// All pictures that could not be kept at once are kept now. `sentence`: the last that failed() said of them.
  void caughtUp(const QString& sentence);

 private:
  /// A picture that is to be kept. It has a file once that is written.
  struct Unkept {
    QImage picture;
    PictureRecord record;
  };

  void write(quint64 number, Unkept unkept);
  void addRow(quint64 number, const Unkept& unkept);
  void hold(quint64 number, const Unkept& unkept, const QString& sentence);
  void writeHeld();
  void onWritten(quint64 number, const PictureRecord& record);
  /// Runs on the thread of the object, later.
  template <typename Call>
  void post(Call call);
  void tell(const QString& sentence);
  void emptyTrash();
  void takeIn();

  Storage& m_storage;
  QString m_folder;
  quint64 m_last = 0;
  QMap<quint64, Unkept> m_held;  ///< could not be written, and wait for the next try
  QSet<quint64> m_late;          ///< those, and those that are being tried again
  QString m_lateSentence;
  QTimer m_retry;
  QThreadPool m_pool;
};

}  // namespace ui
