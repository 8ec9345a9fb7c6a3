#include "ui/models/models_page.h"

#include <QApplication>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/bridge/engine_bridge.h"
#include "ui/commands/action_registry.h"
#include "ui/models/library_card.h"
#include "ui/models/library_row.h"
#include "ui/models/machine_strip.h"
#include "ui/models/session_speed.h"
#include "ui/settings/preferences.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/inline_note.h"
#include "ui/widgets/scroll_margin.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/toast.h"

namespace ui {
namespace {

constexpr int roomForSpeed = 1040 - metrics::railWidth;
constexpr int roomForAllPrecisions = 960 - metrics::railWidth;
constexpr int groupGap = 14;

TextButton* smallButton(const QString& text, QWidget* parent) {
  return new TextButton(text, parent, TextButton::Kind::Plain, TextButton::Height::Small);
}

}  // namespace

ModelsPage::ModelsPage(const ModelLibrary::Parts& parts, const core::engine::LoadPlanner& planner, QWidget* parent)
    : Page(parent), m_parts(parts), m_library(parts, planner), m_speed(new SessionSpeed(parts.bridge, this)),
      m_scroll(new QScrollArea(this)), m_source(smallButton({}, this)), m_folder(smallButton(tr("Use a folder…"), this)),
      m_toast(new Toast(this)) {
  m_source->setIconName(QStringLiteral("globe"));
  m_source->setToolTip(tr("Where models are fetched from, and through which proxy"));
  m_folder->setIconName(QStringLiteral("folder"));
  m_scroll->setWidgetResizable(true);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->setWidget(buildColumn(planner));
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(m_scroll);
  connectLibrary();
  connect(m_source, &QAbstractButton::clicked, this, &ModelsPage::sourceWanted);
  connect(m_folder, &QAbstractButton::clicked, this, &ModelsPage::folderWanted);
  connect(&parts.preferences.downloads(), &DownloadPreferences::sourceChanged, this, &ModelsPage::showSource);
  connect(m_machine, &MachineStrip::diagnosisWanted, this, &ModelsPage::diagnosisWanted);
  connect(m_speed, &SessionSpeed::measured, this, [this] {
    for (const LibraryCard* card : {m_here, m_toDownload}) {
      for (LibraryRow* row : card->rows()) row->refreshSpeed();
    }
  });
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* focused) { scrollToFocus(focused); });
  showSource();
  refresh();
}

// A window that goes takes the focus from its widgets, when of this object only the QWidget is left.
ModelsPage::~ModelsPage() { qApp->disconnect(this); }

QWidget* ModelsPage::buildColumn(const core::engine::LoadPlanner& planner) {
  auto* ground = new Surface(ColorRole::Surface);
  m_machine = new MachineStrip(planner, ground);
  m_problems = new InlineNote(InlineNote::Kind::Warning, ground);
  m_problems->hide();
  m_here = new LibraryCard(tr("On this computer"), {}, m_library, *m_speed, ground);
  m_toDownload = new LibraryCard(tr("To download"), tr("Nothing is fetched until you press Download"), m_library, *m_speed, ground);
  m_toDownload->hideHeads();
  auto* column = new QVBoxLayout(ground);
  column->setContentsMargins(metrics::pageMargin, metrics::space16, metrics::pageMargin, metrics::space24);
  keepWidthBesideScrollBar(m_scroll, column);
  column->setSpacing(groupGap);
  for (QWidget* part : std::initializer_list<QWidget*>{m_machine, m_problems, m_here, m_toDownload}) column->addWidget(part);
  column->addStretch(1);
  for (const LibraryCard* card : {m_here, m_toDownload}) connect(card, &LibraryCard::sourceWanted, this, &ModelsPage::sourceWanted);
  return ground;
}

void ModelsPage::connectLibrary() {
  connect(&m_library, &ModelLibrary::changed, this, &ModelsPage::refresh);
  connect(&m_library, &ModelLibrary::downloadChanged, this, [this](const QString& repository) {
    if (LibraryRow* row = rowOf(repository)) row->refreshDownload();
  });
  connect(&m_library, &ModelLibrary::loadChanged, this, [this] {
    for (LibraryRow* row : m_here->rows()) row->refreshLoad();
  });
  connect(&m_library, &ModelLibrary::notRemoved, this, [this](const QString& id, const QString& sentence) {
    if (LibraryRow* row = rowOf(id)) row->tellProblem(sentence);
  });
  connect(&m_library, &ModelLibrary::downloaded, this, [this](const QString& name) {
    m_toast->show(QStringLiteral("ok"), tr("“%1” is here, every file checked").arg(name));
  });
  connect(&m_library, &ModelLibrary::removed, this,
          [this](const QString& name) { m_toast->show(QStringLiteral("trash"), tr("“%1” was removed").arg(name)); });
  connect(&m_library, &ModelLibrary::tokenNotKept, this, [this] {
    m_toast->show(QStringLiteral("info"), tr("There is no open keyring, so the token is asked for again another time"));
  });
  const auto loadedChanged = [this] { refresh(); };
  connect(&m_parts.bridge, &EngineBridge::modelLoaded, this, loadedChanged);
  connect(&m_parts.bridge, &EngineBridge::modelUnloaded, this, loadedChanged);
}

QList<QWidget*> ModelsPage::topBarActions() { return {m_source, m_folder}; }

QList<QWidget*> ModelsPage::regions() { return {m_scroll}; }

void ModelsPage::defineActions(ActionRegistry& actions) {
  actions.define(this, {"models.look", QT_TR_NOOP("Look for models again"), "retry", "F5"}, [this] {
    m_machine->look();
    m_library.look();
  });
}

void ModelsPage::setFolderKeys(const QString& keys) { m_folder->setKeyHint(keys); }

/// After the layout has made room for what was just shown.
void ModelsPage::scrollToFocus(QWidget* focused) {
  if (focused == nullptr || !m_scroll->widget()->isAncestorOf(focused)) return;
  QTimer::singleShot(0, focused, [this, focused] { m_scroll->ensureWidgetVisible(focused, 0, metrics::space24); });
}

void ModelsPage::focusInput() {
  if (!m_here->rows().isEmpty()) m_here->rows().first()->setFocus(Qt::OtherFocusReason);
}

void ModelsPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  m_machine->look();
  m_library.look();
}

void ModelsPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  for (LibraryCard* card : {m_here, m_toDownload}) card->setNarrow(width() < roomForSpeed, width() < roomForAllPrecisions);
}

void ModelsPage::refresh() {
  m_machine->showFolder(m_library.modelsFolder(), m_library.freeBytes());
  m_problems->setMessage({}, m_library.problems().join(QLatin1Char('\n')));
  m_problems->setVisible(!m_library.problems().isEmpty());
  m_here->show(m_library.here());
  m_toDownload->show(m_library.toDownload());
  m_toDownload->setVisible(!m_library.toDownload().isEmpty());
}

void ModelsPage::showSource() {
  const QUrl endpoint = m_parts.preferences.downloads().source().endpoint;
  const QString name = endpoint == HubSource::hub() ? tr("Hugging Face") : endpoint.host();
  m_source->setText(tr("Source: %1").arg(name));
  m_source->updateGeometry();
}

LibraryRow* ModelsPage::rowOf(const QString& id) const {
  for (const LibraryCard* card : {m_here, m_toDownload}) {
    for (LibraryRow* row : card->rows()) {
      if (row->model().id == id) return row;
    }
  }
  return nullptr;
}

}  // namespace ui
