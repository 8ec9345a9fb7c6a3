#pragma once

#include <QString>

namespace ui {

/// Where Bifrons keeps its files, after the XDG base directory rules. The folders need not exist yet.
struct AppFolders {
  QString config;  ///< $XDG_CONFIG_HOME/bifrons, else ~/.config/bifrons
  QString state;   ///< $XDG_STATE_HOME/bifrons, else ~/.local/state/bifrons

  [[nodiscard]] QString logs() const { return state + QStringLiteral("/logs"); }
};

/// As the environment says now. A relative path in a variable is ignored, as the rules demand.
AppFolders appFolders();

}  // namespace ui
