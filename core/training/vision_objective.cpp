#include "core/training/vision_objective.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/full.h>
#include <ATen/ops/smooth_l1_loss.h>
#include <ATen/ops/zeros.h>

#include <cmath>

#include "core/training/picture_batch.h"

namespace core::training {
namespace {

constexpr std::int64_t ignored = -100;  ///< the target that cross entropy leaves out

/// The object that a patch belongs to, by the distance of the patch's centre in radii; nothing beyond the rim.
const blocks::Object* object_at(const blocks::Scene& scene, double x, double y, double patch_units) {
  const blocks::Object* nearest = nullptr;
  double least = 1.0;
  for (const blocks::Object& object : scene.objects) {
    const double distance = std::hypot(object.x - x, object.y - y) / (object.radius + 0.35 * patch_units);
    if (distance < least) {
      least = distance;
      nearest = &object;
    }
  }
  return nearest;
}

/// Index of the third of the frame that a coordinate lies in, 0 to 2.
std::int64_t third(double coordinate) {
  return std::min<std::int64_t>(2, static_cast<std::int64_t>(coordinate / (blocks::scene_units / 3)));
}

/// Targets of all patches of a batch.
struct Targets {
  at::Tensor shape, color, size, region;  ///< int64 [B · P]
  at::Tensor place;                       ///< [B · P, 4]
  at::Tensor covered;                     ///< [B · P, 1], 1 where there is an object
  at::Tensor ground;                      ///< int64 [B]
};

Targets targets_of(const std::vector<blocks::Scene>& scenes, std::int64_t grid) {
  const auto B = static_cast<std::int64_t>(scenes.size());
  const std::int64_t rows = B * grid * grid;
  const auto whole = at::TensorOptions().dtype(at::kLong);
  const auto real = at::TensorOptions().dtype(at::kFloat);
  Targets t{at::zeros({rows}, whole),          at::zeros({rows}, whole),   at::full({rows}, ignored, whole),
            at::full({rows}, ignored, whole),  at::zeros({rows, 4}, real), at::zeros({rows, 1}, real),
            at::zeros({B}, whole)};
  const double patch = blocks::scene_units / static_cast<double>(grid);
  std::int64_t row = 0;
  for (std::int64_t b = 0; b < B; ++b) {
    const blocks::Scene& scene = scenes[static_cast<std::size_t>(b)];
    t.ground.data_ptr<std::int64_t>()[b] = static_cast<std::int64_t>(scene.ground);
    for (std::int64_t i = 0; i < grid * grid; ++i, ++row) {
      const double x = (static_cast<double>(i % grid) + 0.5) * patch;
      const double y = (static_cast<double>(i / grid) + 0.5) * patch;
      const blocks::Object* object = object_at(scene, x, y, patch);
      if (object == nullptr) continue;
      t.shape.data_ptr<std::int64_t>()[row] = 1 + static_cast<std::int64_t>(object->shape);
      t.color.data_ptr<std::int64_t>()[row] = 1 + static_cast<std::int64_t>(object->color);
      t.size.data_ptr<std::int64_t>()[row] = static_cast<std::int64_t>(object->size);
      t.region.data_ptr<std::int64_t>()[row] = 3 * third(object->y) + third(object->x);
      t.covered.data_ptr<float>()[row] = 1.0F;
      float* place = t.place.data_ptr<float>() + 4 * row;
      place[0] = static_cast<float>((object->x - x) / 32.0);
      place[1] = static_cast<float>((object->y - y) / 32.0);
      place[2] = static_cast<float>(object->x / 48.0 - 1.0);
      place[3] = static_cast<float>(object->y / 48.0 - 1.0);
    }
  }
  return t;
}

at::Tensor cross_entropy(const at::Tensor& logits, const at::Tensor& targets) {
  return at::cross_entropy_loss(logits, targets, {}, at::Reduction::Mean, ignored);
}

}  // namespace

VisionObjective::VisionObjective(const StageRecipe& stage, const model::ModelConfig& config)
    : stage_(stage), vision_(config.vision) {}

bool VisionObjective::learns(const std::string& name) const {
  return name.starts_with("vision_model.") || is_training_only(name);
}

ShardLoss VisionObjective::loss(Learner& learner, const ShardKey& key) const {
  Random random = key.random();
  std::vector<blocks::Scene> scenes;
  for (std::int64_t i = 0; i < shard_share(stage_.pictures, key.shards); ++i) {
    scenes.push_back(blocks::random_scene(random, stage_.scenes));
  }
  const Targets targets = targets_of(scenes, vision_.grid());
  const at::Tensor patches = learner.model.vision(render_batch(scenes, vision_.image_size));  // [B, P, E]
  const at::Tensor named = learner.probe.patch(patches).to(at::kFloat).flatten(0, 1);         // [B·P, …]
  const auto parts = named.split_with_sizes(
      {VisionProbe::shapes, VisionProbe::colors, VisionProbe::sizes, VisionProbe::regions, VisionProbe::places}, 1);
  const at::Tensor shape = cross_entropy(parts[0], targets.shape);
  const at::Tensor color = cross_entropy(parts[1], targets.color);
  const at::Tensor size = cross_entropy(parts[2], targets.size);
  const at::Tensor region = cross_entropy(parts[3], targets.region);
  const at::Tensor miss = (parts[4] - targets.place).abs() * targets.covered;
  const at::Tensor place = miss.sum() / (targets.covered.sum() * 4.0).clamp_min(1.0);
  const at::Tensor ground = cross_entropy(learner.probe.ground(patches.mean(1)).to(at::kFloat), targets.ground);
  ShardLoss result;
  result.total = shape + color + size + region + 4.0 * place + 0.5 * ground;
  result.parts = {{"loss", result.total.item<double>()},   {"shape", shape.item<double>()},
                  {"color", color.item<double>()},         {"size", size.item<double>()},
                  {"region", region.item<double>()},       {"place", place.item<double>()},
                  {"ground", ground.item<double>()}};
  return result;
}

}  // namespace core::training
