#include "ui/widgets/path_words.h"

#include <QDir>

namespace ui {

QString pathWords(const QString& path) {
  const QString home = QDir::homePath();
  return path.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + path.mid(home.size()) : path;
}

}  // namespace ui
