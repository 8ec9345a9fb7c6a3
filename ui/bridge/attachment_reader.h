#pragma once

#include <QByteArray>
#include <QImage>
#include <QObject>
#include <QRect>
#include <QString>
#include <QThreadPool>
#include <functional>
#include <memory>

#include "core/engine/requests.h"
#include "core/inference/picture_metadata.h"

namespace ui {

/// A picture that was read: all its pixels for the model, and a smaller one for the window. One of an earlier time has
/// only file and name until it is read again.
struct AttachedPicture {
  core::engine::PicturePtr pixels;
  QImage view;   ///< at most 1600 pixels on a side
  QImage thumb;  ///< the middle square of it, 224 pixels wide
  QString name;  ///< of the file, for people
  QString file;  ///< its name among the attachments that are kept, see attachment_files.h
  QByteArray encoded;  ///< the file itself, to be kept
  std::shared_ptr<const AttachedPicture> whole;  ///< that this one was cut from; null for one that was not cut
  QRect part;                                    ///< of the whole, in its pixels
  std::shared_ptr<const core::inference::PictureMetadata> drawn = nullptr;  ///< what Bifrons noted in it; null elsewhere
};

/// Reads files that people attach, away from the GUI thread and beside a running answer, in the order of the requests.
/// Each request is answered by exactly one signal, on the thread of this object, after control has returned to the
/// event loop. The destructor waits for the file in work; nothing is emitted after that.
class AttachmentReader : public QObject {
  Q_OBJECT

 public:
  /// In characters, as QString counts them. A longer text is refused, from a file as from the clipboard: no model can
  /// read it, and it could not be laid out in a frame.
  static constexpr qsizetype longestText = 256 * 1024;

  explicit AttachmentReader(QObject* parent = nullptr);
  ~AttachmentReader() override;

  /// A text file (by its name) gives its text, everything else is read as a picture.
  quint64 readFile(const QString& path);
  /// A picture that is already in memory, as from the clipboard.
  quint64 readImage(const QImage& image, const QString& name);

  /// A part of a picture, in its pixels.
  quint64 readPart(const AttachedPicture& whole, const QRect& part);
  /// A picture of an earlier time, to be known by its `name` instead of the file's.
  quint64 readKept(const QString& path, const QString& name);

  /// Whether a file of this name would be taken as text.
  [[nodiscard]] static bool isTextFile(const QString& path);

 Q_SIGNALS:
  void pictureRead(quint64 request, const ui::AttachedPicture& picture);
  void textRead(quint64 request, const QString& text);
  /// `sentence` says that it was not attached, and `why`.
  void refused(quint64 request, const QString& sentence, const QString& why);

 private:
  quint64 start(const QString& name, std::function<void(quint64 request)> read);
  void post(std::function<void()> emitIt);
  void readPicture(quint64 request, const QString& path, const QString& name);
  void readText(quint64 request, const QString& path);

  quint64 m_last = 0;
  QThreadPool m_pool;  // last: its thread uses this object
};

}  // namespace ui
