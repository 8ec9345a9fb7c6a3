// What the model is told of a conversation.
#include <utility>

#include "ui/bridge/qt_convert.h"
#include "ui/chat/conversation.h"

namespace ui {
namespace {

core::engine::Turn userTurn(const QString& text, const QList<AttachedPicture>& pictures) {
  core::engine::Turn turn{.role = core::engine::Role::user, .text = toUtf8(text), .pictures = {}};
  for (const AttachedPicture& picture : pictures) turn.pictures.push_back(picture.pixels);
  return turn;
}

bool fillInOne(ChatTurn& turn, const AttachedPicture& read) {
  bool found = false;
  for (AttachedPicture& picture : turn.pictures) {
    if (picture.file != read.file) continue;
    picture.pixels = read.pixels;
    found = true;
  }
  return found;
}

}  // namespace

Conversation::Told Conversation::told(int count) const {
  Told told;
  for (int i = 0; i < count; ++i) {
    const ChatTurn& turn = turns[i];
    if (turn.leavesItsPictures()) told.waiting += turn.pictures;
    if (!turn.isTold()) continue;
    told.turns.push_back(userTurn(turn.question, std::exchange(told.waiting, {}) + turn.pictures));
    told.turns.push_back({.role = core::engine::Role::assistant, .text = toUtf8(turn.answer.text), .pictures = {}});
  }
  return told;
}

core::engine::TextRequest Conversation::requestWith(const QString& question, const QList<AttachedPicture>& pictures,
                                                    int count) const {
  Told before = told(count);
  const QList<AttachedPicture> shown = before.waiting + pictures;
  if (!question.isEmpty() || !shown.isEmpty()) before.turns.push_back(userTurn(question, shown));
  return {.turns = std::move(before.turns),
          .system = system ? std::optional(toUtf8(*system)) : std::nullopt,
          .options = options};
}

core::engine::TextRequest Conversation::requestFor(int turn) const {
  return requestWith(turns[turn].question, turns[turn].pictures, turn);
}

QList<AttachedPicture> Conversation::picturesToRead(int turn) const {
  QList<AttachedPicture> unread;
  for (int i = 0; i <= turn; ++i) {
    if (i < turn && !turns[i].isTold() && !turns[i].leavesItsPictures()) continue;
    for (const AttachedPicture& picture : turns[i].pictures) {
      if (picture.pixels == nullptr) unread.append(picture);
    }
  }
  return unread;
}

bool Conversation::fillIn(const AttachedPicture& picture) {
  bool found = false;
  for (ChatTurn& turn : turns) found = fillInOne(turn, picture) || found;
  return found;
}

}  // namespace ui
