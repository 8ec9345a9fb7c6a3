#include "ui/frame/model_switcher.h"

#include <QApplication>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/qt_convert.h"
#include "ui/frame/engine_status.h"
#include "ui/frame/load_desk.h"
#include "ui/frame/load_view.h"
#include "ui/frame/model_row.h"
#include "ui/frame/plan_view.h"
#include "ui/frame/plan_words.h"
#include "ui/settings/preferences.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/file_dialog.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int panelWidth = 440;

}  // namespace

ModelSwitcher::ModelSwitcher(const Parts& parts, core::engine::LoadPlanner planner, QWidget* parent)
    : Popover(parent), m_parts(parts), m_reader(new PlanReader(std::move(planner), this)) {
  setFixedWidth(panelWidth);
  setAccessibleName(tr("Models"));
  build();
  connectParts();
  show(Shown::List);
}

void ModelSwitcher::build() {
  m_list = new QWidget(this);
  m_plan = new PlanView(this);
  m_loading = new LoadView(m_parts.status, this);
  m_useFolder = new TextButton(tr("Use a folder…"), m_list);
  m_useFolder->setIconName(QStringLiteral("folder"));
  m_unload = new TextButton(tr("Unload"), m_list);
  m_unload->setIconName(QStringLiteral("eject"));
  m_unload->setToolTip(tr("Give the memory of the loaded model back"));
  m_rowColumn = new QVBoxLayout;
  m_rowColumn->setSpacing(2);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(metrics::space8);
  m_manage = new LinkButton(tr("Manage models"), m_list);
  foot->addWidget(m_unload);
  foot->addWidget(m_manage);
  foot->addStretch(1);
  foot->addWidget(m_useFolder);
  auto* list = new QVBoxLayout(m_list);
  list->setContentsMargins(0, 0, 0, 0);
  list->setSpacing(metrics::space8);
  list->addLayout(m_rowColumn);
  list->addWidget(horizontalLine(m_list));
  list->addLayout(foot);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(metrics::space12, metrics::space12, metrics::space12, metrics::space12);
  all->setSpacing(0);
  for (QWidget* part : std::initializer_list<QWidget*>{m_list, m_plan, m_loading}) all->addWidget(part);
}

void ModelSwitcher::connectParts() {
  connect(m_useFolder, &QAbstractButton::clicked, this, &ModelSwitcher::chooseFolder);
  connect(m_unload, &QAbstractButton::clicked, this, [this] {
    leave();
    m_parts.desk.unload();
  });
  connect(m_manage, &QAbstractButton::clicked, this, [this] {
    leave();
    Q_EMIT manageWanted();
  });
  connect(m_plan, &PlanView::otherFolderWanted, this, &ModelSwitcher::chooseFolder);
  connect(m_plan, &PlanView::backWanted, this, [this] {
    fillList();
    show(Shown::List);
  });
  connect(m_plan, &PlanView::precisionChosen, this, &ModelSwitcher::readPlan);
  connect(m_plan, &PlanView::forgetWanted, this, &ModelSwitcher::forget);
  connect(m_plan, &PlanView::loadWanted, this, &ModelSwitcher::load);
  connect(m_loading, &LoadView::stopWanted, this, [this] { m_parts.bridge.stop(m_parts.status.runningJob()); });
  connect(m_reader, &PlanReader::planned, this, &ModelSwitcher::onPlanned);
  connect(m_reader, &PlanReader::refused, this, &ModelSwitcher::onRefused);
  connect(&m_parts.status, &EngineStatus::changed, this, &ModelSwitcher::onStatus);
}

void ModelSwitcher::toggle(const QPoint& corner, const QWidget* opener) {
  if (!isVisible() && m_parts.status.phase() != EngineStatus::Phase::Loading) {
    fillList();
    show(Shown::List);
  }
  if (!toggleAt(corner, Grows::Down, opener)) return;
  if (!m_rows.isEmpty() && m_list->isVisible()) m_rows.first()->setFocus(Qt::OtherFocusReason);
  if (m_loading->isVisible()) m_loading->stopButton()->setFocus(Qt::OtherFocusReason);
}

void ModelSwitcher::leave() {
  const bool hadFocus = isAncestorOf(QApplication::focusWidget());
  hide();
  if (hadFocus) Q_EMIT focusGivenBack();
}

void ModelSwitcher::show(Shown what) {
  m_list->setVisible(what == Shown::List);
  m_plan->setVisible(what == Shown::Plan);
  m_loading->setVisible(what == Shown::Loading);
}

/// The built-in model, and the folders that were used before, the newest first.
void ModelSwitcher::fillList() {
  m_asked.clear();
  for (ModelRow* row : m_rows) {
    row->hide();
    row->deleteLater();
  }
  m_rows.clear();
  std::vector<std::filesystem::path> folders{{}};
  for (const QString& folder : m_parts.preferences.modelFolders()) folders.push_back(toPath(folder));
  const auto& loaded = m_parts.bridge.loadedAs();
  if (loaded && std::ranges::find(folders, loaded->folder) == folders.end()) folders.push_back(loaded->folder);
  for (const std::filesystem::path& folder : folders) {
    auto* row = new ModelRow(folder, m_list);
    row->setLoaded(loaded && loaded->folder == folder);
    m_rowColumn->addWidget(row);
    m_rows.append(row);
    m_asked[m_reader->read(m_parts.desk.requestFor(folder))] = row;
    connect(row, &QAbstractButton::clicked, this, [this, folder] { showPlanOf(folder); });
  }
  m_unload->setVisible(loaded.has_value());
}

void ModelSwitcher::showPlanOf(const std::filesystem::path& folder) {
  m_planned = m_parts.desk.requestFor(folder);
  m_plannedName.clear();
  m_plan->showWaiting(nameOfModel(folder), placeOfModel(folder));
  show(Shown::Plan);
  readPlan(m_planned.precision);
  m_plan->backButton()->setFocus(Qt::OtherFocusReason);
}

void ModelSwitcher::readPlan(core::engine::Precision precision) {
  m_planned.precision = precision;
  m_askedPlan = m_reader->read(m_planned);
}

void ModelSwitcher::load() { m_parts.desk.load(m_planned, m_plannedName); }

void ModelSwitcher::forget() {
  m_parts.preferences.forgetModelFolder(fromPath(m_planned.folder));
  fillList();
  show(Shown::List);
  m_rows.first()->setFocus(Qt::OtherFocusReason);
}

void ModelSwitcher::onPlanned(quint64 request, const core::engine::LoadPlan& plan) {
  if (ModelRow* row = m_asked.take(request)) row->setPlan(plan);
  if (request == m_askedPlan) {
    if (!m_planned.folder.empty()) m_parts.preferences.rememberModelFolder(fromPath(m_planned.folder));
    m_plannedName = toQString(std::string_view(plan.model.name));
    m_plan->showPlan(plan);
    if (m_plan->backButton()->hasFocus() && plan.refusal.empty()) m_plan->loadButton()->setFocus(Qt::OtherFocusReason);
  }
}

void ModelSwitcher::onRefused(quint64 request, core::ErrorKind kind, const QString& sentence) {
  if (ModelRow* row = m_asked.take(request)) row->setProblem(sentence);
  if (request == m_askedPlan) {
    m_plan->showProblem(loadErrorHeading(kind), errorBody(kind, sentence));
    m_plan->forgetButton()->setVisible(m_parts.preferences.modelFolders().contains(fromPath(m_planned.folder)));
  }
}

void ModelSwitcher::onStatus() {
  const bool loading = m_parts.status.phase() == EngineStatus::Phase::Loading;
  if (loading && m_loading->isHidden()) {
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    show(Shown::Loading);
    if (hadFocus) m_loading->stopButton()->setFocus(Qt::OtherFocusReason);
  } else if (!loading && !m_loading->isHidden()) {
    leave();  // it is there, or the page says why it is not
    show(Shown::List);
  }
}

void ModelSwitcher::chooseFolder() {
  QFileDialog* dialog = makeFileDialog(window(), tr("Use the model in a folder"), {});
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) { showPlanOf(toPath(folder)); });
  dialog->open();
}

}  // namespace ui
