#pragma once

#include <QList>
#include <QObject>
#include <QTimer>
#include <filesystem>
#include <optional>

#include "core/inference/generation_options.h"
#include "ui/bridge/engine_bridge.h"
#include "ui/chat/chat_turn.h"

namespace ui {

/// One running conversation, in memory. Asks the engine and keeps what it answers; one answer at a time.
class ChatModel : public QObject {
  Q_OBJECT

 public:
  explicit ChatModel(EngineBridge& bridge, QObject* parent = nullptr);

  [[nodiscard]] const QList<ChatTurn>& turns() const { return m_turns; }
  [[nodiscard]] bool isAnswering() const { return m_job != 0; }
  [[nodiscard]] int nextPictureNumber() const;

  /// Adds a turn and starts its answer. False, and nothing changes, when an answer is running or there is nothing to
  /// ask.
  bool ask(const QString& question, const QList<AttachedPicture>& pictures);
  /// Throws the last answer away and makes it anew, with the seed of the options. False when an answer is
  /// running or there is none.
  bool answerAgain();
  /// Ends the running answer within one token; what is there is kept.
  void stop();
  /// Takes the last turn out of the conversation, so that its question can be changed. Nothing, and nothing changes,
  /// when an answer is running or there is no turn.
  std::optional<ChatTurn> takeBack();
  /// Stops, and closes the conversation.
  void startNewChat();
  /// Brings the conversation back that was closed last. False, and nothing changes, when another one has begun or there
  /// was none.
  bool reopen();

  [[nodiscard]] const core::inference::TextOptions& options() const { return m_options; }
  void setOptions(const core::inference::TextOptions& options);
  /// All but the seed. Another model brings its own; the same one loaded again changes nothing.
  void useModelDefaults();
  void takeNewSeed();
  /// An unlocked seed is a new one after each answer has begun.
  [[nodiscard]] bool isSeedLocked() const { return m_seedLocked; }
  void setSeedLocked(bool locked) { m_seedLocked = locked; }

  /// What stands in the composer, so that the meter can count it together with the conversation.
  void setDraft(const QString& question, const QList<AttachedPicture>& pictures);
  [[nodiscard]] qint64 contextUsed() const { return m_contextUsed; }  ///< positions, the draft included
  [[nodiscard]] qint64 contextLength() const;                         ///< 0 without a model
  [[nodiscard]] qint64 positionsPerPicture() const;
  [[nodiscard]] int picturesInContext() const;  ///< the draft's included

 Q_SIGNALS:
  void turnAdded(int turn);
  void turnTakenBack();  ///< the last one
  void answerChanged(int turn);  ///< text, progress or state
  void cleared();
  void answeringChanged(bool answering);
  void optionsChanged();
  void contextChanged();

 private:
  [[nodiscard]] core::engine::TextRequest requestFor(int turn) const;
  /// The turns before `count` as the model is told them, and the pictures that the next question takes over.
  struct Told {
    std::vector<core::engine::Turn> turns;
    QList<AttachedPicture> waiting;
  };
  [[nodiscard]] Told told(int count) const;
  void start(int turn);
  void finish();
  /// Positions after the last answer, without a draft; nothing where it failed half-way or pictures wait for the next
  /// question, so that the engine has to count.
  [[nodiscard]] std::optional<qint64> conversationUsed() const;
  void countContext();
  void setContextUsed(qint64 positions);
  ChatAnswer& running() { return m_turns.back().answer; }
  void runningChanged() { Q_EMIT answerChanged(static_cast<int>(m_turns.size()) - 1); }

  void onModelLoaded(const core::engine::ModelInfo& info);
  void onJobStarted(JobId job);
  void onProgressed(JobId job, const core::engine::Progress& progress);
  void onTextArrived(JobId job, const QString& piece);
  void onTextFinished(JobId job, const core::engine::TextResult& result);
  void onJobEnded(JobId job, const core::engine::JobReport& report);
  void onPromptTokensCounted(JobId job, qint64 tokens);

  EngineBridge& m_bridge;
  QList<ChatTurn> m_turns;
  QList<ChatTurn> m_closed;  ///< the conversation before this one
  JobId m_job = 0;  ///< of the last turn's answer; 0 when none is running
  core::inference::TextOptions m_options;
  std::optional<std::filesystem::path> m_optionsOf;  ///< folder of the model whose defaults the options began with
  bool m_seedLocked = false;
  QString m_draft;
  QList<AttachedPicture> m_draftPictures;
  QTimer m_countSoon;
  JobId m_countJob = 0;
  qint64 m_contextUsed = 0;
};

}  // namespace ui
