#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace ui {

/// A folder with a model of the Janus architecture.
struct FoundModel {
  QString folder;
  QString name;
  QString repository;  ///< that it came from, where the folder tells; else empty
  qint64 bytes = 0;    ///< on disk
  bool isOurs = false;  ///< below the models folder: may be removed with this program

  bool operator==(const FoundModel&) const = default;
};

/// The folders in which other programs keep models of the hub, as the environment says: HF_HUB_CACHE, HF_HOME, and
/// ~/.cache/huggingface. No more than one.
QString hubCacheFolder();

/// Whether there is a config.json of a Janus model, and weights, in a folder.
bool isJanusFolder(const QString& folder);

/// The models in the models folder, in the hub's cache (of each model the revision that “main” is, or the newest that is
/// there), and in `others`. No folder twice. Reads the disk: not for the GUI thread.
QList<FoundModel> findModels(const QString& modelsFolder, const QString& hubCache, const QStringList& others);

}  // namespace ui
