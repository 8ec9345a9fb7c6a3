#include "ui/create/settings_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/bridge/qt_convert.h"
#include "ui/create/avoid_field.h"
#include "ui/create/draw_settings.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/disclosure.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/seed_field.h"
#include "ui/widgets/value_slider.h"

namespace ui {
namespace {

constexpr int headingHeight = 44;
constexpr int groupGap = 14;
constexpr qsizetype longestHint = 80;  // characters

QLabel* caption(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setWordWrap(true);
  setTextStyle(label, TypeStyle::Caption, ColorRole::Text3);
  return label;
}

}  // namespace

SettingsPanel::SettingsPanel(EngineBridge& bridge, DrawSettings& settings, bool moreShown, QWidget* parent)
    : Surface(ColorRole::Window, parent, Qt::LeftEdge), m_bridge(bridge), m_settings(settings) {
  setAccessibleName(tr("Settings for the next pictures"));
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(1, 0, 0, 0);
  all->setSpacing(0);
  all->addWidget(buildHeading());
  all->addWidget(horizontalLine(this));
  all->addWidget(buildBody(), 1);
  setMoreShown(moreShown);
  connectSettings();
  refresh();
}

QWidget* SettingsPanel::buildHeading() {
  auto* heading = new QWidget(this);
  heading->setFixedHeight(headingHeight);
  auto* title = new QLabel(tr("Settings for the next pictures"), heading);
  setTextStyle(title, TypeStyle::BodyStrong);
  m_reset = new IconButton(QStringLiteral("undo"), tr("Reset to the model’s defaults"), heading, IconButtonSize::Small);
  auto* row = new QHBoxLayout(heading);
  row->setContentsMargins(metrics::space16, 0, metrics::space8, 0);
  row->addWidget(title, 1);
  row->addWidget(m_reset);
  return heading;
}

QWidget* SettingsPanel::buildBody() {
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* body = new Surface(ColorRole::Window);
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(metrics::space16, groupGap, metrics::space16, groupGap);
  column->setSpacing(groupGap);
  m_count = new ValueSlider(
      tr("Pictures"), {},
      {.lowest = 1, .highest = DrawSettings::mostPictures, .step = 1, .decimals = 0, .atLowest = {}}, body);
  m_guidance = new ValueSlider(tr("Guidance"), tr("how closely it follows"),
                               {.lowest = 1, .highest = 10, .step = 0.5, .decimals = 1, .atLowest = {}}, body);
  m_guidance->setTechnicalName(tr("CFG weight; 1 follows the prompt alone"));
  m_temperature = new ValueSlider(tr("Temperature"), tr("how varied it is"),
                                  {.lowest = 0, .highest = 2, .step = 0.05, .decimals = 2, .atLowest = {}}, body);
  m_temperature->setTechnicalName(tr("0 takes the likeliest token each time"));
  for (ValueSlider* slider : {m_count, m_guidance, m_temperature}) column->addWidget(slider);
  m_seed = new SeedField(tr("Locked: the same pictures again"), tr("New seed after every run"), body);
  column->addWidget(m_seed);
  column->addWidget(horizontalLine(body));
  addMore(column);
  column->addStretch(1);
  scroll->setWidget(body);
  return scroll;
}

void SettingsPanel::addMore(QVBoxLayout* column) {
  m_more = new Disclosure(tr("More"), this);
  m_moreHint = caption(tr("Top-k, top-p, what to avoid"), this);
  m_moreHint->setContentsMargins(20, 0, 0, 0);
  setTextStyle(m_moreHint, TypeStyle::Small, ColorRole::Text3);
  m_topK = new ValueSlider(tr("Top-k"), tr("the likeliest so many"),
                           {.lowest = 0, .highest = 1000, .step = 10, .decimals = 0, .atLowest = tr("Off")}, this);
  m_topP = new ValueSlider(tr("Top-p"), tr("the likeliest by share"),
                           {.lowest = 0.05, .highest = 1, .step = 0.05, .decimals = 2, .atLowest = {}}, this);
  m_avoid = new AvoidField(m_bridge, this);
  auto* heading = new QVBoxLayout;
  heading->setSpacing(2);
  heading->addWidget(m_more);
  heading->addWidget(m_moreHint);
  column->addLayout(heading);
  for (QWidget* part : std::initializer_list<QWidget*>{m_topK, m_topP, m_avoid}) column->addWidget(part);
  connect(m_more, &QAbstractButton::toggled, this, [this](bool shown) {
    setMoreShown(shown);
    Q_EMIT moreToggled(shown);
  });
}

void SettingsPanel::setMoreShown(bool shown) {
  m_more->setChecked(shown);
  m_moreHint->setVisible(!shown);
  for (QWidget* part : std::initializer_list<QWidget*>{m_topK, m_topP, m_avoid}) part->setVisible(shown);
}

bool SettingsPanel::isMoreShown() const { return m_more->isChecked(); }

void SettingsPanel::focusFirst() { m_count->slider()->setFocus(Qt::OtherFocusReason); }

bool SettingsPanel::mayDraw() const { return m_avoid->problem().isEmpty(); }

void SettingsPanel::showProblem() {
  setMoreShown(true);
  m_avoid->focusWords();
}

void SettingsPanel::setFoot(QWidget* foot) { static_cast<QVBoxLayout*>(layout())->addWidget(foot); }

void SettingsPanel::connectSettings() {
  connect(m_count, &ValueSlider::valueChanged, &m_settings,
          [this](double value) { m_settings.setCount(static_cast<int>(value)); });
  connect(m_guidance, &ValueSlider::valueChanged, &m_settings, &DrawSettings::setGuidance);
  connect(m_temperature, &ValueSlider::valueChanged, &m_settings, &DrawSettings::setTemperature);
  connect(m_topK, &ValueSlider::valueChanged, &m_settings,
          [this](double value) { m_settings.setTopK(static_cast<qint64>(value)); });
  connect(m_topP, &ValueSlider::valueChanged, &m_settings, &DrawSettings::setTopP);
  connect(m_avoid, &AvoidField::wordsChanged, &m_settings, &DrawSettings::setAvoid);
  connect(m_seed, &SeedField::seedTyped, &m_settings, [this](quint64 seed) {
    // Who types a seed wants it.
    m_settings.setSeed(seed);  // first: each change puts the settings' seed into the field
    m_settings.setSeedLocked(true);
  });
  connect(m_seed, &SeedField::anotherWanted, &m_settings, &DrawSettings::newSeed);
  connect(m_seed, &SeedField::lockToggled, &m_settings, &DrawSettings::setSeedLocked);
  connect(m_reset, &QAbstractButton::clicked, &m_settings, &DrawSettings::resetToDefaults);
  connect(&m_settings, &DrawSettings::changed, this, &SettingsPanel::refresh);
}

void SettingsPanel::refresh() {
  const auto& options = m_settings.options();
  const auto show = [](ValueSlider* slider, double value) {
    const QSignalBlocker quiet(slider);
    slider->setValue(value);
  };
  show(m_count, static_cast<double>(options.count));
  show(m_guidance, static_cast<double>(options.guidance));
  show(m_temperature, static_cast<double>(options.sampling.temperature));
  show(m_topK, static_cast<double>(options.sampling.top_k));
  show(m_topP, static_cast<double>(options.sampling.top_p));
  m_avoid->setWords(toQString(options.avoid));
  const QString avoided = toQString(options.avoid).simplified();
  m_moreHint->setText(avoided.isEmpty() ? tr("Top-k, top-p, what to avoid") : tr("Avoids “%1”").arg(avoided.left(longestHint)));
  m_avoid->setUsable(m_settings.canAvoid());
  m_seed->setSeed(options.sampling.seed);
  m_seed->setLocked(m_settings.isSeedLocked());
  m_reset->setEnabled(!m_settings.isAtDefaults());
  m_reset->setWords(m_settings.isAtDefaults() ? tr("These are the model’s defaults")
                                              : tr("Reset to the model’s defaults"));
}

}  // namespace ui
