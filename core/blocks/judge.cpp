#include "core/blocks/judge.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "core/base/error.h"
#include "core/blocks/wording.h"

namespace core::blocks {
namespace {

constexpr double least_big_radius = 15.5;  ///< half way between the sizes
// A little less than what makes a relation clear in a scene, because centres are measured to half a unit.
constexpr double relation_slope = 1.3;
constexpr double relation_distance = 11;

bool fits(const FoundObject& object, const ObjectWish& wish) {
  if (!object.color || !object.shape) return false;
  const Size size = object.radius < least_big_radius ? Size::small : Size::big;
  return (wish.shape < 0 || wish.shape == static_cast<int>(*object.shape)) &&
         (wish.color < 0 || wish.color == static_cast<int>(*object.color)) &&
         (wish.size < 0 || wish.size == static_cast<int>(size));
}

bool related(const FoundObject& a, const FoundObject& b, Relation relation) {
  const double dx = a.x - b.x;
  const double dy = a.y - b.y;
  const bool across = std::abs(dx) > relation_slope * std::abs(dy) && std::abs(dx) > relation_distance;
  const bool down = std::abs(dy) > relation_slope * std::abs(dx) && std::abs(dy) > relation_distance;
  switch (relation) {
    case Relation::none:
      return true;
    case Relation::left_of:
      return across && dx < 0;
    case Relation::right_of:
      return across && dx > 0;
    case Relation::above:
      return down && dy < 0;
    case Relation::below:
      return down && dy > 0;
  }
  return false;
}

std::string words(const FoundObject& object) {
  const std::string color = object.color ? std::string(name(*object.color)) : "strangely coloured";
  return color + " " + (object.shape ? std::string(name(*object.shape)) : "thing of no known shape");
}

std::string words(const ObjectWish& wish) {
  std::string text;
  if (wish.size >= 0) text += std::string(name(static_cast<Size>(wish.size))) + " ";
  if (wish.color >= 0) text += std::string(name(static_cast<Color>(wish.color))) + " ";
  return text + std::string(wish.shape >= 0 ? name(static_cast<Shape>(wish.shape)) : "object");
}

std::string list_of(const std::vector<FoundObject>& objects) {
  if (objects.empty()) return "nothing";
  std::vector<std::string> items;
  for (const FoundObject& object : objects) items.push_back(with_article(words(object)));
  return enumerated(items);
}

/// Whether the objects can be dealt to the wishes one by one; with the relation when it is asked for.
bool can_be_dealt(const std::vector<FoundObject>& objects, const SceneWish& wish, bool with_relation) {
  std::vector<std::size_t> order(objects.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  do {
    bool good = true;
    for (std::size_t i = 0; i < order.size() && good; ++i) good = fits(objects[order[i]], wish.objects[i]);
    if (good && with_relation && order.size() >= 2) good = related(objects[order[0]], objects[order[1]], wish.relation);
    if (good) return true;
  } while (std::next_permutation(order.begin(), order.end()));
  return false;
}

/// A wish that no object of the picture can serve, if there is one.
const ObjectWish* unserved(const std::vector<FoundObject>& objects, const SceneWish& wish) {
  for (const ObjectWish& each : wish.objects) {
    if (std::none_of(objects.begin(), objects.end(), [&](const FoundObject& object) { return fits(object, each); })) {
      return &each;
    }
  }
  return nullptr;
}

}  // namespace

Verdict judge(const image::PixelImage& picture, const SceneWish& wish) {
  const FoundScene scene = find_objects(picture);
  if (scene.objects.size() != wish.objects.size()) {
    return {false,
            join(wish.objects.size(), " asked for, ", scene.objects.size(), " found: ", list_of(scene.objects), ".")};
  }
  if (!can_be_dealt(scene.objects, wish, false)) {
    const ObjectWish* missing = unserved(scene.objects, wish);
    const std::string what =
        missing != nullptr ? with_article(words(*missing)) + " is missing" : "the objects are not those asked for";
    return {false, join("Found ", list_of(scene.objects), "; ", what, ".")};
  }
  if (wish.relation != Relation::none && !can_be_dealt(scene.objects, wish, true)) {
    return {false, join(with_article(words(wish.objects[0])), " is not ", relation_phrase(wish.relation), " ",
                        with_article(words(wish.objects[1])), ".")};
  }
  if (wish.ground >= 0 && (!scene.ground || static_cast<int>(*scene.ground) != wish.ground)) {
    return {false, join("The background is not ", name(static_cast<Ground>(wish.ground)), ".")};
  }
  return {true, {}};
}

}  // namespace core::blocks
