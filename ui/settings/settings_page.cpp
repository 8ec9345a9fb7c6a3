#include "ui/settings/settings_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <utility>

#include "ui/settings/engine_section.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settings_form.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/surface.h"

namespace ui {

SettingsPage::SettingsPage(Preferences& preferences, core::engine::LoadPlanner planner, QWidget* parent)
    : Page(parent), m_preferences(preferences) {
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(buildColumn(std::move(planner)));
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(scroll);
}

void SettingsPage::focusInput() { m_theme->setFocus(Qt::OtherFocusReason); }

void SettingsPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  m_engine->look();
}

QWidget* SettingsPage::buildColumn(core::engine::LoadPlanner planner) {
  auto* ground = new Surface(ColorRole::Surface);
  m_form = new SettingsForm(ground);
  buildAppearance();
  m_engine = new EngineSection(*m_form, m_preferences, std::move(planner), this);
  buildAbout();
  m_form->finish();
  auto* centre = new QHBoxLayout(ground);
  centre->setContentsMargins(0, 0, 0, 0);
  centre->addStretch(1);
  centre->addWidget(m_form, 1000);
  centre->addStretch(1);
  return ground;
}

void SettingsPage::buildAppearance() {
  m_form->addSection(tr("Appearance"));
  m_theme = new SegmentedControl(tr("Theme"), this);
  m_theme->addChoice(tr("System"), QStringLiteral("monitor"));
  m_theme->addChoice(tr("Light"), QStringLiteral("sun"));
  m_theme->addChoice(tr("Dark"), QStringLiteral("moon"));
  m_theme->setCurrent(static_cast<int>(m_preferences.themeChoice()));
  connect(m_theme, &SegmentedControl::chosen, this,
          [this](int index) { m_preferences.setThemeChoice(static_cast<ThemeChoice>(index)); });
  connect(&m_preferences, &Preferences::themeChoiceChanged, this,
          [this](ThemeChoice choice) { m_theme->setCurrent(static_cast<int>(choice)); });
  m_form->addRow(tr("Theme"), m_theme, tr("System follows the light or dark setting of the desktop."));
}

void SettingsPage::buildAbout() {
  m_form->addSection(tr("About"));
  const auto value = [this](const QString& text) {
    auto* shown = new QLabel(text, this);
    shown->setTextFormat(Qt::PlainText);
    setTextStyle(shown, TypeStyle::Body, ColorRole::Text2);
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return shown;
  };
  m_form->addRow(tr("Version"), value(QStringLiteral(BIFRONS_VERSION)));
  m_form->addRow(tr("Log"), value(appFolders().logs()), tr("Everything runs on this computer; nothing is sent anywhere."));
  m_form->addRow(tr("Licence"), value(tr("MIT. Uses Qt %1 under the LGPL.").arg(QString::fromLatin1(qVersion()))));
}

}  // namespace ui
