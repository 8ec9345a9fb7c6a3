#include "ui/gallery/thumbnails.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/image/image_file.h"
#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

constexpr int keptSide = 320;       ///< of the files in the cache folder, in pixels
constexpr int jpegQuality = 90;
constexpr int mostInMemory = 1200;  ///< some screens full, in pictures
constexpr qsizetype mostWishes = 200;

QImage scaled(const QImage& picture, int side) {
  return picture.scaled(side, side, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation)
      .convertToFormat(QImage::Format_RGB32);
}

/// A picture that cannot be read is no picture; that is written to the log.
QImage readWhole(const QString& path) {
  try {
    return toQImage(core::image::read_image(toPath(path)));
  } catch (const core::Error& error) {
    core::log::warning(error.what());
    return {};
  }
}

}  // namespace

Thumbnails::Thumbnails(const QString& folder, QObject* parent) : QObject(parent), m_folder(folder), m_made(mostInMemory) {
  m_pool.setMaxThreadCount(2);
  m_pool.setThreadPriority(QThread::LowPriority);
}

Thumbnails::~Thumbnails() {
  {
    const QMutexLocker lock(&m_mutex);
    m_wishes.clear();
  }
  m_pool.waitForDone();
}

void Thumbnails::wait() { m_pool.waitForDone(); }

const Thumbnails::Thumb* Thumbnails::find(qint64 id, const QString& path, int side) {
  const Thumb* made = m_made.object(id);
  if (made == nullptr || (made->side != side && !made->gone)) ask({id, path, side});
  return made;
}

void Thumbnails::forget(qint64 id) { m_made.remove(id); }

void Thumbnails::ask(const Wish& wish) {
  const QMutexLocker lock(&m_mutex);
  // What is painted again is wanted again: it moves to the front.
  m_wishes.removeIf([&](const Wish& one) { return one.id == wish.id; });
  m_wishes.append(wish);
  if (m_wishes.size() > mostWishes) m_wishes.removeFirst();
  m_pool.start([this] { work(); });
}

void Thumbnails::work() {
  Wish wish;
  {
    const QMutexLocker lock(&m_mutex);
    if (m_wishes.isEmpty()) return;
    wish = m_wishes.takeLast();
  }
  QMetaObject::invokeMethod(this, [this, id = wish.id, thumb = make(wish)] {
    m_made.insert(id, new Thumb(thumb));
    Q_EMIT ready(id);
  }, Qt::QueuedConnection);
}

Thumbnails::Thumb Thumbnails::make(const Wish& wish) const {
  const QFileInfo file(wish.path);
  if (!file.exists()) return {.picture = {}, .gone = true, .side = wish.side};
  const QByteArray name = QCryptographicHash::hash(wish.path.toUtf8(), QCryptographicHash::Sha1).toHex();
  const QString small = QStringLiteral("%1/%2/%3.jpg").arg(m_folder, QString::fromLatin1(name.first(2)), QString::fromLatin1(name));
  const QFileInfo kept(small);
  QImage picture;
  if (wish.side <= keptSide && kept.exists() && kept.lastModified() >= file.lastModified()) picture.load(small);
  if (!picture.isNull()) return {.picture = scaled(picture, wish.side), .side = wish.side};
  picture = readWhole(wish.path);
  if (picture.isNull()) return {.side = wish.side};
  QSaveFile save(small);
  if (QDir().mkpath(kept.path()) && save.open(QIODevice::WriteOnly) &&
      scaled(picture, keptSide).save(&save, "JPG", jpegQuality)) {
    save.commit();  // one that cannot be kept is made again the next time
  }
  return {.picture = scaled(picture, wish.side), .side = wish.side};
}

}  // namespace ui
