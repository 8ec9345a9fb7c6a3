#include "ui/hub/model_scan.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>
#include <utility>

namespace ui {
namespace {

const QString removedMark = QStringLiteral(".removed-");

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(Models)
};

/// The folder, or the nearest one above it that is there.
QString existing(const QString& folder) {
  QString path = QDir::cleanPath(folder);
  while (!QFileInfo::exists(path) && path != QFileInfo(path).path()) path = QFileInfo(path).path();
  return path;
}

/// What a removal left that was broken off.
void finishRemovals(const QString& modelsFolder) {
  const QDir models(modelsFolder);
  for (const QString& name : models.entryList({removedMark + QLatin1Char('*')}, QDir::Dirs | QDir::Hidden)) {
    (void)QDir(models.filePath(name)).removeRecursively();
  }
}

ModelScanResult lookAt(const ModelPlaces& places) {
  finishRemovals(places.modelsFolder);
  return {.found = findModels(places.modelsFolder, places.hubCache, places.others),
          .catalogue = loadCatalogue(places.builtInCatalogue, places.ownCatalogue, places.language),
          .unfinished = DownloadFolder::unfinishedIn(places.modelsFolder),
          .freeBytes = QStorageInfo(existing(places.modelsFolder)).bytesAvailable()};
}

/// Empty when it went. A link goes, and not what it leads to.
QString removeModel(const QString& modelsFolder, const QString& folder) {
  const QFileInfo info(folder);
  if (QDir::cleanPath(info.absolutePath()) != QDir::cleanPath(QDir(modelsFolder).absolutePath())) {
    return Words::tr("“%1” is not in the models folder, so Bifrons does not remove it.").arg(folder);
  }
  if (info.isSymLink()) return QFile::remove(folder) ? QString() : Words::tr("“%1” could not be removed. All of it is kept.").arg(folder);
  const QString aside = QDir(modelsFolder).filePath(removedMark + info.fileName());
  if (!QFile::rename(folder, aside)) return Words::tr("“%1” could not be removed. All of it is kept.").arg(folder);
  (void)QDir(aside).removeRecursively();  // what is left goes with the next look
  return {};
}

}  // namespace

ModelScan::ModelScan(QObject* parent) : QObject(parent) { m_pool.setMaxThreadCount(1); }

ModelScan::~ModelScan() {
  m_pool.clear();
  m_pool.waitForDone();
}

void ModelScan::look(const ModelPlaces& places) {
  m_pool.start([this, places] { post([this, result = lookAt(places)] { Q_EMIT looked(result); }); });
}

void ModelScan::remove(const QString& modelsFolder, const QString& folder) {
  m_pool.start([this, modelsFolder, folder] {
    const QString problem = removeModel(modelsFolder, folder);
    post([this, folder, problem] {
      if (problem.isEmpty()) return Q_EMIT removed(folder);
      Q_EMIT notRemoved(folder, problem);
    });
  });
}

void ModelScan::post(std::function<void()> emitIt) {
  QMetaObject::invokeMethod(this, std::move(emitIt), Qt::QueuedConnection);
}

}  // namespace ui
