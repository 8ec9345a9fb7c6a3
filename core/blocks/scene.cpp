#include "core/blocks/scene.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "core/base/error.h"

namespace core::blocks {
namespace {

constexpr double frame_margin = 3.0;
constexpr double gap = 3.0;
constexpr int attribute_tries = 200;
constexpr int placement_tries = 2000;
constexpr int object_tries = 12;

template <typename Enum>
constexpr std::size_t index(Enum value) {
  return static_cast<std::size_t>(value);
}

/// How an attempt to place the objects is made; the later attempts give up what makes placing hard.
struct Placing {
  double grid_step = 0;  ///< 0: anywhere
  bool least_radii = false;
};

int object_count_at_random(Random& random) {
  const double draw = random.uniform();
  if (draw < 0.24) return 1;
  if (draw < 0.64) return 2;
  return draw < 0.84 ? 3 : 4;
}

SceneWish wish_at_random(Random& random) {
  SceneWish wish;
  wish.alike = random.chance(0.22);
  const int count = wish.alike ? 2 + random.below(3) : object_count_at_random(random);
  wish.objects.resize(static_cast<std::size_t>(count));
  return wish;
}

Object object_at_random(Random& random, const ObjectWish& wish, bool with_kept_out, bool always_small) {
  Object object;
  const bool named_in_full = wish.shape >= 0 && wish.color >= 0;
  for (int attempt = 0; attempt < attribute_tries; ++attempt) {
    object.shape = static_cast<Shape>(wish.shape >= 0 ? wish.shape : random.below(shape_count));
    object.color = static_cast<Color>(wish.color >= 0 ? wish.color : random.below(color_count));
    if (with_kept_out || named_in_full || !kept_out(object.color, object.shape)) break;
  }
  const int size = wish.size >= 0 ? wish.size : random.below(2);
  object.size = always_small ? Size::small : static_cast<Size>(size);
  return object;
}

bool all_differ(const std::vector<Object>& objects) {
  for (std::size_t i = 0; i < objects.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (objects[i].shape == objects[j].shape && objects[i].color == objects[j].color) return false;
    }
  }
  return true;
}

/// Shapes, colours and sizes as wished; nothing when the wish leaves no two objects different.
std::optional<std::vector<Object>> attributes_at_random(Random& random, const SceneWish& wish, bool with_kept_out) {
  const bool always_small = wish.objects.size() > 2;
  if (wish.alike) {
    const Object one = object_at_random(random, wish.objects.front(), with_kept_out, always_small);
    return std::vector<Object>(wish.objects.size(), one);
  }
  for (int attempt = 0; attempt < attribute_tries; ++attempt) {
    std::vector<Object> objects;
    for (const ObjectWish& object : wish.objects) {
      objects.push_back(object_at_random(random, object, with_kept_out, always_small));
    }
    if (all_differ(objects)) return objects;
  }
  return std::nullopt;
}

double radius_at_random(Random& random, Size size, bool fixed, bool least) {
  const bool small = size == Size::small;
  if (fixed) return small ? 12.0 : 20.0;
  if (least) return small ? 11.0 : 18.0;
  return small ? random.uniform(11.0, 13.0) : random.uniform(18.0, 21.0);
}

void draw_radii(Random& random, std::vector<Object>& objects, bool alike, bool fixed, bool least) {
  for (std::size_t i = 0; i < objects.size(); ++i) {
    objects[i].radius = alike && i > 0 ? objects[0].radius : radius_at_random(random, objects[i].size, fixed, least);
  }
}

double coordinate_at_random(Random& random, double radius, double grid_step) {
  const double low = frame_margin + radius;
  const double high = scene_units - low;
  if (grid_step <= 0) return random.uniform(low, high);
  const int first = static_cast<int>(std::ceil(low / grid_step));
  const int last = static_cast<int>(std::floor(high / grid_step));
  return grid_step * (first + random.below(last - first + 1));
}

bool apart(const Object& a, const Object& b) { return std::hypot(a.x - b.x, a.y - b.y) > extent(a) + extent(b) + gap; }

/// Puts object `next` somewhere apart from those before it, with the relation if it is the second.
bool place_next(Random& random, std::vector<Object>& objects, std::size_t next, Relation relation, double grid_step) {
  Object& object = objects[next];
  for (int attempt = 0; attempt < object_tries; ++attempt) {
    object.x = coordinate_at_random(random, object.radius, grid_step);
    object.y = coordinate_at_random(random, object.radius, grid_step);
    const bool free = std::all_of(objects.begin(), objects.begin() + static_cast<std::ptrdiff_t>(next),
                                  [&](const Object& other) { return apart(object, other); });
    const bool related = next != 1 || relation == Relation::none || clear_relation(objects[0], object) == relation;
    if (free && related) return true;
  }
  return false;
}

bool place_all(Random& random, std::vector<Object>& objects, const SceneWish& wish, bool fixed_radii, Placing placing) {
  for (int attempt = 0; attempt < placement_tries; ++attempt) {
    draw_radii(random, objects, wish.alike, fixed_radii, placing.least_radii);
    bool placed = true;
    for (std::size_t i = 0; i < objects.size() && placed; ++i) {
      placed = place_next(random, objects, i, wish.relation, placing.grid_step);
    }
    if (placed) return true;
  }
  return false;
}

}  // namespace

Rgb rgb(Color color) {
  constexpr std::array<Rgb, color_count> values{{{222, 38, 38},
                                                 {38, 160, 60},
                                                 {40, 78, 222},
                                                 {246, 216, 40},
                                                 {245, 132, 20},
                                                 {132, 48, 178},
                                                 {250, 130, 192},
                                                 {118, 68, 34}}};
  return values.at(index(color));
}

std::string_view name(Color color) {
  constexpr std::array<std::string_view, color_count> names{"red",    "green",  "blue", "yellow",
                                                            "orange", "purple", "pink", "brown"};
  return names.at(index(color));
}

std::string_view name(Shape shape) {
  constexpr std::array<std::string_view, shape_count> names{"circle", "square", "diamond", "triangle", "star", "heart"};
  return names.at(index(shape));
}

std::string_view plural(Shape shape) {
  constexpr std::array<std::string_view, shape_count> names{"circles",   "squares", "diamonds",
                                                            "triangles", "stars",   "hearts"};
  return names.at(index(shape));
}

std::string_view name(Ground ground) {
  constexpr std::array<std::string_view, ground_count> names{"white", "black", "gray", "sky", "sky gradient"};
  return names.at(index(ground));
}

std::string_view name(Size size) { return size == Size::small ? "small" : "big"; }

double extent(const Object& object) {
  switch (object.shape) {
    case Shape::square:
      return 1.2 * object.radius;
    case Shape::triangle:
      return 1.28 * object.radius;
    default:
      return object.radius;
  }
}

bool well_placed(const Scene& scene) {
  const auto& objects = scene.objects;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const double low = frame_margin + objects[i].radius;
    const double high = scene_units - low;
    if (objects[i].x < low || objects[i].x > high || objects[i].y < low || objects[i].y > high) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (!apart(objects[i], objects[j])) return false;
    }
  }
  return true;
}

bool counting_scene(const Scene& scene) {
  const auto& objects = scene.objects;
  return objects.size() > 1 && std::all_of(objects.begin(), objects.end(), [&](const Object& object) {
           return object.shape == objects[0].shape && object.color == objects[0].color &&
                  object.size == objects[0].size;
         });
}

bool holds_kept_out(const Scene& scene) {
  return std::any_of(scene.objects.begin(), scene.objects.end(),
                     [](const Object& object) { return kept_out(object.color, object.shape); });
}

bool kept_out(Color color, Shape shape) {
  switch (color) {
    case Color::purple:
      return shape == Shape::triangle;
    case Color::orange:
      return shape == Shape::heart;
    case Color::green:
      return shape == Shape::star;
    case Color::pink:
      return shape == Shape::square;
    default:
      return false;
  }
}

Scene random_scene(Random& random, const SceneOptions& options) {
  SceneWish wish = wish_at_random(random);
  return random_scene(random, options, wish);
}

Scene random_scene(Random& random, const SceneOptions& options, const SceneWish& wish) {
  const bool three_big =
      wish.objects.size() > 2 && std::any_of(wish.objects.begin(), wish.objects.end(), [](const ObjectWish& object) {
        return object.size == static_cast<int>(Size::big);
      });
  if (wish.objects.empty() || wish.objects.size() > 4 || three_big) {
    throw Error(ErrorKind::invalid_request, "A scene holds one to four objects; three or four are small.");
  }
  Scene scene;
  scene.ground = static_cast<Ground>(wish.ground >= 0 ? wish.ground : random.below(ground_count));
  const double step = random.chance(options.grid_share) ? options.grid_step : 0.0;
  const std::array<Placing, 4> attempts{{{step, false}, {step / 2, false}, {0.0, false}, {0.0, true}}};
  for (const Placing& placing : attempts) {
    std::optional<std::vector<Object>> objects = attributes_at_random(random, wish, options.with_kept_out);
    if (!objects) break;
    if (!place_all(random, *objects, wish, options.fixed_radii, placing)) continue;
    scene.objects = std::move(*objects);
    return scene;
  }
  throw Error(ErrorKind::invalid_request, "No scene grants this wish: two of its objects are the same, or do not fit.");
}

Relation clear_relation(const Object& a, const Object& b) {
  const double dx = a.x - b.x;
  const double dy = a.y - b.y;
  if (std::abs(dx) > 1.4 * std::abs(dy) && std::abs(dx) > 12) return dx < 0 ? Relation::left_of : Relation::right_of;
  if (std::abs(dy) > 1.4 * std::abs(dx) && std::abs(dy) > 12) return dy < 0 ? Relation::above : Relation::below;
  return Relation::none;
}

std::string_view region(double x, double y) {
  constexpr double third = scene_units / 3;
  constexpr double border = 1.6;
  const auto near_border = [&](double value) {
    return std::abs(value - third) < border || std::abs(value - 2 * third) < border;
  };
  return near_border(x) || near_border(y) ? std::string_view() : nearest_region(x, y);
}

std::string_view nearest_region(double x, double y) {
  constexpr double third = scene_units / 3;
  constexpr std::array<std::string_view, region_count> names{
      "top left", "top", "top right", "left", "center", "right", "bottom left", "bottom", "bottom right"};
  const int column = std::clamp(static_cast<int>(x / third), 0, 2);
  const int row = std::clamp(static_cast<int>(y / third), 0, 2);
  return names.at(static_cast<std::size_t>(row * 3 + column));
}

}  // namespace core::blocks
