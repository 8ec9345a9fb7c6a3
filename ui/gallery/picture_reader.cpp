#include "ui/gallery/picture_reader.h"

#include "core/base/error.h"
#include "core/image/image_file.h"
#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/store/picture_archive.h"

namespace ui {
namespace {

constexpr int mostInMemory = 12;

PictureReader::Whole readWhole(const QString& path) {
  try {
    return {.picture = toQImage(core::image::read_image(toPath(path))), .problem = {}};
  } catch (const core::Error& error) {
    return {.picture = {}, .problem = coreWords(error.what())};
  }
}

}  // namespace

PictureReader::PictureReader(const PictureArchive& archive, QObject* parent)
    : QObject(parent), m_archive(archive), m_read(mostInMemory) {
  m_pool.setMaxThreadCount(1);
}

PictureReader::~PictureReader() { m_pool.waitForDone(); }

void PictureReader::forget(qint64 id) { m_read.remove(id); }

const PictureReader::Whole* PictureReader::find(const PictureRecord& record) {
  const Whole* known = m_read.object(record.id);
  if (known != nullptr || m_underWay.contains(record.id)) return known;
  m_underWay.append(record.id);
  m_pool.start([this, id = record.id, path = m_archive.pathOf(record.file)] {
    QMetaObject::invokeMethod(this, [this, id, whole = readWhole(path)] {
      m_underWay.removeAll(id);
      m_read.insert(id, new Whole(whole));
      Q_EMIT arrived(id);
    }, Qt::QueuedConnection);
  });
  return nullptr;
}

}  // namespace ui
