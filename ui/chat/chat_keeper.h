#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include "ui/chat/conversation.h"

namespace ui {

class ChatModel;
class Storage;

/// Keeps what the chat model says in the database, and gets conversations from there. A question is written as it is
/// asked, an answer as it ends and every few seconds while it is written, a draft after a pause in typing. What could
/// not be written is tried again until it can be. The destructor writes what waits.
class ChatKeeper : public QObject {
  Q_OBJECT

 public:
  /// All outlive the keeper.
  ChatKeeper(ChatModel& model, Storage& storage, QObject* parent = nullptr);
  ~ChatKeeper() override;

  /// Shows the conversation as soon as it is read; the last wish counts. Emits opened, unless it is
  /// gone.
  void open(const QString& id);
  void rename(const QString& id, const QString& title);
  void setPinned(const QString& id, bool pinned);
  /// Deletes it from what is shown, or takes that back. What is held in memory is written as deleted.
  void setDeleted(const QString& id, bool deleted);
  /// Also where the database cannot be told yet.
  [[nodiscard]] bool isDeleted(const QString& id) const { return m_deleted.contains(id); }
  /// Writes what waits for a pause.
  void flush();
  /// Writes what is there of answers that are still being written: before the model goes.
  void keepRunning();

 Q_SIGNALS:
  void opened(const QString& id);
  /// Titles, order or number of the conversations that are kept changed.
  void listChanged();
  /// Something could not be written, as the sentence says, and is held in memory; with an empty sentence: it is written
  /// now.
  void unsavedChanged(const QString& sentence);
  /// Something else could not be done.
  void failed(const QString& sentence);

 private:
  void keepTurn(const ConversationPtr& conversation, const ChatTurn& turn);
  void keepAnswer(const ConversationPtr& conversation, const ChatTurn& turn);
  void keepLater(const ConversationPtr& conversation);
  void keepFiles(const ConversationPtr& conversation, const QList<AttachedPicture>& pictures);
  /// The object that has the latest of a conversation; null where the database has it.
  [[nodiscard]] ConversationPtr inMemory(const QString& id) const;
  /// Changes what the list shows.
  template <typename Work>
  void change(Work work);
  void keepUnsaved();
  /// Runs `work` in the database; when it fails, the conversation is kept as a whole later.
  template <typename Work>
  void write(const ConversationPtr& conversation, Work work, bool changesList);
  void noteDeleted(const QString& id, bool deleted);
  void holdUnsaved(const ConversationPtr& conversation, const QString& sentence);

  ChatModel& m_model;
  Storage& m_storage;
  QHash<QString, ConversationPtr> m_changed;  ///< wait for a pause
  QHash<QString, ConversationPtr> m_unsaved;
  QSet<QString> m_deleted;  ///< ids of those that were deleted since the start
  QHash<QString, qint64> m_partlyKept;  ///< when an answer in work was written last, by turn
  QString m_wanted;                     ///< conversation that is to be shown
  QTimer m_pause;
  QTimer m_retry;
};

}  // namespace ui
