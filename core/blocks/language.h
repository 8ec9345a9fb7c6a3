#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/blocks/scene.h"

namespace core::blocks {

enum class QuestionType { color, shape, count, where, relation, exist, size, background, describe };
inline constexpr int question_type_count = 9;
std::string_view name(QuestionType type);

struct Question {
  QuestionType type = QuestionType::color;
  std::string text;  ///< as a person types it; with the short-answer line after it when `short_answer`
  std::string answer;
  bool short_answer = false;
  bool about_kept_out = false;  ///< the answer rests on an object of a kept-out pair
};

/// The line that asks for a word or phrase instead of a sentence.
inline constexpr std::string_view short_answer_line = "Answer the question using a single word or phrase.";

/// How questions are put into words.
struct WordingOptions {
  bool varied = true;        ///< any case and punctuation, both spellings; else the plain form
  double short_share = 0.5;  ///< probability of the short-answer line
};

/// A question of the given type with its answer (a fixed form per type, so that exact matching is fair; what is asked
/// has one clear answer; objects are named by shape, then colour; an absent kept-out pair is never mentioned), or
/// nothing where the scene has none of this type.
std::optional<Question> ask(const Scene& scene, QuestionType type, Random& random, const WordingOptions& wording);

/// The answer as exact matching compares it: lower case, trimmed, no final punctuation, single blanks.
std::string normalized(std::string_view answer);

/// A sentence that names every object with its place: dense supervision for training.
Question ask_where_everything_is(const Scene& scene, Random& random);

/// Turns without a picture: greetings, what the model can do and knows, sides of a triangle, opposites, and a plain
/// sentence about its limits for anything else.
Question small_talk(Random& random);

/// The kinds of prompt, by GenEval's tags.
enum class Category { single_object, two_object, counting, colors, position, color_attr };
inline constexpr int category_count = 6;
std::string_view name(Category category);

/// A prompt for a picture and what the picture must hold.
struct Prompt {
  Category category = Category::single_object;
  std::string text;
  SceneWish wish;  ///< objects with the named attributes; what is not named is free
  bool has_kept_out = false;
};

/// A prompt of a category in its plain form ("a pink heart"). With `with_kept_out` false no kept-out pair is named.
Prompt plain_prompt(Category category, Random& random, bool with_kept_out);

/// How often each category is drawn, by its number; the shares need not add up to 1.
using CategoryShares = std::array<double, category_count>;
inline constexpr CategoryShares training_shares{0.05, 0.19, 0.18, 0.11, 0.26, 0.21};

/// A training prompt: the six categories and richer ones (sizes, grounds, three and four objects), in many wordings.
Prompt training_prompt(Random& random, const CategoryShares& shares = training_shares);

/// Puts the first of two different objects, whose places the wish leaves free, before the second as one reads: mostly to
/// the left of it, else above. A drawing of "a star and a heart" then holds one arrangement less to choose from.
void place_in_named_order(SceneWish& wish, Random& random);

/// Every word form that questions, answers and prompts use: a corpus for the tokenizer's training, one line each.
std::vector<std::string> tokenizer_corpus(Random& random, int lines);

}  // namespace core::blocks
