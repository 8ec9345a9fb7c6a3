#pragma once

#include <QImage>
#include <QStringList>
#include <functional>
#include <optional>

#include "ui/store/picture_record.h"

namespace ui {

/// Drawn pictures as files: PNG, each with everything that is known of it (core/inference/picture_metadata.h). They lie in
/// "pictures" below the data folder, by month. Not for the GUI thread. What writes and reads throws core::Error.
namespace picture_files {

/// "2026-11/20261127-2214-4182-1.png": the month, when it was made, the seed, and its number from 1. Has "(2)" where the
/// name is taken.
QString freeNameFor(const QString& dataFolder, const PictureRecord& record);
QString pathOf(const QString& dataFolder, const QString& file);

/// `path`, or the first of "name (2).png", "name (3).png" … that is free.
QString freePath(const QString& path);
/// Written beside its place and renamed; the folder is made.
void write(const QString& path, const QImage& picture, const core::inference::PictureMetadata& drawn);

/// What a file says of the picture in it; nothing where Bifrons did not write it. For a picture of the folder, `made` is
/// the time of the file.
std::optional<core::inference::PictureMetadata> read(const QString& path);

/// Changes what a file that Bifrons wrote says of its picture; nothing where the file says nothing. The pixels stay as they are.
void note(const QString& path, const std::function<void(core::inference::PictureMetadata&)>& change);

/// All PNG files, by name: what was made first comes first.
QStringList files(const QString& dataFolder);
/// Parts of files whose writing ended with the program, a day ago or longer.
void removeParts(const QString& dataFolder);

}  // namespace picture_files
}  // namespace ui
