#include "ui/settings/settings_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

#include "ui/commands/action_registry.h"
#include "ui/settings/about_section.h"
#include "ui/settings/appearance_section.h"
#include "ui/settings/downloads_section.h"
#include "ui/settings/drawing_section.h"
#include "ui/settings/engine_section.h"
#include "ui/settings/folders_section.h"
#include "ui/settings/idle_row.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_form.h"
#include "ui/settings/settings_list.h"
#include "ui/settings/settings_values.h"
#include "ui/settings/shortcut_table.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/toast.h"

namespace ui {
namespace {

constexpr int roomForLabels = 1040 - metrics::railWidth;

}  // namespace

SettingsPage::SettingsPage(const Parts& parts, QWidget* parent)
    : Page(parent), m_preferences(parts.preferences), m_list(new SettingsList(this)), m_scroll(new QScrollArea(this)),
      m_restore(new TextButton(tr("Restore defaults on this page"), this, TextButton::Kind::Plain, TextButton::Height::Small)),
      m_toast(new Toast(this)) {
  m_restore->setIconName(QStringLiteral("undo"));
  m_restore->hide();
  m_scroll->setWidgetResizable(true);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->setWidget(buildColumn(parts));
  for (const SettingsForm::Section& section : m_form->sections()) m_list->addSection(section.icon, section.heading);
  auto* all = new QHBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->setSpacing(0);
  all->addWidget(m_list);
  all->addWidget(m_scroll, 1);
  connect(m_list, &SettingsList::chosen, this, &SettingsPage::scrollTo);
  connect(m_list, &SettingsList::searched, this, &SettingsPage::search);
  connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &SettingsPage::markSectionInView);
  connect(m_restore, &QAbstractButton::clicked, this, [this] { restoreSection(m_form->sections()[m_list->current()].id); });
  connect(m_shortcuts->resetAll(), &QAbstractButton::clicked, this, [this] { restoreSection(QStringLiteral("shortcuts")); });
  connect(m_about, &AboutSection::logWanted, this, &SettingsPage::logWanted);
  connect(m_about, &AboutSection::diagnosisWanted, this, &SettingsPage::diagnosisWanted);
  setCurrent(0);
}

QWidget* SettingsPage::buildColumn(const Parts& parts) {
  auto* ground = new Surface(ColorRole::Surface);
  m_form = new SettingsForm(ground);
  m_appearance = new AppearanceSection(*m_form, parts.preferences, this);
  m_engine = new EngineSection(*m_form, parts.preferences, parts.planner, this);
  new IdleRow(*m_form, parts.preferences.downloads(), this);
  m_drawing = new DrawingSection(*m_form, parts.preferences, this);
  m_folders = new FoldersSection(*m_form, parts.preferences, parts.folders, this);
  new DownloadsSection(*m_form, parts.preferences.downloads(), this);
  m_form->addSection(tr("Shortcuts"), QStringLiteral("keyboard"), QStringLiteral("shortcuts"));
  m_shortcuts = new ShortcutTable(parts.actions, m_form);
  m_form->addRow({}, m_shortcuts);
  m_about = new AboutSection(*m_form, this);
  m_form->finish();
  m_empty = new QLabel(ground);
  m_empty->setTextFormat(Qt::PlainText);
  m_empty->setAlignment(Qt::AlignCenter);
  setTextStyle(m_empty, TypeStyle::Reading, ColorRole::Text2);
  m_empty->hide();
  auto* centre = new QHBoxLayout;
  centre->addStretch(1);
  centre->addWidget(m_form, 1000);
  centre->addStretch(1);
  auto* column = new QVBoxLayout(ground);
  column->setContentsMargins(0, 0, 0, 0);
  // Centred in the whole width, with the scroll bar or without.
  connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, column, [this, column](int, int most) {
    column->setContentsMargins(most > 0 ? m_scroll->verticalScrollBar()->sizeHint().width() : 0, 0, 0, 0);
  });
  column->addLayout(centre, 1);
  column->addWidget(m_empty, 1);
  return ground;
}

QList<QWidget*> SettingsPage::topBarActions() { return {m_restore}; }
Page::StatusHint SettingsPage::statusHint() const {
  if (m_preferences.isWritable()) return {.lead = {}, .words = tr("Changes are saved as you make them")};
  return {.lead = {}, .words = tr("Changes are lost when Bifrons ends: the folder of the settings cannot be written")};
}

QList<QWidget*> SettingsPage::regions() { return {m_list, m_scroll}; }
QString SettingsPage::emptyText() const { return m_empty->isHidden() ? QString() : m_empty->text(); }

void SettingsPage::defineActions(ActionRegistry& actions) {
  actions.define(this, {"settings.defaults", QT_TR_NOOP("Restore the default settings"), "undo", {}}, [this] { restoreDefaults(); });
  actions.tellKeys(QStringLiteral("window.search"), this, [this](const QString& keys) { m_list->search()->setKeyHint(keys); });
}

void SettingsPage::focusInput() { focusSearch(); }

void SettingsPage::focusSearch() {
  m_list->search()->setFocus(Qt::OtherFocusReason);
  m_list->search()->selectAll();
}

bool SettingsPage::escape() {
  if (m_list->search()->text().isEmpty()) return false;
  m_list->search()->clear();
  return true;
}

void SettingsPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  m_engine->look();
}

void SettingsPage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  m_form->setStacked(width() < roomForLabels);
}

void SettingsPage::search(const QString& words) {
  const bool any = m_form->filter(words);
  m_form->setVisible(any);
  m_empty->setVisible(!any);
  m_empty->setText(tr("No setting is called “%1”.").arg(words.simplified()));
  m_scroll->verticalScrollBar()->setValue(0);
  const auto& sections = m_form->sections();
  for (int i = 0; i < sections.size(); ++i) m_list->section(i)->setVisible(!sections[i].box->isHidden());
  markSectionInView();
}

void SettingsPage::showSection(const QString& id) {
  m_list->search()->clear();
  const auto& sections = m_form->sections();
  for (int i = 0; i < sections.size(); ++i) {
    if (sections[i].id == id) return scrollTo(i);
  }
}

void SettingsPage::scrollTo(int section) {
  m_form->layout()->activate();
  m_scroll->widget()->layout()->activate();
  const QWidget* box = m_form->sections()[section].box;
  m_scroll->verticalScrollBar()->setValue(box->mapTo(m_scroll->widget(), QPoint(0, 0)).y() - metrics::space16);
  setCurrent(section);  // also where the page is too short to bring it to the top
}

/// The last section that begins in the upper third of the view; at the ends of the page the first and the last one.
void SettingsPage::markSectionInView() {
  const QScrollBar& bar = *m_scroll->verticalScrollBar();
  int line = bar.value() + m_scroll->viewport()->height() / 3;
  if (bar.value() == bar.maximum()) line = m_scroll->widget()->height();
  if (bar.value() == bar.minimum()) line = 0;
  const auto& sections = m_form->sections();
  int marked = -1;
  for (int i = 0; i < sections.size(); ++i) {
    const QWidget* box = sections[i].box;
    if (box->isHidden()) continue;
    if (marked >= 0 && box->mapTo(m_scroll->widget(), QPoint(0, 0)).y() > line) break;
    marked = i;
  }
  if (marked >= 0) setCurrent(marked);
}

/// The button at the top is about the section that is marked.
void SettingsPage::setCurrent(int section) {
  m_list->setCurrent(section);
  const SettingsForm::Section& shown = m_form->sections()[section];
  const bool any = shown.id != QStringLiteral("about");
  m_restore->setEnabled(any);
  m_restore->setToolTip(any ? tr("“%1” as at the first start").arg(shown.heading) : tr("“%1” has nothing that is set").arg(shown.heading));
  m_restore->setAccessibleDescription(m_restore->toolTip());
}

void SettingsPage::restoreSection(const QString& id) {
  const auto& sections = m_form->sections();
  const auto section = std::find_if(sections.begin(), sections.end(), [&](const auto& each) { return each.id == id; });
  if (section == sections.end()) return;
  std::function<void()> back;
  if (id == QStringLiteral("shortcuts")) {
    back = m_shortcuts->restoreAll();
  } else {
    const SettingsValues before = settingsValues(m_preferences);
    if (!setSettingsValues(m_preferences, {}, id)) return;
    back = [this, before, id] { setSettingsValues(m_preferences, before, id); };
  }
  m_toast->show(QStringLiteral("undo"), tr("“%1” is as at the first start").arg(section->heading), tr("Undo"), back);
}

void SettingsPage::restoreDefaults() {
  const SettingsValues before = settingsValues(m_preferences);
  setSettingsValues(m_preferences, {});
  m_toast->show(QStringLiteral("undo"), tr("The settings are as at the first start"), tr("Undo"),
                [this, before] { setSettingsValues(m_preferences, before); });
}

}  // namespace ui
