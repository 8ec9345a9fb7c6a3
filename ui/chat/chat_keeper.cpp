#include "ui/chat/chat_keeper.h"

#include <QDateTime>
#include <QDir>
#include <cstdlib>
#include <utility>

#include "ui/bridge/core_words.h"
#include "ui/chat/chat_codec.h"
#include "ui/chat/chat_model.h"
#include "ui/store/attachment_files.h"
#include "ui/store/chat_store.h"
#include "ui/store/database.h"
#include "ui/store/storage.h"

namespace ui {
namespace {

constexpr int pauseMs = 400;
constexpr int retryMs = 3000;
constexpr qint64 partEveryMs = 2000;

}  // namespace

ChatKeeper::ChatKeeper(ChatModel& model, Storage& storage, QObject* parent)
    : QObject(parent), m_model(model), m_storage(storage) {
  m_pause.setSingleShot(true);
  m_pause.setInterval(pauseMs);
  m_retry.setInterval(retryMs);
  connect(&m_pause, &QTimer::timeout, this, &ChatKeeper::flush);
  connect(&m_retry, &QTimer::timeout, this, &ChatKeeper::keepUnsaved);
  connect(&model, &ChatModel::turnMade, this, &ChatKeeper::keepTurn);
  connect(&model, &ChatModel::turnChanged, this, &ChatKeeper::keepAnswer);
  connect(&model, &ChatModel::conversationChanged, this, &ChatKeeper::keepLater);
  connect(&model, &ChatModel::shownChanged, this, [this] { m_wanted.clear(); });
  connect(&model, &ChatModel::turnGone, this, [this](const QString& id) {
    change([id](Database& database) { chat_store::removeTurn(database, id); });
  });
  m_storage.run([folder = storage.folder()](Database& database) {
    chat_store::forgetDeleted(database);
    // Where another database may speak of them, they stay.
    const bool hasOther = !QDir(folder).entryList({QStringLiteral("bifrons.db.damaged-*")}).isEmpty();
    if (database.path().isEmpty() || hasOther) return;
    attachment_files::removeUnused(folder, chat_store::usedAttachments(database));
  });
}

ChatKeeper::~ChatKeeper() {
  flush();
  keepUnsaved();
}

template <typename Work>
void ChatKeeper::write(const ConversationPtr& conversation, Work work, bool changesList) {
  m_storage.run(std::move(work))
      .then(this, [this, changesList] { if (changesList) Q_EMIT listChanged(); })
      .onFailed(this, [this, conversation](const std::exception& error) {
        holdUnsaved(conversation, coreWords(error.what()));
      });
}

template <typename Work>
void ChatKeeper::change(Work work) {
  m_storage.run(std::move(work))
      .then(this, [this] { Q_EMIT listChanged(); })
      .onFailed(this, [this](const std::exception& error) { Q_EMIT failed(coreWords(error.what())); });
}

void ChatKeeper::keepTurn(const ConversationPtr& conversation, const ChatTurn& turn) {
  m_changed.remove(conversation->id);  // it is written with the turn
  keepFiles(conversation, turn.pictures + conversation->draftPictures);
  write(conversation,
        [conversation = recordOf(*conversation), turn = recordOf(turn)](Database& database) {
          chat_store::addTurn(database, conversation, turn);
        },
        true);
}

void ChatKeeper::keepAnswer(const ConversationPtr& conversation, const ChatTurn& turn) {
  if (turn.answer.isOpen()) {
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 last = m_partlyKept.value(turn.id, 0);
    if (turn.answer.text.isEmpty() || std::abs(now - last) < partEveryMs) return;
    m_partlyKept.insert(turn.id, now);
  } else {
    m_partlyKept.remove(turn.id);
  }
  write(conversation, [turn = recordOf(turn)](Database& database) { chat_store::changeAnswer(database, turn); }, false);
}

void ChatKeeper::keepLater(const ConversationPtr& conversation) {
  m_changed.insert(conversation->id, conversation);
  m_pause.start();
  // Who has begun to write does not want another chat any more.
  if (!conversation->draft.isEmpty() || !conversation->draftPictures.isEmpty()) m_wanted.clear();
}

void ChatKeeper::keepFiles(const ConversationPtr& conversation, const QList<AttachedPicture>& pictures) {
  for (const AttachedPicture& picture : pictures) {
    if (picture.encoded.isEmpty()) continue;
    write(conversation,
          [folder = m_storage.folder(), file = picture.file, encoded = picture.encoded](Database&) {
            attachment_files::keep(folder, file, encoded);
          },
          false);
  }
}

void ChatKeeper::keepRunning() {
  for (const ConversationPtr& conversation : m_model.answering()) {
    write(conversation, [turn = recordOf(conversation->turns.last())](Database& database) {
      chat_store::changeAnswer(database, turn);
    }, false);
  }
}

void ChatKeeper::flush() {
  m_pause.stop();
  for (const ConversationPtr& conversation : std::exchange(m_changed, {})) {
    keepFiles(conversation, conversation->draftPictures);
    write(conversation,
          [record = recordOf(*conversation)](Database& database) { chat_store::keep(database, record); }, true);
  }
}

void ChatKeeper::holdUnsaved(const ConversationPtr& conversation, const QString& sentence) {
  m_unsaved.insert(conversation->id, conversation);
  if (!m_retry.isActive()) m_retry.start();
  Q_EMIT unsavedChanged(sentence);
}

void ChatKeeper::keepUnsaved() {
  for (const ConversationPtr& conversation : std::exchange(m_unsaved, {})) {
    for (const ChatTurn& turn : conversation->turns + conversation->aside.values()) keepFiles(conversation, turn.pictures);
    keepFiles(conversation, conversation->draftPictures);
    StoredConversation whole = wholeRecordOf(*conversation);
    whole.deleted = m_deleted.contains(conversation->id);
    write(conversation, [whole](Database& database) { chat_store::keepWhole(database, whole); }, true);
  }
  m_storage.run([](Database&) {}).then(this, [this] {
    if (!m_unsaved.isEmpty() || !m_retry.isActive()) return;
    m_retry.stop();
    Q_EMIT unsavedChanged({});
  });
}

ConversationPtr ChatKeeper::inMemory(const QString& id) const {
  const ConversationPtr known = m_model.known(id);
  return known != nullptr ? known : m_unsaved.value(id, m_changed.value(id));
}

void ChatKeeper::open(const QString& id) {
  const auto show = [this, id](const ConversationPtr& conversation) {
    m_wanted.clear();
    m_model.show(conversation);
    Q_EMIT opened(id);
  };
  if (const ConversationPtr conversation = inMemory(id)) return show(conversation);
  m_wanted = id;
  flush();
  m_storage.run([id](Database& database) {
        const auto stored = chat_store::conversation(database, id);
        return stored ? std::make_shared<Conversation>(conversationFrom(*stored)) : nullptr;
      })
      .then(this, [this, id, show](const ConversationPtr& conversation) {
        if (m_wanted != id) return;
        const ConversationPtr newer = inMemory(id);
        if (newer != nullptr || conversation != nullptr) return show(newer != nullptr ? newer : conversation);
        m_wanted.clear();
      })
      .onFailed(this, [this](const std::exception& error) { Q_EMIT failed(coreWords(error.what())); });
}

void ChatKeeper::rename(const QString& id, const QString& title) {
  const QString wanted = title.simplified();
  if (const ConversationPtr conversation = inMemory(id)) conversation->title = wanted;
  m_model.setTitle(id, wanted);
  change([id, wanted](Database& database) { chat_store::rename(database, id, wanted); });
}

void ChatKeeper::setPinned(const QString& id, bool pinned) {
  if (const ConversationPtr conversation = inMemory(id)) conversation->pinned = pinned;
  change([id, pinned](Database& database) { chat_store::setPinned(database, id, pinned); });
}

void ChatKeeper::setDeleted(const QString& id, bool deleted) {
  flush();
  noteDeleted(id, deleted);
  if (deleted) m_model.close(id);
  m_storage.run([id, deleted](Database& database) { chat_store::setDeleted(database, id, deleted); })
      .then(this, [this] { Q_EMIT listChanged(); })
      .onFailed(this, [this, id, deleted](const std::exception& error) {
        if (m_unsaved.contains(id)) return Q_EMIT listChanged();  // it is written with the rest, as it is now wanted
        noteDeleted(id, !deleted);
        Q_EMIT failed(coreWords(error.what()));
      });
}

void ChatKeeper::noteDeleted(const QString& id, bool deleted) {
  if (deleted) {
    m_deleted.insert(id);
  } else {
    m_deleted.remove(id);
  }
}

}  // namespace ui
