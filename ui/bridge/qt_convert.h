#pragma once

#include <QImage>
#include <QString>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/image/pixel_image.h"

namespace ui {

QString toQString(std::string_view utf8);
std::string toUtf8(const QString& text);

QString fromPath(const std::filesystem::path& path);
std::filesystem::path toPath(const QString& path);

/// A deep copy, RGB888; null for an empty picture.
QImage toQImage(const core::image::PixelImage& picture);
/// Transparent parts lie on white. Empty for a null image.
core::image::PixelImage toPixelImage(const QImage& image);

}  // namespace ui
