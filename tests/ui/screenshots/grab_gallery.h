#pragma once

namespace ui {
class MainWindow;
}

namespace tests {

class Grabber;

/// The Gallery with what was drawn before: one selected, none that matches, two compared, one large.
void grabGallery(ui::MainWindow& window, Grabber& grabber);

/// Tiles of the Create page with the confidence of their tokens, one that is to be drawn anew from a row or in a
/// region, and what comes of a ranking.
void grabTiles(ui::MainWindow& window, Grabber& grabber);

}  // namespace tests
