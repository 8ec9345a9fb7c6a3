#pragma once

#include <QImage>

namespace ui {

/// A picture of the built-in model's world to try it with: a red circle left of a blue square on white.
QImage samplePicture();

/// The other half of the first-run drawing: a yellow triangle on white.
QImage secondSamplePicture();

}  // namespace ui
