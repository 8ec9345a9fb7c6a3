// Conversations for reading.
#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include "ui/chat/chat_codec.h"
#include "ui/chat/chat_files.h"

namespace ui::chat_files {
namespace {

/// Says where the texts of this file belong, for the tools of translators.
class Words {
  Q_DECLARE_TR_FUNCTIONS(ChatFiles)
};

QString pictureName(int number, const QString& file) {
  const QString suffix = QFileInfo(file).suffix();
  return suffix.isEmpty() ? QString::number(number) : QStringLiteral("%1.%2").arg(QString::number(number), suffix);
}

/// What a person typed is no Markdown: every line a quotation, so that nothing in it ends the block.
QString quoted(const QString& text) {
  QStringList lines;
  for (const QString& line : text.split(QLatin1Char('\n'))) lines.append(QStringLiteral("> ") + line);
  return lines.join(QLatin1Char('\n'));
}

}  // namespace

QList<std::pair<QString, QString>> markdownPictures(const StoredConversation& stored) {
  QList<std::pair<QString, QString>> pictures;
  const Conversation conversation = conversationFrom(stored);
  for (const ChatTurn& turn : conversation.turns) {
    for (const AttachedPicture& picture : turn.pictures) {
      pictures.append({pictureName(static_cast<int>(pictures.size()) + 1, picture.file), picture.file});
    }
  }
  return pictures;
}

QString markdownOf(const StoredConversation& stored, const QString& pictureFolder) {
  const Conversation conversation = conversationFrom(stored);
  QStringList parts{QStringLiteral("# ") + conversation.shownTitle()};
  int number = 0;
  for (const ChatTurn& turn : conversation.turns) {
    const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(turn.made), QLocale::ShortFormat);
    parts.append(QStringLiteral("**%1** · %2").arg(Words::tr("You"), when));
    for (const AttachedPicture& picture : turn.pictures) {
      ++number;
      parts.append(QStringLiteral("![%1](<%2/%3>)")
                       .arg(Words::tr("Picture %1").arg(number), pictureFolder, pictureName(number, picture.file)));
    }
    if (!turn.question.isEmpty()) parts.append(quoted(turn.question));
    parts.append(QStringLiteral("**%1**").arg(turn.model.isEmpty() ? Words::tr("Answer") : turn.model));
    parts.append(turn.answer.text.isEmpty() ? turn.answer.errorSentence : turn.answer.text);
  }
  return parts.join(QStringLiteral("\n\n")) + QLatin1Char('\n');
}

}  // namespace ui::chat_files
