#include "core/base/user_folders.h"

#include <cstdlib>

namespace core {
namespace {

struct Place {
  const char* variable;
  const char* below_home;
};

Place place_of(UserFolder kind) {
  switch (kind) {
    case UserFolder::config: return {"XDG_CONFIG_HOME", ".config"};
    case UserFolder::data: return {"XDG_DATA_HOME", ".local/share"};
    case UserFolder::state: return {"XDG_STATE_HOME", ".local/state"};
    case UserFolder::cache: break;
  }
  return {"XDG_CACHE_HOME", ".cache"};
}

}  // namespace

std::filesystem::path user_folder(UserFolder kind) {
  const Place place = place_of(kind);
  if (const char* named = std::getenv(place.variable); named != nullptr && *named == '/') {
    return std::filesystem::path(named).lexically_normal() / "bifrons";
  }
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home != nullptr && *home != '\0' ? home : "/tmp") / place.below_home / "bifrons";
}

}  // namespace core
