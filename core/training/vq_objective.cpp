#include "core/training/vq_objective.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/l1_loss.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/mse_loss.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <string_view>

#include "core/blocks/judge.h"
#include "core/tensor/image_tensor.h"
#include "core/training/picture_batch.h"

namespace core::training {
namespace {

constexpr std::string_view vq_prefix = "gen_vision_model.";
constexpr std::int64_t revive_every = 25;      ///< steps
constexpr double revive_until = 0.7;           ///< share of the stage; later the codes stay where they are
constexpr double unused_below = 0.02;          ///< uses per step
constexpr std::int64_t kmeans_pictures = 1024;
constexpr int kmeans_rounds = 12;

at::Tensor normalized(const at::Tensor& rows) { return rows / rows.norm(2, {-1}, true).clamp_min(1e-12); }

/// Adds rows of `latents` [M, d] by their code: counts [N] and sums [N, d].
std::pair<at::Tensor, at::Tensor> gather_by_code(const at::Tensor& latents, const at::Tensor& codes, std::int64_t N) {
  const auto options = at::TensorOptions().dtype(at::kFloat);
  at::Tensor counts = at::zeros({N}, options);
  at::Tensor sums = at::zeros({N, latents.size(1)}, options);
  counts.index_add_(0, codes, at::ones({codes.size(0)}, options));
  sums.index_add_(0, codes, latents);
  return {counts, sums};
}

/// A row of `latents`, at random.
at::Tensor random_row(const at::Tensor& latents, Random& random) {
  return latents[random.below(static_cast<int>(latents.size(0)))];
}

/// Spherical k-means that starts from random rows; empty clusters start again from another row. Undefined when stopped.
at::Tensor kmeans(const at::Tensor& latents, std::int64_t clusters, Random random, const std::stop_token& stop) {
  at::Tensor centres = at::zeros({clusters, latents.size(1)}, at::TensorOptions().dtype(at::kFloat));
  for (std::int64_t i = 0; i < clusters; ++i) centres[i].copy_(random_row(latents, random));
  for (int round = 0; round < kmeans_rounds; ++round) {
    if (stop.stop_requested()) return {};
    const at::Tensor codes = at::matmul(latents, centres.t()).argmax(-1);  // [M]
    const auto [counts, sums] = gather_by_code(latents, codes, clusters);
    centres.copy_(normalized(sums));
    for (std::int64_t i = 0; i < clusters; ++i) {
      if (counts[i].item<float>() == 0.0F) centres[i].copy_(random_row(latents, random));
    }
  }
  return centres;
}

/// Whether the judge finds every object and the ground of the scene again in a painted picture: no drawing can be
/// better than the picture tokenizer.
bool survives(const blocks::Scene& scene, const at::Tensor& painted) {
  blocks::SceneWish wish{.objects = {}, .ground = static_cast<int>(scene.ground)};
  for (const blocks::Object& object : scene.objects) {
    wish.objects.push_back({.shape = static_cast<int>(object.shape),
                            .color = static_cast<int>(object.color),
                            .size = static_cast<int>(object.size)});
  }
  return blocks::judge(tensor::picture_from(painted), wish).correct;
}

}  // namespace

VqObjective::VqObjective(const StageRecipe& stage, const model::ModelConfig& config)
    : stage_(stage),
      pixels_(config.vq.image_size),
      codes_(config.vq.codes),
      decoder_alone_(stage.kind == StageKind::picture_decoder),
      usage_(at::zeros({config.vq.codes}, at::TensorOptions().dtype(at::kFloat))),
      sums_(at::zeros({config.vq.codes, config.vq.code_width}, at::TensorOptions().dtype(at::kFloat))) {}

bool VqObjective::learns(const std::string& name) const {
  if (!name.starts_with(vq_prefix) || name.find("quantize.") != std::string::npos) return false;
  const bool of_decoder = name.starts_with("gen_vision_model.decoder.") || name.starts_with("gen_vision_model.post_quant_conv.");
  return of_decoder || !decoder_alone_;
}

std::int64_t VqObjective::plain_steps() const {
  return decoder_alone_ ? 0 : static_cast<std::int64_t>(stage_.plain_share * static_cast<double>(stage_.steps));
}

std::vector<blocks::Scene> VqObjective::scenes(const ShardKey& key, std::int64_t count) const {
  Random random = key.random();
  std::vector<blocks::Scene> scenes;
  for (std::int64_t i = 0; i < count; ++i) {
    scenes.push_back(blocks::random_scene(random, stage_.scenes));
  }
  return scenes;
}

ShardLoss VqObjective::loss(Learner& learner, const ShardKey& key) const {
  model::VqModel& vq = learner.model.vq;
  const std::vector<blocks::Scene> shown = scenes(key, shard_share(stage_.pictures, key.shards));
  const at::Tensor pixels = render_batch(shown, pixels_);
  const at::Tensor latents = vq.encode(pixels);  // [B, Gy, Gx, d]
  at::Tensor vectors = latents;
  at::Tensor commitment = at::zeros({}, latents.options());
  ShardLoss result;
  if (key.step >= plain_steps()) {
    const at::Tensor codes = vq.nearest_codes(latents.detach());
    const at::Tensor chosen = vq.code_vectors(codes).detach();
    if (decoder_alone_) {
      vectors = chosen;
    } else {
      commitment = at::mse_loss(latents, chosen);
      vectors = latents + (chosen - latents).detach();  // straight through
      const auto [counts, sums] = gather_by_code(latents.detach().flatten(0, 2), codes.flatten(), codes_);
      result.statistics = {{"counts", counts}, {"sums", sums}, {"latents", latents.detach().flatten(0, 2)}};
    }
  }
  const at::Tensor painted = vq.decode_vectors(vectors);
  const at::Tensor squared = at::mse_loss(painted, pixels);
  result.total = at::l1_loss(painted, pixels) + 2.0 * squared + stage_.commitment * commitment;
  const double mse = squared.item<double>();
  result.parts = {{"loss", result.total.item<double>()},
                  {"psnr", 10.0 * std::log10(4.0 / std::max(mse, 1e-12))},
                  {"commitment", commitment.item<double>()},
                  {"exact", survives(shown.front(), painted[0]) ? 1.0 : 0.0}};
  return result;
}

bool VqObjective::prepare_step(Learner& master, const ShardKey& key, const std::stop_token& stop) {
  if (decoder_alone_ || key.step != plain_steps()) return true;
  const at::NoGradGuard no_grad;
  std::vector<at::Tensor> parts;
  ShardKey sample = key;
  sample.seed ^= 0x6B6D65616E73ULL;  // data of its own, not that of a step
  for (std::int64_t done = 0; done < kmeans_pictures; done += 64, ++sample.shard) {
    if (stop.stop_requested()) return false;
    parts.push_back(master.model.vq.encode(render_batch(scenes(sample, 64), pixels_)).flatten(0, 2));
  }
  const at::Tensor centres = kmeans(at::cat(parts), codes_, sample.random(), stop);
  if (!centres.defined()) return false;
  master.model.vq.codebook().detach().copy_(centres);
  usage_.fill_(1.0);
  sums_.copy_(centres);
  return true;
}

void VqObjective::after_step(Learner& master, const std::vector<ShardLoss>& shards, const ShardKey& key) {
  if (decoder_alone_ || key.step < plain_steps()) return;
  const at::NoGradGuard no_grad;
  at::Tensor counts = shards.front().statistics.at("counts").clone();
  at::Tensor sums = shards.front().statistics.at("sums").clone();
  for (std::size_t i = 1; i < shards.size(); ++i) {
    counts.add_(shards[i].statistics.at("counts"));
    sums.add_(shards[i].statistics.at("sums"));
  }
  usage_.mul_(stage_.codebook_decay).add_(counts, 1.0 - stage_.codebook_decay);
  sums_.mul_(stage_.codebook_decay).add_(sums, 1.0 - stage_.codebook_decay);
  at::Tensor codebook = master.model.vq.codebook().detach();
  codebook.copy_(normalized(sums_));
  const bool early = static_cast<double>(key.step) < revive_until * static_cast<double>(stage_.steps);
  if (early && key.step % revive_every == 0) {
    ShardKey own = key;
    own.seed ^= 0x726576697665ULL;
    revive_unused_codes(codebook, shards.front().statistics.at("latents"), own.random());
  }
}

void VqObjective::revive_unused_codes(at::Tensor& codebook, const at::Tensor& latents, Random random) {
  const float* usage = usage_.data_ptr<float>();
  for (std::int64_t i = 0; i < codes_; ++i) {
    if (usage[i] >= unused_below) continue;
    codebook[i].copy_(random_row(latents, random));
    usage_[i].fill_(0.5);
    sums_[i].copy_(codebook[i] * 0.5);
  }
}

TensorMap VqObjective::state() { return {{"codebook_usage", usage_}, {"codebook_sums", sums_}}; }

}  // namespace core::training
