#include "ui/create/picture_export.h"

#include <QDir>
#include <QFileInfo>

#include "core/base/error.h"
#include "ui/bridge/core_words.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"
#include "ui/create/drawing_order.h"
#include "ui/store/picture_files.h"

namespace ui {
namespace {

/// Writing says what is wrong where this fails.
void makeFolderOf(const QString& path) { QDir().mkpath(QFileInfo(path).path()); }

}  // namespace

KeptPicture keptPicture(const Drawing& drawing, int index) {
  return {.picture = drawing.tiles[index].picture, .drawn = metadataOf(drawing, index)};
}

QString suggestedFileName(const core::inference::PictureMetadata& picture) {
  const QString words = toQString(core::inference::file_name_start(picture.prompt));
  return QStringLiteral("%1-%2-%3.png").arg(words).arg(picture.options.sampling.seed).arg(picture.index);
}

PictureSaver::PictureSaver(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

PictureSaver::~PictureSaver() { m_pool.waitForDone(); }

void PictureSaver::save(const QList<Item>& items, IfTaken ifTaken) {
  m_pool.start([this, items, ifTaken] {
    QList<QString> written;
    int renamed = 0;
    QString problem;
    try {
      for (const Item& item : items) {
        makeFolderOf(item.path);
        const QString path = ifTaken == IfTaken::Number ? picture_files::freePath(item.path) : item.path;
        picture_files::write(path, item.picture.picture, item.picture.drawn);
        written.append(path);
        if (path != item.path) ++renamed;
      }
    } catch (const core::Error& error) {
      problem = errorBody(error.kind(), coreWords(error.what()));
    } catch (const std::exception& error) {
      problem = coreWords(error.what());
    }
    QMetaObject::invokeMethod(this, [this, written, renamed, problem] {
      problem.isEmpty() ? Q_EMIT saved(written, renamed) : Q_EMIT failed(problem, written);
    }, Qt::QueuedConnection);
  });
}

}  // namespace ui
