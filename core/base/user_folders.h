#pragma once

#include <filesystem>

namespace core {

enum class UserFolder {
  config,  ///< $XDG_CONFIG_HOME/bifrons, else ~/.config/bifrons
  data,    ///< $XDG_DATA_HOME/bifrons, else ~/.local/share/bifrons
  state,   ///< $XDG_STATE_HOME/bifrons, else ~/.local/state/bifrons
  cache    ///< $XDG_CACHE_HOME/bifrons, else ~/.cache/bifrons
};

/// Where this program keeps what, whether or not it exists. A variable that holds no absolute path is ignored.
/// Source: XDG Base Directory Specification 0.8.
std::filesystem::path user_folder(UserFolder kind);

}  // namespace core
