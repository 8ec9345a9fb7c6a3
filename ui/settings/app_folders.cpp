#include "ui/settings/app_folders.h"

#include "core/base/user_folders.h"
#include "ui/bridge/qt_convert.h"

namespace ui {

AppFolders appFolders() {
  using core::UserFolder;
  return {.config = fromPath(core::user_folder(UserFolder::config)),
          .state = fromPath(core::user_folder(UserFolder::state))};
}

}  // namespace ui
