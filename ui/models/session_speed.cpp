#include "ui/models/session_speed.h"

#include "ui/bridge/qt_convert.h"

namespace ui {
namespace {

constexpr std::size_t fewestTokens = 8;
constexpr qint64 largeWeights = 500'000'000;  // smaller ones lie in the processor's caches, or other work counts more

}  // namespace

SessionSpeed::SessionSpeed(EngineBridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge) {
  connect(&bridge, &EngineBridge::textFinished, this,
          [this](JobId, const core::engine::TextResult& result) { onText(result); });
  connect(&bridge, &EngineBridge::pictureArrived, this,
          [this](JobId, const ArrivedPicture& picture) { onPicture(picture); });
}

QString SessionSpeed::loadedFolder() const {
  const auto& loaded = m_bridge.loadedAs();
  return loaded ? fromPath(loaded->folder) : QString();
}

void SessionSpeed::onText(const core::engine::TextResult& result) {
  const double seconds = result.seconds - result.seconds_to_first_token;
  const auto* model = m_bridge.model();
  if (model == nullptr || result.tokens.size() < fewestTokens || seconds <= 0) return;
  const double speed = static_cast<double>(result.tokens.size() - 1) / seconds;
  m_speeds[loadedFolder()].tokensPerSecond = speed;
  if (model->weight_bytes >= largeWeights) m_bytesPerSecond = speed * static_cast<double>(model->weight_bytes);
  Q_EMIT measured();
}

void SessionSpeed::onPicture(const ArrivedPicture& picture) {
  if (m_bridge.model() == nullptr || picture.seconds <= 0) return;
  m_speeds[loadedFolder()].secondsPerPicture = picture.seconds;
  Q_EMIT measured();
}

SessionSpeed::Speed SessionSpeed::speedOf(const std::filesystem::path& folder, qint64 weightBytes) const {
  Speed speed = m_speeds.value(fromPath(folder));
  if (speed.tokensPerSecond > 0 || m_bytesPerSecond <= 0 || weightBytes < largeWeights) return speed;
  speed.tokensPerSecond = m_bytesPerSecond / static_cast<double>(weightBytes);
  speed.isForetold = true;
  return speed;
}

}  // namespace ui
