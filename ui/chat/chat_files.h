#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include "ui/store/chat_records.h"

namespace ui {

/// A conversation with the bytes of its pictures, by the names of their files.
struct WholeChat {
  StoredConversation stored;
  QHash<QString, QByteArray> pictures;
};

/// Conversations as files for people and for other programs.
namespace chat_files {

/// The shown branch, for reading. Pictures are spoken of as "pictureFolder/1.png" and so on.
QString markdownOf(const StoredConversation& stored, const QString& pictureFolder);
/// Names of the pictures of the shown branch in the order in which markdownOf speaks of them, with the files they are.
QList<std::pair<QString, QString>> markdownPictures(const StoredConversation& stored);

/// All of it, branches and pictures included; parseJson gives it back.
QByteArray jsonOf(const WholeChat& chat);
/// With new ids, so that a chat can be read beside the one that it was written from. Throws core::Error(file_damaged)
/// for anything that jsonOf does not write; `name` is what errors call the file.
WholeChat parseJson(const QByteArray& json, const QString& name);

}  // namespace chat_files
}  // namespace ui
