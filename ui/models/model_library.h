#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <optional>

#include "core/engine/observers.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/plan_reader.h"
#include "ui/hub/downloads.h"
#include "ui/hub/model_scan.h"
#include "ui/models/listed_model.h"

namespace ui {

class LoadDesk;
class Preferences;
class TokenStore;

/// What the page Models shows and does, without widgets: the models that are here, those that can be had, what each would
/// take on this machine, and the downloads. Disk and network are looked at elsewhere; what comes of it arrives as changed.
class ModelLibrary : public QObject {
  Q_OBJECT

 public:
  struct Parts {
    EngineBridge& bridge;
    Preferences& preferences;
    LoadDesk& desk;
    TokenStore& tokens;
  };

  /// The parts outlive it.
  ModelLibrary(const Parts& parts, core::engine::LoadPlanner planner, DownloadPace pace = {}, QObject* parent = nullptr);

  /// Looks at disk and catalogues anew.
  void look();
  /// The built-in one first.
  [[nodiscard]] const QList<ListedModel>& here() const { return m_here; }
  [[nodiscard]] const QList<ListedModel>& toDownload() const { return m_toDownload; }
  [[nodiscard]] const QStringList& problems() const { return m_scanned.catalogue.problems; }
  [[nodiscard]] qint64 freeBytes() const { return m_scanned.freeBytes; }
  [[nodiscard]] QString modelsFolder() const;
  /// The first model to download that fits into what is free here, in a sentence; empty where none is known to.
  [[nodiscard]] QString offer() const;
  [[nodiscard]] bool isLooking() const { return m_isLooking; }
  /// The plan of the built-in model as it would be loaded: what this machine has free. Absent before it is known.
  [[nodiscard]] const std::optional<core::engine::LoadPlan>& machine() const { return m_machine; }

  [[nodiscard]] bool isLoaded(const ListedModel& model) const;
  [[nodiscard]] bool isDefault(const ListedModel& model) const;
  void load(const ListedModel& model);
  void unload();
  /// How far the model is, while it is being loaded.
  [[nodiscard]] std::optional<core::engine::LoadProgress> loadOf(const ListedModel& model) const;
  /// What was loaded before stays.
  void stopLoading();
  /// Of the loaded model, "bf16"; empty without one.
  [[nodiscard]] QString loadedPrecision() const;
  void setDefault(const ListedModel& model);
  /// From the disk, for good. One that is loaded is unloaded first.
  void remove(const ListedModel& model);

  [[nodiscard]] Downloads& downloads() { return m_downloads; }
  /// How far it is, also when an earlier run of the program began it; absent when nothing of it is here.
  [[nodiscard]] std::optional<DownloadProgress> progressOf(const QString& repository) const;
  /// Whether the person was shown the licence of this model and went on.
  [[nodiscard]] bool isLicenceRead(const QString& repository) const;
  void noteLicenceRead(const QString& repository);
  void download(const QString& repository);
  void pause(const QString& repository) { m_downloads.pause(repository); }
  void cancel(const QString& repository, bool keepParts);
  /// Goes on with an access token, kept in the keyring if wanted and possible.
  void useToken(const QString& repository, const QString& token, bool keep);

 Q_SIGNALS:
  void changed();
  void downloadChanged(const QString& repository);
  /// What loadOf says.
  void loadChanged();
  void downloaded(const QString& name);
  void removed(const QString& name);
  void notRemoved(const QString& id, const QString& sentence);
  void tokenNotKept();

 private:
  struct Load {
    JobId job = 0;
    core::engine::LoadProgress progress = {};
  };

  void followLoads();
  void onLooked(const ModelScanResult& result);
  void onDownload(const QString& repository);
  void list();
  void listHere();
  void listDownloads();
  void plan();
  void onPlanned(quint64 request, const core::engine::LoadPlan& plan);
  void onRefused(quint64 request, const QString& sentence);
  void describe(ListedModel& model) const;
  [[nodiscard]] DownloadOrder orderFor(const QString& repository) const;
  [[nodiscard]] const CatalogueModel* inCatalogue(const QString& repository) const;
  [[nodiscard]] QString host() const;

  Parts m_parts;
  PlanReader* m_reader;
  ModelScan* m_scan;
  Downloads m_downloads;
  ModelScanResult m_scanned;
  std::optional<Load> m_load;
  bool m_isLooking = false;
  bool m_lookAgain = false;
  QList<ListedModel> m_here;
  QList<ListedModel> m_toDownload;
  QHash<quint64, QString> m_asked;  ///< requests for plans, and of which model
  QHash<QString, core::engine::LoadPlan> m_plans;
  QHash<QString, QString> m_refusals;
  std::optional<core::engine::LoadPlan> m_machine;
  QHash<QString, QString> m_tokens;  ///< of this session, by host
  QSet<QString> m_triedKeyring;      ///< repositories
};

}  // namespace ui
