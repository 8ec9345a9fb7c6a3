#pragma once

#include <QImage>
#include <QList>
#include <QObject>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QtGlobal>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/engine/engine.h"
#include "core/engine/job_runner.h"
#include "ui/bridge/comeback.h"

namespace ui {

using core::engine::JobId;

enum class JobKind { Load, Text, Images, Ranking };

/// A finished picture of a drawing job.
struct ArrivedPicture {
  qint64 index = 0;  ///< number in its request
  QImage picture;
  std::vector<std::int64_t> tokens;  ///< grid × grid codes, row by row
  double seconds = 0;
  core::inference::Likelihood kept;  ///< of the kept tokens behind the first of a region that was drawn anew
};

/// Rows of a picture that is still being drawn; those not yet known are plain grey.
struct ArrivedPreview {
  qint64 index = 0;
  qint64 tokens = 0;
  qint64 rows = 0;
  qint64 grid = 0;
  QImage picture;
  std::vector<std::int64_t> codes;  ///< of these rows
};

/// The engine for Qt: takes requests on the GUI thread, does them one after the other on the engine thread, and emits
/// what happens on the thread it lives in. Requests return at once with the job's id; nothing is emitted before control
/// returns to the event loop.
///
/// Per job: one jobStarted unless it was stopped while it waited, then what arrives, then exactly one jobEnded, last.
/// Progress, text and token counts are gathered to some thirty signals a second; no text is lost.
/// The destructor stops the running job and joins: at most one step. Nothing is emitted after that.
class EngineBridge : public QObject {
  Q_OBJECT

 public:
  explicit EngineBridge(core::engine::EngineLoader loader, QObject* parent = nullptr);
  ~EngineBridge() override;

  /// The model that is loaded stays until the new one is there. Where both do not fit it goes first, and comes back by a
  /// loading of its own should the new one, and those that wait behind it, be stopped or fail.
  /// `request.held` is not read: what counts is what is held when the loading begins.
  JobId loadModel(const core::engine::LoadRequest& request);
  /// The loaded model goes when its turn comes, and with it one that had made room or was coming back.
  void unloadModel();
  JobId generateText(const core::engine::TextRequest& request);
  JobId generateImages(const core::engine::ImageRequest& request);
  /// Answered by promptTokensCounted. A newer question replaces an older one that still waits. Without a model there is
  /// no answer. No jobStarted, no jobEnded.
  JobId countPromptTokens(const core::engine::TextRequest& request);
  /// The same for a prompt of a drawing or what it is to avoid, answered by drawingPromptCounted; whoever asks stops the
  /// questions that are of no more use.
  JobId countDrawingPrompt(const QString& prompt);

  /// The picture of such tokens, in its turn; answered by tokensPainted or by paintingFailed, which also says that there is
  /// no model. No jobStarted, no jobEnded.
  JobId paintTokens(const std::vector<std::int64_t>& tokens);

  /// One question about each of the pictures, and with which of the words the answer would begin (see
  /// Engine::weigh_words). Answered by wordsWeighed for one after the other.
  JobId rankPictures(const QList<QImage>& pictures, const QString& question, const QStringList& words);

  void stop(JobId job);
  void stopAll();
  /// Two jobs that wait change places; nothing where one of them has begun or ended.
  void exchange(JobId first, JobId second);

  /// Snapshot of the loaded model, as modelLoaded gave it; null when there is none.
  [[nodiscard]] const core::engine::ModelInfo* model() const { return m_model.get(); }
  /// How the loaded model was asked for; absent without one.
  [[nodiscard]] const std::optional<core::engine::LoadRequest>& loadedAs() const { return m_loadedAs; }
  /// What the loaded model would give back.
  [[nodiscard]] core::engine::HeldMemory held() const;
  /// Bytes that the model took on its device when the last job ended, as measured; 0 without a model, and where that
  /// could not be measured yet.
  [[nodiscard]] qint64 memoryInUse() const { return m_memoryInUse; }
  [[nodiscard]] int waitingJobs() const { return static_cast<int>(m_waiting.size()); }

 Q_SIGNALS:
  void jobStarted(ui::JobId job, ui::JobKind kind);
  void progressed(ui::JobId job, const core::engine::Progress& progress);
  void loadProgressed(ui::JobId job, const core::engine::LoadProgress& progress);
  void jobEnded(ui::JobId job, const core::engine::JobReport& report);
  void waitingJobsChanged(int waiting);

  void modelLoaded(const core::engine::ModelInfo& info);
  void modelUnloaded();
  /// A job was begun that loads a model again which had made room, the way it was asked for before.
  void modelComesBack(ui::JobId job, const core::engine::LoadRequest& request, const QString& name);
  void memoryMeasured(qint64 bytes);
  void modelFailed(core::ErrorKind kind, const QString& sentence);

  void textArrived(ui::JobId job, const QString& piece);  ///< the pieces add up to the text of the result
  void textFinished(ui::JobId job, const core::engine::TextResult& result);
  void promptTokensCounted(ui::JobId job, qint64 tokens);
  void drawingPromptCounted(ui::JobId job, qint64 tokens);  ///< positions before the picture's first

  void tokensPainted(ui::JobId job, const QImage& picture);
  void paintingFailed(ui::JobId job, core::ErrorKind kind, const QString& sentence);

  void imageTokenArrived(ui::JobId job, qint64 index, qint64 tokens);
  /// How sure the model was of the tokens that came since the last time, in their order; where the request asks for it.
  void reportsArrived(ui::JobId job, qint64 index, const std::vector<core::inference::TokenReport>& reports);
  void previewArrived(ui::JobId job, const ui::ArrivedPreview& preview);
  void pictureArrived(ui::JobId job, const ui::ArrivedPicture& picture);
  /// `chances`: of each word, adding up to 1. `picture`: its place in what was asked.
  void wordsWeighed(ui::JobId job, qint64 picture, const QList<double>& chances);
  void imagesFinished(ui::JobId job, const core::engine::ImageResult& result);

 private:
  using Work = core::engine::JobRunner::Work;

  /// Queues a job of the kind; the work runs after its jobStarted was posted.
  JobId submit(JobKind kind, Work work);
  /// Runs `emitIt` on the thread of this object, after everything posted before.
  void post(std::function<void()> emitIt);
  core::engine::Engine& engine();  // engine thread; throws Error(invalid_request) without a model
  void letGo();                    // engine thread: the model, if there is one
  void measureMemory();            // engine thread; never throws: a job's outcome does not hang on it
  void take(const core::engine::ModelInfo& info, const core::engine::LoadRequest& request);
  void bringBack(const Comeback::Model& model);
  core::engine::JobOutcome load(JobId job, const core::engine::LoadRequest& request, std::stop_token stop);
  core::engine::JobOutcome write(JobId job, const core::engine::TextRequest& request, std::stop_token stop);
  core::engine::JobOutcome draw(JobId job, const core::engine::ImageRequest& request, std::stop_token stop);
  core::engine::JobOutcome rank(JobId job, const QList<QImage>& pictures, core::engine::WordChanceRequest request,
                                std::stop_token stop);
  JobId count(std::function<qint64(const core::engine::Engine&)> count, std::function<void(JobId, qint64)> tell);
  void ended(JobKind kind, const core::engine::JobReport& report);
  void leaveQueue(JobId job);

  core::engine::EngineLoader m_loader;
  std::unique_ptr<core::engine::ModelInfo> m_model;
  std::optional<core::engine::LoadRequest> m_loadedAs;
  Comeback m_comeback;
  JobId m_comingBack = 0;  // the last load of a model that had made room
  qint64 m_memoryInUse = 0;
  QSet<JobId> m_waiting;  // text and picture jobs that have not begun
  JobId m_lastCount = 0;
  std::unique_ptr<core::engine::Engine> m_engine;  // engine thread only
  core::engine::JobRunner m_runner;                // last: its thread uses everything above
};

}  // namespace ui
