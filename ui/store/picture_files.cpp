#include "ui/store/picture_files.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include "core/base/file_io.h"
#include "core/image/image_file.h"
#include "ui/bridge/qt_convert.h"

namespace ui::picture_files {
namespace {

QDir folderIn(const QString& dataFolder) { return QDir(dataFolder).filePath(QStringLiteral("pictures")); }

struct Whole {
  core::image::PixelImage picture;
  core::inference::PictureMetadata drawn;
};

/// Nothing where Bifrons did not write it.
std::optional<Whole> readWhole(const QString& path) {
  const std::string bytes = core::read_file(toPath(path), core::image::max_file_bytes);
  const std::string name = toUtf8(QFileInfo(path).fileName());
  auto drawn = core::inference::read_png_notes(core::image::read_png_text(bytes, name), name);
  if (!drawn) return std::nullopt;
  core::image::PixelImage picture = core::image::read_image(bytes, name);
  drawn->width = picture.width;
  drawn->height = picture.height;
  return Whole{.picture = std::move(picture), .drawn = std::move(*drawn)};
}

bool isTaken(const QString& path) {
  const QFileInfo file(path);
  return file.exists() || file.isSymLink();
}

}  // namespace

QString pathOf(const QString& dataFolder, const QString& file) { return folderIn(dataFolder).filePath(file); }

QString freePath(const QString& path) {
  const QFileInfo wanted(path);
  QString free = path;
  for (int number = 2; isTaken(free); ++number) {
    free = QStringLiteral("%1/%2 (%3).%4")
               .arg(wanted.path(), wanted.completeBaseName(), QString::number(number), wanted.suffix());
  }
  return free;
}

QString freeNameFor(const QString& dataFolder, const PictureRecord& record) {
  const QDateTime made = QDateTime::fromMSecsSinceEpoch(record.made);
  const QString name = QStringLiteral("%1/%2-%3-%4.png")
                           .arg(made.toString(QStringLiteral("yyyy-MM")), made.toString(QStringLiteral("yyyyMMdd-HHmm")))
                           .arg(record.drawn.options.sampling.seed)
                           .arg(record.drawn.index + 1);
  return folderIn(dataFolder).relativeFilePath(freePath(pathOf(dataFolder, name)));
}

void write(const QString& path, const QImage& picture, const core::inference::PictureMetadata& drawn) {
  core::image::write_png(toPath(path), toPixelImage(picture), core::inference::png_notes(drawn));
}

std::optional<core::inference::PictureMetadata> read(const QString& path) {
  const auto whole = readWhole(path);
  return whole ? std::optional(whole->drawn) : std::nullopt;
}

void note(const QString& path, const std::function<void(core::inference::PictureMetadata&)>& change) {
  auto whole = readWhole(path);
  if (!whole) return;
  change(whole->drawn);
  const QDateTime made = QFileInfo(path).lastModified();
  core::image::write_png(toPath(path), whole->picture, core::inference::png_notes(whole->drawn));
  QFile file(path);  // the picture is as old as before: a new database goes by that
  if (file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly)) file.setFileTime(made, QFileDevice::FileModificationTime);
}

QStringList files(const QString& dataFolder) {
  const QDir folder = folderIn(dataFolder);
  QStringList names;
  QDirIterator each(folder.path(), {QStringLiteral("*.png")}, QDir::Files, QDirIterator::Subdirectories);
  while (each.hasNext()) names.append(folder.relativeFilePath(each.next()));
  names.sort();
  return names;
}

void removeParts(const QString& dataFolder) {
  const QDateTime old = QDateTime::currentDateTime().addDays(-1);
  QDirIterator each(folderIn(dataFolder).path(), {QStringLiteral("*.png.part-*")}, QDir::Files,
                    QDirIterator::Subdirectories);
  while (each.hasNext()) {
    const QString path = each.next();
    if (each.fileInfo().lastModified() < old) QFile::remove(path);
  }
}

}  // namespace ui::picture_files
