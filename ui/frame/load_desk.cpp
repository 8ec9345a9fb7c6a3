#include "ui/frame/load_desk.h"

#include <QTimer>
#include <QVBoxLayout>

#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"
#include "ui/settings/preferences.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int reloadDelayMs = 800;  // a slider that is dragged asks for one reload, not for ten

}  // namespace

LoadDesk::LoadDesk(EngineBridge& bridge, Preferences& preferences, QWidget* parent)
    : QWidget(parent), m_bridge(bridge), m_note(new InlineNote(InlineNote::Kind::Error, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(metrics::pageMargin, metrics::space12, metrics::pageMargin, metrics::space12);
  column->addWidget(m_note);
  hide();
  TextButton* again = m_note->addButton(tr("Try again"), QStringLiteral("retry"));
  TextButton* other = m_note->addButton(tr("Other model…"), QStringLiteral("models"));
  connect(again, &QAbstractButton::clicked, this, &LoadDesk::reload);
  connect(other, &QAbstractButton::clicked, this, &LoadDesk::otherModelWanted);
  connect(&bridge, &EngineBridge::modelFailed, this, [this](core::ErrorKind kind, const QString& sentence) {
    say(InlineNote::Kind::Error, errorText(kind).heading, errorBody(kind, sentence));
  });
  connect(&bridge, &EngineBridge::jobEnded, this, &LoadDesk::onEnded);

  auto* reloadSoon = new QTimer(this);
  reloadSoon->setSingleShot(true);
  reloadSoon->setInterval(reloadDelayMs);
  connect(reloadSoon, &QTimer::timeout, this, &LoadDesk::reload);
  connect(&preferences, &Preferences::threadsChanged, this, [this, reloadSoon](int threads) {
    if (m_bridge.loadedAs()) m_request = *m_bridge.loadedAs();  // not what failed since
    m_request.threads = threads;
    reloadSoon->start();
  });
}

void LoadDesk::load(const core::engine::LoadRequest& request) {
  m_request = request;
  reload();
}

void LoadDesk::reload() {
  hide();
  m_loading = m_bridge.loadModel(m_request);
}

void LoadDesk::onEnded(JobId job, const core::engine::JobReport& report) {
  if (job != m_loading) return;
  if (report.outcome == core::engine::JobOutcome::finished) hide();
  if (report.outcome == core::engine::JobOutcome::stopped) {
    say(InlineNote::Kind::Info, m_bridge.model() == nullptr ? tr("No model is loaded") : tr("No other model is loaded"),
        tr("You stopped the loading."));
  }
}

/// What was loaded before may be there still.
void LoadDesk::say(InlineNote::Kind kind, const QString& heading, const QString& sentence) {
  const auto* model = m_bridge.model();
  const QString kept = model == nullptr ? QString() : tr(" “%1” is still loaded.").arg(toQString(std::string_view(model->name)));
  m_note->setKind(kind);
  m_note->setMessage(heading, sentence + kept);
  show();
}

}  // namespace ui
