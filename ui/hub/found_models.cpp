#include "ui/hub/found_models.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace ui {
namespace {

constexpr qint64 largestConfig = 1'000'000;
constexpr char repositoryMark[] = "models--";

bool hasWeights(const QString& folder) {
  const QStringList names{QStringLiteral("model.safetensors"), QStringLiteral("model.safetensors.index.json"),
                          QStringLiteral("pytorch_model.bin"), QStringLiteral("pytorch_model.bin.index.json")};
  const QDir files(folder);
  return std::any_of(names.begin(), names.end(), [&](const QString& name) { return files.exists(name); });
}

/// Links are followed: the hub's cache is made of them.
qint64 bytesIn(const QString& folder) {
  qint64 sum = 0;
  for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files)) sum += file.size();
  return sum;
}

QString readLine(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(200)).trimmed() : QString();
}

/// "models--deepseek-ai--Janus-Pro-1B" is deepseek-ai/Janus-Pro-1B.
QString repositoryOf(const QString& cacheName) {
  QString name = cacheName.mid(static_cast<qsizetype>(sizeof repositoryMark) - 1);
  const qsizetype dashes = name.indexOf(QLatin1String("--"));
  return dashes < 0 ? name : name.replace(dashes, 2, QLatin1Char('/'));
}

/// The one that is used; empty when there is none.
QString snapshotOf(const QString& cached) {
  const QString snapshots = cached + QStringLiteral("/snapshots/");
  const QString main = snapshots + readLine(cached + QStringLiteral("/refs/main"));
  if (main != snapshots && isJanusFolder(main)) return main;
  for (const QFileInfo& each : QDir(snapshots).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Time)) {
    if (isJanusFolder(each.filePath())) return each.filePath();
  }
  return {};
}

class Finder {
 public:
  void add(const QString& folder, const QString& repository, bool isOurs) {
    const QString real = QFileInfo(folder).canonicalFilePath();
    if (m_known.contains(real)) return;
    m_known.append(real);
    const QString name = repository.isEmpty() ? QFileInfo(folder).fileName() : repository;
    m_found.append({folder, name, repository, bytesIn(folder), isOurs});
  }
  [[nodiscard]] const QList<FoundModel>& found() const { return m_found; }

 private:
  QStringList m_known;
  QList<FoundModel> m_found;
};

QFileInfoList foldersIn(const QString& folder, const QString& pattern = QStringLiteral("*")) {
  return QDir(folder).entryInfoList({pattern}, QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::IgnoreCase);
}

}  // namespace

QString hubCacheFolder() {
  const auto from = [](const char* variable, const QString& below) {
    const QString value = qEnvironmentVariable(variable);
    return QDir::isAbsolutePath(value) ? value + below : QString();
  };
  if (const QString cache = from("HF_HUB_CACHE", {}); !cache.isEmpty()) return cache;
  if (const QString home = from("HF_HOME", QStringLiteral("/hub")); !home.isEmpty()) return home;
  if (const QString cache = from("XDG_CACHE_HOME", QStringLiteral("/huggingface/hub")); !cache.isEmpty()) return cache;
  return QDir::homePath() + QStringLiteral("/.cache/huggingface/hub");
}

bool isJanusFolder(const QString& folder) {
  const QFileInfo info(folder + QStringLiteral("/config.json"));
  if (!info.isFile()) return false;  // a pipe would make the program wait
  QFile file(info.filePath());
  if (!file.open(QIODevice::ReadOnly)) return false;
  const QJsonObject config = QJsonDocument::fromJson(file.read(largestConfig)).object();
  const QString type = config.value(QLatin1String("model_type")).toString();
  return (type == QLatin1String("multi_modality") || type == QLatin1String("janus")) && hasWeights(folder);
}

QList<FoundModel> findModels(const QString& modelsFolder, const QString& hubCache, const QStringList& others) {
  Finder finder;
  for (const QFileInfo& each : foldersIn(modelsFolder)) {
    if (isJanusFolder(each.filePath())) finder.add(each.filePath(), {}, true);
  }
  for (const QFileInfo& each : foldersIn(hubCache, QString::fromLatin1(repositoryMark) + QLatin1Char('*'))) {
    const QString snapshot = snapshotOf(each.filePath());
    if (!snapshot.isEmpty()) finder.add(snapshot, repositoryOf(each.fileName()), false);
  }
  for (const QString& each : others) {
    if (isJanusFolder(each)) finder.add(each, {}, false);
  }
  return finder.found();
}

}  // namespace ui
