#include "ui/chat/square_reader.h"

#include <QRect>

#include "core/image/preprocess.h"
#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

SquareReader::Square squareOf(const core::image::PixelImage& picture, const QRect& part,
                              const std::filesystem::path& folder) {
  const core::image::PreprocessOptions options = core::image::read_preprocess_options(folder);
  const QSize original(static_cast<int>(picture.width), static_cast<int>(picture.height));
  if (part.isNull()) return {toQImage(core::image::pad_to_square(picture, options)), original};
  const core::image::PixelImage cut = toPixelImage(toQImage(picture).copy(part));
  return {toQImage(core::image::pad_to_square(cut, options)), part.size()};
}

}  // namespace

SquareReader::SquareReader(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

SquareReader::~SquareReader() {
  m_pool.clear();
  m_pool.waitForDone();
}

void SquareReader::read(const core::engine::PicturePtr& picture, const QRect& part,
                        const std::filesystem::path& folder) {
  const quint64 request = ++m_last;
  m_pool.clear();
  const auto post = [this, request](auto emitIt) {
    QMetaObject::invokeMethod(
        this, [this, request, emitIt] { if (request == m_last) emitIt(); }, Qt::QueuedConnection);
  };
  m_pool.start([this, picture, part, folder, post] {
    try {
      const Square square = squareOf(*picture, part, folder);
      post([this, square] { Q_EMIT ready(square); });
    } catch (const std::exception& error) {
      const QString sentence = coreWords(error.what());
      post([this, sentence] { Q_EMIT failed(sentence); });
    }
  });
}

}  // namespace ui
