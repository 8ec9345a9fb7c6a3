#pragma once

namespace ui {
class MainWindow;
}

namespace tests {

class Grabber;

/// The Gallery with what was drawn before: one selected, none that matches, two compared, one large.
void grabGallery(ui::MainWindow& window, Grabber& grabber);

}  // namespace tests
