#include "core/blocks/question_draft.h"

#include <algorithm>
#include <numeric>

#include "core/blocks/wording.h"

namespace core::blocks {

bool Description::matches(const Object& object) const {
  return (!color || *color == object.color) && (!shape || *shape == object.shape);
}

bool Description::names_kept_out_pair() const { return color && shape && kept_out(*color, *shape); }

std::string Description::words(bool many, std::string_view noun) const {
  const std::string text = color ? std::string(name(*color)) + " " : std::string();
  if (shape) return text + std::string(many ? plural(*shape) : name(*shape));
  return text + std::string(noun) + (many ? "s" : "");
}

Description full_description(const Object& object) { return {object.color, object.shape}; }

int count_of(const Scene& scene, const Description& description) {
  return static_cast<int>(std::count_if(scene.objects.begin(), scene.objects.end(),
                                        [&](const Object& object) { return description.matches(object); }));
}

bool rests_on_kept_out(const Scene& scene, const Description& description) {
  return std::any_of(scene.objects.begin(), scene.objects.end(), [&](const Object& object) {
    return description.matches(object) && kept_out(object.color, object.shape);
  });
}

bool unique(const Scene& scene, const Object& object) { return count_of(scene, full_description(object)) == 1; }

std::string unique_name(const Scene& scene, const Object& object, Random& random, bool varied) {
  if (varied && random.chance(0.25)) {
    const Description by_shape{std::nullopt, object.shape};
    const Description by_color{object.color, std::nullopt};
    const bool shape_first = random.chance(0.6);
    for (const Description& description : {shape_first ? by_shape : by_color, shape_first ? by_color : by_shape}) {
      if (count_of(scene, description) == 1) return description.words(false, "object");
    }
  }
  return pair_name(object);
}

std::optional<std::size_t> pick_weighted(Random& random, const std::vector<double>& weights) {
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (total <= 0) return std::nullopt;
  double rest = random.uniform() * total;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    rest -= weights[i];
    if (weights[i] > 0 && rest < 0) return i;
  }
  for (std::size_t i = weights.size(); i-- > 0;) {
    if (weights[i] > 0) return i;
  }
  return std::nullopt;
}

}  // namespace core::blocks
