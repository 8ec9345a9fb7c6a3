// Conversations for other programs, and back.
#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include "core/base/error.h"
#include "ui/bridge/qt_convert.h"
#include "ui/chat/chat_files.h"
#include "ui/store/attachment_files.h"

namespace ui::chat_files {
namespace {

const QString formatName = QStringLiteral("bifrons-chat");
constexpr int formatVersion = 1;

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(ChatFiles)
};

QJsonArray jsonOf(const QList<AttachmentRecord>& pictures) {
  QJsonArray array;
  for (const AttachmentRecord& picture : pictures) {
    array.append(QJsonObject{{QStringLiteral("file"), picture.file}, {QStringLiteral("name"), picture.name}});
  }
  return array;
}

QJsonObject jsonOf(const TurnRecord& turn) {
  return {{QStringLiteral("id"), turn.id},
          {QStringLiteral("parent"), turn.parent},
          {QStringLiteral("made"), turn.made},
          {QStringLiteral("question"), turn.question},
          {QStringLiteral("pictures"), jsonOf(turn.pictures)},
          {QStringLiteral("answer"), turn.answer},
          {QStringLiteral("state"), turn.state},
          {QStringLiteral("tokens"), turn.tokens},
          {QStringLiteral("positions"), turn.positions},
          {QStringLiteral("own_positions"), turn.ownPositions},
          {QStringLiteral("seconds_to_first_token"), turn.secondsToFirstToken},
          {QStringLiteral("seconds"), turn.seconds},
          {QStringLiteral("error_kind"), turn.errorKind},
          {QStringLiteral("error_sentence"), turn.errorSentence},
          {QStringLiteral("model"), turn.model},
          {QStringLiteral("seed"), QString::number(turn.seed)}};
}

[[noreturn]] void refuse(const QString& name, const QString& why) {
  throw core::Error(core::ErrorKind::file_damaged, toUtf8(Words::tr("“%1” was not imported. %2").arg(name, why)));
}

QString text(const QJsonObject& object, const char* key) { return object.value(QLatin1String(key)).toString(); }

/// Only names that this program gives: what stands in a file must not lead out of the folder of attachments.
QList<AttachmentRecord> picturesFrom(const QJsonValue& value, const QHash<QString, QString>& names) {
  QList<AttachmentRecord> pictures;
  for (const QJsonValue& one : value.toArray()) {
    const QString file = names.value(text(one.toObject(), "file"));
    if (!file.isEmpty()) pictures.append({file, text(one.toObject(), "name")});
  }
  return pictures;
}

TurnRecord turnFrom(const QJsonObject& object, const QHash<QString, QString>& names) {
  return {.id = text(object, "id"),
          .parent = text(object, "parent"),
          .made = object.value(QStringLiteral("made")).toInteger(),
          .question = text(object, "question"),
          .pictures = picturesFrom(object.value(QStringLiteral("pictures")), names),
          .answer = text(object, "answer"),
          .state = text(object, "state"),
          .tokens = object.value(QStringLiteral("tokens")).toInteger(),
          .positions = object.value(QStringLiteral("positions")).toInteger(),
          .ownPositions = object.value(QStringLiteral("own_positions")).toInteger(),
          .secondsToFirstToken = object.value(QStringLiteral("seconds_to_first_token")).toDouble(),
          .seconds = object.value(QStringLiteral("seconds")).toDouble(),
          .errorKind = text(object, "error_kind"),
          .errorSentence = text(object, "error_sentence"),
          .model = text(object, "model"),
          .seed = text(object, "seed").toULongLong()};
}

/// Pictures by the names that their content gives them here, and those by the names that the file has.
QHash<QString, QString> takePictures(const QJsonObject& object, WholeChat& chat) {
  QHash<QString, QString> names;
  for (auto it = object.begin(); it != object.end(); ++it) {
    const QByteArray bytes = QByteArray::fromBase64(it.value().toString().toLatin1());
    if (bytes.isEmpty()) continue;
    const QString suffix = it.key().section(QLatin1Char('.'), -1);
    const QString name = attachment_files::nameFor(bytes, suffix);
    names.insert(it.key(), name);
    chat.pictures.insert(name, bytes);
  }
  return names;
}

/// New ids; turns whose parent is unknown or comes later become first ones.
void renew(StoredConversation& stored) {
  const auto newId = [] { return QUuid::createUuid().toString(QUuid::WithoutBraces); };
  QHash<QString, QString> ids;
  for (TurnRecord& turn : stored.turns) {
    turn.parent = ids.value(turn.parent);
    const QString id = newId();
    ids.insert(turn.id, id);
    turn.id = id;
  }
  stored.conversation.id = newId();
  stored.conversation.leaf = ids.value(stored.conversation.leaf);
}

}  // namespace

QByteArray jsonOf(const WholeChat& chat) {
  const ConversationRecord& conversation = chat.stored.conversation;
  QJsonObject object{{QStringLiteral("format"), formatName},
                     {QStringLiteral("version"), formatVersion},
                     {QStringLiteral("title"), conversation.title},
                     {QStringLiteral("made"), conversation.made},
                     {QStringLiteral("changed"), conversation.changed},
                     {QStringLiteral("options"), conversation.options},
                     {QStringLiteral("leaf"), conversation.leaf}};
  if (conversation.system) object.insert(QStringLiteral("system"), *conversation.system);
  QJsonArray turns;
  for (const TurnRecord& turn : chat.stored.turns) turns.append(jsonOf(turn));
  object.insert(QStringLiteral("turns"), turns);
  QJsonObject pictures;
  for (auto it = chat.pictures.begin(); it != chat.pictures.end(); ++it) {
    pictures.insert(it.key(), QString::fromLatin1(it.value().toBase64()));
  }
  object.insert(QStringLiteral("pictures"), pictures);
  return QJsonDocument(object).toJson();
}

WholeChat parseJson(const QByteArray& json, const QString& name) {
  QJsonParseError error{};
  const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
  if (error.error != QJsonParseError::NoError) refuse(name, Words::tr("It is no JSON: %1.").arg(error.errorString()));
  if (text(object, "format") != formatName) refuse(name, Words::tr("It is not a chat that Bifrons has exported."));
  if (object.value(QStringLiteral("version")).toInt() > formatVersion) refuse(name, Words::tr("A newer Bifrons has written it."));
  WholeChat chat;
  const QHash<QString, QString> names = takePictures(object.value(QStringLiteral("pictures")).toObject(), chat);
  ConversationRecord& conversation = chat.stored.conversation;
  conversation.title = text(object, "title");
  conversation.made = object.value(QStringLiteral("made")).toInteger();
  conversation.changed = object.value(QStringLiteral("changed")).toInteger();
  conversation.options = text(object, "options");
  if (conversation.changed <= 0) conversation.changed = QDateTime::currentMSecsSinceEpoch();
  conversation.leaf = text(object, "leaf");
  if (object.contains(QStringLiteral("system"))) conversation.system = text(object, "system");
  for (const QJsonValue& turn : object.value(QStringLiteral("turns")).toArray()) {
    chat.stored.turns.append(turnFrom(turn.toObject(), names));
  }
  if (chat.stored.turns.isEmpty()) refuse(name, Words::tr("It holds no questions."));
  renew(chat.stored);
  return chat;
}

}  // namespace ui::chat_files
