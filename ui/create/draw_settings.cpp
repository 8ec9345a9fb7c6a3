#include "ui/create/draw_settings.h"

#include <QRandomGenerator>
#include <algorithm>

#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

using core::inference::ImageOptions;

constexpr int firstCount = 4;
constexpr quint64 seedRange = 1'000'000'000;

bool equal(const ImageOptions& a, const ImageOptions& b) {
  return a.guidance == b.guidance && a.count == b.count && a.sampling.temperature == b.sampling.temperature &&
         a.sampling.top_k == b.sampling.top_k && a.sampling.top_p == b.sampling.top_p &&
         a.sampling.seed == b.sampling.seed && a.avoid == b.avoid;
}

}  // namespace

DrawSettings::DrawSettings(QObject* parent) : QObject(parent) {
  m_options.count = firstCount;
  m_options.sampling.seed = randomSeed();
}

void DrawSettings::replace(const ImageOptions& options) {
  if (equal(options, m_options)) return;
  m_options = options;
  Q_EMIT changed();
}

void DrawSettings::setCount(int count) {
  ImageOptions next = m_options;
  next.count = std::clamp(count, 1, mostPictures);
  replace(next);
}

void DrawSettings::setGuidance(double guidance) {
  ImageOptions next = m_options;
  next.guidance = static_cast<float>(std::max(1.0, guidance));
  replace(next);
}

void DrawSettings::setTemperature(double temperature) {
  ImageOptions next = m_options;
  next.sampling.temperature = static_cast<float>(std::max(0.0, temperature));
  replace(next);
}

void DrawSettings::setTopK(qint64 topK) {
  ImageOptions next = m_options;
  next.sampling.top_k = std::max<qint64>(0, topK);
  replace(next);
}

void DrawSettings::setTopP(double topP) {
  ImageOptions next = m_options;
  next.sampling.top_p = static_cast<float>(std::clamp(topP, 0.01, 1.0));
  replace(next);
}

void DrawSettings::setSeed(quint64 seed) {
  ImageOptions next = m_options;
  next.sampling.seed = seed;
  replace(next);
}

void DrawSettings::setAvoid(const QString& words) {
  ImageOptions next = m_options;
  next.avoid = toUtf8(words);
  replace(next);
}

void DrawSettings::setPreviewRows(int rows) {
  m_options.preview_rows = rows;
  m_defaults.preview_rows = rows;
}

void DrawSettings::setSeedLocked(bool locked) {
  if (locked == m_seedLocked) return;
  m_seedLocked = locked;
  Q_EMIT changed();
}

quint64 DrawSettings::randomSeed() { return QRandomGenerator::global()->generate64() % seedRange; }

void DrawSettings::newSeed() { setSeed(randomSeed()); }

void DrawSettings::reuse(const ImageOptions& options) {
  m_options = options;
  m_options.preview_rows = m_defaults.preview_rows;
  m_seedLocked = true;
  Q_EMIT changed();
}

void DrawSettings::setDefaults(const ImageOptions& defaults) {
  const bool follow = isAtDefaults();
  m_defaults = defaults;
  m_defaults.preview_rows = m_options.preview_rows;
  follow ? resetToDefaults() : Q_EMIT changed();
}

/// What a model has no say in.
void DrawSettings::keepOwn(ImageOptions& options) const {
  options.count = m_options.count;
  options.sampling.seed = m_options.sampling.seed;
  options.avoid = m_options.avoid;
}

void DrawSettings::resetToDefaults() {
  ImageOptions next = m_defaults;
  keepOwn(next);
  m_options = next;
  Q_EMIT changed();
}

bool DrawSettings::isAtDefaults() const {
  ImageOptions same = m_defaults;
  keepOwn(same);
  return equal(same, m_options);
}

ImageOptions DrawSettings::take() {
  ImageOptions taken = m_options;
  taken.avoid = toUtf8(toQString(taken.avoid).trimmed());
  if (!m_seedLocked) newSeed();
  return taken;
}

}  // namespace ui
