#pragma once

#include <QMap>
#include <QObject>
#include <QSet>
#include <optional>

#include "core/inference/generation_options.h"
#include "ui/bridge/engine_bridge.h"

namespace ui {

class CreateModel;

/// How fast the loaded model draws, as the finished drawings since it was loaded tell. Guidance takes two rows for each
/// picture, and several pictures share a step: so it is measured for each number of pictures, with and without guidance.
class DrawingPace : public QObject {
  Q_OBJECT

 public:
  /// Both outlive it.
  DrawingPace(EngineBridge& bridge, const CreateModel& model, QObject* parent = nullptr);

  /// For so many pictures, from the number next to it that was measured; nothing before anything like it was.
  [[nodiscard]] std::optional<double> secondsFor(const core::inference::ImageOptions& options) const;

 Q_SIGNALS:
  void changed();

 private:
  using Rates = QMap<std::int64_t, double>;  ///< pictures → tokens in a second, of all of them

  void learn(JobId job);
  void forget();

  EngineBridge& m_bridge;
  const CreateModel& m_model;
  Rates m_guided;
  Rates m_unguided;
  QSet<JobId> m_known;  ///< drawings that were learned from, by this model or one before
};

}  // namespace ui
