#include "ui/chat/chat_exchange.h"

#include <QDir>
#include <QFileInfo>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "ui/bridge/core_words.h"
#include "ui/bridge/qt_convert.h"
#include "ui/chat/chat_files.h"
#include "ui/store/attachment_files.h"
#include "ui/store/chat_store.h"
#include "ui/store/storage.h"

namespace ui {
namespace {

constexpr std::uint64_t mostBytes = 2'000'000'000;

QByteArray bytesOf(const QString& path) {
  return QByteArray::fromStdString(core::read_file(toPath(path), mostBytes));
}

StoredConversation read(Database& database, const QString& id) {
  const auto stored = chat_store::conversation(database, id);
  if (!stored) throw core::Error(core::ErrorKind::file_missing, toUtf8(ChatExchange::tr("This chat is not there any more.")));
  return *stored;
}

void writeMarkdown(const StoredConversation& stored, const QString& dataFolder, const QString& path) {
  const QFileInfo target(path);
  const QString folder = ChatExchange::tr("%1 pictures", "folder beside an exported chat").arg(target.completeBaseName());
  for (const auto& [name, file] : chat_files::markdownPictures(stored)) {
    const QByteArray bytes = bytesOf(attachment_files::pathOf(dataFolder, file));
    core::write_file(toPath(target.dir().filePath(folder + QLatin1Char('/') + name)), bytes.toStdString());
  }
  core::write_file(toPath(path), toUtf8(chat_files::markdownOf(stored, folder)));
}

void writeJson(const StoredConversation& stored, const QString& dataFolder, const QString& path) {
  WholeChat chat{.stored = stored, .pictures = {}};
  for (const TurnRecord& turn : stored.turns) {
    for (const AttachmentRecord& picture : turn.pictures) {
      if (chat.pictures.contains(picture.file)) continue;
      chat.pictures.insert(picture.file, bytesOf(attachment_files::pathOf(dataFolder, picture.file)));
    }
  }
  core::write_file(toPath(path), chat_files::jsonOf(chat).toStdString());
}

QString take(Database& database, const QString& dataFolder, const QString& path) {
  const WholeChat chat = chat_files::parseJson(bytesOf(path), QFileInfo(path).fileName());
  for (auto it = chat.pictures.begin(); it != chat.pictures.end(); ++it) {
    attachment_files::keep(dataFolder, it.key(), it.value());
  }
  chat_store::keepWhole(database, chat.stored);
  return chat.stored.conversation.id;
}

}  // namespace

ChatExchange::ChatExchange(Storage& storage, QObject* parent) : QObject(parent), m_storage(storage) {}

template <typename Write>
void ChatExchange::write(const QString& id, const QString& path, Write writeFile) {
  m_storage.run([id, path, writeFile, folder = m_storage.folder()](Database& database) {
      writeFile(read(database, id), folder, path);
    })
      .then(this, [this, path] { Q_EMIT exported(tr("Exported as %1").arg(QDir::toNativeSeparators(path))); })
      .onFailed(this, [this](const std::exception& error) { Q_EMIT failed(coreWords(error.what())); });
}

void ChatExchange::exportMarkdown(const QString& id, const QString& path) { write(id, path, writeMarkdown); }

void ChatExchange::exportJson(const QString& id, const QString& path) { write(id, path, writeJson); }

void ChatExchange::import(const QString& path) {
  m_storage.run([path, folder = m_storage.folder()](Database& database) { return take(database, folder, path); })
      .then(this, [this](const QString& id) { Q_EMIT imported(id); })
      .onFailed(this, [this](const std::exception& error) { Q_EMIT failed(coreWords(error.what())); });
}

}  // namespace ui
