#include "ui/bridge/qt_convert.h"

#include <QFile>
#include <QPainter>
#include <algorithm>

namespace ui {

QString toQString(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

std::string toUtf8(const QString& text) { return text.toStdString(); }

QString fromPath(const std::filesystem::path& path) {
  return QFile::decodeName(QByteArray::fromStdString(path.native()));
}

std::filesystem::path toPath(const QString& path) { return {QFile::encodeName(path).toStdString()}; }

QImage toQImage(const core::image::PixelImage& picture) {
  if (picture.empty()) return {};
  const QImage view(picture.pixels.data(), picture.width, picture.height, static_cast<qsizetype>(picture.width) * 3,
                    QImage::Format_RGB888);
  return view.copy();
}

core::image::PixelImage toPixelImage(const QImage& image) {
  if (image.isNull()) return {};
  QImage flat = image;
  if (image.hasAlphaChannel()) {
    flat = QImage(image.size(), QImage::Format_RGB32);
    flat.fill(Qt::white);
    QPainter(&flat).drawImage(0, 0, image);
  }
  const QImage rgb = flat.convertToFormat(QImage::Format_RGB888);
  core::image::PixelImage picture(rgb.width(), rgb.height());
  for (int y = 0; y < rgb.height(); ++y) {
    std::copy_n(rgb.constScanLine(y), static_cast<std::size_t>(rgb.width()) * 3, picture.at(0, y));
  }
  return picture;
}

}  // namespace ui
