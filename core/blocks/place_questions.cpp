#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/blocks/question_draft.h"
#include "core/blocks/wording.h"

namespace core::blocks {
namespace {

Relation inverse(Relation relation) {
  switch (relation) {
    case Relation::left_of:
      return Relation::right_of;
    case Relation::right_of:
      return Relation::left_of;
    case Relation::above:
      return Relation::below;
    case Relation::below:
      return Relation::above;
    case Relation::none:
      break;
  }
  return Relation::none;
}

std::string_view relation_answer(Relation relation) {
  switch (relation) {
    case Relation::left_of:
      return "left";
    case Relation::right_of:
      return "right";
    case Relation::above:
      return "above";
    case Relation::below:
      return "below";
    case Relation::none:
      break;
  }
  return {};
}

/// A relation that surely does not hold: mostly the inverse one, sometimes one across, when the objects are level.
Relation wrong_relation(const Object& a, const Object& b, Relation relation, Random& random) {
  const double dx = std::abs(a.x - b.x);
  const double dy = std::abs(a.y - b.y);
  const bool level = std::min(dx, dy) < 0.2 * std::max(dx, dy);
  const bool across = random.chance(0.2);
  const bool first = random.chance(0.5);
  if (!level || !across) return inverse(relation);
  if (dx > dy) return first ? Relation::above : Relation::below;
  return first ? Relation::left_of : Relation::right_of;
}

std::string asked_relation(Relation relation, Random& random, bool varied) {
  switch (relation) {
    case Relation::left_of:
      return std::string(
          pick_wording(random, varied, {"to the left of", "left of", "on the left of", "on the left side of"}));
    case Relation::right_of:
      return std::string(
          pick_wording(random, varied, {"to the right of", "right of", "on the right of", "on the right side of"}));
    case Relation::above:
      return std::string(pick_wording(random, varied, {"above", "above", "higher than", "over"}));
    case Relation::below:
      return std::string(pick_wording(random, varied, {"below", "below", "lower than", "under"}));
    case Relation::none:
      break;
  }
  return {};
}

}  // namespace

MaybeDraft draft_where(const Scene& scene, Random& random, bool varied) {
  // The middle of the frame is met most, its corners least: weights by the inverse of how often.
  std::vector<double> weights;
  for (const Object& object : scene.objects) {
    const std::string_view place = region(object.x, object.y);
    const bool corner = place.find(' ') != std::string_view::npos;
    const double weight = corner ? 5.0 : place == "center" ? 1.0 : 2.0;
    weights.push_back(place.empty() || !unique(scene, object) ? 0.0 : weight);
  }
  const std::optional<std::size_t> chosen = pick_weighted(random, weights);
  if (!chosen) return std::nullopt;
  const Object& object = scene.objects[*chosen];
  const std::string_view form = pick_wording(
      random, varied,
      {"Where is the {}?", "Where in the image is the {}?", "Where do you see the {}?", "Where can I find the {}?",
       "In which part of the image is the {}?", "What is the position of the {}?", "Where is the {} in the picture?",
       "Which part of the picture is the {} in?"});
  const std::string subject = unique_name(scene, object, random, varied);
  const std::string_view place = region(object.x, object.y);
  return Draft{filled(form, subject), std::string(place),
               "The " + subject + " is " + std::string(place_phrase(place)) + ".",
               kept_out(object.color, object.shape)};
}

MaybeDraft draft_relation(const Scene& scene, Random& random, bool varied) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t i = 0; i < scene.objects.size(); ++i) {
    for (std::size_t j = 0; j < scene.objects.size(); ++j) {
      if (i != j && clear_relation(scene.objects[i], scene.objects[j]) != Relation::none &&
          unique(scene, scene.objects[i]) && unique(scene, scene.objects[j])) {
        pairs.emplace_back(i, j);
      }
    }
  }
  if (pairs.empty()) return std::nullopt;
  const auto [first, second] = pick_one(random, pairs);
  const Object& a = scene.objects[first];
  const Object& b = scene.objects[second];
  const Relation relation = clear_relation(a, b);
  const std::string subject = unique_name(scene, a, random, varied);
  const std::string other = unique_name(scene, b, random, varied);
  const std::string truth = "the " + subject + " is " + std::string(relation_phrase(relation)) + " the " + other + ".";
  const bool kept = kept_out(a.color, a.shape) || kept_out(b.color, b.shape);
  if (random.chance(0.5)) {
    const std::string_view form = pick_wording(
        random, varied,
        {"Where is the {} relative to the ()?", "Where is the {} compared to the ()?", "Where is the {} from the ()?",
         "On which side of the () is the {}?", "Seen from the (), where is the {}?",
         "Where does the {} lie relative to the ()?", "What is the position of the {} relative to the ()?"});
    return Draft{replaced(filled(form, subject), "()", other), std::string(relation_answer(relation)),
                 capitalized(truth), kept};
  }
  const bool yes = random.chance(0.5);
  const Relation asked = yes ? relation : wrong_relation(a, b, relation, random);
  const std::string words = asked_relation(asked, random, varied);
  const std::string_view form = pick_wording(
      random, varied, {"Is the {} ", "Is the {} ", "Does the {} lie ", "Do you see the {} ", "Can you see the {} "});
  return Draft{filled(form, subject) + words + " the " + other + "?", yes ? "yes" : "no",
               (yes ? "Yes, " : "No, ") + truth, kept};
}

}  // namespace core::blocks
