#include "tests/ui/translations/translation_check.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

namespace tests {
namespace {

/// The places for values in a text, in order of their names; each counts once.
QStringList marksOf(const QString& text) {
  static const QRegularExpression mark(QStringLiteral("%(?:L?\\d+|n)"));
  QSet<QString> found;
  for (auto at = mark.globalMatch(text); at.hasNext();) found.insert(at.next().captured());
  QStringList sorted(found.begin(), found.end());
  sorted.sort();
  return sorted;
}

struct Message {
  QString source;
  QStringList translations;  ///< more than one where numbers decide
  bool finished = true;
};

Message readMessage(QXmlStreamReader& xml) {
  Message message;
  while (xml.readNextStartElement()) {
    if (xml.name() == QStringLiteral("source")) {
      message.source = xml.readElementText();
    } else if (xml.name() == QStringLiteral("translation")) {
      message.finished = xml.attributes().value(QStringLiteral("type")) != QStringLiteral("unfinished");
      QString text;
      while (!xml.atEnd() && !(xml.readNext() == QXmlStreamReader::EndElement && xml.name() == QStringLiteral("translation"))) {
        if (xml.isCharacters()) text += xml.text();
        if (xml.isStartElement()) message.translations += xml.readElementText();  // numerusform
      }
      if (message.translations.isEmpty()) message.translations += text;
    } else {
      xml.skipCurrentElement();
    }
  }
  return message;
}

void take(const QString& context, const Message& message, TranslationFile& file) {
  const QString name = context + QStringLiteral(": ") + message.source;
  file.texts.insert(name);
  const QString owner = context.section(QStringLiteral("::"), -1);
  if (owner.isEmpty() || !owner.front().isUpper()) file.noContext += name;  // classes begin with a capital, namespaces do not
  for (const QString& translation : message.translations) {
    if (!message.finished || translation.trimmed().isEmpty()) {
      file.unfinished += name;
    } else if (marksOf(translation) != marksOf(message.source)) {
      file.wrongMarks += name;
    }
  }
}

}  // namespace

TranslationFile readTranslation(const QByteArray& xml) {
  TranslationFile file;
  QXmlStreamReader reader(xml);
  QString context;
  while (!reader.atEnd()) {
    if (reader.readNext() != QXmlStreamReader::StartElement) continue;
    if (reader.name() == QStringLiteral("name")) context = reader.readElementText();
    if (reader.name() == QStringLiteral("message")) take(context, readMessage(reader), file);
  }
  if (reader.hasError()) file.error = reader.errorString();
  return file;
}

}  // namespace tests
