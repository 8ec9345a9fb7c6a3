#include "ui/chat/conversation.h"

#include <algorithm>
#include <utility>

namespace ui {
namespace {

bool isOlder(const ChatTurn* left, const ChatTurn* right) {
  return left->made != right->made ? left->made < right->made : left->id < right->id;
}

QList<const ChatTurn*> childrenOf(const QHash<QString, ChatTurn>& turns, const QString& parent) {
  QList<const ChatTurn*> children;
  for (const ChatTurn& turn : turns) {
    if (turn.parent == parent) children.append(&turn);
  }
  std::sort(children.begin(), children.end(), isOlder);
  return children;
}

}  // namespace

QStringList Conversation::versions(int turn) const {
  QList<const ChatTurn*> same = childrenOf(aside, turns[turn].parent);
  same.append(&turns[turn]);
  std::sort(same.begin(), same.end(), isOlder);
  QStringList ids;
  for (const ChatTurn* version : same) ids.append(version->id);
  return ids;
}

void Conversation::showVersion(int turn, const QString& version) {
  if (!aside.contains(version) || aside[version].parent != turns[turn].parent) return;
  putAside(turn);
  turns.append(aside.take(version));
  followNewest();
  renumber(turn);
}

ChatTurn& Conversation::add(ChatTurn turn, int at) {
  turn.parent = at > 0 ? turns[at - 1].id : QString();
  putAside(at);
  turns.append(std::move(turn));
  renumber(at);
  return turns.last();
}

void Conversation::setTurns(const QList<ChatTurn>& all, const QString& leaf) {
  turns.clear();
  aside.clear();
  for (const ChatTurn& turn : all) aside.insert(turn.id, turn);
  for (ChatTurn& turn : aside) {
    if (!turn.parent.isEmpty() && !aside.contains(turn.parent)) turn.parent.clear();
  }
  for (QString next = leaf; aside.contains(next);) {
    turns.prepend(aside.take(next));  // taking them out also ends a circle
    next = turns.first().parent;
  }
  if (!turns.isEmpty()) turns.first().parent.clear();
  followNewest();
  renumber(0);
}

void Conversation::putAside(int from) {
  while (turns.size() > from) {
    ChatTurn turn = turns.takeLast();
    aside.insert(QString(turn.id), std::move(turn));
  }
}

void Conversation::followNewest() {
  while (true) {
    const QList<const ChatTurn*> next = childrenOf(aside, turns.isEmpty() ? QString() : turns.last().id);
    if (next.isEmpty()) return;
    turns.append(aside.take(QString(next.last()->id)));
  }
}

int Conversation::nextPictureNumber(int count) const { return 1 + picturesOf(0, count); }

void Conversation::renumber(int from) {
  int number = nextPictureNumber(from);
  for (int i = from; i < turns.size(); ++i) {
    turns[i].firstPicture = number;
    number += turns[i].picturesTaken();
  }
}

QString Conversation::shownTitle() const {
  if (!title.isEmpty()) return title;
  return turns.isEmpty() ? QString() : turns.first().question.simplified();
}

}  // namespace ui
