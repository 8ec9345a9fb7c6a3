#include "ui/settings/app_folders.h"

#include "core/base/user_folders.h"
#include "ui/bridge/qt_convert.h"

namespace ui {

AppFolders appFolders() {
  using core::UserFolder;
  return {.config = fromPath(core::user_folder(UserFolder::config)),
          .data = fromPath(core::user_folder(UserFolder::data)),
          .state = fromPath(core::user_folder(UserFolder::state)),
          .cache = fromPath(core::user_folder(UserFolder::cache))};
}

}  // namespace ui
