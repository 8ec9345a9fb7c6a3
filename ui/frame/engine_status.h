#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>

#include "ui/bridge/engine_bridge.h"

namespace ui {

/// What the engine is doing, in words and numbers for the status bar and the model chip. Changes are announced at most
/// four times a second, except that a job begins or ends.
class EngineStatus : public QObject {
  Q_OBJECT

 public:
  enum class Phase { NoModel, Loading, Ready, Busy, ModelFailed };

  explicit EngineStatus(EngineBridge& bridge, QObject* parent = nullptr);

  /// How many pictures a job will draw, so that the time left can be told.
  void expectPictures(JobId job, int count);

  /// What the model that a job will load is called.
  void expectModel(JobId job, const QString& name) { m_loadNames[job] = name; }

  [[nodiscard]] Phase phase() const { return m_phase; }
  [[nodiscard]] JobId runningJob() const { return m_job; }
  [[nodiscard]] JobKind runningKind() const { return m_kind; }
  [[nodiscard]] int waitingJobs() const { return m_waiting; }

  [[nodiscard]] QString stageIcon() const;
  [[nodiscard]] QString stageText() const;   ///< "Drawing"
  [[nodiscard]] QString countText() const;   ///< "token 230 of 576", "shard 1 of 2 · 1.2 of 4.2 GB"
  [[nodiscard]] double fraction() const;     ///< of the stage; below 0 when its end is not known
  [[nodiscard]] QString speedText() const;   ///< "188 tok/s", "1.4 GB/s"; empty when there is none
  [[nodiscard]] QString timeLeftText() const;  ///< "about 8 s left"; empty before two seconds were measured

  /// "2 pictures read in 0.3 s" while an answer is written; empty without pictures.
  [[nodiscard]] QString lookedText() const;
  /// Whether the end of the stage is known, so that there is a line to be shown.
  [[nodiscard]] bool hasLine() const;

  [[nodiscard]] QString modelName() const;  ///< "Janus-Pro-7B", "Loading Janus-Pro-7B", "No model"
  /// The model that stays until another is loaded; empty when none is.
  [[nodiscard]] QString keptModel() const;
  [[nodiscard]] QString deviceText() const;  ///< "CPU, 2 threads · fp32"
  [[nodiscard]] QString memoryText() const;  ///< "0.4 of 16 GB": in use, as measured, and all of the device
  [[nodiscard]] double memoryFraction() const;
  [[nodiscard]] QString modelDetails() const;  ///< all of it, for the tooltip
  [[nodiscard]] QString failure() const { return m_failure; }

 Q_SIGNALS:
  void changed();

 private:
  void onJobStarted(JobId job, JobKind kind);
  void onProgressed(JobId job, const core::engine::Progress& progress);
  void measureLooking(const core::engine::Progress& next);
  void onLoadProgressed(JobId job, const core::engine::LoadProgress& progress);
  void onImageToken(JobId job, qint64 index, qint64 tokens);
  void onJobEnded(JobId job);
  void changedNow();
  void changedSoon();
  [[nodiscard]] const core::engine::ModelInfo* shownModel() const;
  [[nodiscard]] QString loadText() const;
  [[nodiscard]] qint64 tokensMade() const;
  [[nodiscard]] double tokensPerSecond() const;
  [[nodiscard]] double secondsLeft() const;  ///< below 0 when not known

  EngineBridge& m_bridge;
  Phase m_phase = Phase::NoModel;
  JobId m_job = 0;
  JobKind m_kind = JobKind::Load;
  core::engine::Progress m_progress;
  core::engine::LoadProgress m_load;
  QHash<JobId, int> m_pictureCounts;
  QHash<JobId, QString> m_loadNames;
  QHash<qint64, qint64> m_pictureTokens;  ///< by picture, of the running job
  QElapsedTimer m_measured;               ///< since the stage made its first token
  QElapsedTimer m_looking;                ///< since the first picture was looked at
  qint64 m_looked = 0;                    ///< pictures that the running job has read
  double m_lookSeconds = 0;
  qint64 m_tokensAtStart = 0;
  int m_waiting = 0;
  QString m_failure;
  QTimer m_announce;
};

}  // namespace ui
