#include "ui/create/picture_export.h"

#include <QDir>
#include <QFileInfo>

#include "core/base/error.h"
#include "core/image/image_file.h"
#include "core/inference/picture_metadata.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"
#include "ui/create/drawing.h"

namespace ui {
namespace {

bool isTaken(const QString& path) {
  const QFileInfo file(path);
  return file.exists() || file.isSymLink();
}

/// `path`, or the first of "name (2).png", "name (3).png" … that is free.
QString freePath(const QString& path) {
  const QFileInfo wanted(path);
  QString free = path;
  for (int number = 2; isTaken(free); ++number) {
    free = QStringLiteral("%1/%2 (%3).%4")
               .arg(wanted.path(), wanted.completeBaseName(), QString::number(number), wanted.suffix());
  }
  return free;
}

/// Writing says what is wrong where this fails.
void makeFolderOf(const QString& path) { QDir().mkpath(QFileInfo(path).path()); }

}  // namespace

KeptPicture keptPicture(const Drawing& drawing, int index) {
  const Tile& tile = drawing.tiles[index];
  return {.picture = tile.picture, .prompt = drawing.prompt, .options = drawing.options, .index = index,
          .model = drawing.model, .codes = tile.codes, .isFinished = tile.phase == TilePhase::Final,
          .tokensShown = tile.rows * tile.grid, .tokensWanted = tile.grid * tile.grid};
}

QString suggestedFileName(const KeptPicture& picture) {
  const QString words = toQString(core::inference::file_name_start(toUtf8(picture.prompt)));
  return QStringLiteral("%1-%2-%3.png").arg(words).arg(picture.options.sampling.seed).arg(picture.index);
}

void writePicture(const KeptPicture& picture, const QString& path) {
  core::inference::PictureMetadata notes{.prompt = toUtf8(picture.prompt), .options = picture.options,
                                         .index = picture.index, .model = toUtf8(picture.model),
                                         .width = picture.picture.width(), .height = picture.picture.height(),
                                         .tokens = picture.codes};
  if (!picture.isFinished) {
    notes.unfinished =
        core::inference::UnfinishedPicture{.tokens = picture.tokensShown, .wanted = picture.tokensWanted};
  }
  core::image::write_png(toPath(path), toPixelImage(picture.picture), core::inference::png_notes(notes));
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
        const QString path = ifTaken == IfTaken::Number ? freePath(item.path) : item.path;
        writePicture(item.picture, path);
        written.append(path);
        if (path != item.path) ++renamed;
      }
    } catch (const core::Error& error) {
      problem = errorBody(error.kind(), toQString(std::string_view(error.what())));
    } catch (const std::exception& error) {
      problem = toQString(std::string_view(error.what()));
    }
    QMetaObject::invokeMethod(this, [this, written, renamed, problem] {
      problem.isEmpty() ? Q_EMIT saved(written, renamed) : Q_EMIT failed(problem, written);
    }, Qt::QueuedConnection);
  });
}

}  // namespace ui
