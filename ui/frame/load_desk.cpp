#include "ui/frame/load_desk.h"

#include <QVBoxLayout>
#include <utility>

#include "ui/bridge/core_words.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"
#include "ui/frame/plan_words.h"
#include "ui/settings/preferences.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

using core::engine::JobOutcome;
using core::engine::JobReport;
using core::engine::LoadRequest;
using core::engine::Precision;

constexpr std::chrono::milliseconds reloadDelay{800};  // a slider that is dragged asks for one reload, not for ten

/// The built-in model on what there is, whatever the settings say: they may be why another could not be loaded.
LoadRequest lastResort(const LoadRequest& failed) { return {.folder = {}, .threads = failed.threads}; }

bool isLastResort(const LoadRequest& request) {
  return request.folder.empty() && request.device.kind == core::engine::DeviceKind::automatic &&
         request.precision == Precision::automatic;
}

}  // namespace

LoadDesk::LoadDesk(EngineBridge& bridge, Preferences& preferences, QWidget* parent)
    : QWidget(parent), m_bridge(bridge), m_preferences(preferences), m_note(new InlineNote(InlineNote::Kind::Error, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(metrics::pageMargin, metrics::space12, metrics::pageMargin, metrics::space12);
  column->addWidget(m_note);
  hide();
  m_again = m_note->addButton(tr("Try again"), QStringLiteral("retry"));
  TextButton* other = m_note->addButton(tr("Other model…"), QStringLiteral("models"));
  m_log = m_note->addButton(tr("Show the log"), QStringLiteral("info"));
  m_log->hide();
  m_note->setClosable();
  connect(m_again, &QAbstractButton::clicked, this, &LoadDesk::tryAgain);
  connect(m_log, &QAbstractButton::clicked, this, &LoadDesk::logWanted);
  connect(other, &QAbstractButton::clicked, this, &LoadDesk::otherModelWanted);
  connect(m_note, &InlineNote::closed, this, &QWidget::hide);
  connect(&bridge, &EngineBridge::modelFailed, this, [this](core::ErrorKind kind, const QString& sentence) {
    say(InlineNote::Kind::Error, loadErrorHeading(kind), errorBody(kind, sentence));
  });
  connect(&bridge, &EngineBridge::jobEnded, this, &LoadDesk::onEnded);
  connect(&bridge, &EngineBridge::modelComesBack, this,
          [this](JobId job, const LoadRequest& request, const QString& name) {
            m_bringingBack = job;
            m_comingBack = {request, name};
          });
  m_reloadSoon.setSingleShot(true);
  m_reloadSoon.setInterval(reloadDelay);
  connect(&m_reloadSoon, &QTimer::timeout, this, &LoadDesk::reloadChanged);
  connect(&preferences, &Preferences::deviceChanged, this, [this] {
    m_deviceOfStart.reset();
    onSettingChanged([this](LoadRequest& request) { request.device = m_preferences.device(); });
  });
  connect(&preferences, &Preferences::precisionChanged, this, [this] {
    onSettingChanged([this](LoadRequest& request) { request.precision = m_preferences.precision(); });
  });
  connect(&preferences, &Preferences::threadsChanged, this, [this] {
    onSettingChanged([this](LoadRequest& request) { request.threads = m_preferences.threads(); });
  });
}

LoadRequest LoadDesk::requestFor(const std::filesystem::path& folder) const {
  return {.folder = folder,
          .device = m_deviceOfStart.value_or(m_preferences.device()),
          .precision = m_preferences.precision(),
          .threads = m_preferences.threads(),
          .held = m_bridge.held()};
}

void LoadDesk::load(const LoadRequest& request, const QString& name) {
  m_wish = {request, name.isEmpty() ? nameOfModel(request.folder) : name};
  m_mayFallBack = false;
  m_wishStandsIn = false;
  reload();
}

void LoadDesk::loadAtStart(const StartWish& wish) {
  m_deviceOfStart = wish.device;
  const ChosenModel chosen = m_preferences.chosenModel().value_or(ChosenModel{});
  LoadRequest request = requestFor(wish.folder.value_or(toPath(chosen.folder)));
  if (!wish.folder && chosen.precision != Precision::automatic) request.precision = chosen.precision;
  if (wish.isAfterCrash && !wish.folder) {
    m_wish = {request, nameOfModel(request.folder)};
    return offerAfterCrash();
  }
  load(request);
  m_mayFallBack = !wish.folder;
}

/// The model may have been the cause; so may what the log says.
void LoadDesk::offerAfterCrash() {
  m_unloaded = true;
  say(InlineNote::Kind::Warning, tr("Bifrons did not end properly the last time"),
      tr("“%1” is not loaded by itself, in case it was the cause. What you made is kept.").arg(m_wish.name));
  m_again->setText(tr("Load it"));
  m_log->show();
}

void LoadDesk::unloadUnused(int minutes) {
  const std::optional<Wish> used = inUse();
  if (!used) return;
  unload();
  m_wish = *used;
  say(InlineNote::Kind::Info, tr("“%1” was unloaded").arg(used->name),
      counted(minutes, tr("It was not used for a minute; its memory is free again."),
              tr("It was not used for %n minutes; its memory is free again.", nullptr, minutes)));
  m_again->setText(tr("Load it again"));
}

void LoadDesk::unload() {
  dropChanges();
  hide();  // what it says of the model that is still loaded is over
  m_unloaded = true;
  m_bridge.unloadModel();
}

void LoadDesk::submit(const Wish& wish) {
  m_unloaded = false;
  m_loading = m_bridge.loadModel(wish.request);
  Q_EMIT loadStarted(m_loading, wish.name);
}

std::optional<std::filesystem::path> LoadDesk::folderOf(JobId job) const {
  if (job == 0) return std::nullopt;
  if (job == m_bringingBack) return m_comingBack.request.folder;
  if (job != m_loading) return std::nullopt;
  return m_fellBack ? std::filesystem::path() : m_wish.request.folder;
}

void LoadDesk::reload() {
  dropChanges();
  hide();
  m_fellBack = false;
  submit(m_wish);
}

void LoadDesk::tryAgain() {
  applyChanges();
  reload();
}

void LoadDesk::onSettingChanged(Change change) {
  if (m_unloaded) return;  // the next one takes the settings
  m_changes.push_back(std::move(change));
  m_reloadSoon.start();
}

/// Takes effect on what is being loaded, or is loaded, or should have been.
void LoadDesk::reloadChanged() {
  const std::optional<Wish> used = inUse();
  const bool isStillWished = m_failed && (!used || used->request.folder == m_wish.request.folder);
  if (m_loading == 0 && !m_fellBack && !isStillWished) {
    if (!used) return dropChanges();
    m_wish = *used;
    m_wishStandsIn = m_standsIn;
  }
  applyChanges();
  reload();
}

void LoadDesk::applyChanges() {
  for (const Change& change : m_changes) change(m_wish.request);
}

void LoadDesk::dropChanges() {
  m_reloadSoon.stop();
  m_changes.clear();
}

/// The model that is there, or will be again: another than the wish after a load that was stopped or failed.
std::optional<LoadDesk::Wish> LoadDesk::inUse() const {
  if (const auto* model = m_bridge.model()) {
    return Wish{m_bridge.loadedAs().value(), toQString(std::string_view(model->name))};
  }
  if (m_bringingBack != 0) return m_comingBack;
  return std::nullopt;
}

void LoadDesk::onEnded(JobId job, const JobReport& report) {
  if (job == m_bringingBack) m_bringingBack = 0;
  if (job != m_loading) return;
  m_loading = 0;
  m_failed = report.outcome == JobOutcome::failed;
  if (report.outcome == JobOutcome::finished) onFinished();
  if (report.outcome == JobOutcome::stopped) {
    say(InlineNote::Kind::Info, tr("“%1” was not loaded").arg(m_wish.name), tr("You stopped the loading."));
  }
  if (m_failed && m_mayFallBack && !isLastResort(m_wish.request)) fallBack(report);
}

void LoadDesk::onFinished() {
  m_standsIn = m_fellBack || m_wishStandsIn;
  if (m_fellBack) return;  // what could not be loaded is still the one that was chosen, and said above the page
  hide();
  m_mayFallBack = false;  // from now on the one that is loaded stays
  if (m_standsIn) return;
  m_preferences.rememberChosenModel({.folder = fromPath(m_wish.request.folder), .precision = m_wish.request.precision});
}

void LoadDesk::fallBack(const JobReport& report) {
  m_mayFallBack = false;
  m_fellBack = true;
  say(InlineNote::Kind::Error, tr("“%1” was not loaded").arg(m_wish.name),
      tr("%1 The built-in model is used instead.").arg(errorBody(report.kind, coreWords(report.sentence))));
  submit({lastResort(m_wish.request), nameOfModel({})});
}

/// What was loaded before may be there still.
void LoadDesk::say(InlineNote::Kind kind, const QString& heading, const QString& sentence) {
  const auto* model = m_bridge.model();
  const QString kept = model == nullptr || m_unloaded ? QString() : tr(" “%1” is still loaded.").arg(toQString(std::string_view(model->name)));
  m_again->setText(tr("Try again"));
  m_log->hide();
  m_note->setKind(kind);
  m_note->setMessage(heading, sentence + kept);
  m_note->show();
  show();
}

}  // namespace ui
