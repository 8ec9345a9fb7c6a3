#pragma once

#include <QString>

#include "core/engine/results.h"
#include "core/inference/picture_metadata.h"

namespace ui {

/// Whether a model is the one that drew a picture. Its weights tell, where their hash is known on both sides; else its name.
enum class DrawnBy { ThisModel, OtherWeights, OtherModel };
DrawnBy drawnBy(const core::engine::ModelInfo& loaded, const core::inference::PictureMetadata& drawn);

/// What becomes of the settings of a picture with the loaded model, where that is not the one that drew it; else empty.
QString otherModelWords(const core::engine::ModelInfo* loaded, const core::inference::PictureMetadata& drawn);

}  // namespace ui
