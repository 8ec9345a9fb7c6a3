#pragma once

#include "tests/ui/screenshots/grabber.h"

namespace tests {

/// What lies over the pages for a while: popovers, menus, dialogs for files, the crop, the picture in full.
void grabPanes(ui::MainWindow& window, Grabber& grabber);

}  // namespace tests
