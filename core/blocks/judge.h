#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/blocks/language.h"
#include "core/blocks/scene.h"
#include "core/image/pixel_image.h"

namespace core::blocks {

/// An object found in a picture. Empty where no colour or shape is near enough.
struct FoundObject {
  std::optional<Color> color;
  std::optional<Shape> shape;
  double x = 0;  ///< centre of its box, scene units
  double y = 0;
  double radius = 0;  ///< half of the longer side of its box, scene units
};

struct FoundScene {
  std::optional<Ground> ground;
  std::vector<FoundObject> objects;
};

/// Reads a picture from its pixels alone.
FoundScene find_objects(const image::PixelImage& picture);

struct Verdict {
  bool correct = false;
  std::string reason;  ///< what is missing, superfluous or elsewhere; empty when correct
};

/// Whether the picture holds exactly what the wish asks for: nothing missing, nothing besides, the relation as asked.
Verdict judge(const image::PixelImage& picture, const SceneWish& wish);

}  // namespace core::blocks
