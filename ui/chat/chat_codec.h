#pragma once

#include "ui/chat/conversation.h"
#include "ui/store/chat_records.h"

namespace ui {

/// Conversations as the database has them, and back. What is unknown to this program becomes its default.
ConversationRecord recordOf(const Conversation& conversation);
TurnRecord recordOf(const ChatTurn& turn);
/// With all turns, parents before their children.
StoredConversation wholeRecordOf(const Conversation& conversation);

/// Pictures have only file and name. An answer that was open when the program ended is interrupted.
Conversation conversationFrom(const StoredConversation& stored);

}  // namespace ui
