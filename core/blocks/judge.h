#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/blocks/language.h"
#include "core/blocks/scene.h"
#include "core/image/pixel_image.h"

namespace core::blocks {

/// An object found in a picture. Colour or shape is empty where none is near enough.
struct FoundObject {
  std::optional<Color> color;
  std::optional<Shape> shape;
  double x = 0;  ///< centre as the scene has it, scene units; centre of the box when the shape is unknown
  double y = 0;
  double radius = 0;  ///< as the scene has it; half of the longer side of the box when the shape is unknown
};

struct FoundScene {
  std::optional<Ground> ground;
  std::vector<FoundObject> objects;  ///< from left to right
};

/// Reads a picture of any size from its pixels alone: the ground from the border columns, objects as regions away from
/// it, colour by the nearest of the eight within a bound, shape by the best overlap with the six silhouettes.
FoundScene find_objects(const image::PixelImage& picture);

struct Verdict {
  bool correct = false;
  std::string reason;  ///< what is missing, superfluous or elsewhere; empty when correct
};

/// Whether the picture holds exactly what the wish asks for: nothing missing, nothing besides, the relation as asked.
/// What the wish leaves free may be anything of the world; `alike` names no attribute and is not asked for ("three
/// hearts" may differ in colour).
Verdict judge(const image::PixelImage& picture, const SceneWish& wish);

}  // namespace core::blocks
