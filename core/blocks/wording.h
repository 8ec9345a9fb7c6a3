#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/blocks/scene.h"

/// The small grammar that questions, answers and prompts share. Internal to core/blocks.
namespace core::blocks {

/// One of the choices at random.
std::string_view pick(Random& random, std::span<const std::string_view> choices);
std::string_view pick(Random& random, std::initializer_list<std::string_view> choices);
/// The first choice, the plain one, or when `varied` any of them.
std::string_view pick_wording(Random& random, bool varied, std::initializer_list<std::string_view> choices);

/// The template with every "{}" replaced by the words.
std::string filled(std::string_view form, std::string_view words);
std::string replaced(std::string text, std::string_view from, std::string_view to);

std::string_view number_word(int count);                        ///< "zero" to "four"
std::string with_article(std::string_view words);               ///< "a red star", "an orange star"
std::string enumerated(const std::vector<std::string>& items);  ///< "a, b and c"
std::string capitalized(std::string text);
std::string pair_name(const Object& object);             ///< "red star"
std::string_view place_phrase(std::string_view region);  ///< "at the top left", "on the left", "in the center"
std::string_view relation_phrase(Relation relation);     ///< "to the left of", "above"; for Relation::none empty

/// Objects in the order in which they are always named: by shape, then by colour, each in the order of its enumeration;
/// what is alike, by rows and columns. No position decides between different objects, so the order is never a close
/// call.
std::vector<Object> in_naming_order(const Scene& scene);

/// "a red circle and a blue square on a white background", "three green stars on a black background".
std::string scene_phrase(const Scene& scene);

/// The question as somebody types it: any case, with or without punctuation, both spellings of colour.
std::string as_typed(std::string question, Random& random);

}  // namespace core::blocks
