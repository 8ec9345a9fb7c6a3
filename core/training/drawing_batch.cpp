#include "core/training/drawing_batch.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>

#include <algorithm>
#include <numeric>

#include "core/training/model_export.h"

namespace core::training {
namespace {

/// Item of the `number`-th sample: a stride through the corpus that meets every item once before any twice.
std::int64_t spread(std::int64_t number, std::int64_t items) {
  std::int64_t stride = 1'000'003 % items;
  while (std::gcd(stride, items) != 1) ++stride;
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(number % items) * static_cast<std::uint64_t>(stride) %
                                   static_cast<std::uint64_t>(items));
}

}  // namespace

DrawingBatcher::DrawingBatcher(const StageRecipe& stage, const model::ModelConfig& config,
                               const text::Tokenizer& tokenizer, const DrawingCorpus* corpus)
    : stage_(stage), tokenizer_(tokenizer), corpus_(corpus), format_(chat_format(config)) {}

DrawingBatch DrawingBatcher::batch(Random& random, const ShardKey& key, std::int64_t count) const {
  std::vector<std::int64_t> items;
  std::vector<text::TokenIds> prompts;
  std::size_t longest = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    items.push_back(spread((key.step * key.shards + key.shard) * count + i, corpus_->size()));
    const auto parts = text::drawing_prompt(format_, corpus_->prompt(items.back()));
    prompts.push_back(text::encode_prompt(parts, format_, tokenizer_).ids);
    text::TokenIds& ids = prompts.back();
    if (random.chance(stage_.prompt_dropout)) std::fill(ids.begin() + 1, ids.end() - 1, tokenizer_.pad());
    longest = std::max(longest, ids.size());
  }
  DrawingBatch batch;
  batch.codes = corpus_->codes(items);
  const std::int64_t tokens = batch.codes.size(1);
  const std::int64_t T = static_cast<std::int64_t>(longest) + tokens - 1;
  const auto options = at::TensorOptions().dtype(at::kLong);
  batch.ids = at::full({count, T}, tokenizer_.pad(), options);
  batch.inputs = at::empty({count * (tokens - 1)}, options);
  batch.sources = at::empty({count * tokens}, options);
  auto* input = batch.inputs.data_ptr<std::int64_t>();
  auto* source = batch.sources.data_ptr<std::int64_t>();
  for (std::int64_t b = 0; b < count; ++b) {
    const text::TokenIds& ids = prompts[static_cast<std::size_t>(b)];
    std::copy(ids.begin(), ids.end(), batch.ids.data_ptr<std::int64_t>() + b * T);
    const std::int64_t first = b * T + std::ssize(ids);  // where the first code is fed
    input = std::generate_n(input, tokens - 1, [p = first]() mutable { return p++; });
    source = std::generate_n(source, tokens, [p = first - 1]() mutable { return p++; });
  }
  return batch;
}

}  // namespace core::training
