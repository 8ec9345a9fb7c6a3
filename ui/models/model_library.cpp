#include "ui/models/model_library.h"

#include <QLocale>
#include <algorithm>
#include <utility>

#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/frame/load_desk.h"
#include "ui/frame/plan_words.h"
#include "ui/hub/token_store.h"
#include "ui/models/memory_estimate.h"
#include "ui/settings/preferences.h"
#include "ui/widgets/size_words.h"

namespace ui {

ModelLibrary::ModelLibrary(const Parts& parts, core::engine::LoadPlanner planner, DownloadPace pace, QObject* parent)
    : QObject(parent), m_parts(parts), m_reader(new PlanReader(std::move(planner), this)), m_scan(new ModelScan(this)),
      m_downloads(std::move(pace)) {
  connect(m_reader, &PlanReader::planned, this, &ModelLibrary::onPlanned);
  connect(m_reader, &PlanReader::refused, this,
          [this](quint64 request, core::ErrorKind, const QString& sentence) { onRefused(request, sentence); });
  connect(m_scan, &ModelScan::looked, this, &ModelLibrary::onLooked);
  connect(m_scan, &ModelScan::removed, this, [this](const QString& folder) {
    m_parts.preferences.forgetModelFolder(folder);
    Q_EMIT removed(nameOfModel(toPath(folder)));
    look();
  });
  connect(m_scan, &ModelScan::notRemoved, this, &ModelLibrary::notRemoved);
  connect(&m_downloads, &Downloads::changed, this, &ModelLibrary::onDownload);
  connect(&m_downloads, &Downloads::finished, this, [this](const QString&, const QString& folder) {
    Q_EMIT downloaded(nameOfModel(toPath(folder)));
    look();
  });
  const auto planAgain = [this] {
    if (m_machine) plan();  // what is free has changed; before the first look nobody wants to know
  };
  connect(&m_parts.bridge, &EngineBridge::modelUnloaded, this, planAgain);
  connect(&m_parts.bridge, &EngineBridge::modelLoaded, this, planAgain);
  followLoads();
  listHere();
}

QString ModelLibrary::modelsFolder() const { return m_parts.preferences.downloads().modelsFolder(); }

QString ModelLibrary::host() const { return m_parts.preferences.downloads().source().endpoint.host(); }

void ModelLibrary::look() {
  m_lookAgain = std::exchange(m_isLooking, true);
  if (m_lookAgain) return;
  m_scan->look({.modelsFolder = modelsFolder(),
                .hubCache = hubCacheFolder(),
                .builtInCatalogue = QStringLiteral(":/models/catalogue.json"),
                .ownCatalogue = m_parts.preferences.downloads().ownCatalogue(),
                .language = QLocale().name().section(QLatin1Char('_'), 0, 0),
                .others = m_parts.preferences.modelFolders()});
}

void ModelLibrary::onLooked(const ModelScanResult& result) {
  m_scanned = result;
  m_isLooking = false;
  list();
  plan();
  if (std::exchange(m_lookAgain, false)) look();
}

void ModelLibrary::list() {
  listHere();
  listDownloads();
  Q_EMIT changed();
}

const CatalogueModel* ModelLibrary::inCatalogue(const QString& repository) const {
  for (const CatalogueModel& model : m_scanned.catalogue.models) {
    if (model.repository == repository) return &model;
  }
  return nullptr;
}

/// What the catalogue and the plans say of it.
void ModelLibrary::describe(ListedModel& model) const {
  if (const CatalogueModel* entry = inCatalogue(model.repository)) {
    model.purpose = entry->purpose;
    model.licence = entry->licence;
    model.licenceText = entry->licenceText;
    model.licenceAddress = entry->licenceAddress;
    if (!model.isHere) {
      model.name = entry->name;
      model.bytes = entry->downloadBytes;
      if (m_machine) model.needs = estimatedNeeds(*entry, *m_machine);
      model.isEstimate = true;
    }
  }
  const auto plan = m_plans.constFind(model.id);
  if (!model.isHere) return;
  model.problem = m_refusals.value(model.id);
  if (plan == m_plans.cend()) return;
  model.needs = needsOfOnePicture(*plan);
  model.precision = plan->precision;
  model.problem = coreWords(plan->refusal);
  if (model.bytes == 0) model.bytes = plan->file_bytes;
}

void ModelLibrary::listHere() {
  m_here = {{.id = {},
             .name = nameOfModel({}),
             .purpose = tr("Small, for coloured shapes. Always there."),
             .licence = tr("MIT, made for Bifrons"),
             .isHere = true}};
  describe(m_here.first());
  for (const FoundModel& found : m_scanned.found) {
    ListedModel model{.id = found.folder,
                      .name = found.name,
                      .purpose = found.folder,
                      .repository = found.repository,
                      .folder = toPath(found.folder),
                      .isHere = true,
                      .isOurs = found.isOurs,
                      .bytes = found.bytes};
    for (const CatalogueModel& entry : m_scanned.catalogue.models) {
      if (found.isOurs && entry.repository.section(QLatin1Char('/'), 1) == found.name) model.repository = entry.repository;
    }
    describe(model);
    m_here.append(model);
  }
}

/// What is in the catalogue and not here, and what was begun.
void ModelLibrary::listDownloads() {
  m_toDownload.clear();
  QStringList repositories;
  for (const CatalogueModel& entry : m_scanned.catalogue.models) repositories << entry.repository;
  for (const UnfinishedDownload& begun : m_scanned.unfinished) repositories << begun.repository;
  repositories.removeDuplicates();
  for (const QString& repository : repositories) {
    const bool isThere = std::any_of(m_here.begin(), m_here.end(),
                                     [&](const ListedModel& model) { return model.repository == repository; });
    if (isThere) continue;
    ListedModel model{.id = repository, .name = repository, .repository = repository};
    describe(model);
    m_toDownload.append(model);
  }
}

/// The built-in one is asked for first: it says what the machine has.
void ModelLibrary::plan() {
  m_asked.clear();
  for (const ListedModel& model : m_here) m_asked[m_reader->read(m_parts.desk.requestFor(model.folder))] = model.id;
}

void ModelLibrary::onPlanned(quint64 request, const core::engine::LoadPlan& plan) {
  if (!m_asked.contains(request)) return;
  const QString id = m_asked.take(request);
  m_plans[id] = plan;
  m_refusals.remove(id);
  if (id.isEmpty()) m_machine = plan;
  list();
}

void ModelLibrary::onRefused(quint64 request, const QString& sentence) {
  if (!m_asked.contains(request)) return;
  const QString id = m_asked.take(request);
  m_plans.remove(id);
  m_refusals[id] = sentence;
  list();
}

QString ModelLibrary::offer() const {
  for (const ListedModel& model : m_toDownload) {
    for (const core::engine::MemoryNeed& need : model.needs) {
      if (!need.fits || need.precision != core::engine::Precision::bf16 || model.bytes == 0) continue;
      return tr("%1 fits this computer: %2 to fetch, about %3 of memory.").arg(model.name, sizeWords(model.bytes), sizeWords(need.total));
    }
  }
  return {};
}

bool ModelLibrary::isLoaded(const ListedModel& model) const {
  const auto& loaded = m_parts.bridge.loadedAs();
  return model.isHere && loaded && loaded->folder == model.folder;
}

bool ModelLibrary::isDefault(const ListedModel& model) const {
  return model.isHere && m_parts.preferences.chosenModel().value_or(ChosenModel{}).folder == fromPath(model.folder);
}

void ModelLibrary::load(const ListedModel& model) { m_parts.desk.load(m_parts.desk.requestFor(model.folder), model.name); }

void ModelLibrary::unload() { m_parts.desk.unload(); }

void ModelLibrary::setDefault(const ListedModel& model) {
  m_parts.preferences.rememberChosenModel({.folder = fromPath(model.folder)});
  Q_EMIT changed();
}

void ModelLibrary::remove(const ListedModel& model) {
  if (isLoaded(model)) unload();
  if (isDefault(model)) m_parts.preferences.rememberChosenModel({});
  m_downloads.forget(model.repository);
  m_scan->remove(modelsFolder(), fromPath(model.folder));
}

std::optional<DownloadProgress> ModelLibrary::progressOf(const QString& repository) const {
  if (const auto progress = m_downloads.progress(repository)) {
    const bool isNothing = progress->state == DownloadState::Cancelled && progress->bytesDone == 0;
    return isNothing ? std::nullopt : progress;
  }
  for (const UnfinishedDownload& begun : m_scanned.unfinished) {
    if (begun.repository != repository) continue;
    return DownloadProgress{.repository = repository,
                            .state = DownloadState::Paused,
                            .bytesDone = begun.bytesDone,
                            .bytesTotal = begun.bytesTotal};
  }
  return std::nullopt;
}

bool ModelLibrary::isLicenceRead(const QString& repository) const {
  return m_parts.preferences.remembered(QStringLiteral("licence/") + repository, false);
}

void ModelLibrary::noteLicenceRead(const QString& repository) {
  m_parts.preferences.remember(QStringLiteral("licence/") + repository, true);
}

DownloadOrder ModelLibrary::orderFor(const QString& repository) const {
  HubSource source = m_parts.preferences.downloads().source();
  source.token = m_tokens.value(source.endpoint.host());
  return {.repository = repository, .modelsFolder = modelsFolder(), .source = source};
}

void ModelLibrary::download(const QString& repository) { m_downloads.start(orderFor(repository)); }

void ModelLibrary::cancel(const QString& repository, bool keepParts) {
  m_downloads.cancel(orderFor(repository), keepParts);
}

/// A token that the keyring has is used without a question, once.
void ModelLibrary::onDownload(const QString& repository) {
  const auto progress = m_downloads.progress(repository);
  const bool wantsToken = progress && progress->problem == DownloadProblem::NeedsToken;
  if (wantsToken && !m_triedKeyring.contains(repository)) {
    m_triedKeyring.insert(repository);
    m_parts.tokens.read(host(), [this, repository, at = host()](const QString& token) {
      if (token.isEmpty() || m_tokens.value(at) == token) return;
      m_tokens[at] = token;
      download(repository);
    });
  }
  if (progress && progress->state == DownloadState::Cancelled) look();
  Q_EMIT downloadChanged(repository);
}

void ModelLibrary::useToken(const QString& repository, const QString& token, bool keep) {
  m_tokens[host()] = token;
  if (keep) {
    m_parts.tokens.keep(host(), token, [this](bool isKept) {
      if (!isKept) Q_EMIT tokenNotKept();
    });
  }
  download(repository);
}

}  // namespace ui
