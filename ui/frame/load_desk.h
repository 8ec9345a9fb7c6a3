#pragma once

#include <QWidget>

#include "ui/bridge/engine_bridge.h"
#include "ui/widgets/inline_note.h"

namespace ui {

class Preferences;

/// Loads models, now and again after a change of the settings that concern it; and the place above the pages that says
/// why a model was not loaded and what helps. Hidden while there is nothing to say.
class LoadDesk : public QWidget {
  Q_OBJECT

 public:
  LoadDesk(EngineBridge& bridge, Preferences& preferences, QWidget* parent = nullptr);

  void load(const core::engine::LoadRequest& request);
  /// What was asked for last.
  [[nodiscard]] const core::engine::LoadRequest& request() const { return m_request; }

 Q_SIGNALS:
  void otherModelWanted();

 private:
  void reload();
  void onEnded(JobId job, const core::engine::JobReport& report);
  void say(InlineNote::Kind kind, const QString& heading, const QString& sentence);

  EngineBridge& m_bridge;
  core::engine::LoadRequest m_request;
  JobId m_loading = 0;  ///< the last request to load
  InlineNote* m_note;
};

}  // namespace ui
