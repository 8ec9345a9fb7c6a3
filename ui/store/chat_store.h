#pragma once

#include <QStringList>
#include <optional>

#include "ui/store/chat_records.h"

namespace ui {

class Database;

/// Conversations in the database. Each function is one transaction and throws as Database does. What was deleted stays in
/// the database, and is shown by none of them, until forgetDeleted().
namespace chat_store {

/// Conversations with at least one turn or a draft, the one used last first. With a search only those that contain it somewhere, in
/// any branch, in upper or lower case.
QList<ConversationLine> lines(Database& database, const QString& search = {});
/// Absent when there is none, or when it was deleted.
std::optional<StoredConversation> conversation(Database& database, const QString& id);

/// Adds or changes it, its draft included; its turns stay.
void keep(Database& database, const ConversationRecord& conversation);
/// Adds the conversation where it is new, and the turn, which becomes the leaf.
void addTurn(Database& database, const ConversationRecord& conversation, const TurnRecord& turn);
/// The whole of a conversation as it is now, whatever of it is there already: for what could not be kept before. Turns that
/// the database has and `whole` has not stay. A deleted one is written, too, as it may come back until forgetDeleted(), and one
/// whose deletion was taken back is there again.
void keepWhole(Database& database, const StoredConversation& whole);
/// The answer and what belongs to it; a turn that is gone stays gone.
void changeAnswer(Database& database, const TurnRecord& turn);
/// With all that follows it.
void removeTurn(Database& database, const QString& id);

void rename(Database& database, const QString& id, const QString& title);
void setPinned(Database& database, const QString& id, bool pinned);
/// Deletes it, or takes that back.
void setDeleted(Database& database, const QString& id, bool deleted);
/// Removes what was deleted, and conversations in which nothing was ever asked or drafted.
void forgetDeleted(Database& database);
/// Files of attachments that some turn or draft speaks of.
QStringList usedAttachments(Database& database);

}  // namespace chat_store
}  // namespace ui
