#include "ui/chat/chat_codec.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ui {
namespace {

template <typename Value>
struct Word {
  Value value;
  const char* word;
};

constexpr std::array<Word<AnswerState>, 5> states = {{{AnswerState::Finished, "finished"},
                                                      {AnswerState::LengthLimit, "length_limit"},
                                                      {AnswerState::Stopped, "stopped"},
                                                      {AnswerState::Interrupted, "interrupted"},
                                                      {AnswerState::Failed, "failed"}}};
constexpr std::array<Word<core::ErrorKind>, 8> kinds = {{{core::ErrorKind::invalid_request, "invalid_request"},
                                                         {core::ErrorKind::file_missing, "file_missing"},
                                                         {core::ErrorKind::file_damaged, "file_damaged"},
                                                         {core::ErrorKind::file_not_written, "file_not_written"},
                                                         {core::ErrorKind::unsupported, "unsupported"},
                                                         {core::ErrorKind::out_of_memory, "out_of_memory"},
                                                         {core::ErrorKind::device_failed, "device_failed"},
                                                         {core::ErrorKind::internal, "internal"}}};

template <typename Words, typename Value>
QString wordFor(const Words& words, Value value, const char* otherwise) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const auto& one) { return one.value == value; });
  return QLatin1String(found != words.end() ? found->word : otherwise);
}

template <typename Words, typename Value>
Value valueOf(const Words& words, const QString& word, Value otherwise) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const auto& one) { return word == QLatin1String(one.word); });
  return found != words.end() ? found->value : otherwise;
}

QList<AttachmentRecord> recordsOf(const QList<AttachedPicture>& pictures) {
  QList<AttachmentRecord> records;
  for (const AttachedPicture& picture : pictures) records.append({picture.file, picture.name});
  return records;
}

QList<AttachedPicture> picturesFrom(const QList<AttachmentRecord>& records) {
  QList<AttachedPicture> pictures;
  for (const AttachmentRecord& record : records) {
    pictures.append({.pixels = nullptr, .view = {}, .thumb = {}, .name = record.name, .file = record.file, .encoded = {}});
  }
  return pictures;
}

QString optionsText(const Conversation& conversation) {
  const core::inference::SamplingOptions& sampling = conversation.options.sampling;
  QJsonObject object{{QStringLiteral("seed"), QString::number(sampling.seed)},
                     {QStringLiteral("seed_locked"), conversation.seedLocked}};
  if (conversation.optionsChosen) {
    object.insert(QStringLiteral("temperature"), static_cast<double>(sampling.temperature));
    object.insert(QStringLiteral("top_k"), static_cast<qint64>(sampling.top_k));
    object.insert(QStringLiteral("top_p"), static_cast<double>(sampling.top_p));
    object.insert(QStringLiteral("max_new_tokens"), static_cast<qint64>(conversation.options.max_new_tokens));
  }
  return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// Values out of range stay as the fresh ones: the text may come from another program.
void readOptions(const QString& text, Conversation& conversation) {
  const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
  conversation.seedLocked = object.value(QStringLiteral("seed_locked")).toBool();
  core::inference::TextOptions options;
  options.sampling.seed = object.value(QStringLiteral("seed")).toString().toULongLong();
  conversation.options = options;
  if (!object.contains(QStringLiteral("temperature"))) return;
  options.sampling.temperature = static_cast<float>(object.value(QStringLiteral("temperature")).toDouble());
  options.sampling.top_k = object.value(QStringLiteral("top_k")).toInteger();
  options.sampling.top_p = static_cast<float>(object.value(QStringLiteral("top_p")).toDouble(1));
  options.max_new_tokens = object.value(QStringLiteral("max_new_tokens")).toInteger(options.max_new_tokens);
  try {
    core::inference::validate(options);
  } catch (const core::Error&) {
    return;
  }
  conversation.options = options;
  conversation.optionsChosen = true;
}

ChatTurn turnFrom(const TurnRecord& record) {
  ChatAnswer answer;
  answer.state = valueOf(states, record.state, AnswerState::Interrupted);
  answer.text = record.answer;
  answer.tokens = std::max<qint64>(0, record.tokens);
  answer.positions = std::max<qint64>(0, record.positions);
  answer.ownPositions = std::max<qint64>(0, record.ownPositions);
  answer.secondsToFirstToken = record.secondsToFirstToken;
  answer.seconds = record.seconds;
  answer.errorKind = valueOf(kinds, record.errorKind, core::ErrorKind::internal);
  answer.errorSentence = record.errorSentence;
  if (answer.state == AnswerState::Interrupted) answer.forgetFigures();  // they are of what was there before it went on
  return {.id = record.id,
          .parent = record.parent,
          .made = record.made,
          .question = record.question,
          .pictures = picturesFrom(record.pictures),
          .firstPicture = 1,
          .answer = answer,
          .model = record.model,
          .seed = record.seed};
}

}  // namespace

ConversationRecord recordOf(const Conversation& conversation) {
  return {.id = conversation.id,
          .title = conversation.title,
          .pinned = conversation.pinned,
          .made = conversation.made,
          .changed = conversation.changed,
          .system = conversation.system,
          .options = optionsText(conversation),
          .leaf = conversation.turns.isEmpty() ? QString() : conversation.turns.last().id,
          .draft = conversation.draft,
          .draftPictures = recordsOf(conversation.draftPictures)};
}

TurnRecord recordOf(const ChatTurn& turn) {
  const ChatAnswer& answer = turn.answer;
  const bool failed = answer.state == AnswerState::Failed;
  return {.id = turn.id,
          .parent = turn.parent,
          .made = turn.made,
          .question = turn.question,
          .pictures = recordsOf(turn.pictures),
          .answer = answer.text,
          .state = wordFor(states, answer.state, "open"),
          .tokens = answer.tokens,
          .positions = answer.positions,
          .ownPositions = answer.ownPositions,
          .secondsToFirstToken = answer.secondsToFirstToken,
          .seconds = answer.seconds,
          .errorKind = failed ? wordFor(kinds, answer.errorKind, "internal") : QString(),
          .errorSentence = answer.errorSentence,
          .model = turn.model,
          .seed = turn.seed};
}

StoredConversation wholeRecordOf(const Conversation& conversation) {
  QList<const ChatTurn*> turns;
  for (const ChatTurn& turn : conversation.turns) turns.append(&turn);
  for (const ChatTurn& turn : conversation.aside) turns.append(&turn);
  QHash<QString, QList<const ChatTurn*>> children;
  for (const ChatTurn* turn : std::as_const(turns)) children[turn->parent].append(turn);
  StoredConversation whole{.conversation = recordOf(conversation), .turns = {}};
  QStringList parents{QString()};
  while (!parents.isEmpty()) {
    for (const ChatTurn* turn : children.value(parents.takeFirst())) {
      whole.turns.append(recordOf(*turn));
      parents.append(turn->id);
    }
  }
  return whole;
}

Conversation conversationFrom(const StoredConversation& stored) {
  const ConversationRecord& record = stored.conversation;
  Conversation conversation;
  conversation.id = record.id;
  conversation.title = record.title;
  conversation.pinned = record.pinned;
  conversation.made = record.made;
  conversation.changed = record.changed;
  conversation.system = record.system;
  conversation.draft = record.draft;
  conversation.draftPictures = picturesFrom(record.draftPictures);
  readOptions(record.options, conversation);
  QList<ChatTurn> turns;
  for (const TurnRecord& turn : stored.turns) turns.append(turnFrom(turn));
  conversation.setTurns(turns, record.leaf);
  return conversation;
}

}  // namespace ui
