#pragma once

#include "tests/ui/screenshots/grabber.h"

namespace tests {

/// The commands, every section of the settings, keys that meet, large text, high contrast, and the log.
void grabComfort(ui::MainWindow& window, Grabber& grabber);

}  // namespace tests
