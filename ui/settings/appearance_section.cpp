#include "ui/settings/appearance_section.h"

#include "ui/settings/preferences.h"
#include "ui/settings/settings_form.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/value_slider.h"

namespace ui {
namespace {

constexpr int sliderWidth = 316;
constexpr int zoomStep = 10;

}  // namespace

AppearanceSection::AppearanceSection(SettingsForm& form, Preferences& preferences, QObject* parent)
    : QObject(parent), m_form(form), m_preferences(preferences) {
  form.addSection(tr("Appearance"), QStringLiteral("monitor"), QStringLiteral("appearance"));
  addTheme();
  addLanguage();
  addText();
  addMotion();
}

void AppearanceSection::addTheme() {
  m_theme = new SegmentedControl(tr("Theme"), &m_form);
  m_theme->addChoice(tr("System"), QStringLiteral("monitor"));
  m_theme->addChoice(tr("Light"), QStringLiteral("sun"));
  m_theme->addChoice(tr("Dark"), QStringLiteral("moon"));
  m_theme->addChoice(tr("High contrast"), QStringLiteral("eye"));
  m_theme->setCurrent(static_cast<int>(m_preferences.themeChoice()));
  connect(m_theme, &SegmentedControl::chosen, this,
          [this](int index) { m_preferences.setThemeChoice(static_cast<ThemeChoice>(index)); });
  connect(&m_preferences, &Preferences::themeChoiceChanged, this,
          [this](ThemeChoice choice) { m_theme->setCurrent(static_cast<int>(choice)); });
  m_form.addRow(tr("Theme"), m_theme,
                tr("System follows the light or dark setting of the desktop. High contrast does, too, with stronger lines and "
                   "without paler text."));
}

void AppearanceSection::addLanguage() {
  m_language = new SegmentedControl(tr("Language"), &m_form);
  m_language->addChoice(tr("System"), QStringLiteral("globe"));
  m_language->addChoice(QStringLiteral("English"));
  m_language->addChoice(QStringLiteral("简体中文"));
  m_language->setCurrent(static_cast<int>(m_preferences.language()));
  connect(m_language, &SegmentedControl::chosen, this,
          [this](int index) { m_preferences.setLanguage(static_cast<Language>(index)); });
  connect(&m_preferences, &Preferences::languageChanged, this,
          [this] { m_language->setCurrent(static_cast<int>(m_preferences.language())); });
  m_form.addRow(tr("Language"), m_language, tr("Another language is used from the next start of Bifrons on."));
}

void AppearanceSection::addText() {
  m_font = new SegmentedControl(tr("Font"), &m_form);
  m_font->addChoice(tr("Desktop"));
  m_font->addChoice(QStringLiteral("Bifrons"));
  m_font->setCurrent(static_cast<int>(m_preferences.fontChoice()));
  connect(m_font, &SegmentedControl::chosen, this,
          [this](int index) { m_preferences.setFontChoice(static_cast<FontChoice>(index)); });
  connect(&m_preferences, &Preferences::fontChoiceChanged, this,
          [this](FontChoice choice) { m_font->setCurrent(static_cast<int>(choice)); });
  m_form.addRow(tr("Font"), m_font, tr("Desktop is the font of your other programs. Bifrons is Inter, where it is installed."));

  m_zoom = new ValueSlider(tr("Text size"), QString(),
                           {.lowest = Preferences::smallestZoom, .highest = Preferences::largestZoom, .step = zoomStep, .decimals = 0},
                           &m_form);
  m_zoom->hideWords();
  m_zoom->setSuffix(QStringLiteral(" %"));
  m_zoom->setFixedWidth(sliderWidth);
  m_zoom->setValue(m_preferences.zoom());
  connect(m_zoom, &ValueSlider::valueChanged, this, [this](double percent) { m_preferences.setZoom(static_cast<int>(percent)); });
  connect(&m_preferences, &Preferences::zoomChanged, this, [this](int percent) { m_zoom->setValue(percent); });
  m_form.addRow(tr("Text size"), m_zoom);
}

void AppearanceSection::addMotion() {
  m_motion = new SegmentedControl(tr("Motion"), &m_form);
  m_motion->addChoice(tr("System"));
  m_motion->addChoice(tr("Off"));
  m_motion->setCurrent(m_preferences.motionReduced() ? 1 : 0);
  connect(m_motion, &SegmentedControl::chosen, this, [this](int index) { m_preferences.setMotionReduced(index == 1); });
  connect(&m_preferences, &Preferences::motionReducedChanged, this,
          [this](bool reduced) { m_motion->setCurrent(reduced ? 1 : 0); });
  m_form.addRow(tr("Motion"), m_motion, tr("Off: what is under way shows three dots that stand still, and nothing slides."));
}

}  // namespace ui
