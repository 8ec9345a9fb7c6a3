#include "ui/settings/app_folders.h"

#include <QDir>

namespace ui {
namespace {

QString folder(const char* variable, const QString& below) {
  const QString named = qEnvironmentVariable(variable);
  const QString base = QDir::isAbsolutePath(named) ? named : QDir::homePath() + QLatin1Char('/') + below;
  return QDir::cleanPath(base + QStringLiteral("/bifrons"));
}

}  // namespace

AppFolders appFolders() {
  return {.config = folder("XDG_CONFIG_HOME", QStringLiteral(".config")),
          .state = folder("XDG_STATE_HOME", QStringLiteral(".local/state"))};
}

}  // namespace ui
