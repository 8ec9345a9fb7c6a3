#pragma once

#include <QString>

namespace ui {

/// Where Bifrons keeps its files, after the XDG base directory rules. The folders need not exist yet.
struct AppFolders {
  QString config;  ///< $XDG_CONFIG_HOME/bifrons, else ~/.config/bifrons
  QString data;    ///< $XDG_DATA_HOME/bifrons, else ~/.local/share/bifrons: conversations, pictures, models
  QString state;   ///< $XDG_STATE_HOME/bifrons, else ~/.local/state/bifrons
  QString cache;   ///< $XDG_CACHE_HOME/bifrons, else ~/.cache/bifrons: thumbnails

  [[nodiscard]] QString logs() const { return state + QStringLiteral("/logs"); }
};

/// As the environment says now. A relative path in a variable is ignored, as the rules demand.
AppFolders appFolders();

}  // namespace ui
