#include "ui/chat/sampling_popover.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <optional>

#include "ui/chat/chat_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/seed_field.h"
#include "ui/widgets/text_button.h"
#include "ui/widgets/value_slider.h"

namespace ui {
namespace {

constexpr int popoverWidth = 300;
constexpr int systemLines = 3;
constexpr int systemPadding = 6;
constexpr double mostNewTokens = 4096;

}  // namespace

SamplingPopover::SamplingPopover(ChatModel& model, QWidget* parent)
    : Popover(parent),
      m_model(model),
      m_temperature(new ValueSlider(tr("Temperature"), tr("how varied it is"), {0, 2, 0.05, 2, {}}, this)),
      m_topP(new ValueSlider(tr("Top-p"), tr("the likeliest by share"), {0.05, 1, 0.05, 2, {}}, this)),
      m_topK(new ValueSlider(tr("Top-k"), tr("the likeliest so many"), {0, 200, 1, 0, tr("Off")}, this)),
      m_mostTokens(new ValueSlider(tr("Longest answer"), tr("tokens"), {1, mostNewTokens, 1, 0, {}}, this)),
      m_seed(new SeedField(tr("Locked: the same answer again"), tr("New seed after every answer"), this)),
      m_system(new QPlainTextEdit(this)),
      m_defaults(new TextButton(tr("Model’s defaults"), this, TextButton::Kind::Plain, TextButton::Height::Small)) {
  setFixedWidth(popoverWidth);
  setAccessibleName(tr("How it answers"));
  m_temperature->setTechnicalName(tr("0 takes the likeliest token each time"));
  m_mostTokens->setTechnicalName(tr("max new tokens"));
  auto* heading = new QLabel(tr("How it answers"), this);
  setTextStyle(heading, TypeStyle::BodyStrong);
  auto* top = new QHBoxLayout;
  top->addWidget(heading, 1);
  top->addWidget(m_defaults);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 16);
  column->setSpacing(14);
  column->addLayout(top);
  for (ValueSlider* slider : {m_temperature, m_topP, m_topK, m_mostTokens}) column->addWidget(slider);
  column->addWidget(m_seed);
  addSystem(*column);
  connectControls();
  connect(&m_model, &ChatModel::optionsChanged, this, &SamplingPopover::showOptions);
  showOptions();
}

void SamplingPopover::addSystem(QVBoxLayout& column) {
  auto* label = new QLabel(tr("System prompt"), this);
  setTextStyle(label, TypeStyle::BodyMedium);
  label->setBuddy(m_system);
  m_system->setAccessibleName(tr("System prompt of this chat"));
  m_system->setPlaceholderText(tr("The model’s own"));
  m_system->setTabChangesFocus(true);
  m_system->setFixedHeight(systemLines * theme().lineHeight(TypeStyle::Body) + 2 * systemPadding);
  m_system->setProperty("role", QStringLiteral("field"));
  auto* field = new QVBoxLayout;
  field->setSpacing(4);
  field->addWidget(label);
  field->addWidget(m_system);
  column.addLayout(field);
}

void SamplingPopover::connectControls() {
  using core::inference::TextOptions;
  connect(m_temperature, &ValueSlider::valueChanged, this, [this](double value) {
    change([value](TextOptions& options) { options.sampling.temperature = static_cast<float>(value); });
  });
  connect(m_topP, &ValueSlider::valueChanged, this, [this](double value) {
    change([value](TextOptions& options) { options.sampling.top_p = static_cast<float>(value); });
  });
  connect(m_topK, &ValueSlider::valueChanged, this, [this](double value) {
    change([value](TextOptions& options) { options.sampling.top_k = static_cast<std::int64_t>(value); });
  });
  connect(m_mostTokens, &ValueSlider::valueChanged, this, [this](double value) {
    change([value](TextOptions& options) { options.max_new_tokens = static_cast<std::int64_t>(value); });
  });
  connect(m_seed, &SeedField::seedTyped, this, [this](quint64 seed) {
    m_seed->setLocked(true);  // who types a seed wants it
    change([seed](TextOptions& options) { options.sampling.seed = seed; });
  });
  connect(m_seed, &SeedField::anotherWanted, &m_model, &ChatModel::takeNewSeed);
  connect(m_seed, &SeedField::lockToggled, &m_model, &ChatModel::setSeedLocked);
  connect(m_system, &QPlainTextEdit::textChanged, this, [this] {
    if (m_showing) return;
    const QString text = m_system->toPlainText().trimmed();
    m_model.setSystem(text.isEmpty() ? std::nullopt : std::optional(text));
  });
  connect(m_defaults, &QAbstractButton::clicked, &m_model, &ChatModel::useModelDefaults);
}

void SamplingPopover::change(const std::function<void(core::inference::TextOptions&)>& edit) {
  if (m_showing) return;
  core::inference::TextOptions options = m_model.options();
  edit(options);
  m_model.setOptions(options);
}

void SamplingPopover::showOptions() {
  m_showing = true;
  const core::inference::TextOptions& options = m_model.options();
  m_temperature->setValue(static_cast<double>(options.sampling.temperature));
  m_topP->setValue(static_cast<double>(options.sampling.top_p));
  m_topK->setValue(static_cast<double>(options.sampling.top_k));
  m_mostTokens->setValue(static_cast<double>(options.max_new_tokens));
  m_seed->setSeed(options.sampling.seed);
  const QString system = m_model.conversation()->system.value_or(QString());
  if (m_system->toPlainText().trimmed() != system) m_system->setPlainText(system);  // else the cursor would jump
  m_showing = false;
}

void SamplingPopover::toggle(const QPoint& corner, const QWidget* opener) {
  if (toggleAt(corner, Grows::Up, opener)) m_temperature->slider()->setFocus(Qt::PopupFocusReason);
}

}  // namespace ui
