#include "ui/settings/settings_page.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QThread>
#include <QVBoxLayout>

#include "ui/settings/preferences.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/value_slider.h"

namespace ui {
namespace {

constexpr int columnWidth = 760;
constexpr int labelWidth = 160;
constexpr int controlsWidth = columnWidth - 2 * metrics::readingMargin - labelWidth - metrics::space16;
constexpr int helpWidth = 460;
constexpr int sliderWidth = 316;

QLabel* label(const QString& text, TypeStyle style, ColorRole role, QWidget* parent) {
  auto* made = new QLabel(text, parent);
  setTextStyle(made, style, role);
  return made;
}

}  // namespace

SettingsPage::SettingsPage(Preferences& preferences, QWidget* parent) : Page(parent), m_preferences(preferences) {
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(buildColumn());
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(scroll);
}

void SettingsPage::focusInput() { m_theme->setFocus(Qt::OtherFocusReason); }

QWidget* SettingsPage::buildColumn() {
  auto* ground = new Surface(ColorRole::Surface);
  auto* column = new QWidget(ground);
  column->setMaximumWidth(columnWidth);
  m_rows = new QGridLayout(column);
  m_rows->setContentsMargins(metrics::readingMargin, metrics::space16, metrics::readingMargin, metrics::space32);
  m_rows->setHorizontalSpacing(metrics::space16);
  m_rows->setVerticalSpacing(metrics::space4);
  m_rows->setColumnMinimumWidth(0, labelWidth);
  m_rows->setColumnMinimumWidth(1, controlsWidth);
  m_rows->setColumnStretch(1, 1);
  buildAppearance();
  buildEngine();
  buildAbout();
  m_rows->setRowStretch(m_rows->rowCount(), 1);
  auto* centre = new QHBoxLayout(ground);
  centre->setContentsMargins(0, 0, 0, 0);
  centre->addStretch(1);
  centre->addWidget(column, 1000);
  centre->addStretch(1);
  return ground;
}

void SettingsPage::addSection(const QString& heading) {
  const int row = m_rows->rowCount();
  m_rows->setRowMinimumHeight(row, row > 1 ? metrics::space24 : 0);
  m_rows->addWidget(label(heading, TypeStyle::Title, ColorRole::Text, this), row + 1, 0, 1, 2);
  m_rows->setRowMinimumHeight(row + 2, metrics::space4);
  m_rows->addWidget(horizontalLine(this), row + 3, 0, 1, 2);
  m_rows->setRowMinimumHeight(row + 4, metrics::space8);
}

void SettingsPage::addRow(const QString& name, QWidget* control, const QString& help) {
  const int row = m_rows->rowCount();
  auto* title = label(name, TypeStyle::BodyMedium, ColorRole::Text, this);
  title->setBuddy(control);
  m_rows->addWidget(title, row, 0, Qt::AlignRight | Qt::AlignVCenter);
  m_rows->addWidget(control, row, 1, Qt::AlignLeft | Qt::AlignVCenter);
  if (!help.isEmpty()) {
    auto* words = label(help, TypeStyle::Small, ColorRole::Text3, this);
    words->setWordWrap(true);
    words->setMaximumWidth(helpWidth);
    m_rows->addWidget(words, row + 1, 1);
  }
  m_rows->setRowMinimumHeight(m_rows->rowCount(), metrics::space12);
}

void SettingsPage::buildAppearance() {
  addSection(tr("Appearance"));
  m_theme = new SegmentedControl(tr("Theme"), this);
  m_theme->addChoice(tr("System"), QStringLiteral("monitor"));
  m_theme->addChoice(tr("Light"), QStringLiteral("sun"));
  m_theme->addChoice(tr("Dark"), QStringLiteral("moon"));
  m_theme->setCurrent(static_cast<int>(m_preferences.themeChoice()));
  connect(m_theme, &SegmentedControl::chosen, this,
          [this](int index) { m_preferences.setThemeChoice(static_cast<ThemeChoice>(index)); });
  connect(&m_preferences, &Preferences::themeChoiceChanged, this,
          [this](ThemeChoice choice) { m_theme->setCurrent(static_cast<int>(choice)); });
  addRow(tr("Theme"), m_theme, tr("System follows the light or dark setting of the desktop."));
}

void SettingsPage::buildEngine() {
  addSection(tr("Engine"));
  const int cores = QThread::idealThreadCount();
  m_threads = new ValueSlider(
      tr("CPU threads"), QString(),
      {.lowest = 0, .highest = static_cast<double>(cores), .step = 1, .decimals = 0, .atLowest = tr("Auto")}, this);
  m_threads->hideWords();
  m_threads->setFixedWidth(sliderWidth);
  m_threads->setValue(m_preferences.threads());
  connect(m_threads, &ValueSlider::valueChanged, this,
          [this](double threads) { m_preferences.setThreads(static_cast<int>(threads)); });
  const QString has = counted(cores, tr("This computer has 1 core."), tr("This computer has %n cores.", nullptr, cores));
  addRow(tr("CPU threads"), m_threads,
         tr("Used when the CPU does the work; Auto goes by the size of the model. %1 The model is loaded again after a "
            "change.")
             .arg(has));
}

void SettingsPage::buildAbout() {
  addSection(tr("About"));
  const auto value = [this](const QString& text) {
    auto* shown = label(text, TypeStyle::Body, ColorRole::Text2, this);
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return shown;
  };
  addRow(tr("Version"), value(QStringLiteral(BIFRONS_VERSION)), QString());
  addRow(tr("Log"), value(appFolders().logs()), tr("Everything runs on this computer; nothing is sent anywhere."));
  addRow(tr("Licence"), value(tr("MIT. Uses Qt %1 under the LGPL.").arg(QString::fromLatin1(qVersion()))), QString());
}

}  // namespace ui
