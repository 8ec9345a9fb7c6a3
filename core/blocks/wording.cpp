#include "core/blocks/wording.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <tuple>
#include <utility>

namespace core::blocks {
namespace {

char upper(char letter) { return static_cast<char>(std::toupper(static_cast<unsigned char>(letter))); }
char lower(char letter) { return static_cast<char>(std::tolower(static_cast<unsigned char>(letter))); }

std::string with_typed_case(std::string text, Random& random) {
  const double draw = random.uniform();
  if (draw < 0.50) return text;
  if (draw < 0.90) {
    std::transform(text.begin(), text.end(), text.begin(), lower);
  } else if (draw < 0.95) {
    std::transform(text.begin(), text.end(), text.begin(), upper);
  } else {
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (i == 0 || text[i - 1] == ' ') text[i] = upper(text[i]);
    }
  }
  return text;
}

std::string with_typed_punctuation(std::string text, Random& random) {
  const char last = text.empty() ? '\0' : text.back();
  if (last != '?' && last != '.') return text;
  const double draw = random.uniform();
  if (draw < 0.55) return text;
  text.pop_back();
  if (draw < 0.82) return text;
  if (last == '.') return text + (draw < 0.9 ? " ." : "!");
  if (draw < 0.94) return text + " ?";
  return text + (draw < 0.97 ? "??" : ".");
}

std::string with_contraction(std::string text, Random& random) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> forms{
      {{"What is", "What's"}, {"Where is", "Where's"}, {"what is", "what's"}, {"where is", "where's"}}};
  if (!random.chance(0.25)) return text;
  for (const auto& [from, to] : forms) text = replaced(std::move(text), from, to);
  return text;
}

std::string with_opening(std::string text, Random& random) {
  if (text.empty() || !random.chance(0.06)) return text;
  const std::string_view opening =
      pick(random, {"Please tell me: ", "Tell me, ", "Hey, ", "And ", "So, ", "Hello. ", "OK, "});
  if (opening.back() == ' ' && opening[opening.size() - 2] == '.') return std::string(opening) + text;
  text.front() = lower(text.front());
  return std::string(opening) + text;
}

}  // namespace

std::string_view pick(Random& random, std::span<const std::string_view> choices) {
  return choices[static_cast<std::size_t>(random.below(static_cast<int>(choices.size())))];
}

std::string_view pick(Random& random, std::initializer_list<std::string_view> choices) {
  return pick(random, std::span(choices.begin(), choices.size()));
}

std::string_view pick_wording(Random& random, bool varied, std::initializer_list<std::string_view> choices) {
  return varied ? pick(random, choices) : *choices.begin();
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string filled(std::string_view form, std::string_view words) { return replaced(std::string(form), "{}", words); }

std::string_view number_word(int count) {
  constexpr std::array<std::string_view, 5> words{"zero", "one", "two", "three", "four"};
  return words.at(static_cast<std::size_t>(count));
}

std::string with_article(std::string_view words) {
  constexpr std::string_view vowels = "aeiou";
  const bool vowel = !words.empty() && vowels.find(words.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + std::string(words);
}

std::string enumerated(const std::vector<std::string>& items) {
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += i + 1 == items.size() ? " and " : ", ";
    text += items[i];
  }
  return text;
}

std::string capitalized(std::string text) {
  if (!text.empty()) text.front() = upper(text.front());
  return text;
}

std::string pair_name(const Object& object) {
  return std::string(name(object.color)) + " " + std::string(name(object.shape));
}

std::string_view place_phrase(std::string_view region) {
  constexpr std::array<std::string_view, region_count> phrases{
      "at the top left", "at the top",         "at the top right", "on the left",        "in the center",
      "on the right",    "at the bottom left", "at the bottom",    "at the bottom right"};
  for (const std::string_view phrase : phrases) {
    constexpr std::size_t lead = 7;  // "at the ", "on the ", "in the "
    if (phrase.substr(lead) == region) return phrase;
  }
  return {};
}

std::string_view relation_phrase(Relation relation) {
  switch (relation) {
    case Relation::none:
      return {};
    case Relation::left_of:
      return "to the left of";
    case Relation::right_of:
      return "to the right of";
    case Relation::above:
      return "above";
    case Relation::below:
      return "below";
  }
  return {};
}

std::vector<Object> in_naming_order(const Scene& scene) {
  std::vector<Object> objects = scene.objects;
  const auto key = [](const Object& object) {
    return std::tuple(object.shape, object.color, static_cast<int>(object.y / (scene_units / 3)), object.x);
  };
  std::stable_sort(objects.begin(), objects.end(), [&](const Object& a, const Object& b) { return key(a) < key(b); });
  return objects;
}

std::string scene_phrase(const Scene& scene) {
  std::string objects;
  if (counting_scene(scene)) {
    const Object& one = scene.objects.front();
    objects = std::string(number_word(static_cast<int>(scene.objects.size()))) + " " + std::string(name(one.color)) +
              " " + std::string(plural(one.shape));
  } else {
    std::vector<std::string> items;
    for (const Object& object : in_naming_order(scene)) items.push_back(with_article(pair_name(object)));
    objects = enumerated(items);
  }
  return objects + " on a " + std::string(name(scene.ground)) + " background";
}

std::string as_typed(std::string question, Random& random) {
  if (random.chance(0.35)) question = replaced(std::move(question), "color", "colour");
  question = with_contraction(std::move(question), random);
  question = with_opening(std::move(question), random);
  question = with_typed_punctuation(std::move(question), random);
  return with_typed_case(std::move(question), random);
}

}  // namespace core::blocks
