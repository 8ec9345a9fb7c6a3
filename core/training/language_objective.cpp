#include "core/training/language_objective.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <string_view>

#include "core/training/picture_batch.h"

namespace core::training {
namespace {

/// Which part of the model a parameter belongs to, by its name in the checkpoint.
struct PartPrefix {
  Part part;
  std::string_view prefix;
};
constexpr PartPrefix part_prefixes[] = {
    {Part::vision_encoder, "vision_model."},   {Part::understanding_aligner, "aligner."},
    {Part::decoder, "language_model."},        {Part::generation_embedding, "gen_embed."},
    {Part::generation_aligner, "gen_aligner."}, {Part::image_head, "gen_head."}};

/// A loss before it is averaged, so that two kinds of rows can share one mean.
struct SummedLoss {
  at::Tensor sum;
  std::int64_t tokens = 0;
  std::int64_t right = 0;

  [[nodiscard]] double mean() const { return sum.item<double>() / static_cast<double>(tokens); }
  [[nodiscard]] double right_share() const { return static_cast<double>(right) / static_cast<double>(tokens); }
  /// The mean times `weight`, to be differentiated.
  [[nodiscard]] at::Tensor weighted(double weight) const { return sum * (weight / static_cast<double>(tokens)); }
};

SummedLoss token_loss(const at::Tensor& logits, const at::Tensor& targets) {
  return {.sum = at::cross_entropy_loss(logits, targets, {}, at::Reduction::Sum),
          .tokens = targets.numel(),
          .right = logits.detach().argmax(-1).eq(targets).sum().item<std::int64_t>()};
}

/// Positions [0, T) of the flattened batch: rows of `hidden` [B, T, C].
at::Tensor rows(const at::Tensor& hidden, const at::Tensor& indices) {
  return hidden.flatten(0, 1).index_select(0, indices);
}

SummedLoss dialogue_loss(const model::MultimodalModel& model, const DialogueBatch& batch) {
  at::Tensor x = model.decoder.embed(batch.ids);  // [B, T, C]
  if (batch.pixels.defined()) {
    const std::int64_t T = x.size(1);
    x = at::cat({x.narrow(1, 0, batch.picture_begin), model.look(batch.pixels),
                 x.narrow(1, batch.picture_end, T - batch.picture_end)}, 1);
  }
  const at::Tensor hidden = model.decoder.hidden(x, batch.positions, batch.mask, nullptr);
  return token_loss(model.decoder.text_logits(rows(hidden, batch.sources)), batch.targets);
}

SummedLoss drawing_loss(const model::MultimodalModel& model, const DrawingBatch& batch) {
  const std::int64_t tokens = batch.codes.size(1);
  const at::Tensor fed = model.embed_codes(batch.codes.narrow(1, 0, tokens - 1));  // [B, tokens − 1, C]
  at::Tensor x = model.decoder.embed(batch.ids);                                   // [B, T, C]
  const std::int64_t B = x.size(0), T = x.size(1);
  x = x.flatten(0, 1).index_copy(0, batch.inputs, fed.flatten(0, 1)).unflatten(0, {B, T});
  const at::Tensor positions = at::arange(T, at::TensorOptions().dtype(at::kLong));
  const at::Tensor hidden = model.decoder.hidden(x, positions, {}, nullptr);
  return token_loss(model.image_logits(rows(hidden, batch.sources)), batch.codes.flatten());
}

/// The first `count` pictures as the picture tokenizer gives them back.
at::Tensor through_tokenizer(const model::MultimodalModel& model, const at::Tensor& pixels, std::int64_t count) {
  if (count == 0) return pixels;
  const at::NoGradGuard no_grad;
  const at::Tensor painted = model.vq.paint(model.vq.tokenize(pixels.narrow(0, 0, count))).clamp(-1.0, 1.0);
  return at::cat({painted, pixels.narrow(0, count, pixels.size(0) - count)});
}

}  // namespace

LanguageObjective::LanguageObjective(const StageRecipe& stage, const model::ModelConfig& config,
                                     const text::Tokenizer& tokenizer, const DrawingCorpus* corpus)
    : stage_(stage),
      config_(config),
      understanding_(stage, config, tokenizer),
      drawing_(stage, config, tokenizer, corpus) {}

bool LanguageObjective::learns(const std::string& name) const {
  for (const PartPrefix& entry : part_prefixes) {
    if (!name.starts_with(entry.prefix)) continue;
    return std::find(stage_.trains.begin(), stage_.trains.end(), entry.part) != stage_.trains.end();
  }
  return false;
}

void LanguageObjective::before_step(Learner& master, const ShardKey& key) {
  if (!stage_.embedding_from_codebook || key.step != 0) return;
  // Rows of the codebook have length one; this gives their entries unit variance.
  const at::NoGradGuard no_grad;
  const at::Tensor scaled = master.model.vq.codebook() * std::sqrt(static_cast<double>(config_.vq.code_width));
  master.model.gen_embed.weight.detach().copy_(scaled);
}

ShardLoss LanguageObjective::loss(Learner& learner, const ShardKey& key) const {
  const model::MultimodalModel& model = learner.model;
  Random random = key.random();
  ShardLoss result;
  result.total = at::zeros({}, at::TensorOptions().dtype(at::kFloat));
  SummedLoss words;
  if (stage_.understanding > 0) {
    const std::int64_t count = shard_share(stage_.understanding, key.shards);
    DialogueBatch batch = understanding_.questions(random, count);
    batch.pixels = through_tokenizer(model, batch.pixels, understanding_.decoded(count));
    words = dialogue_loss(model, batch);
    result.parts.emplace_back("answers", words.mean());
    result.parts.emplace_back("answers_right", words.right_share());
  }
  if (stage_.text > 0) {
    const SummedLoss talk = dialogue_loss(model, understanding_.small_talk(random, shard_share(stage_.text, key.shards)));
    result.parts.emplace_back("talk", talk.mean());
    words.sum = words.sum.defined() ? words.sum + talk.sum : talk.sum;
    words.tokens += talk.tokens;
  }
  if (words.tokens > 0) result.total = result.total + words.weighted(stage_.understanding_weight);
  if (stage_.drawing > 0) {
    const SummedLoss codes = drawing_loss(model, drawing_.batch(random, key, shard_share(stage_.drawing, key.shards)));
    result.total = result.total + codes.weighted(stage_.drawing_weight);
    result.parts.emplace_back("codes", codes.mean());
    result.parts.emplace_back("codes_right", codes.right_share());
  }
  result.parts.emplace(result.parts.begin(), "loss", result.total.item<double>());
  return result;
}

}  // namespace core::training
