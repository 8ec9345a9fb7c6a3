#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>
#include <QStringList>

namespace tests {

/// What a .ts file holds.
struct TranslationFile {
  QSet<QString> texts;      ///< "context: source"
  QStringList unfinished;   ///< the same, of those without a translation
  QStringList wrongMarks;   ///< whose translation has other %1, %2, %n than the source
  QStringList noContext;    ///< whose context is a namespace: the program asks in another one
  QString error;            ///< why it cannot be read; empty when it can
};

TranslationFile readTranslation(const QByteArray& xml);

}  // namespace tests
