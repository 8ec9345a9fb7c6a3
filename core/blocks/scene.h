#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "core/base/random.h"

/// The world of the built-in model: coloured shapes on plain grounds, in scene units of a square of 96, origin top
/// left.
namespace core::blocks {

inline constexpr double scene_units = 96.0;

enum class Color { red, green, blue, yellow, orange, purple, pink, brown };
enum class Shape { circle, square, diamond, triangle, star, heart };
enum class Ground { white, black, gray, sky, sky_gradient };
enum class Size { small, big };

inline constexpr int color_count = 8;
inline constexpr int shape_count = 6;
inline constexpr int ground_count = 5;
inline constexpr int region_count = 9;

struct Rgb {
  int red = 0;
  int green = 0;
  int blue = 0;
};

Rgb rgb(Color color);
std::string_view name(Color color);
std::string_view name(Shape shape);
std::string_view plural(Shape shape);
std::string_view name(Ground ground);  ///< "sky gradient" for sky_gradient
std::string_view name(Size size);

/// The four pairs that no training scene holds: purple triangle, orange heart, green star, pink square.
bool kept_out(Color color, Shape shape);

struct Object {
  Shape shape = Shape::circle;
  Color color = Color::red;
  Size size = Size::small;
  double x = 0;  ///< centre, scene units
  double y = 0;
  double radius = 0;  ///< scene units; small 11–13, big 18–21

  bool operator==(const Object&) const = default;
};

struct Scene {
  Ground ground = Ground::white;
  std::vector<Object> objects;  ///< one to four

  bool operator==(const Scene&) const = default;
};

/// Which scenes `random_scene` makes.
struct SceneOptions {
  double grid_share = 0.5;     ///< probability that all centres lie on a grid
  double grid_step = 8.0;      ///< of that grid, scene units; half of it where the objects do not fit otherwise
  bool fixed_radii = false;    ///< small is 12 and big is 20, instead of anything in the range
  bool with_kept_out = false;  ///< whether the kept-out pairs may appear; held-out scenes: true
};

/// What a scene must hold; what is empty is drawn at random. `objects` fixes their number and the given attributes.
struct ObjectWish {
  int shape = -1;  ///< index of a Shape, or -1 for any
  int color = -1;
  int size = -1;

  bool operator==(const ObjectWish&) const = default;
};
enum class Relation { none, left_of, right_of, above, below };
struct SceneWish {
  std::vector<ObjectWish> objects;
  Relation relation = Relation::none;  ///< between objects 0 and 1, clear in the sense of `clear_relation`
  int ground = -1;
  bool alike = false;  ///< all objects of one shape, colour and size: a counting scene

  bool operator==(const SceneWish&) const = default;
};

/// A scene of the world: objects inside the frame by 3 units, not touching (distance of centres > the sum of their
/// extents + 3), three or four always small, no two with the same shape and colour except in counting scenes (2–4
/// alike).
Scene random_scene(Random& random, const SceneOptions& options);
/// A random scene that grants the wish; a kept-out pair that the wish names in full is granted whatever the options
/// say. Throws Error(invalid_request) when no scene of this world grants it (five objects, three big ones).
Scene random_scene(Random& random, const SceneOptions& options, const SceneWish& wish);

/// How a lies to b, when that is clear: left or right when |dx| > 1.4 |dy| and |dx| > 12, above and below likewise.
Relation clear_relation(const Object& a, const Object& b);

/// What of the radius counts for the distance to other objects: r, but 1.2 r for squares and 1.28 r for triangles,
/// whose corners reach further; so that no two objects touch.
double extent(const Object& object);
/// Whether all objects lie inside the frame by 3 units and none touches another.
bool well_placed(const Scene& scene);
/// Whether the scene is a counting scene: two or more objects, all of one shape, colour and size.
bool counting_scene(const Scene& scene);
/// Whether an object of the scene is of a kept-out pair.
bool holds_kept_out(const Scene& scene);

/// Region names by thirds of the frame, from "top left" to "bottom right", "center" in the middle.
/// Empty when the point is within 1.6 units of a border between regions.
std::string_view region(double x, double y);
/// The same, but near a border simply the region that holds the point.
std::string_view nearest_region(double x, double y);

}  // namespace core::blocks
