#include "ui/widgets/word_search.h"

#include <QStringList>
#include <algorithm>

namespace ui {

bool hasAllWords(const QString& text, const QString& words) {
  const QStringList wanted = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
  return std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

}  // namespace ui
