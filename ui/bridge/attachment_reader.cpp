#include "ui/bridge/attachment_reader.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <algorithm>
#include <memory>
#include <utility>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/base/log.h"
#include "core/image/image_file.h"
#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/store/attachment_files.h"

namespace ui {
namespace {

constexpr int viewSide = 1600;
constexpr int thumbSide = 224;
/// So many bytes of UTF-8 are always too long a text: three for a character at most, and three for a mark of order.
constexpr qint64 bytesTooMany = 3 * AttachmentReader::longestText + 4;

QImage viewOf(const QImage& image) {
  if (image.width() <= viewSide && image.height() <= viewSide) return image;
  const QSize size = image.size().scaled(viewSide, viewSide, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
  return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QImage thumbOf(const QImage& view) {
  const int side = std::min(view.width(), view.height());
  const QRect middle((view.width() - side) / 2, (view.height() - side) / 2, side, side);
  return view.copy(middle).scaled(thumbSide, thumbSide, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// Null where the file is none of Bifrons, or its notes are damaged: a picture to be asked about it is all the same.
std::shared_ptr<const core::inference::PictureMetadata> drawnIn(const QByteArray& file, const core::image::PixelImage& picture) {
  if (!file.startsWith("\x89PNG")) return nullptr;
  try {
    const std::string_view bytes(file.data(), static_cast<std::size_t>(file.size()));
    auto drawn = core::inference::read_png_notes(core::image::read_png_text(bytes, {}), {});
    if (!drawn) return nullptr;
    drawn->width = picture.width;
    drawn->height = picture.height;
    return std::make_shared<const core::inference::PictureMetadata>(std::move(*drawn));
  } catch (const core::Error& error) {
    core::log::info(core::join("the notes of an attached picture were not used: ", error.what()));
    return nullptr;
  }
}

AttachedPicture attached(core::image::PixelImage&& picture, const QString& name, const QByteArray& encoded,
                         const QString& suffix) {
  const QImage view = viewOf(toQImage(picture));
  auto drawn = drawnIn(encoded, picture);
  return {.pixels = std::make_shared<const core::image::PixelImage>(std::move(picture)),
          .view = view,
          .thumb = thumbOf(view),
          .name = name,
          .file = attachment_files::nameFor(encoded, suffix),
          .encoded = encoded,
          .whole = {},
          .part = {},
          .drawn = std::move(drawn)};
}

}  // namespace

AttachmentReader::AttachmentReader(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

AttachmentReader::~AttachmentReader() {
  m_pool.clear();
  m_pool.waitForDone();
}

bool AttachmentReader::isTextFile(const QString& path) {
  return QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchExtension).inherits(QStringLiteral("text/plain"));
}

quint64 AttachmentReader::readFile(const QString& path) {
  return start(QFileInfo(path).fileName(), [this, path](quint64 request) {
    if (QFileInfo(path).isDir()) {
      throw core::Error(core::ErrorKind::invalid_request, toUtf8(tr("It is a folder; attach the pictures in it.")));
    }
    if (isTextFile(path)) {
      readText(request, path);
    } else {
      readPicture(request, path, QFileInfo(path).fileName());
    }
  });
}

quint64 AttachmentReader::readKept(const QString& path, const QString& name) {
  return start(name, [this, path, name](quint64 request) { readPicture(request, path, name); });
}

quint64 AttachmentReader::readImage(const QImage& image, const QString& name) {
  return start(name, [this, image, name](quint64 request) {
    core::image::PixelImage pixels = toPixelImage(image);
    const QByteArray png = QByteArray::fromStdString(core::image::encode_png(pixels));
    const AttachedPicture picture = attached(std::move(pixels), name, png, QStringLiteral("png"));
    post([this, request, picture] { Q_EMIT pictureRead(request, picture); });
  });
}

quint64 AttachmentReader::readPart(const AttachedPicture& whole, const QRect& part) {
  return start(whole.name, [this, whole, part](quint64 request) {
    core::image::PixelImage pixels = toPixelImage(toQImage(*whole.pixels).copy(part));
    const QByteArray png = QByteArray::fromStdString(core::image::encode_png(pixels));
    AttachedPicture picture = attached(std::move(pixels), whole.name, png, QStringLiteral("png"));
    picture.whole = std::make_shared<const AttachedPicture>(whole);
    picture.part = part;
    post([this, request, picture] { Q_EMIT pictureRead(request, picture); });
  });
}

quint64 AttachmentReader::start(const QString& name, std::function<void(quint64)> read) {
  const quint64 request = ++m_last;
  m_pool.start([this, request, name, read = std::move(read)] {
    const auto refuse = [&](const QString& why) {
      const QString sentence = tr("“%1” was not attached. %2").arg(name, why);
      post([this, request, sentence, why] { Q_EMIT refused(request, sentence, why); });
    };
    try {
      read(request);
    } catch (const std::bad_alloc&) {
      refuse(tr("There is not enough memory for it."));
    } catch (const std::exception& error) {
      refuse(coreWords(error.what()));
    }
  });
  return request;
}

void AttachmentReader::post(std::function<void()> emitIt) {
  QMetaObject::invokeMethod(this, std::move(emitIt), Qt::QueuedConnection);
}

void AttachmentReader::readPicture(quint64 request, const QString& path, const QString& name) {
  const QByteArray bytes = QByteArray::fromStdString(core::read_file(toPath(path), core::image::max_file_bytes));
  core::image::PixelImage pixels = core::image::read_image({bytes.data(), static_cast<std::size_t>(bytes.size())}, toUtf8(name));
  const AttachedPicture picture = attached(std::move(pixels), name, bytes, QFileInfo(path).suffix());
  post([this, request, picture] { Q_EMIT pictureRead(request, picture); });
}

void AttachmentReader::readText(quint64 request, const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    throw core::Error(core::ErrorKind::file_missing, toUtf8(tr("It cannot be read.")));
  }
  const QString text = QString::fromUtf8(file.read(bytesTooMany));
  if (text.size() > longestText) {
    throw core::Error(core::ErrorKind::invalid_request, toUtf8(tr("It is longer than any model can read.")));
  }
  post([this, request, text] { Q_EMIT textRead(request, text); });
}

}  // namespace ui
