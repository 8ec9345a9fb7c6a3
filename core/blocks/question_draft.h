#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/blocks/scene.h"

/// What the questions of all types are made with. Internal to core/blocks.
namespace core::blocks {

/// A question before it is put into typed form: both answers, of which one will be used.
struct Draft {
  std::string text;
  std::string short_form;
  std::string sentence;
  bool about_kept_out = false;
};
using MaybeDraft = std::optional<Draft>;

/// Colour, shape or both, as a question names them. The answer to "which objects?" is those that match.
struct Description {
  std::optional<Color> color;
  std::optional<Shape> shape;

  [[nodiscard]] bool matches(const Object& object) const;
  [[nodiscard]] bool names_kept_out_pair() const;
  /// "red stars", "star", "red object"; the noun stands where no shape is named.
  [[nodiscard]] std::string words(bool many, std::string_view noun) const;
};

Description full_description(const Object& object);
int count_of(const Scene& scene, const Description& description);
bool rests_on_kept_out(const Scene& scene, const Description& description);
bool unique(const Scene& scene, const Object& object);

/// A name that only this object of the scene has, without its article: "red star", mostly, or "star", or "red object".
std::string unique_name(const Scene& scene, const Object& object, Random& random, bool varied);

/// An index by weight; nothing when all weights are zero.
std::optional<std::size_t> pick_weighted(Random& random, const std::vector<double>& weights);

template <typename Item>
const Item& pick_one(Random& random, const std::vector<Item>& items) {
  return items[static_cast<std::size_t>(random.below(static_cast<int>(items.size())))];
}

// The types that ask for places; the others are beside `ask`.
MaybeDraft draft_where(const Scene& scene, Random& random, bool varied);
MaybeDraft draft_relation(const Scene& scene, Random& random, bool varied);

}  // namespace core::blocks
