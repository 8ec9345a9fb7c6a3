#include "ui/bridge/engine_bridge.h"

#include <QHash>
#include <utility>

#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/bridge/report_thinner.h"

namespace ui {
namespace {

using core::engine::JobOutcome;
using core::engine::JobReport;
using core::engine::Progress;

JobOutcome outcomeOf(core::engine::Ending ending) {
  return ending == core::engine::Ending::stopped ? JobOutcome::stopped : JobOutcome::finished;
}

}  // namespace

EngineBridge::EngineBridge(core::engine::EngineLoader loader, QObject* parent)
    : QObject(parent), m_loader(std::move(loader)) {}

EngineBridge::~EngineBridge() = default;

void EngineBridge::post(std::function<void()> emitIt) {
  QMetaObject::invokeMethod(this, std::move(emitIt), Qt::QueuedConnection);
}

JobId EngineBridge::submit(JobKind kind, Work work) {
  const JobId job = m_runner.submit(
      [this, kind, work = std::move(work)](JobId id, std::stop_token stop) {
        post([this, id, kind] {
          leaveQueue(id);
          Q_EMIT jobStarted(id, kind);
        });
        try {
          const JobOutcome outcome = work(id, std::move(stop));
          measureMemory();
          return outcome;
        } catch (...) {  // what was there before goes on, and takes what it takes; the runner reports the failure
          measureMemory();
          throw;
        }
      },
      [this, kind](const JobReport& report) { post([this, kind, report] { ended(kind, report); }); });
  if (kind != JobKind::Load) {
    m_waiting.insert(job);
    post([this] { Q_EMIT waitingJobsChanged(waitingJobs()); });
  }
  return job;
}

void EngineBridge::leaveQueue(JobId job) {
  if (m_waiting.remove(job)) Q_EMIT waitingJobsChanged(waitingJobs());
}

void EngineBridge::ended(JobKind kind, const JobReport& report) {
  leaveQueue(report.id);
  if (kind == JobKind::Load && report.outcome == JobOutcome::failed) {
    Q_EMIT modelFailed(report.kind, coreWords(report.sentence));
  }
  Q_EMIT jobEnded(report.id, report);
  if (kind != JobKind::Load) return;
  if (const auto back = m_comeback.loadEnded()) bringBack(*back);
}

core::engine::Engine& EngineBridge::engine() {
  if (!m_engine) throw core::Error(core::ErrorKind::invalid_request, "No model is loaded.");
  return *m_engine;
}

JobId EngineBridge::generateText(const core::engine::TextRequest& request) {
  return submit(JobKind::Text, [this, request](JobId job, std::stop_token stop) { return write(job, request, stop); });
}

JobOutcome EngineBridge::write(JobId job, const core::engine::TextRequest& request, std::stop_token stop) {
  ProgressThinner progressThinner;
  Thinner textThinner;
  QString gathered;
  const auto flush = [this, job, &gathered] {
    if (gathered.isEmpty()) return;
    post([this, job, text = std::exchange(gathered, {})] { Q_EMIT textArrived(job, text); });
  };
  const core::engine::TextObserver observer{.on_progress =
                                                [this, job, &progressThinner](const Progress& progress) {
                                                  if (progressThinner.passes(progress))
                                                    post([this, job, progress] { Q_EMIT progressed(job, progress); });
                                                },
                                            .on_piece =
                                                [&gathered, &textThinner, &flush](std::string_view piece) {
                                                  gathered += toQString(piece);
                                                  if (textThinner.isDue()) flush();
                                                }};
  try {
    core::engine::TextResult result = engine().generate_text(request, observer, stop);
    flush();
    const JobOutcome outcome = outcomeOf(result.ending);
    post([this, job, result = std::move(result)] { Q_EMIT textFinished(job, result); });
    return outcome;
  } catch (...) {  // what was written until then is kept; the runner reports the error
    flush();
    throw;
  }
}

JobId EngineBridge::generateImages(const core::engine::ImageRequest& request) {
  return submit(JobKind::Images, [this, request](JobId job, std::stop_token stop) { return draw(job, request, stop); });
}

JobOutcome EngineBridge::draw(JobId job, const core::engine::ImageRequest& request, std::stop_token stop) {
  const qint64 allTokens = static_cast<qint64>(engine().info().image_grid) * engine().info().image_grid;
  ProgressThinner progressThinner;
  QHash<qint64, Thinner> tokenThinners;  // by picture
  QHash<qint64, std::vector<core::inference::TokenReport>> reports;
  const core::engine::ImageObserver observer{
      .on_progress =
          [this, job, &progressThinner](const Progress& progress) {
            if (progressThinner.passes(progress)) post([this, job, progress] { Q_EMIT progressed(job, progress); });
          },
      .on_token =
          [this, job, allTokens, &tokenThinners, &reports](std::int64_t index, std::int64_t tokens) {
            const bool due = tokenThinners[index].isDue();
            if (!due && tokens != allTokens) return;
            if (!reports[index].empty()) {
              post([this, job, index, some = std::exchange(reports[index], {})] { Q_EMIT reportsArrived(job, index, some); });
            }
            post([=, this] { Q_EMIT imageTokenArrived(job, index, tokens); });
          },
      .on_report = [&reports](std::int64_t index,
                              const core::inference::TokenReport& report) { reports[index].push_back(report); },
      .on_preview =
          [this, job](const core::engine::Preview& preview) {
            const ArrivedPreview arrived{preview.index, preview.tokens, preview.rows, preview.grid,
                                         toQImage(preview.picture), {preview.codes.begin(), preview.codes.end()}};
            post([this, job, arrived] { Q_EMIT previewArrived(job, arrived); });
          },
      .on_picture =
          [this, job](const core::engine::DrawnPicture& drawn) {
            const ArrivedPicture arrived{drawn.index, toQImage(drawn.picture), drawn.tokens, drawn.seconds,
                                         drawn.kept};
            post([this, job, arrived] { Q_EMIT pictureArrived(job, arrived); });
          }};
  core::engine::ImageResult result = engine().generate_images(request, observer, stop);
  const JobOutcome outcome = outcomeOf(result.ending);
  post([this, job, result = std::move(result)] { Q_EMIT imagesFinished(job, result); });
  return outcome;
}

JobId EngineBridge::count(std::function<qint64(const core::engine::Engine&)> count,
                          std::function<void(JobId, qint64)> tell) {
  return m_runner.submit(
      [this, count = std::move(count), tell = std::move(tell)](JobId job, const std::stop_token&) {
        if (!m_engine) return JobOutcome::finished;
        post([tell, job, tokens = count(*m_engine)] { tell(job, tokens); });
        return JobOutcome::finished;
      },
      {});
}

JobId EngineBridge::countPromptTokens(const core::engine::TextRequest& request) {
  m_runner.stop(m_lastCount);
  m_lastCount = count([request](const core::engine::Engine& engine) { return engine.count_prompt_tokens(request); },
                      [this](JobId job, qint64 tokens) { Q_EMIT promptTokensCounted(job, tokens); });
  return m_lastCount;
}

JobId EngineBridge::countDrawingPrompt(const QString& prompt) {
  return count([text = toUtf8(prompt)](const core::engine::Engine& engine) { return engine.count_drawing_tokens(text); },
               [this](JobId job, qint64 tokens) { Q_EMIT drawingPromptCounted(job, tokens); });
}

JobId EngineBridge::paintTokens(const std::vector<std::int64_t>& tokens) {
  return m_runner.submit(
      [this, tokens](JobId job, const std::stop_token&) {
        const QImage picture = toQImage(engine().paint_tokens(tokens));
        post([this, job, picture] { Q_EMIT tokensPainted(job, picture); });
        return JobOutcome::finished;
      },
      [this](const JobReport& report) {
        if (report.outcome != JobOutcome::failed) return;
        post([this, report] { Q_EMIT paintingFailed(report.id, report.kind, coreWords(report.sentence)); });
      });
}

void EngineBridge::exchange(JobId first, JobId second) { m_runner.exchange(first, second); }

void EngineBridge::stop(JobId job) { m_runner.stop(job); }

void EngineBridge::stopAll() { m_runner.stop_all(); }

}  // namespace ui
