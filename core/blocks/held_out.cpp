#include "core/blocks/held_out.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace core::blocks {
namespace {

constexpr std::uint64_t scene_streams = 1ULL << 62U;
constexpr std::uint64_t question_streams = scene_streams + (1ULL << 60U);
constexpr std::uint64_t prompt_stream = scene_streams + (1ULL << 61U);
constexpr int questions_per_scene = 4;
constexpr int candidates = 6;      ///< drawn for a question, so that its answer can be a rare one
constexpr int prompt_tries = 400;  ///< until a category counts as used up

/// Keeps types and answers even while the questions are drawn scene by scene.
class QuestionBalance {
 public:
  /// The types, those asked least first; among equals by chance.
  std::vector<QuestionType> types_by_need(Random& random) const {
    std::vector<std::pair<std::pair<int, std::uint32_t>, int>> order;
    for (int type = 0; type < question_type_count; ++type) {
      order.push_back({{asked_.at(static_cast<std::size_t>(type)), random.bits()}, type});
    }
    std::sort(order.begin(), order.end());
    std::vector<QuestionType> types;
    for (const auto& each : order) types.push_back(static_cast<QuestionType>(each.second));
    return types;
  }

  /// A question of the type whose answer was rare so far; nothing when the scene has none.
  std::optional<Question> ask_for_rare_answer(const Scene& scene, QuestionType type, Random& random) {
    const auto index = static_cast<std::size_t>(type);
    std::optional<Question> best;
    std::string best_answer;
    int least = 0;
    for (int i = 0; i < candidates; ++i) {
      Random again = random;  // the same question in both forms: its short answer is what is kept even
      const std::optional<Question> in_short = ask(scene, type, random, {.short_share = 1});
      const double short_share = asked_.at(index) % 2 == 0 ? 1 : 0;
      std::optional<Question> question = ask(scene, type, again, {.short_share = short_share});
      if (!question) return std::nullopt;
      const int uses = uses_[{index, in_short->answer}];
      if (!best || uses < least) {
        best = std::move(question);
        best_answer = in_short->answer;
        least = uses;
      }
    }
    ++uses_[{index, best_answer}];
    ++asked_.at(index);
    return best;
  }

 private:
  std::array<int, question_type_count> asked_{};
  std::map<std::pair<std::size_t, std::string>, int> uses_;
};

}  // namespace

Scene held_out_scene(std::uint64_t seed, int index) {
  Random random(seed, scene_streams + static_cast<std::uint64_t>(index));
  return random_scene(random, {.grid_share = 0.5, .with_kept_out = true});
}

std::vector<HeldOutQuestion> held_out_questions(std::uint64_t seed, int scenes, const std::stop_token& stop) {
  QuestionBalance balance;
  std::vector<HeldOutQuestion> questions;
  for (int index = 0; index < scenes && !stop.stop_requested(); ++index) {
    const Scene scene = held_out_scene(seed, index);
    Random random(seed, question_streams + static_cast<std::uint64_t>(index));
    int asked = 0;
    for (const QuestionType type : balance.types_by_need(random)) {
      if (asked == questions_per_scene) break;
      std::optional<Question> question = balance.ask_for_rare_answer(scene, type, random);
      if (!question) continue;
      questions.push_back({index, std::move(*question)});
      ++asked;
    }
  }
  return questions;
}

std::vector<Prompt> held_out_prompts(std::uint64_t seed, int count, const std::stop_token& stop) {
  Random random(seed, prompt_stream);
  std::array<std::set<std::string>, category_count> used;
  std::vector<Prompt> prompts;
  for (int index = 0; index < count && !stop.stop_requested(); ++index) {
    const int category = index % category_count;
    std::set<std::string>& texts = used.at(static_cast<std::size_t>(category));
    Prompt prompt = plain_prompt(static_cast<Category>(category), random, true);
    for (int attempt = 0; attempt < prompt_tries && texts.contains(prompt.text); ++attempt) {
      prompt = plain_prompt(static_cast<Category>(category), random, true);
    }
    if (texts.contains(prompt.text)) texts.clear();
    texts.insert(prompt.text);
    prompts.push_back(std::move(prompt));
  }
  return prompts;
}

}  // namespace core::blocks
