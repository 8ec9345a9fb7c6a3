#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/blocks/language.h"
#include "core/blocks/wording.h"

namespace core::blocks {
namespace {

using Words = std::string_view;

constexpr Words greeting = "Hello! Show me a picture of colored shapes and ask about it.";
constexpr Words abilities =
    "I can answer questions about pictures of colored shapes, and draw such pictures from a prompt.";
constexpr Words identity = "I am a small model that knows colored shapes.";
constexpr Words thanks = "You are welcome.";
constexpr Words farewell = "Goodbye!";
constexpr Words shapes_known = "I know circles, squares, diamonds, triangles, stars and hearts.";
constexpr Words colors_known = "I know red, green, blue, yellow, orange, purple, pink and brown.";
constexpr Words grounds_known = "I know white, black, gray, sky and sky gradient backgrounds.";
constexpr Words knowledge = "I know six shapes, eight colors, two sizes and five backgrounds.";
constexpr Words limits = "I am a small model and only know colored shapes.";
constexpr Words no_picture = "I see no picture yet. Please attach one and ask again.";

/// A set of questions that share one answer.
struct Topic {
  double share = 0;  ///< how often, among all topics
  std::span<const Words> questions;
  Words answer;
};

constexpr std::array<Words, 14> greetings{"Hello.",
                                          "Hi.",
                                          "Hey.",
                                          "Hi there.",
                                          "Hello there.",
                                          "Good morning.",
                                          "Good evening.",
                                          "Good day.",
                                          "How are you?",
                                          "Hello, how are you?",
                                          "Greetings.",
                                          "Hello, who is there?",
                                          "Hi, how is it going?",
                                          "Nice to meet you."};
constexpr std::array<Words, 11> about_abilities{"What can you do?",
                                                "What can I ask you?",
                                                "How can you help me?",
                                                "What are you good at?",
                                                "Can you help me?",
                                                "What do you do?",
                                                "Help.",
                                                "Can you draw?",
                                                "Can you see pictures?",
                                                "What is this program for?",
                                                "How do you work?"};
constexpr std::array<Words, 8> about_identity{"Who are you?",     "What are you?",       "What is your name?",
                                              "Are you a model?", "Are you a robot?",    "Tell me about yourself.",
                                              "Are you human?",   "Who am I talking to?"};
constexpr std::array<Words, 6> thanking{"Thank you.",        "Thanks.",    "Thanks a lot.",
                                        "Great, thank you.", "Well done.", "Thank you very much."};
constexpr std::array<Words, 6> parting{"Goodbye.", "Bye.", "See you.", "Good night.", "Bye bye.", "See you later."};
constexpr std::array<Words, 6> about_shapes{"Which shapes do you know?",  "What shapes do you know?",
                                            "Which shapes can you draw?", "Name the shapes that you know.",
                                            "What shapes can you see?",   "List your shapes."};
constexpr std::array<Words, 6> about_colors{"Which colors do you know?",  "What colors do you know?",
                                            "Which colors can you draw?", "Name the colors that you know.",
                                            "What colors can you see?",   "List your colors."};
constexpr std::array<Words, 4> about_grounds{"Which backgrounds do you know?", "What backgrounds can you draw?",
                                             "Name the backgrounds that you know.", "What backgrounds do you know?"};
constexpr std::array<Words, 5> about_knowledge{"What do you know?", "What is in your world?", "How much do you know?",
                                               "What have you learned?", "What were you trained on?"};
constexpr std::array<Words, 8> without_picture{"Describe the image.",           "What do you see?",
                                               "What is in the image?",         "What is in the picture?",
                                               "What color is the circle?",     "How many stars are there?",
                                               "What color is the background?", "Where is the heart?"};

constexpr std::array<Topic, 10> topics{{{0.16, greetings, greeting},
                                        {0.12, about_abilities, abilities},
                                        {0.09, about_identity, identity},
                                        {0.06, thanking, thanks},
                                        {0.05, parting, farewell},
                                        {0.06, about_shapes, shapes_known},
                                        {0.06, about_colors, colors_known},
                                        {0.04, about_grounds, grounds_known},
                                        {0.06, about_knowledge, knowledge},
                                        {0.06, without_picture, no_picture}}};

/// What the model cannot know: a form and the words that fill it.
constexpr std::array<Words, 30> foreign_forms{"What is {}?",
                                              "Tell me about {}.",
                                              "Do you know {}?",
                                              "Explain {}.",
                                              "Who invented {}?",
                                              "Write a poem about {}.",
                                              "Write a story about {}.",
                                              "Where can I buy {}?",
                                              "How does {} work?",
                                              "Why do people like {}?",
                                              "Translate {} into French.",
                                              "What is the history of {}?",
                                              "Is {} good?",
                                              "How much does {} cost?",
                                              "What do you think of {}?",
                                              "Give me a recipe with {}.",
                                              "When was {} invented?",
                                              "Tell me a joke about {}.",
                                              "Summarize {}.",
                                              "Who likes {}?",
                                              "What is the capital of {}?",
                                              "Write a program for {}.",
                                              "How far away is {}?",
                                              "Can I visit {}?",
                                              "What is the price of {}?",
                                              "Sing a song about {}.",
                                              "What is the meaning of {}?",
                                              "How old is {}?",
                                              "Is it true that {} is dangerous?",
                                              "What is better than {}?"};
constexpr std::array<Words, 44> foreign_things{
    "France",    "Germany",    "Paris",        "London",      "the moon",    "the sun",     "a cat",   "a dog",
    "a car",     "music",      "football",     "the weather", "love",        "money",       "bread",   "coffee",
    "water",     "a computer", "the internet", "a telephone", "history",     "mathematics", "physics", "the president",
    "my mother", "a house",    "a tree",       "a bird",      "the sea",     "a train",     "Africa",  "China",
    "Mars",      "chess",      "a book",       "this text",   "an airplane", "cheese",      "time",    "life",
    "tomorrow",  "a bicycle",  "New York",     "winter"};
constexpr std::array<Words, 20> foreign_questions{
    "What time is it?",         "How is the weather today?",    "Tell me a joke.",       "What is two plus two?",
    "What day is it today?",    "What is the meaning of life?", "Who is the president?", "Sing a song.",
    "Where do you live?",       "What do you like to eat?",     "Do you speak German?",  "How old are you?",
    "What is 12 times 7?",      "Why is the sky blue?",         "What is the news?",     "Can you write code?",
    "What should I eat today?", "Who won the match?",           "Do you dream?",         "Is it going to rain?"};

Question plain_turn(std::string text, Words answer) {
  return {QuestionType::describe, std::move(text), std::string(answer), false, false};
}

Question foreign_turn(Random& random) {
  if (random.chance(0.3)) return plain_turn(std::string(pick(random, foreign_questions)), limits);
  const Words form = pick(random, foreign_forms);
  const Words thing = pick(random, foreign_things);
  return plain_turn(filled(form, thing), limits);
}

/// A fact with a short form: sides of shapes and opposites.
Question fact_turn(Random& random) {
  struct Fact {
    Words question, other_question, short_form, sentence;
  };
  constexpr std::array<Fact, 17> facts{{
      {"How many sides does a triangle have?", "How many corners does a triangle have?", "three",
       "A triangle has three sides."},
      {"How many sides does a square have?", "How many corners does a square have?", "four",
       "A square has four sides."},
      {"How many sides does a diamond have?", "How many corners does a diamond have?", "four",
       "A diamond has four sides."},
      {"How many sides does a circle have?", "How many corners does a circle have?", "zero", "A circle has no sides."},
      {"How many points does a star have?", "How many tips does a star have?", "five", "A star has five points."},
      {"What is the opposite of left?", "What is the contrary of left?", "right", "The opposite of left is right."},
      {"What is the opposite of right?", "What is the contrary of right?", "left", "The opposite of right is left."},
      {"What is the opposite of above?", "What is the contrary of above?", "below", "The opposite of above is below."},
      {"What is the opposite of below?", "What is the contrary of below?", "above", "The opposite of below is above."},
      {"What is the opposite of big?", "What is the contrary of big?", "small", "The opposite of big is small."},
      {"What is the opposite of small?", "What is the contrary of small?", "big", "The opposite of small is big."},
      {"What is the opposite of top?", "What is the contrary of top?", "bottom", "The opposite of top is bottom."},
      {"What is the opposite of bottom?", "What is the contrary of bottom?", "top", "The opposite of bottom is top."},
      {"What is the opposite of black?", "What is the contrary of black?", "white", "The opposite of black is white."},
      {"What is the opposite of white?", "What is the contrary of white?", "black", "The opposite of white is black."},
      {"What is the opposite of yes?", "What is the contrary of yes?", "no", "The opposite of yes is no."},
      {"What is the opposite of no?", "What is the contrary of no?", "yes", "The opposite of no is yes."},
  }};
  const Fact& fact = facts.at(static_cast<std::size_t>(random.below(static_cast<int>(facts.size()))));
  const bool other = random.chance(0.25);
  Question turn = plain_turn(std::string(other ? fact.other_question : fact.question), fact.sentence);
  turn.short_answer = random.chance(0.4);
  if (turn.short_answer) turn.answer = fact.short_form;
  if (other && turn.answer.ends_with("sides.")) turn.answer = replaced(std::move(turn.answer), "sides", "corners");
  return turn;
}

Question turn_at_random(Random& random) {
  double rest = random.uniform();
  for (const Topic& topic : topics) {
    rest -= topic.share;
    if (rest < 0) return plain_turn(std::string(pick(random, topic.questions)), topic.answer);
  }
  return random.chance(0.5) ? fact_turn(random) : foreign_turn(random);
}

}  // namespace

Question small_talk(Random& random) {
  Question turn = turn_at_random(random);
  turn.text = as_typed(std::move(turn.text), random);
  if (turn.short_answer) turn.text += "\n" + std::string(short_answer_line);
  return turn;
}

}  // namespace core::blocks
