#include "ui/frame/status_strip.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/frame/command_hint.h"
#include "ui/frame/engine_status.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/text_button.h"

namespace ui {
namespace {

constexpr int lineWidth = 160;
constexpr int iconSide = 15;
constexpr int leftMargin = 12;
constexpr int gap = 10;
constexpr int dividerHeight = 14;
constexpr int roomForWords = 960;

QLabel* smallLabel(TypeStyle style, ColorRole role, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  setTextStyle(label, style, role);
  return label;
}

Surface* divider(QWidget* parent) {
  auto* line = new Surface(ColorRole::BorderPop, parent);
  line->setFixedSize(1, dividerHeight);
  return line;
}

}  // namespace

StatusStrip::StatusStrip(EngineStatus& status, QWidget* parent)
    : Surface(ColorRole::Rail, parent, Qt::TopEdge), m_status(status),
      m_stage(smallLabel(TypeStyle::SmallMedium, ColorRole::Text, this)),
      m_hintDivider(divider(this)), m_hint(new ElidedLabel(this, TypeStyle::Small, ColorRole::Text2)),
      m_count(new ElidedLabel(this, TypeStyle::Small, ColorRole::Text2)), m_line(new ProgressLine(this)),
      m_speed(smallLabel(TypeStyle::Small, ColorRole::Text2, this)), m_countDivider(divider(this)), m_divider(divider(this)),
      m_left(smallLabel(TypeStyle::Small, ColorRole::Text2, this)),
      m_stop(new TextButton(tr("Stop"), this, TextButton::Kind::Plain, TextButton::Height::Row)),
      m_waiting(smallLabel(TypeStyle::Small, ColorRole::Text2, this)), m_waitingDivider(divider(this)), m_commands(new CommandHint(this)) {
  build();
  connect(&status, &EngineStatus::changed, this, &StatusStrip::refresh);
  refresh();
}

void StatusStrip::build() {
  const auto fitHeight = [this] {
    setFixedHeight(std::max(metrics::statusBarHeight, theme().lineHeight(TypeStyle::Small) + 14));
  };
  fitHeight();
  connect(&theme(), &Theme::changed, this, fitHeight);
  m_line->setFixedWidth(lineWidth);
  m_stop->setIconName(QStringLiteral("stop"));
  m_stop->setToolTip(tr("Stop the running job; what was made is kept"));
  m_speed->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(leftMargin + iconSide + gap, 1, gap, 0);
  row->setSpacing(gap);
  for (QWidget* part : std::initializer_list<QWidget*>{m_stage, m_hintDivider, m_hint, m_count, m_countDivider, m_line, m_speed,
                                                     m_divider, m_left, m_stop}) {
    row->addWidget(part);
  }
  row->addStretch(1);
  row->addWidget(m_waiting);
  row->addWidget(m_waitingDivider);
  row->addWidget(m_commands);
  connect(m_stop, &QAbstractButton::clicked, this, &StatusStrip::stopRequested);
}

void StatusStrip::addAside(QWidget* widget) {
  m_aside = widget;
  widget->installEventFilter(this);
  m_asideLeads = true;  // so that it is put in its place
  arrange(false);
  refresh();
}

void StatusStrip::setHint(const Page::StatusHint& hint) {
  m_said = hint;
  refresh();
}

void StatusStrip::resizeEvent(QResizeEvent* event) {
  Surface::resizeEvent(event);
  m_commands->setCompact(width() < roomForWords);
}

bool StatusStrip::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_aside && (event->type() == QEvent::ShowToParent || event->type() == QEvent::HideToParent)) refresh();
  return Surface::eventFilter(watched, event);
}

void StatusStrip::arrange(bool leads) {
  if (leads == m_asideLeads || m_aside == nullptr) return;
  m_asideLeads = leads;
  auto* row = static_cast<QHBoxLayout*>(layout());
  row->removeWidget(m_aside);
  row->insertWidget(leads ? 0 : row->indexOf(m_waiting), m_aside);
}

bool StatusStrip::hasIcon() const {
  if (m_asideLeads) return false;
  return m_status.phase() != EngineStatus::Phase::Ready || m_said.lead.isEmpty() || m_said.isDone;
}

void StatusStrip::showHint(bool busy) {
  m_stage->setVisible(!m_asideLeads);
  const bool hinted = !busy && !m_asideLeads && m_status.phase() == EngineStatus::Phase::Ready && !m_said.words.isEmpty();
  m_hint->setText(m_said.words);
  m_hint->setVisible(hinted);
  m_hintDivider->setVisible(hinted);
  layout()->setContentsMargins(leftMargin + (hasIcon() ? iconSide + gap : 0), 1, gap, 0);
}

void StatusStrip::refresh() {
  const bool busy = m_status.runningJob() != 0;
  arrange(!busy && m_aside != nullptr && m_aside->isVisibleTo(this));
  const bool said = !busy && m_status.phase() == EngineStatus::Phase::Ready && !m_said.lead.isEmpty();
  const QString stage = said ? m_said.lead : m_status.stageText();
  if (stage != m_stage->text()) {
    m_stage->setText(stage);
    QAccessibleEvent changed(m_stage, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&changed);
  }
  setTextStyle(m_stage, busy ? TypeStyle::SmallMedium : TypeStyle::Small, busy ? ColorRole::Text : ColorRole::Text2);
  showHint(busy);
  showNumbers(busy);
  keepSlots();
  m_stop->setVisible(busy);
  const int waiting = m_status.waitingJobs();
  m_waiting->setText(counted(waiting, tr("1 job waiting"), tr("%n jobs waiting", nullptr, waiting)));
  m_waiting->setVisible(waiting > 0);
  m_waitingDivider->setVisible(waiting > 0);
  update();
}

/// Count, line and speed; then how long it takes, or how long the pictures took. A divider parts what no line does.
void StatusStrip::showNumbers(bool busy) {
  m_count->setText(m_status.countText());
  m_count->setVisible(!m_status.countText().isEmpty());
  m_line->setVisible(m_status.hasLine());
  m_line->setValue(m_status.fraction());
  m_speed->setText(m_status.speedText());
  m_speed->setVisible(busy && !m_status.speedText().isEmpty());
  m_countDivider->setVisible(!m_status.hasLine() && m_count->isVisibleTo(this) && m_speed->isVisibleTo(this));
  const QString left = m_status.timeLeftText();
  m_left->setText(left.isEmpty() ? m_status.lookedText() : left);
  m_left->setVisible(!m_left->text().isEmpty());
  m_divider->setVisible(m_left->isVisibleTo(this));
}

/// A number that changes keeps the widest slot that the stage has needed, so that what follows does not move to and fro.
void StatusStrip::keepSlots() {
  const bool fresh = m_slotsOf != m_stage->text();
  m_slotsOf = m_stage->text();
  for (QWidget* number : std::initializer_list<QWidget*>{m_count, m_speed, m_left}) {
    number->setMinimumWidth(fresh ? 0 : std::max(number->minimumWidth(), number->sizeHint().width()));
  }
}

void StatusStrip::paintEvent(QPaintEvent* event) {
  Surface::paintEvent(event);
  if (!hasIcon()) return;
  QPainter painter(this);
  const auto phase = m_status.phase();
  const bool done = m_said.isDone && phase == EngineStatus::Phase::Ready;
  const ColorRole ink = phase == EngineStatus::Phase::ModelFailed ? ColorRole::Error
                        : m_status.runningJob() != 0              ? ColorRole::AccentText
                        : done                                    ? ColorRole::Success
                                                                  : ColorRole::Text2;
  drawIcon(painter, m_status.stageIcon(), QRect(leftMargin, 1, iconSide, height() - 1), iconSide, color(ink));
}

}  // namespace ui
