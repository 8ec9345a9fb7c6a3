#include "core/training/understanding_batch.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/full.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <limits>

#include "core/training/model_export.h"
#include "core/training/picture_batch.h"

namespace core::training {
namespace {

constexpr double second_turn_share = 0.25;
constexpr double where_everything_share = 0.1;
constexpr std::int64_t padding_branch = -1;

/// One row under construction.
struct Row {
  std::vector<std::int64_t> ids, positions, branches;
  std::vector<std::pair<std::int64_t, std::int64_t>> learned;  ///< position that predicts, token

  /// Adds ids[from, …) of a conversation as a branch that stands behind a prefix of `from` tokens.
  void add(const text::EncodedPrompt& prompt, std::int64_t from, std::int64_t branch) {
    const std::int64_t shift = std::ssize(ids) - from;
    for (std::int64_t p = from; p < std::ssize(prompt.ids); ++p) {
      ids.push_back(prompt.ids[static_cast<std::size_t>(p)]);
      positions.push_back(p);
      branches.push_back(branch);
    }
    for (const text::TokenRange& answer : prompt.answers) {
      for (std::int64_t p = answer.begin; p < answer.end; ++p) {
        learned.emplace_back(p - 1 + shift, prompt.ids[static_cast<std::size_t>(p)]);
      }
    }
  }
};

at::Tensor whole_numbers(const std::vector<std::int64_t>& values) {
  at::Tensor tensor = at::zeros({std::ssize(values)}, at::TensorOptions().dtype(at::kLong));
  std::copy(values.begin(), values.end(), tensor.data_ptr<std::int64_t>());
  return tensor;
}

/// What each position sees: what is before it in its own branch, and the prefix, which is branch 0.
at::Tensor branch_mask(const at::Tensor& branches) {
  const std::int64_t T = branches.size(1);
  const at::Tensor of_key = branches.unsqueeze(1);                                       // [B, 1, T]
  const at::Tensor same = branches.unsqueeze(2).eq(of_key).logical_or(of_key.eq(0));     // [B, T, T]
  const at::Tensor before = at::ones({T, T}, at::TensorOptions().dtype(at::kBool)).tril();
  const at::Tensor hidden = same.logical_and(before).logical_not();
  return at::zeros(hidden.sizes(), at::TensorOptions().dtype(at::kFloat))
      .masked_fill(hidden, -std::numeric_limits<float>::infinity())
      .unsqueeze(1);  // [B, 1, T, T]
}

DialogueBatch assemble(const std::vector<Row>& rows, std::int64_t pad) {
  std::int64_t T = 0;
  for (const Row& row : rows) T = std::max<std::int64_t>(T, std::ssize(row.ids));
  const auto options = at::TensorOptions().dtype(at::kLong);
  const std::int64_t B = std::ssize(rows);
  DialogueBatch batch{.ids = at::full({B, T}, pad, options), .positions = at::zeros({B, T}, options)};
  at::Tensor branches = at::full({B, T}, padding_branch, options);
  std::vector<std::int64_t> sources, targets;
  for (std::int64_t b = 0; b < B; ++b) {
    const Row& row = rows[static_cast<std::size_t>(b)];
    std::copy(row.ids.begin(), row.ids.end(), batch.ids.data_ptr<std::int64_t>() + b * T);
    std::copy(row.positions.begin(), row.positions.end(), batch.positions.data_ptr<std::int64_t>() + b * T);
    std::copy(row.branches.begin(), row.branches.end(), branches.data_ptr<std::int64_t>() + b * T);
    for (const auto& [source, target] : row.learned) {
      sources.push_back(b * T + source);
      targets.push_back(target);
    }
  }
  batch.mask = branch_mask(branches);
  batch.sources = whole_numbers(sources);
  batch.targets = whole_numbers(targets);
  return batch;
}

}  // namespace

UnderstandingBatcher::UnderstandingBatcher(const StageRecipe& stage, const model::ModelConfig& config,
                                           const text::Tokenizer& tokenizer)
    : stage_(stage), pixels_(config.vision.image_size), tokenizer_(tokenizer), format_(chat_format(config)) {}

blocks::Question UnderstandingBatcher::question(const blocks::Scene& scene, Random& random) const {
  if (random.chance(where_everything_share)) return blocks::ask_where_everything_is(scene, random);
  while (true) {  // every scene has a description, so that this ends
    const auto type = static_cast<blocks::QuestionType>(random.pick(stage_.question_shares));
    auto asked = blocks::ask(scene, type, random, {});
    if (asked) return std::move(*asked);
    if (random.chance(0.02)) return blocks::ask_where_everything_is(scene, random);  // shares without a describe
  }
}

text::EncodedPrompt UnderstandingBatcher::conversation(const blocks::Scene& scene, Random& random) const {
  const blocks::Question first = question(scene, random);
  std::vector<text::ChatTurn> turns{{.role = text::ChatRole::user, .text = first.text, .pictures = 1},
                                    {.role = text::ChatRole::assistant, .text = first.answer}};
  if (random.chance(second_turn_share)) {
    const blocks::Question second = question(scene, random);
    turns.push_back({.role = text::ChatRole::user, .text = second.text});
    turns.push_back({.role = text::ChatRole::assistant, .text = second.answer});
  }
  return text::encode_prompt(text::chat_prompt(format_, turns), format_, tokenizer_);
}

DialogueBatch UnderstandingBatcher::questions(Random& random, std::int64_t count) const {
  std::vector<Row> rows(static_cast<std::size_t>(count));
  std::vector<blocks::Scene> scenes;
  text::TokenRange picture;
  for (std::int64_t b = 0; b < count; ++b) {
    scenes.push_back(blocks::random_scene(random, b < decoded(count) ? stage_.decoded_scenes : stage_.scenes));
    Row& row = rows[static_cast<std::size_t>(b)];
    for (std::int64_t branch = 1; branch <= stage_.questions_per_picture; ++branch) {
      const text::EncodedPrompt prompt = conversation(scenes.back(), random);
      picture = prompt.pictures.front();
      const std::int64_t prefix = picture.end + 1;  // the end of the image belongs to it
      if (branch == 1) {
        text::EncodedPrompt shared;
        shared.ids.assign(prompt.ids.begin(), prompt.ids.begin() + prefix);
        row.add(shared, 0, 0);
      }
      row.add(prompt, prefix, branch);
    }
  }
  DialogueBatch batch = assemble(rows, tokenizer_.pad());
  batch.pixels = render_batch(scenes, pixels_);
  batch.picture_begin = picture.begin;
  batch.picture_end = picture.end;
  return batch;
}

DialogueBatch UnderstandingBatcher::small_talk(Random& random, std::int64_t count) const {
  std::vector<Row> rows(static_cast<std::size_t>(count));
  for (Row& row : rows) {
    const blocks::Question talk = blocks::small_talk(random);
    const std::vector<text::ChatTurn> turns{{.role = text::ChatRole::user, .text = talk.text},
                                            {.role = text::ChatRole::assistant, .text = talk.answer}};
    row.add(text::encode_prompt(text::chat_prompt(format_, turns), format_, tokenizer_), 0, 0);
  }
  return assemble(rows, tokenizer_.pad());
}

}  // namespace core::training
