#pragma once

#include <QHash>
#include <QObject>
#include <QString>

#include "ui/bridge/attachment_reader.h"

namespace ui {

/// Reads pictures of earlier conversations back, away from the GUI thread. What is asked for while it is being read is
/// read once.
class StoredPictures : public QObject {
  Q_OBJECT

 public:
  /// `dataFolder` is where attachments are kept.
  explicit StoredPictures(const QString& dataFolder, QObject* parent = nullptr);

  /// Answered by read() or missing().
  void want(const AttachedPicture& picture);

 Q_SIGNALS:
  void read(const ui::AttachedPicture& picture);
  void missing(const QString& file, const QString& sentence);

 private:
  QString m_dataFolder;
  QHash<quint64, QString> m_reading;  ///< files, by request
  AttachmentReader m_reader;
};

}  // namespace ui
