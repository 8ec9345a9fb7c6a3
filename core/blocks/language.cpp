#include "core/blocks/language.h"

#include <array>
#include <cctype>
#include <cstddef>

namespace core::blocks {

std::string_view name(QuestionType type) {
  constexpr std::array<std::string_view, question_type_count> names{
      "color", "shape", "count", "where", "relation", "exist", "size", "background", "describe"};
  return names.at(static_cast<std::size_t>(type));
}

std::string_view name(Category category) {
  constexpr std::array<std::string_view, category_count> names{"single_object", "two_object", "counting",
                                                               "colors",        "position",   "color_attr"};
  return names.at(static_cast<std::size_t>(category));
}

std::string normalized(std::string_view answer) {
  constexpr std::string_view ending = ".!? \t\r\n";
  const std::size_t last = answer.find_last_not_of(ending);
  std::string text;
  for (const char letter : answer.substr(0, last == std::string_view::npos ? 0 : last + 1)) {
    const auto byte = static_cast<unsigned char>(letter);
    if (std::isspace(byte) == 0) {
      text += static_cast<char>(std::tolower(byte));
    } else if (!text.empty() && text.back() != ' ') {
      text += ' ';
    }
  }
  return text;
}

std::vector<std::string> tokenizer_corpus(Random& random, int lines) {
  std::vector<std::string> corpus;
  const auto add = [&](const Question& question) {
    corpus.push_back(question.text.substr(0, question.text.find('\n')));
    if (question.short_answer && random.chance(0.15)) corpus.emplace_back(short_answer_line);
    corpus.push_back(question.answer);
  };
  while (corpus.size() < static_cast<std::size_t>(lines)) {
    const Scene scene = random_scene(random, {});
    for (int type = 0; type < question_type_count; ++type) {
      if (const auto question = ask(scene, static_cast<QuestionType>(type), random, {})) add(*question);
    }
    add(ask_where_everything_is(scene, random));
    for (int i = 0; i < 4; ++i) add(small_talk(random));
    for (int i = 0; i < 6; ++i) corpus.push_back(training_prompt(random).text);
  }
  corpus.resize(static_cast<std::size_t>(lines));
  return corpus;
}

}  // namespace core::blocks
