#pragma once

#include <QHash>
#include <QObject>
#include <QTimer>
#include <optional>

#include "ui/bridge/engine_bridge.h"
#include "ui/chat/conversation.h"

namespace ui {

/// The conversation that is shown, and those in which an answer is still being written. Asks the engine and keeps what
/// it answers; one answer at a time in each. Says what has to be kept (turnMade and the like) and keeps nothing itself.
class ChatModel : public QObject {
  Q_OBJECT

 public:
  explicit ChatModel(EngineBridge& bridge, QObject* parent = nullptr);
  /// Stops what is being written.
  ~ChatModel() override;

  [[nodiscard]] const ConversationPtr& conversation() const { return m_shown; }
  [[nodiscard]] const QList<ChatTurn>& turns() const { return m_shown->turns; }
  [[nodiscard]] bool isAnswering() const { return m_shown->isAnswering(); }
  [[nodiscard]] int nextPictureNumber() const;

  /// Adds a turn and starts its answer. While a question is edited the new one becomes a version of it. False, and
  /// nothing changes, when an answer is running here or there is nothing to ask.
  bool ask(const QString& question, const QList<AttachedPicture>& pictures);
  /// Answers the turn anew, with the seed of the options. What was written stays as another version. False when an
  /// answer is running here or there is no such turn.
  bool answerAgain(int turn);
  /// The model goes on with the last answer where it broke off, as the same version and with the same seed.
  /// False when an answer is running here or the last one did not break off.
  bool continueAnswer();
  [[nodiscard]] bool canContinue() const;
  /// The next question takes the place of this turn. False while an answer is running here.
  bool beginEdit(int turn);
  void cancelEdit();
  [[nodiscard]] std::optional<int> edited() const { return m_edited; }
  /// Shows the version that is so many steps newer (older, when negative). Nothing while an answer is running here.
  void stepVersion(int turn, int steps);
  /// Ends the running answer within one token; what is there is kept.
  void stop();

  /// Shows another conversation; what is written in this one goes on. An answer that is still being written there is
  /// the one that is shown.
  void show(const ConversationPtr& conversation);
  /// Shows an empty one; the same one again when it is empty already.
  void startNewChat();
  /// The shown conversation, or one in which an answer is being written; null for another.
  [[nodiscard]] ConversationPtr known(const QString& id) const;
  /// Those in which an answer is being written.
  [[nodiscard]] QList<ConversationPtr> answering() const { return m_answering.values(); }
  /// Gives such a conversation a name.
  void setTitle(const QString& id, const QString& title);
  /// Stops its answer; a new one takes the place of the shown one.
  void close(const QString& id);

  [[nodiscard]] const core::inference::TextOptions& options() const { return m_shown->options; }
  void setOptions(const core::inference::TextOptions& options);
  /// All but the seed. Another model brings its own; the same one loaded again changes nothing.
  void useModelDefaults();
  void takeNewSeed();
  /// An unlocked seed is a new one after each answer has begun.
  [[nodiscard]] bool isSeedLocked() const { return m_shown->seedLocked; }
  void setSeedLocked(bool locked);
  /// What the model is told before the first turn; absent: the model's own, empty: nothing.
  void setSystem(const std::optional<QString>& system);

  /// What stands in the composer, so that it is kept and the meter can count it together with the conversation.
  void setDraft(const QString& question, const QList<AttachedPicture>& pictures);

  /// Answers picturesWanted: gives the pixels to what waits for them, or says why they are not there, which fails what waits for them.
  void takePicture(const AttachedPicture& picture);
  void missPicture(const QString& file, const QString& sentence);

  [[nodiscard]] qint64 contextUsed() const { return m_contextUsed; }  ///< positions, the draft included
  [[nodiscard]] qint64 contextLength() const;                         ///< 0 without a model
  [[nodiscard]] qint64 positionsPerPicture() const;
  [[nodiscard]] int picturesInContext() const;  ///< the draft's included
  /// The first turn that the model is told with the draft: those before it have no room any more.
  [[nodiscard]] int firstTold() const;

 Q_SIGNALS:
  void turnAdded(int turn);
  void turnsRemoved(int from);   ///< and those after it; others may be added again
  void answerChanged(int turn);  ///< text, progress or state
  void shownChanged();           ///< another conversation is shown, with all its turns
  void titleChanged();
  void answeringChanged(bool answering);
  void editedChanged();
  void optionsChanged();
  void contextChanged();

  /// Pictures of an earlier time whose pixels an answer needs.
  void picturesWanted(const QList<ui::AttachedPicture>& pictures);

  /// For whoever keeps conversations; of any of them, shown or not.
  void turnMade(const ui::ConversationPtr& conversation, const ui::ChatTurn& turn);
  void turnChanged(const ui::ConversationPtr& conversation, const ui::ChatTurn& turn);
  void turnGone(const QString& id);
  void conversationChanged(const ui::ConversationPtr& conversation);  ///< all but its turns

 private:
  [[nodiscard]] static ConversationPtr newConversation();
  void makeTurn(const QString& question, const QList<AttachedPicture>& pictures, int at, const QString& replaced);
  void start(const ConversationPtr& conversation);
  void submit(const ConversationPtr& conversation);
  void stopAnswer(const ConversationPtr& conversation);
  void fail(const ConversationPtr& conversation, core::ErrorKind kind, const QString& sentence);
  void finish(const ConversationPtr& conversation);
  void applyDefaults();
  void drawSeed(Conversation& conversation);
  void forgetEdit();
  /// The conversation that this job answers; null for another's job.
  [[nodiscard]] ConversationPtr answered(JobId job) const { return m_answering.value(job); }
  [[nodiscard]] Conversation::Room room() const;
  /// Pictures that the answer in work waits for.
  [[nodiscard]] static QList<AttachedPicture> unread(const Conversation& conversation);
  void answerGrew(const ConversationPtr& conversation);
  /// Positions after the last answer, without a draft; nothing where it failed half-way or pictures wait for the next
  /// question, so that the engine has to count.
  [[nodiscard]] std::optional<qint64> conversationUsed() const;
  void countContext();
  void setContextUsed(qint64 positions);

  void onModelLoaded(const core::engine::ModelInfo& info);
  void onJobStarted(JobId job);
  void onProgressed(JobId job, const core::engine::Progress& progress);
  void onTextArrived(JobId job, const QString& piece);
  void onTextFinished(JobId job, const core::engine::TextResult& result);
  void onJobEnded(JobId job, const core::engine::JobReport& report);
  void onPromptTokensCounted(JobId job, qint64 tokens);

  EngineBridge& m_bridge;
  ConversationPtr m_shown;
  QHash<JobId, ConversationPtr> m_answering;
  QList<ConversationPtr> m_waiting;  ///< for pictures
  std::optional<int> m_edited;  ///< the turn whose place the next question takes
  QTimer m_countSoon;
  JobId m_countJob = 0;
  qint64 m_contextUsed = 0;
};

}  // namespace ui
