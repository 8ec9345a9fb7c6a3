#include "ui/create/picture_export.h"

#include <QRegularExpression>

#include "core/base/error.h"
#include "core/image/image_file.h"
#include "core/inference/picture_metadata.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"
#include "ui/create/drawing.h"

namespace ui {
namespace {

constexpr int longestName = 48;

}  // namespace

KeptPicture keptPicture(const Drawing& drawing, int index) {
  const Tile& tile = drawing.tiles[index];
  return {.picture = tile.picture, .prompt = drawing.prompt, .options = drawing.options, .index = index,
          .model = drawing.model, .codes = tile.codes};
}

QString suggestedFileName(const KeptPicture& picture) {
  static const QRegularExpression others(QStringLiteral("[^\\p{L}\\p{N}]+"));
  QString words = picture.prompt.toLower();
  words.replace(others, QStringLiteral("-"));
  words = words.left(longestName);
  while (words.endsWith(QLatin1Char('-'))) words.chop(1);
  while (words.startsWith(QLatin1Char('-'))) words.remove(0, 1);
  if (words.isEmpty()) words = QStringLiteral("picture");
  return QStringLiteral("%1-%2-%3.png").arg(words).arg(picture.options.sampling.seed).arg(picture.index);
}

void writePicture(const KeptPicture& picture, const QString& path) {
  const core::inference::PictureMetadata notes{.prompt = toUtf8(picture.prompt), .options = picture.options,
                                               .index = picture.index, .model = toUtf8(picture.model),
                                               .width = picture.picture.width(), .height = picture.picture.height(),
                                               .tokens = picture.codes};
  core::image::write_png(toPath(path), toPixelImage(picture.picture), core::inference::png_notes(notes));
}

PictureSaver::PictureSaver(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

PictureSaver::~PictureSaver() { m_pool.waitForDone(); }

void PictureSaver::save(const QList<Item>& items) {
  m_pool.start([this, items] {
    QList<QString> written;
    QString problem;
    try {
      for (const Item& item : items) {
        writePicture(item.picture, item.path);
        written.append(item.path);
      }
    } catch (const core::Error& error) {
      problem = errorLine(error.kind(), toQString(std::string_view(error.what())));
    } catch (const std::exception& error) {
      problem = toQString(std::string_view(error.what()));
    }
    QMetaObject::invokeMethod(this, [this, written, problem] {
      problem.isEmpty() ? Q_EMIT saved(written) : Q_EMIT failed(problem, written);
    }, Qt::QueuedConnection);
  });
}

}  // namespace ui
