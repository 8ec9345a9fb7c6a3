#include "ui/store/attachment_files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>
#include <algorithm>

#include "core/base/error.h"
#include "ui/bridge/qt_convert.h"

namespace ui::attachment_files {
namespace {

constexpr int longestSuffix = 5;
constexpr int daySeconds = 24 * 60 * 60;

QString folderIn(const QString& dataFolder) { return QDir(dataFolder).filePath(QStringLiteral("attachments")); }

bool isPlain(const QString& suffix) {
  return suffix.size() <= longestSuffix && std::all_of(suffix.begin(), suffix.end(), [](QChar c) {
           return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9'));
         });
}

[[noreturn]] void fail(const QSaveFile& file) {
  const QString sentence = QCoreApplication::translate("Attachments", "The picture “%1” could not be kept.")
                               .arg(QDir::toNativeSeparators(file.fileName()));
  throw core::Error(core::ErrorKind::file_not_written, toUtf8(sentence), toUtf8(file.errorString()));
}

}  // namespace

QString nameFor(const QByteArray& bytes, const QString& suffix) {
  const QString hash = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
  const QString lower = suffix.toLower();
  const QString end = lower.isEmpty() || !isPlain(lower) ? QString() : QStringLiteral(".") + lower;
  return QStringLiteral("%1/%2%3").arg(hash.left(2), hash, end);
}

QString pathOf(const QString& dataFolder, const QString& file) { return QDir(folderIn(dataFolder)).filePath(file); }

void keep(const QString& dataFolder, const QString& file, const QByteArray& bytes) {
  const QString path = pathOf(dataFolder, file);
  if (QFileInfo(path).size() == bytes.size() && QFileInfo::exists(path)) return;
  QDir().mkpath(QFileInfo(path).absolutePath());
  QSaveFile out(path);
  if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit()) fail(out);
}

void removeUnused(const QString& dataFolder, const QStringList& used) {
  const QDir folder(folderIn(dataFolder));
  const QSet<QString> wanted(used.begin(), used.end());
  const QDateTime now = QDateTime::currentDateTime();
  QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
  while (files.hasNext()) {
    const QFileInfo file(files.next());
    if (wanted.contains(folder.relativeFilePath(file.filePath()))) continue;
    if (file.lastModified().secsTo(now) > daySeconds) QFile::remove(file.filePath());
  }
}

}  // namespace ui::attachment_files
