#pragma once

#include <QObject>
#include <QThreadPool>
#include <functional>

#include "ui/hub/catalogue.h"
#include "ui/hub/download_folder.h"
#include "ui/hub/found_models.h"

namespace ui {

/// Where models are looked for.
struct ModelPlaces {
  QString modelsFolder;
  QString hubCache;
  QString builtInCatalogue;
  QString ownCatalogue;
  QString language;    ///< of the catalogue's words, "en"
  QStringList others;  ///< folders that the person used
};

/// What is there of models, at one moment.
struct ModelScanResult {
  QList<FoundModel> found;
  Catalogue catalogue;
  QList<UnfinishedDownload> unfinished;
  qint64 freeBytes = -1;  ///< on the disk of the models folder; below 0: not known
};

/// Looks for models, and removes them, away from the GUI thread, one request after the other. Answers come on the thread
/// of this object, after control has returned to the event loop. The destructor waits for the request in work.
class ModelScan : public QObject {
  Q_OBJECT

 public:
  explicit ModelScan(QObject* parent = nullptr);
  ~ModelScan() override;

  void look(const ModelPlaces& places);
  /// Removes the folder of a model for good, where it lies in `modelsFolder`: all of it or, as people see it, nothing.
  void remove(const QString& modelsFolder, const QString& folder);

 Q_SIGNALS:
  void looked(const ui::ModelScanResult& result);
  void removed(const QString& folder);
  void notRemoved(const QString& folder, const QString& sentence);

 private:
  void post(std::function<void()> emitIt);

  QThreadPool m_pool;  // last: its thread uses this object
};

}  // namespace ui
