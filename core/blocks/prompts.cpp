#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "core/blocks/language.h"
#include "core/blocks/wording.h"

namespace core::blocks {
namespace {

/// How a prompt is put together: the held-out ones plain, those for training with more of everything.
struct PromptStyle {
  bool with_kept_out = false;
  double kept_out_share = 0;  ///< probability that a coloured prompt names a kept-out pair on purpose
  double counting_color = 0.5;
  double position_color = 0.35;
  double size_share = 0;  ///< probability that the sizes are named
  bool varied = false;    ///< other words for the relations and the "and"
};

constexpr std::array<ObjectWish, 4> kept_out_pairs{{
    {static_cast<int>(Shape::triangle), static_cast<int>(Color::purple), -1},
    {static_cast<int>(Shape::heart), static_cast<int>(Color::orange), -1},
    {static_cast<int>(Shape::star), static_cast<int>(Color::green), -1},
    {static_cast<int>(Shape::square), static_cast<int>(Color::pink), -1},
}};

bool names_kept_out(const ObjectWish& wish) {
  return wish.shape >= 0 && wish.color >= 0 && kept_out(static_cast<Color>(wish.color), static_cast<Shape>(wish.shape));
}

ObjectWish random_wish(Random& random, bool with_color, const PromptStyle& style) {
  if (with_color && style.with_kept_out && random.chance(style.kept_out_share)) {
    return kept_out_pairs.at(static_cast<std::size_t>(random.below(4)));
  }
  ObjectWish wish;
  do {
    wish.shape = random.below(shape_count);
    wish.color = with_color ? random.below(color_count) : -1;
  } while (!style.with_kept_out && names_kept_out(wish));
  return wish;
}

/// Two or more objects of different shapes and, where they are named, different colours.
std::vector<ObjectWish> different_wishes(Random& random, int count, bool with_color, const PromptStyle& style) {
  std::vector<ObjectWish> wishes;
  while (wishes.size() < static_cast<std::size_t>(count)) {
    const ObjectWish next = random_wish(random, with_color, style);
    bool fresh = true;
    for (const ObjectWish& other : wishes) {
      if (other.shape == next.shape || (with_color && other.color == next.color)) fresh = false;
    }
    if (fresh) wishes.push_back(next);
  }
  return wishes;
}

std::string words(const ObjectWish& wish, bool many) {
  std::string text;
  if (wish.size >= 0) text += std::string(name(static_cast<Size>(wish.size))) + " ";
  if (wish.color >= 0) text += std::string(name(static_cast<Color>(wish.color))) + " ";
  const auto shape = static_cast<Shape>(wish.shape);
  return text + std::string(many ? plural(shape) : name(shape));
}

std::string one(const ObjectWish& wish) { return with_article(words(wish, false)); }

void name_sizes(Random& random, std::vector<ObjectWish>& objects, const PromptStyle& style) {
  if (style.size_share <= 0 || !random.chance(style.size_share)) return;
  for (ObjectWish& object : objects) object.size = random.below(2);
}

Prompt single_prompt(Category category, Random& random, const PromptStyle& style) {
  Prompt prompt;
  prompt.wish.objects = {random_wish(random, category == Category::colors, style)};
  name_sizes(random, prompt.wish.objects, style);
  prompt.text = one(prompt.wish.objects[0]);
  return prompt;
}

Prompt pair_prompt(Category category, Random& random, const PromptStyle& style) {
  Prompt prompt;
  prompt.wish.objects = different_wishes(random, 2, category == Category::color_attr, style);
  name_sizes(random, prompt.wish.objects, style);
  const std::string_view joint =
      pick_wording(random, style.varied, {" and ", " and ", " with ", ", ", " next to ", " beside "});
  prompt.text = one(prompt.wish.objects[0]) + std::string(joint) + one(prompt.wish.objects[1]);
  return prompt;
}

Prompt counting_prompt(Random& random, const PromptStyle& style) {
  const int count = 2 + random.below(3);
  const bool with_color = random.chance(style.counting_color);
  Prompt prompt;
  prompt.wish.objects.assign(static_cast<std::size_t>(count), random_wish(random, with_color, style));
  prompt.wish.alike = true;
  const bool digits = style.varied && random.chance(0.3);
  prompt.text =
      (digits ? std::to_string(count) : std::string(number_word(count))) + " " + words(prompt.wish.objects[0], true);
  return prompt;
}

std::string_view relation_wording(Relation relation, Random& random, bool varied) {
  switch (relation) {
    case Relation::left_of:
      return pick_wording(random, varied, {"to the left of", "left of", "on the left of"});
    case Relation::right_of:
      return pick_wording(random, varied, {"to the right of", "right of", "on the right of"});
    case Relation::above:
      return pick_wording(random, varied, {"above", "over"});
    case Relation::below:
      return pick_wording(random, varied, {"below", "under", "beneath"});
    case Relation::none:
      break;
  }
  return {};
}

Prompt position_prompt(Random& random, const PromptStyle& style) {
  const bool with_color = random.chance(style.position_color);
  Prompt prompt;
  prompt.wish.objects = different_wishes(random, 2, with_color, style);
  prompt.wish.relation = static_cast<Relation>(1 + random.below(4));
  name_sizes(random, prompt.wish.objects, style);
  prompt.text = one(prompt.wish.objects[0]) + " " +
                std::string(relation_wording(prompt.wish.relation, random, style.varied)) + " " +
                one(prompt.wish.objects[1]);
  return prompt;
}

Prompt styled_prompt(Category category, Random& random, const PromptStyle& style) {
  Prompt prompt;
  switch (category) {
    case Category::single_object:
    case Category::colors:
      prompt = single_prompt(category, random, style);
      break;
    case Category::two_object:
    case Category::color_attr:
      prompt = pair_prompt(category, random, style);
      break;
    case Category::counting:
      prompt = counting_prompt(random, style);
      break;
    case Category::position:
      prompt = position_prompt(random, style);
      break;
  }
  prompt.category = category;
  for (const ObjectWish& object : prompt.wish.objects)
    prompt.has_kept_out = prompt.has_kept_out || names_kept_out(object);
  return prompt;
}

/// Three or four objects, each with its colour; beyond GenEval's categories, counted as attribution.
Prompt crowd_prompt(Random& random) {
  Prompt prompt;
  prompt.category = Category::color_attr;
  prompt.wish.objects = different_wishes(random, 3 + random.below(2), true, {});
  std::vector<std::string> items;
  for (const ObjectWish& object : prompt.wish.objects) items.push_back(one(object));
  prompt.text = enumerated(items);
  return prompt;
}

void name_ground(Prompt& prompt, Random& random) {
  prompt.wish.ground = random.below(ground_count);
  const std::string ground(name(static_cast<Ground>(prompt.wish.ground)));
  prompt.text += filled(pick(random, {" on a {} background", " on a {} background", " with a {} background",
                                      " on a {} ground", " in front of a {} background", ", {} background"}),
                        ground);
}

std::string as_requested(std::string text, Random& random) {
  const std::string_view form = pick(
      random, {"{}", "draw {}", "draw {}", "Draw {}.", "a picture of {}", "a picture of {}", "a photo of {}",
               "an image of {}", "a drawing of {}", "Please draw {}.", "paint {}", "show me {}", "make a picture of {}",
               "Can you draw {}?", "draw me {}", "I want {}.", "Create an image of {}.", "please draw {}"});
  text = filled(form, text);
  if (random.chance(0.25)) text = replaced(std::move(text), "gray", "grey");
  if (random.chance(0.25)) text = capitalized(std::move(text));
  if (random.chance(0.15) && text.back() != '.' && text.back() != '?') text += ".";
  return text;
}

}  // namespace

Prompt plain_prompt(Category category, Random& random, bool with_kept_out) {
  return styled_prompt(category, random, {.with_kept_out = with_kept_out, .kept_out_share = 0.1});
}

Prompt training_prompt(Random& random, const CategoryShares& shares) {
  const auto any_category = [&] { return static_cast<Category>(random.pick(shares)); };
  if (random.chance(0.05)) {
    const bool crowd = random.chance(0.5);
    Prompt prompt = crowd ? crowd_prompt(random)
                          : styled_prompt(any_category(), random, {.size_share = 1, .varied = true});
    if (!crowd || random.chance(0.5)) name_ground(prompt, random);
    prompt.text = as_requested(std::move(prompt.text), random);
    return prompt;
  }
  const Category category = any_category();
  if (random.chance(0.6)) return styled_prompt(category, random, {});
  Prompt prompt = styled_prompt(category, random, {.position_color = 0.6, .size_share = 0.15, .varied = true});
  if (random.chance(0.3)) name_ground(prompt, random);
  prompt.text = as_requested(std::move(prompt.text), random);
  return prompt;
}

void place_in_named_order(SceneWish& wish, Random& random) {
  if (wish.objects.size() != 2 || wish.alike || wish.relation != Relation::none) return;
  wish.relation = random.chance(0.7) ? Relation::left_of : Relation::above;
}

}  // namespace core::blocks
