#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>

#include "core/blocks/language.h"
#include "core/blocks/question_draft.h"
#include "core/blocks/wording.h"

namespace core::blocks {
namespace {

/// What "object" is called when neither shape nor colour says it.
std::string_view object_noun(Random& random, bool varied) {
  return pick_wording(random, varied, {"object", "object", "shape", "thing"});
}

MaybeDraft draft_color(const Scene& scene, Random& random, bool varied) {
  std::vector<Description> targets;
  for (const Object& object : scene.objects) {
    const Description by_shape{std::nullopt, object.shape};
    if (count_of(scene, by_shape) == 1 || counting_scene(scene)) targets.push_back(by_shape);
  }
  if (scene.objects.size() == 1 || counting_scene(scene)) targets.push_back({});
  if (targets.empty()) return std::nullopt;
  const Description target = pick_one(random, targets);
  const bool many = count_of(scene, target) > 1;
  const auto object = std::find_if(scene.objects.begin(), scene.objects.end(),
                                   [&](const Object& each) { return target.matches(each); });
  const std::string asked = target.words(many, object_noun(random, varied));
  const std::string_view form =
      many ? pick_wording(random, varied,
                          {"What color are the {}?", "Which color are the {}?", "What is the color of the {}?",
                           "Which color do the {} have?", "What color do the {} have?", "The {} are what color?",
                           "Name the color of the {}.", "What color are the {} in the image?"})
           : pick_wording(
                 random, varied,
                 {"What color is the {}?", "Which color is the {}?", "What is the color of the {}?",
                  "Which color does the {} have?", "What color does the {} have?", "The {} is what color?",
                  "Name the color of the {}.", "What color is the {} in the picture?", "What is the {}'s color?"});
  const std::string color(name(object->color));
  return Draft{filled(form, asked), color,
               "The " + target.words(many, "object") + (many ? " are " : " is ") + color + ".",
               rests_on_kept_out(scene, target)};
}

MaybeDraft draft_shape(const Scene& scene, Random& random, bool varied) {
  std::vector<Description> targets;
  for (const Object& object : scene.objects) {
    const Description by_color{object.color, std::nullopt};
    if (count_of(scene, by_color) == 1 || counting_scene(scene)) targets.push_back(by_color);
  }
  if (scene.objects.size() == 1 || counting_scene(scene)) targets.push_back({});
  if (targets.empty()) return std::nullopt;
  const Description target = pick_one(random, targets);
  const bool many = count_of(scene, target) > 1;
  const auto object = std::find_if(scene.objects.begin(), scene.objects.end(),
                                   [&](const Object& each) { return target.matches(each); });
  const std::string asked = target.words(many, pick_wording(random, varied, {"object", "object", "thing"}));
  const std::string_view form =
      many ? pick_wording(random, varied,
                          {"What shape are the {}?", "Which shape are the {}?", "What are the {}?",
                           "What is the shape of the {}?", "Which shape do the {} have?", "What shape do the {} have?"})
           : pick_wording(
                 random, varied,
                 {"What shape is the {}?", "What is the {}?", "Which shape is the {}?", "What is the shape of the {}?",
                  "Which shape does the {} have?", "What kind of shape is the {}?", "What shape does the {} have?"});
  const std::string shape(name(object->shape));
  const std::string subject = "The " + target.words(many, "object");
  return Draft{filled(form, asked), shape,
               many ? subject + " are " + std::string(plural(object->shape)) + "."
                    : subject + " is " + with_article(shape) + ".",
               rests_on_kept_out(scene, target)};
}

/// Everything that can be counted in a scene; kept-out pairs only where they are there.
std::vector<Description> countable(const Scene& scene) {
  std::vector<Description> found{{}};
  for (int shape = 0; shape < shape_count; ++shape) found.push_back({std::nullopt, static_cast<Shape>(shape)});
  for (int color = 0; color < color_count; ++color) found.push_back({static_cast<Color>(color), std::nullopt});
  for (const Object& object : scene.objects) {
    for (const Object& other : scene.objects) found.push_back({object.color, other.shape});
  }
  std::erase_if(found,
                [&](const Description& each) { return each.names_kept_out_pair() && count_of(scene, each) == 0; });
  return found;
}

MaybeDraft draft_count(const Scene& scene, Random& random, bool varied) {
  // High counts exist in few scenes: where they do, they are asked for more often, so that all answers are met alike.
  constexpr std::array<double, 5> answer_weights{0.55, 0.6, 0.9, 2.2, 5.0};
  std::array<std::vector<Description>, 5> by_count;
  for (const Description& each : countable(scene))
    by_count.at(static_cast<std::size_t>(count_of(scene, each))).push_back(each);
  std::vector<double> weights;
  for (std::size_t i = 0; i < by_count.size(); ++i)
    weights.push_back(by_count.at(i).empty() ? 0 : answer_weights.at(i));
  const int count = static_cast<int>(pick_weighted(random, weights).value_or(0));
  const Description target = pick_one(random, by_count.at(static_cast<std::size_t>(count)));
  const std::string asked = target.words(true, pick_wording(random, varied, {"shape", "object", "thing"}));
  const std::string_view form = pick_wording(
      random, varied,
      {"How many {} are there?", "How many {} do you see?", "How many {} are in the image?", "Count the {}.",
       "How many {} can you see?", "What is the number of {}?", "How many {} does the picture show?", "How many {}?",
       "How many {} are in the picture?", "Please count the {}."});
  const std::string number(number_word(count));
  std::string sentence = count == 1
                             ? "There is one " + target.words(false, "object") + "."
                             : "There are " + (count == 0 ? "no" : number) + " " + target.words(true, "object") + ".";
  return Draft{filled(form, asked), number, std::move(sentence), rests_on_kept_out(scene, target)};
}

/// Something that is not in the scene, mostly half right.
Description absent(const Scene& scene, Random& random) {
  const double kind = random.uniform();
  for (;;) {
    const Object& object = pick_one(random, scene.objects);
    Description guess;
    const auto other_color = static_cast<Color>(random.below(color_count));
    const auto other_shape = static_cast<Shape>(random.below(shape_count));
    const bool keep_color = random.chance(0.5);
    if (kind < 0.15) {
      guess = {std::nullopt, other_shape};
    } else if (kind < 0.25) {
      guess = {other_color, std::nullopt};
    } else if (kind < 0.88) {
      guess = keep_color ? Description{object.color, other_shape} : Description{other_color, object.shape};
    } else {
      guess = {other_color, other_shape};
    }
    if (count_of(scene, guess) == 0 && !guess.names_kept_out_pair()) return guess;
  }
}

Description present(const Scene& scene, Random& random) {
  const Object& object = pick_one(random, scene.objects);
  const double kind = random.uniform();
  if (kind < 0.15) return {std::nullopt, object.shape};
  if (kind < 0.25) return {object.color, std::nullopt};
  return full_description(object);
}

MaybeDraft draft_exist(const Scene& scene, Random& random, bool varied) {
  const bool yes = random.chance(0.5);
  const Description target = yes ? present(scene, random) : absent(scene, random);
  const std::string_view form = pick_wording(
      random, varied,
      {"Is there {}?", "Do you see {}?", "Can you see {}?", "Is there {} in the image?", "Does the image show {}?",
       "Is there {} here?", "Is {} in the picture?", "Does the picture contain {}?", "Do you see {} in the image?"});
  const std::string asked = with_article(target.words(false, object_noun(random, varied)));
  const std::string words = target.words(false, "object");
  return Draft{filled(form, asked), yes ? "yes" : "no",
               yes ? "Yes, there is " + with_article(words) + "." : "No, there is no " + words + ".",
               rests_on_kept_out(scene, target)};
}

MaybeDraft draft_size(const Scene& scene, Random& random, bool varied) {
  const bool many = counting_scene(scene);
  std::vector<double> weights;
  for (const Object& object : scene.objects) weights.push_back(object.size == Size::big ? 3.0 : 1.0);
  const Object& object = scene.objects[pick_weighted(random, weights).value_or(0)];
  const bool alone = scene.objects.size() == 1;
  if (alone && varied && random.chance(0.25)) {
    const std::string_view form = pick(random, {"Is it big or small?", "How big is it?", "Is the object big or small?",
                                                "What size is the shape?", "How large is the object?"});
    return Draft{std::string(form), std::string(name(object.size)),
                 "The object is " + std::string(name(object.size)) + ".", kept_out(object.color, object.shape)};
  }
  std::string subject;
  if (many) {
    subject = random.chance(varied ? 0.3 : 0.0) ? std::string(plural(object.shape))
                                                : full_description(object).words(true, "object");
  } else {
    subject = unique_name(scene, object, random, varied);
  }
  const std::string_view form =
      many ? pick_wording(random, varied,
                          {"How big are the {}?", "What size are the {}?", "Are the {} big or small?",
                           "Are the {} small or big?", "How large are the {}?", "What is the size of the {}?"})
           : pick_wording(
                 random, varied,
                 {"How big is the {}?", "What size is the {}?", "Is the {} big or small?", "Is the {} small or big?",
                  "How large is the {}?", "What is the size of the {}?", "Which size does the {} have?"});
  const std::string size(name(object.size));
  return Draft{filled(form, subject), size, "The " + subject + (many ? " are " : " is ") + size + ".",
               kept_out(object.color, object.shape)};
}

MaybeDraft draft_background(const Scene& scene, Random& random, bool varied) {
  const std::string_view form = pick_wording(
      random, varied,
      {"What color is the background?", "Which color is the background?", "What is the color of the background?",
       "What is the background?", "What is the background color?", "What color does the background have?",
       "What kind of background is it?", "Which background does the image have?", "How does the background look?",
       "What is in the background?", "What color is the ground?"});
  const std::string ground(name(scene.ground));
  return Draft{std::string(form), ground,
               "The background is " + (scene.ground == Ground::sky_gradient ? with_article(ground) : ground) + ".",
               false};
}

MaybeDraft draft_describe(const Scene& scene, Random& random, bool varied) {
  const std::string_view form = pick_wording(random, varied,
                                             {"Describe the image.",
                                              "What do you see?",
                                              "What is in the image?",
                                              "Describe the picture.",
                                              "What is in the picture?",
                                              "What does the image show?",
                                              "What does the picture show?",
                                              "Describe this image.",
                                              "What can you see?",
                                              "What is this?",
                                              "What do you see in the image?",
                                              "Can you describe the image?",
                                              "Please describe the picture.",
                                              "Give a description of the image.",
                                              "What is shown in the picture?",
                                              "What can you see in the picture?",
                                              "Describe what you see.",
                                              "Tell me what is in the image.",
                                              "What is here?",
                                              "What is there in the image?",
                                              "What is on the picture?",
                                              "Write a caption for the image."});
  const std::string phrase = scene_phrase(scene);
  return Draft{std::string(form), phrase, "The image shows " + phrase + ".", holds_kept_out(scene)};
}

MaybeDraft draft(const Scene& scene, QuestionType type, Random& random, bool varied) {
  switch (type) {
    case QuestionType::color:
      return draft_color(scene, random, varied);
    case QuestionType::shape:
      return draft_shape(scene, random, varied);
    case QuestionType::count:
      return draft_count(scene, random, varied);
    case QuestionType::where:
      return draft_where(scene, random, varied);
    case QuestionType::relation:
      return draft_relation(scene, random, varied);
    case QuestionType::exist:
      return draft_exist(scene, random, varied);
    case QuestionType::size:
      return draft_size(scene, random, varied);
    case QuestionType::background:
      return draft_background(scene, random, varied);
    case QuestionType::describe:
      return draft_describe(scene, random, varied);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Question> ask(const Scene& scene, QuestionType type, Random& random, const WordingOptions& wording) {
  MaybeDraft made = draft(scene, type, random, wording.varied);
  if (!made) return std::nullopt;
  Question question{type, std::move(made->text), {}, random.chance(wording.short_share), made->about_kept_out};
  if (wording.varied) question.text = as_typed(std::move(question.text), random);
  if (question.short_answer) question.text += "\n" + std::string(short_answer_line);
  question.answer = question.short_answer ? std::move(made->short_form) : std::move(made->sentence);
  return question;
}

Question ask_where_everything_is(const Scene& scene, Random& random) {
  const std::string_view form = pick(
      random, {"Where is everything?", "Where are the objects?", "What is where?", "List every object with its place.",
               "Name every object and its place.", "Which objects are where?", "What is in the image, and where?"});
  std::vector<std::string> items;
  for (const Object& object : in_naming_order(scene)) {
    items.push_back(with_article(std::string(name(object.size)) + " " + pair_name(object)) + " " +
                    std::string(place_phrase(nearest_region(object.x, object.y))));
  }
  return {QuestionType::where, as_typed(std::string(form), random), "There is " + enumerated(items) + ".", false,
          holds_kept_out(scene)};
}

}  // namespace core::blocks
