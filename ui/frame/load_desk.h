#pragma once

#include <QTimer>
#include <QWidget>
#include <chrono>
#include <functional>
#include <optional>
#include <vector>

#include "ui/bridge/engine_bridge.h"
#include "ui/frame/start_wish.h"
#include "ui/widgets/inline_note.h"

namespace ui {

class Preferences;
class TextButton;

/// Loads models, at the start, when one is chosen, and again after a change of the settings that concern it, and unloads
/// them. Also the place above the pages that says why a model was not loaded and what helps; hidden while there is
/// nothing to say.
class LoadDesk : public QWidget {
  Q_OBJECT

 public:
  LoadDesk(EngineBridge& bridge, Preferences& preferences, QWidget* parent = nullptr);

  /// Loads a model that was chosen, and remembers it for the next start once it is there. `name`: what the person knows
  /// it by; empty: the folder's.
  void load(const core::engine::LoadRequest& request, const QString& name = {});
  /// The model of the command line, else the one that was chosen last. Where that one cannot be loaded the built-in
  /// model takes its place.
  void loadAtStart(const StartWish& wish);
  /// Gives the loaded model back; a change of the settings does not load it again.
  void unload();
  /// The same after `minutes` without use; says so, with a button that loads it again.
  void unloadUnused(int minutes);
  /// The model of a folder, as the settings say.
  [[nodiscard]] core::engine::LoadRequest requestFor(const std::filesystem::path& folder) const;
  /// The folder of the model that a job loads; absent for a job that is no load of this desk, or is over.
  [[nodiscard]] std::optional<std::filesystem::path> folderOf(JobId job) const;
  /// How long a change of the settings waits for more of them before the model is loaded again. One that waits already
  /// begins to wait anew.
  void setReloadDelay(std::chrono::milliseconds delay) { m_reloadSoon.setInterval(delay); }

 Q_SIGNALS:
  void otherModelWanted();
  void logWanted();
  void loadStarted(ui::JobId job, const QString& name);

 private:
  using Change = std::function<void(core::engine::LoadRequest&)>;
  struct Wish {
    core::engine::LoadRequest request;
    QString name;
  };

  void submit(const Wish& wish);
  void reload();
  void reloadChanged();
  void tryAgain();
  void applyChanges();
  void dropChanges();
  [[nodiscard]] std::optional<Wish> inUse() const;
  void onSettingChanged(Change change);
  void onEnded(JobId job, const core::engine::JobReport& report);
  void onFinished();
  void offerAfterCrash();
  void fallBack(const core::engine::JobReport& report);
  void say(InlineNote::Kind kind, const QString& heading, const QString& sentence);

  EngineBridge& m_bridge;
  Preferences& m_preferences;
  Wish m_wish;                       ///< what was asked for last
  JobId m_loading = 0;               ///< the load of it, or of what stands in for it; 0 when there is none under way
  Wish m_comingBack;                 ///< the model that had made room
  JobId m_bringingBack = 0;          ///< the load of that
  std::optional<core::engine::DeviceChoice> m_deviceOfStart;
  bool m_mayFallBack = false;
  bool m_failed = false;    ///< the last load
  bool m_fellBack = false;  ///< the built-in model stands in for m_wish
  bool m_standsIn = false;      ///< the model that is there, or comes back, was not chosen: another one stays the choice
  bool m_wishStandsIn = false;  ///< so it is with m_wish
  bool m_unloaded = false;  ///< or will be, when its turn comes
  QTimer m_reloadSoon;
  std::vector<Change> m_changes;  ///< that the reload will make
  InlineNote* m_note;
  TextButton* m_again;
  TextButton* m_log;
};

}  // namespace ui
