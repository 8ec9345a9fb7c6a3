#include "ui/create/drawing_pace.h"

#include "ui/create/create_model.h"

namespace ui {
namespace {

/// The measured number of pictures that is next to `count`; of two the smaller.
template <typename Rates>
double nearest(const Rates& rates, std::int64_t count) {
  const auto above = rates.lowerBound(count);
  if (above == rates.cbegin()) return above.value();
  const auto below = std::prev(above);
  if (above == rates.cend() || count - below.key() <= above.key() - count) return below.value();
  return above.value();
}

}  // namespace

DrawingPace::DrawingPace(EngineBridge& bridge, const CreateModel& model, QObject* parent)
    : QObject(parent), m_bridge(bridge), m_model(model) {
  connect(&model, &CreateModel::drawingChanged, this, &DrawingPace::learn);
  connect(&bridge, &EngineBridge::modelLoaded, this, &DrawingPace::forget);
  connect(&bridge, &EngineBridge::modelUnloaded, this, &DrawingPace::forget);
}

void DrawingPace::forget() {
  m_guided.clear();
  m_unguided.clear();
  Q_EMIT changed();
}

void DrawingPace::learn(JobId job) {
  const Drawing* drawing = m_model.drawingAt(m_model.sectionOf(job));
  const auto* loaded = m_bridge.model();
  if (drawing == nullptr || loaded == nullptr || drawing->state != DrawingState::Finished || drawing->seconds <= 0) return;
  if (m_known.contains(job) || drawing->tiles.isEmpty() || drawing->tiles.first().grid != loaded->image_grid) return;
  m_known.insert(job);
  const std::int64_t grid = loaded->image_grid;
  const std::int64_t drawn = drawing->options.count * (grid * grid - drawing->branch.variation.kept_ahead(grid));
  const bool guided = drawing->options.guidance != 1 || !drawing->branch.variation.guidance_strip.empty();
  (guided ? m_guided : m_unguided).insert(drawing->options.count, static_cast<double>(drawn) / drawing->seconds);
  Q_EMIT changed();
}

std::optional<double> DrawingPace::secondsFor(const core::inference::ImageOptions& options) const {
  const Rates& rates = options.guidance != 1 ? m_guided : m_unguided;
  const auto* loaded = m_bridge.model();
  if (rates.isEmpty() || loaded == nullptr) return std::nullopt;
  const auto cells = static_cast<double>(loaded->image_grid) * loaded->image_grid;
  return static_cast<double>(options.count) * cells / nearest(rates, options.count);
}

}  // namespace ui
