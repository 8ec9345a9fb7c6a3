#include "ui/hub/download_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <algorithm>

#include "ui/hub/catalogue.h"
#include "ui/hub/part_file.h"

namespace ui {
namespace {

constexpr qint64 largestList = 10'000'000;
constexpr char listName[] = "download.json";
const QString root = QStringLiteral("/.downloads");

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(Download)
};

QJsonObject toJson(const HubFile& file) {
  return {{QStringLiteral("path"), file.path},
          {QStringLiteral("bytes"), file.bytes},
          {QStringLiteral("sha256"), QString::fromLatin1(file.sha256)},
          {QStringLiteral("git_sha1"), QString::fromLatin1(file.gitSha1)}};
}

HubFile toFile(const QJsonObject& entry) {
  return {.path = entry.value(QLatin1String("path")).toString(),
          .bytes = entry.value(QLatin1String("bytes")).toInteger(-1),
          .sha256 = entry.value(QLatin1String("sha256")).toString().toLatin1(),
          .gitSha1 = entry.value(QLatin1String("git_sha1")).toString().toLatin1()};
}

DownloadList readList(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QJsonObject content = QJsonDocument::fromJson(file.read(largestList)).object();
  DownloadList list{.repository = content.value(QLatin1String("repository")).toString(),
                    .revision = content.value(QLatin1String("revision")).toString()};
  for (const QJsonValue& entry : content.value(QLatin1String("files")).toArray()) list.files.append(toFile(entry.toObject()));
  const bool isGood = isRepositoryName(list.repository) && !list.revision.isEmpty() &&
                      std::all_of(list.files.begin(), list.files.end(), [](const HubFile& each) {
                        return !leavesFolder(each.path) && each.bytes >= 0;
                      });
  return isGood ? list : DownloadList{};
}

QString folderName(const QString& repository) {
  return QString(repository).replace(QLatin1Char('/'), QLatin1String("--"));
}

}  // namespace

QString DownloadFolder::listFile() const { return m_path + QLatin1Char('/') + QLatin1String(listName); }

qint64 DownloadList::bytes() const {
  qint64 sum = 0;
  for (const HubFile& file : files) sum += file.bytes;
  return sum;
}

DownloadFolder::DownloadFolder(const QString& modelsFolder, const QString& repository)
    : m_models(modelsFolder), m_repository(repository),
      m_path(modelsFolder + root + QLatin1Char('/') + folderName(repository)), m_lock(m_path + QStringLiteral(".lock")) {
  m_lock.setStaleLockTime(0);  // only the end of the other process ends its hold
}

DownloadFailure DownloadFolder::take() {
  if (!QDir().mkpath(m_path)) {
    return {.problem = DownloadProblem::NotWritable,
            .sentence = Words::tr("The folder “%1” cannot be written to. Nothing was fetched.").arg(m_models)};
  }
  if (m_lock.isLocked() || m_lock.tryLock(0)) return {};
  if (m_lock.error() == QLockFile::LockFailedError) {
    return {.problem = DownloadProblem::InUse,
            .sentence = Words::tr("Another Bifrons that is running fetches “%1” now. What it has fetched is kept.").arg(m_repository)};
  }
  return {.problem = DownloadProblem::NotWritable,
          .sentence = Words::tr("The folder “%1” cannot be written to. Nothing was fetched.").arg(m_models)};
}

DownloadList DownloadFolder::list() const {
  const DownloadList list = readList(listFile());
  return list.repository == m_repository ? list : DownloadList{};
}

DownloadFailure DownloadFolder::setList(const DownloadList& list) const {
  QJsonArray files;
  for (const HubFile& file : list.files) files.append(toJson(file));
  const QJsonObject content{{QStringLiteral("repository"), list.repository},
                            {QStringLiteral("revision"), list.revision},
                            {QStringLiteral("files"), files}};
  QSaveFile file(listFile());
  if (file.open(QIODevice::WriteOnly)) {
    file.write(QJsonDocument(content).toJson());
    if (file.commit()) return {};
  }
  return writeFailure(file.error(), file.errorString(), listFile());
}

qint64 DownloadFolder::bytesOf(const HubFile& file) const {
  const QString place = m_path + QLatin1Char('/') + file.path;
  const QFileInfo whole(place);
  const QFileInfo part(place + QStringLiteral(".part"));
  return std::min(file.bytes, whole.isFile() ? whole.size() : part.isFile() ? part.size() : 0);
}

void DownloadFolder::keepOnly(const QList<HubFile>& files) const {
  const QList<HubFile> before = list().files;
  QDir folder(m_path);
  for (const QString& name : folder.entryList(QDir::Files | QDir::Hidden)) {
    const bool isOf = std::any_of(files.begin(), files.end(), [&](const HubFile& file) {
      return before.contains(file) && (name == file.path || name == file.path + QLatin1String(".part") ||
                                       name == file.path + QLatin1String(".part.json"));
    });
    if (!isOf && name != QLatin1String(listName)) (void)folder.remove(name);
  }
}

DownloadFailure DownloadFolder::become(QString& modelFolder) {
  keepOnly(list().files);
  QString name = m_repository.section(QLatin1Char('/'), 1);
  if (QFileInfo::exists(m_models + QLatin1Char('/') + name)) name = folderName(m_repository);
  for (int number = 2; QFileInfo::exists(m_models + QLatin1Char('/') + name); ++number) {
    name = QStringLiteral("%1-%2").arg(folderName(m_repository)).arg(number);
  }
  modelFolder = m_models + QLatin1Char('/') + name;
  if (!QFile::rename(m_path, modelFolder)) {
    return {.problem = DownloadProblem::NotWritable,
            .sentence = Words::tr("“%1” could not take its place in “%2”. All its files are kept in “%3”.")
                            .arg(m_repository, m_models, m_path)};
  }
  (void)QFile::remove(modelFolder + QLatin1Char('/') + QLatin1String(listName));
  release();
  return {};
}

void DownloadFolder::remove() {
  (void)QDir(m_path).removeRecursively();
  release();
}

QList<UnfinishedDownload> DownloadFolder::unfinishedIn(const QString& modelsFolder) {
  QList<UnfinishedDownload> found;
  for (const QFileInfo& each : QDir(modelsFolder + root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
    const DownloadList list = readList(each.filePath() + QLatin1Char('/') + QLatin1String(listName));
    if (list.isEmpty()) continue;
    const DownloadFolder folder(modelsFolder, list.repository);
    UnfinishedDownload download{.repository = list.repository, .bytesTotal = list.bytes()};
    for (const HubFile& file : list.files) download.bytesDone += folder.bytesOf(file);
    found.append(download);
  }
  return found;
}

}  // namespace ui
