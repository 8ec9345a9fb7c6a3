#include "core/training/drawing_corpus.h"

#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/sum.h>

#include <iomanip>
#include <sstream>

#include "core/base/error.h"
#include "core/base/file_io.h"
#include "core/blocks/language.h"
#include "core/checkpoint/safetensors_file.h"
#include "core/checkpoint/safetensors_writer.h"
#include "core/training/picture_batch.h"
#include "core/training/shard_pool.h"

namespace core::training {
namespace {

constexpr std::int64_t block = 16;  ///< pictures tokenized at once: larger blocks leave the caches, and the heap for fresh pages
constexpr std::int64_t blocks_between_reports = 256;
const std::string origin_key = "made_of";

/// The random numbers of item `index`: first its prompt, then its scene.
Random item_random(std::uint64_t seed, std::int64_t index) {
  return Random(seed ^ 0x64726177ULL, static_cast<std::uint64_t>(index));
}

blocks::Scene item_scene(const Recipe& recipe, std::int64_t index) {
  Random random = item_random(recipe.seed, index);
  blocks::SceneWish wish = blocks::training_prompt(random, recipe.drawing_corpus.prompt_shares).wish;
  if (wish.ground < 0 && random.chance(recipe.drawing_corpus.white_share)) wish.ground = static_cast<int>(blocks::Ground::white);
  if (recipe.drawing_corpus.named_order) blocks::place_in_named_order(wish, random);
  return blocks::random_scene(random, recipe.drawing_corpus.scenes, wish);
}

void tokenize_block(const model::VqModel& vq, const Recipe& recipe, std::int64_t first, at::Tensor codes) {
  const at::NoGradGuard no_grad;
  std::vector<blocks::Scene> scenes;
  for (std::int64_t i = 0; i < codes.size(0); ++i) scenes.push_back(item_scene(recipe, first + i));
  codes.copy_(vq.tokenize(render_batch(scenes, recipe.model.vq.image_size)).flatten(1));
}

/// All that the codes depend on, in words; the picture tokenizer by the sum of its codebook, which no other training
/// ends with to the last bit.
std::string origin(const Recipe& recipe, model::VqModel& vq) {
  const DrawingCorpusRecipe& corpus = recipe.drawing_corpus;
  std::ostringstream text;
  text << std::setprecision(17) << identity(recipe) << " pictures " << corpus.pictures << " grid " << corpus.scenes.grid_share
       << " of " << corpus.scenes.grid_step << " fixed radii " << corpus.scenes.fixed_radii << " white " << corpus.white_share
       << (corpus.named_order ? " in named order" : "") << " prompts";
  for (const double share : corpus.prompt_shares) text << " " << share;
  text << " codebook " << vq.codebook().sum(at::kDouble).item<double>();
  return text.str();
}

}  // namespace

std::optional<DrawingCorpus> DrawingCorpus::prepare(const std::filesystem::path& file, const Recipe& recipe, Learner& learner,
                                                    int threads, const std::function<void(const std::string&)>& message,
                                                    const std::stop_token& stop) {
  const std::int64_t items = recipe.drawing_corpus.pictures;
  const std::int64_t tokens = recipe.model.vq.tokens();
  const std::string made_of = origin(recipe, learner.model.vq);
  if (path_exists(file)) {
    const checkpoint::SafetensorsFile saved(file);
    const auto found = saved.metadata().find(origin_key);
    at::Tensor codes = saved.tensor("codes").clone();
    const bool fits = codes.dim() == 2 && codes.size(0) == items && codes.size(1) == tokens;
    if (!fits || found == saved.metadata().end() || found->second != made_of) {
      const char* why = fits && found == saved.metadata().end() ? "does not say what it was made of" : "is of another recipe";
      throw Error(ErrorKind::invalid_request, join("“", file.string(), "” ", why, ". Remove it to make it anew."));
    }
    return DrawingCorpus(std::move(codes), recipe);
  }
  at::Tensor codes = at::empty({items, tokens}, at::TensorOptions().dtype(at::kInt));
  const std::int64_t all = (items + block - 1) / block;
  ShardPool pool(threads);
  for (std::int64_t done = 0; done < all; done += blocks_between_reports) {
    if (stop.stop_requested()) return std::nullopt;
    message(join("Tokenizing pictures: ", std::min(items, done * block), " of ", items));
    pool.run(std::min(blocks_between_reports, all - done), [&](std::int64_t i) {
      if (stop.stop_requested()) return;
      const std::int64_t first = (done + i) * block;
      tokenize_block(learner.model.vq, recipe, first, codes.narrow(0, first, std::min(block, items - first)));
    });
  }
  if (stop.stop_requested()) return std::nullopt;
  checkpoint::write_safetensors(file, {{"codes", codes}}, {{origin_key, made_of}});
  return DrawingCorpus(std::move(codes), recipe);
}

std::string DrawingCorpus::prompt(std::int64_t index) const {
  Random random = item_random(seed_, index);
  return blocks::training_prompt(random, shares_).text;
}

at::Tensor DrawingCorpus::codes(const std::vector<std::int64_t>& indices) const {
  const at::Tensor rows = at::from_blob(const_cast<std::int64_t*>(indices.data()),
                                        {static_cast<std::int64_t>(indices.size())}, at::TensorOptions().dtype(at::kLong));
  return codes_.index_select(0, rows).to(at::kLong);
}

}  // namespace core::training
