#pragma once

#include "tests/ui/screenshots/grabber.h"

namespace ui {
class Preferences;
}

namespace tests {

/// The page Models: what is here and can be had, a licence, a download under way and one that failed, from a hub on this
/// computer.
void grabLibrary(ui::MainWindow& window, Grabber& grabber, ui::Preferences& preferences);

}  // namespace tests
