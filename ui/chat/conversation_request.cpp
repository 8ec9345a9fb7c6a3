// What the model is told of a conversation.
#include <algorithm>
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

core::engine::Turn assistantTurn(const QString& text) {
  return {.role = core::engine::Role::assistant, .text = toUtf8(text), .pictures = {}};
}

/// Positions that a text takes at most, nearly always: for what nobody has counted.
qint64 guess(const QString& text) {
  constexpr qint64 bytesPerToken = 2;
  constexpr qint64 marks = 8;  // who speaks, and the end
  return text.toUtf8().size() / bytesPerToken + marks;
}

qint64 costOf(const ChatTurn& turn, const Conversation::Room& room) {
  if (turn.answer.ownPositions > 0 && turn.model == room.model) return turn.answer.ownPositions;
  return guess(turn.question) + guess(turn.answer.text) + turn.pictures.size() * room.perPicture;
}

bool isIncluded(const ChatTurn& turn) { return turn.isTold() || turn.leavesItsPictures(); }

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

int Conversation::firstTold(int count, const QString& question, qsizetype pictures, const Room& room) const {
  constexpr qint64 beforeFirst = 96;   // marks and a usual system prompt
  constexpr qint64 answerShare = 4;    // a quarter of the context is kept for the answer, if it may be so long
  if (room.contextLength == 0) return 0;
  const qint64 forAnswer = std::min<qint64>(options.max_new_tokens, room.contextLength / answerShare);
  qint64 left = room.contextLength - forAnswer - guess(question) - pictures * room.perPicture - beforeFirst -
                (system ? guess(*system) : 0);
  int first = count;
  for (int i = count - 1; i >= 0; --i) {
    const ChatTurn& turn = turns[i];
    if (!isIncluded(turn)) continue;
    left -= costOf(turn, room);
    if (left < 0) break;
    first = i;
  }
  return first == count && std::none_of(turns.begin(), turns.begin() + count, isIncluded) ? 0 : first;
}

qint64 Conversation::positionsOf(int from, int count, const Room& room) const {
  qint64 positions = 0;
  for (int i = from; i < count; ++i) {
    if (isIncluded(turns[i])) positions += costOf(turns[i], room);
  }
  return positions;
}

int Conversation::picturesOf(int from, int count) const {
  int pictures = 0;
  for (int i = from; i < count; ++i) pictures += turns[i].picturesTaken();
  return pictures;
}

Conversation::Told Conversation::told(int from, int count) const {
  Told told;
  for (int i = from; i < count; ++i) {
    const ChatTurn& turn = turns[i];
    if (turn.leavesItsPictures()) told.waiting += turn.pictures;
    if (!turn.isTold()) continue;
    told.turns.push_back(userTurn(turn.question, std::exchange(told.waiting, {}) + turn.pictures));
    told.turns.push_back(assistantTurn(turn.answer.text));
  }
  return told;
}

core::engine::TextRequest Conversation::requestWith(const QString& question, const QList<AttachedPicture>& pictures,
                                                    int from, int count) const {
  Told before = told(from, count);
  const QList<AttachedPicture> shown = before.waiting + pictures;
  if (!question.isEmpty() || !shown.isEmpty()) before.turns.push_back(userTurn(question, shown));
  return {.turns = std::move(before.turns),
          .system = system ? std::optional(toUtf8(*system)) : std::nullopt,
          .options = options};
}

core::engine::TextRequest Conversation::requestFor(int turn, int from) const {
  const ChatTurn& asked = turns[turn];
  core::engine::TextRequest request = requestWith(asked.question, asked.pictures, from, turn);
  if (asked.answer.text.isEmpty()) return request;
  request.turns.push_back(assistantTurn(asked.answer.text));
  request.options.sampling.seed = asked.seed;
  return request;
}

QList<AttachedPicture> Conversation::picturesToRead(int turn, int from) const {
  QList<AttachedPicture> unread;
  for (int i = from; i <= turn; ++i) {
    if (i < turn && !isIncluded(turns[i])) continue;
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
