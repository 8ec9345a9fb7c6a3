#include "ui/create/memory_foot.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/bridge/engine_bridge.h"
#include "ui/bridge/plan_reader.h"
#include "ui/create/draw_settings.h"
#include "ui/create/drawing_pace.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/counted.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/link_button.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/size_words.h"
#include "ui/widgets/time_words.h"

namespace ui {
namespace {

using core::engine::MemoryNeed;

constexpr int iconSide = 16;
constexpr int barHeight = 6;
constexpr int barTop = 38;
constexpr int footHeight = 73;
constexpr double tightFrom = 0.9;  ///< of what is free
constexpr double leastPart = 2;    ///< of the bar, in pixels: what is there is seen

std::int64_t between(std::int64_t low, std::int64_t high, double share) {
  return low + static_cast<std::int64_t>(static_cast<double>(high - low) * share);
}

}  // namespace

std::optional<MemoryNeed> needOfPictures(const core::engine::LoadPlan& plan, core::engine::Precision precision, int count) {
  const MemoryNeed* below = nullptr;
  const MemoryNeed* above = nullptr;
  for (const MemoryNeed& need : plan.needs) {
    if (need.precision != precision) continue;
    if (need.pictures <= count && (below == nullptr || need.pictures > below->pictures)) below = &need;
    if (need.pictures >= count && (above == nullptr || need.pictures < above->pictures)) above = &need;
  }
  if (below == nullptr) return std::nullopt;
  MemoryNeed need = *below;
  if (above != nullptr && above->pictures > below->pictures) {
    const double share = static_cast<double>(count - below->pictures) / (above->pictures - below->pictures);
    need.cache = between(below->cache, above->cache, share);
    need.working = between(below->working, above->working, share);
    need.total = between(below->total, above->total, share);
    need.fits = need.total <= plan.free_bytes;
  }
  need.pictures = count;
  return need;
}

MemoryFoot::MemoryFoot(EngineBridge& bridge, DrawSettings& settings, const DrawingPace& pace, core::engine::LoadPlanner planner,
                       QWidget* parent)
    : Surface(ColorRole::Window, parent, Qt::TopEdge), m_bridge(bridge), m_settings(settings), m_pace(pace),
      m_reader(new PlanReader(std::move(planner), this)), m_words(new ElidedLabel(this, TypeStyle::SmallMedium)),
      m_fewer(new LinkButton({}, this)), m_time(new QLabel(this)),
      m_parts(new ElidedLabel(this, TypeStyle::Caption, ColorRole::Text2)) {
  setMinimumHeight(footHeight);
  auto* first = new QHBoxLayout;
  first->setSpacing(metrics::space8);
  first->addSpacing(iconSide + metrics::space8);
  first->addWidget(m_words, 1);
  first->addWidget(m_fewer);
  first->addWidget(m_time);
  setTextStyle(m_time, TypeStyle::Small, ColorRole::Text3);
  m_time->setToolTip(tr("As the drawings tell that this model has finished since it was loaded"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(metrics::space16, 9, metrics::space16, 11);
  column->setSpacing(0);
  first->addStrut(22);
  column->addLayout(first);
  column->addStretch(1);
  column->addWidget(m_parts);
  hide();
  connect(m_fewer, &QAbstractButton::clicked, this, [this] { m_settings.setCount(mostThatFit()); });
  connect(&settings, &DrawSettings::changed, this, &MemoryFoot::refresh);
  connect(&pace, &DrawingPace::changed, this, &MemoryFoot::refresh);
  connect(&bridge, &EngineBridge::modelLoaded, this, &MemoryFoot::ask);
  connect(&bridge, &EngineBridge::modelUnloaded, this, &MemoryFoot::ask);
  connect(m_reader, &PlanReader::planned, this, [this](quint64 request, const core::engine::LoadPlan& plan) {
    if (request != m_asked) return;
    m_plan = plan;
    refresh();
  });
  ask();
}

/// The plan of the model that is loaded, its own memory counted as free.
void MemoryFoot::ask() {
  m_plan.reset();
  m_asked = 0;
  refresh();
  const auto& loaded = m_bridge.loadedAs();
  if (!loaded) return;
  core::engine::LoadRequest request = *loaded;
  request.held = m_bridge.held();
  m_asked = m_reader->read(request);
}

int MemoryFoot::mostThatFit() const {
  int count = static_cast<int>(m_settings.options().count);
  while (count > 1 && !needOfPictures(*m_plan, m_plan->precision, count)->fits) --count;
  return count;
}

QString MemoryFoot::words() const { return m_words->accessibleName(); }

void MemoryFoot::refresh() {
  const auto need = m_plan ? needOfPictures(*m_plan, m_plan->precision, static_cast<int>(m_settings.options().count))
                           : std::nullopt;
  setVisible(need.has_value());
  if (!need) return;
  m_need = *need;
  const bool tight = static_cast<double>(need->total) > tightFrom * static_cast<double>(m_plan->free_bytes);
  m_fit = !need->fits ? Fit::TooMuch : tight ? Fit::Tight : Fit::Fits;
  const QString size = sizeOfSize(need->total, m_plan->model.device_memory_bytes);
  m_words->setText((m_fit == Fit::Fits    ? tr("Fits: %1")
                    : m_fit == Fit::Tight ? tr("Tight: %1")
                                          : tr("Does not fit: %1"))
                       .arg(size));
  const int fewer = mostThatFit();
  m_fewer->setText(fewer == 1 ? tr("Draw 1") : tr("Draw %1").arg(fewer));
  m_fewer->setAccessibleName(tr("Take so many pictures that they fit: %1").arg(fewer));
  m_fewer->setVisible(m_fit == Fit::TooMuch && fewer < m_settings.options().count);
  m_fewer->updateGeometry();
  showTime();
  m_parts->setText(tr("Weights %1   Pictures %2   Painting %3")
                       .arg(sizeWords(need->weights), sizeWords(need->cache), sizeWords(need->working)));
  update();
}

QString MemoryFoot::timeText() const { return m_time->text(); }

/// Where fewer pictures are offered there is no room for it, and no use.
void MemoryFoot::showTime() {
  const auto seconds = m_pace.secondsFor(m_settings.options());
  m_time->setText(seconds && m_fit != Fit::TooMuch ? aboutWords(*seconds) : QString());
  m_time->setVisible(!m_time->text().isEmpty());
  const int count = static_cast<int>(m_settings.options().count);
  m_time->setAccessibleName(counted(count, tr("1 picture, %1"), tr("%n pictures, %1", nullptr, count)).arg(m_time->text()));
}

void MemoryFoot::paintEvent(QPaintEvent* event) {
  Surface::paintEvent(event);
  QPainter painter(this);
  const QString icon = m_fit == Fit::Fits ? QStringLiteral("ok") : m_fit == Fit::Tight ? QStringLiteral("warning") : QStringLiteral("error");
  const ColorRole ink = m_fit == Fit::Fits ? ColorRole::Success : m_fit == Fit::Tight ? ColorRole::Warning : ColorRole::Error;
  drawIcon(painter, icon, QRect(metrics::space16, m_words->y(), iconSide, m_words->height()), iconSide, color(ink));
  const QRectF bar(metrics::space16, std::max(barTop, m_words->geometry().bottom() + 6), width() - 2 * metrics::space16, barHeight);
  drawRoundedBox(painter, bar, barHeight / 2.0, color(ColorRole::Track));
  const double whole = static_cast<double>(std::max(m_plan ? m_plan->model.device_memory_bytes : 0, m_need.total));
  if (whole <= 0) return;
  double left = bar.left();
  const auto part = [&](std::int64_t bytes, const QColor& fill) {
    const double wide = std::max(leastPart, bar.width() * static_cast<double>(bytes) / whole);
    drawRoundedBox(painter, QRectF(left, bar.top(), wide - (wide > 3 ? 1 : 0), bar.height()), wide > barHeight ? 2 : 0, fill);
    left += wide;
  };
  const QColor accent = color(m_fit == Fit::TooMuch ? ColorRole::Error : ColorRole::Accent);
  QColor soft = accent;
  soft.setAlphaF(0.65F);
  part(m_need.weights, accent);
  part(m_need.cache, soft);
  part(m_need.working, color(ColorRole::Text3));
}

}  // namespace ui
