#include "core/training/recipe.h"

#include <map>
#include <span>

#include "core/base/file_io.h"
#include "core/base/json_section.h"
#include "core/base/user_folders.h"
#include "core/blocks/language.h"

namespace core::training {
namespace {

constexpr std::int64_t many = 1'000'000'000;

const std::map<std::string, StageKind> stage_kinds{{"picture_tokenizer", StageKind::picture_tokenizer},
                                                   {"picture_decoder", StageKind::picture_decoder},
                                                   {"vision", StageKind::vision},
                                                   {"language", StageKind::language}};

const std::map<std::string, Part> part_names{{"vision_encoder", Part::vision_encoder},
                                             {"understanding_aligner", Part::understanding_aligner},
                                             {"decoder", Part::decoder},
                                             {"generation_embedding", Part::generation_embedding},
                                             {"generation_aligner", Part::generation_aligner},
                                             {"image_head", Part::image_head}};

/// The named choice under a key; the error lists what can be chosen.
template <typename Choice>
Choice choose(const JsonSection& s, const std::string& key, const std::string& word, const std::map<std::string, Choice>& choices) {
  const auto found = choices.find(word);
  if (found != choices.end()) return found->second;
  std::string list;
  for (const auto& [name, choice] : choices) list += (list.empty() ? "" : ", ") + name;
  s.fail(s.name(key), join("is “", word, "”, but must be one of ", list));
}

std::filesystem::path resolve(const std::string& folder, const std::filesystem::path& base) {
  constexpr std::string_view cache = "$CACHE";
  if (folder.starts_with(cache)) return user_folder(UserFolder::cache).string() + folder.substr(cache.size());
  return base / folder;
}

void parse_scenes(const JsonSection& s, blocks::SceneOptions& scenes) {
  scenes.grid_share = s.real("grid_share", scenes.grid_share, 0.0, 1.0);
  scenes.grid_step = s.real("grid_step", scenes.grid_step, 2.0, 16.0);
  scenes.fixed_radii = s.boolean("fixed_radii", scenes.fixed_radii);
}

/// Fills `shares`, one for each value of the enumeration by its name; what is not named has none. Without the key they stay.
template <typename Kind>
void parse_shares(const JsonSection& s, const std::string& key, std::span<double> shares) {
  if (!s.has(key)) return;
  const JsonSection named = s.section(key);
  double sum = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    shares[i] = named.real(std::string(blocks::name(static_cast<Kind>(i))), 0.0, 0.0, 1000.0);
    sum += shares[i];
  }
  named.refuse_unknown_keys();
  if (!(sum > 0)) s.fail(s.name(key), "must have a share above 0");
}

/// Samples of a step, which its micro-batches share out evenly.
std::int64_t parse_per_step(const JsonSection& s, const std::string& key, std::int64_t least, std::int64_t shards) {
  const std::int64_t samples = s.integer(key, 0, least, 1 << 20);
  if (samples % shards != 0) {
    s.fail(s.name(key), join("is ", samples, ", but must be a multiple of the ", shards, " shards of a step"));
  }
  return samples;
}

void parse_language(const JsonSection& s, std::int64_t shards, StageRecipe& stage) {
  stage.understanding = parse_per_step(s, "understanding", 0, shards);
  stage.text = parse_per_step(s, "text", 0, shards);
  stage.drawing = parse_per_step(s, "drawing", 0, shards);
  stage.questions_per_picture = s.integer("questions_per_picture", stage.questions_per_picture, 1, 64);
  stage.prompt_dropout = s.real("prompt_dropout", stage.prompt_dropout, 0.0, 1.0);
  stage.understanding_weight = s.real("understanding_weight", 1.0, 0.0, 100.0);
  stage.drawing_weight = s.real("drawing_weight", 1.0, 0.0, 100.0);
  stage.embedding_from_codebook = s.boolean("embedding_from_codebook", false);
  stage.decoded_share = s.real("decoded_share", 0.0, 0.0, 1.0);
  parse_shares<blocks::QuestionType>(s, "question_shares", stage.question_shares);
  for (const auto& item : s.value("trains")) {
    stage.trains.push_back(choose(s, "trains", item.is_string() ? item.get<std::string>() : item.dump(), part_names));
  }
  if (stage.understanding + stage.text + stage.drawing == 0) s.fail(s.name("understanding"), "and text and drawing are all 0");
}

StageRecipe parse_stage(const JsonSection& s, std::int64_t shards) {
  StageRecipe stage;
  stage.name = s.text("name");
  stage.kind = choose(s, "kind", s.text("kind"), stage_kinds);
  stage.steps = s.integer("steps", 0, 1, many);
  stage.learning_rate = s.real("learning_rate", stage.learning_rate, 0.0, 10.0);
  stage.final_learning_rate = s.real("final_learning_rate", stage.final_learning_rate, 0.0, 10.0);
  stage.warmup_steps = s.integer("warmup_steps", 0, 0, stage.steps);
  stage.beta1 = s.real("beta1", stage.beta1, 0.0, 1.0);
  stage.beta2 = s.real("beta2", stage.beta2, 0.0, 1.0);
  stage.weight_decay = s.real("weight_decay", 0.0, 0.0, 10.0);
  stage.clip = s.real("clip", stage.clip, 0.0, 1e6);
  stage.bfloat16 = s.boolean("bfloat16", stage.bfloat16);
  parse_scenes(s, stage.scenes);
  if (stage.kind == StageKind::language) {
    parse_language(s, shards, stage);
  } else {
    stage.pictures = parse_per_step(s, "pictures", 1, shards);
  }
  if (stage.kind == StageKind::picture_tokenizer) {
    stage.plain_share = s.real("plain_share", stage.plain_share, 0.0, 1.0);
    stage.commitment = s.real("commitment", stage.commitment, 0.0, 100.0);
    stage.codebook_decay = s.real("codebook_decay", stage.codebook_decay, 0.0, 1.0);
  }
  s.refuse_unknown_keys();
  return stage;
}

}  // namespace

std::string identity(const Recipe& recipe) {
  return join(recipe.name, " seed ", recipe.seed, " shards ", recipe.shards, " vocabulary ", recipe.tokenizer.vocabulary, " ",
              model::model_config_json(recipe.model));
}

Recipe read_recipe(const std::filesystem::path& path) {
  const nlohmann::json document = parse_json(read_file(path), path.string());
  const JsonSection s(document, path.string());
  Recipe recipe;
  recipe.name = s.text("name");
  recipe.seed = static_cast<std::uint64_t>(s.integer("seed", 1, 0, many));
  recipe.shards = s.integer("shards", recipe.shards, 1, 64);
  if (s.has("start_from")) recipe.start_from = resolve(s.text("start_from"), path.parent_path());
  recipe.model_folder = resolve(s.text("model_folder"), path.parent_path());
  recipe.work_folder = resolve(s.text("work_folder"), path.parent_path());
  recipe.checkpoint_seconds = s.integer("checkpoint_seconds", recipe.checkpoint_seconds, 1, many);
  recipe.model = model::parse_model_config(s.value("model").dump(), path.string());
  recipe.generation_config = s.value("generation_config").dump(2) + "\n";
  const JsonSection tokenizer = s.section("tokenizer");
  recipe.tokenizer.vocabulary = tokenizer.integer("vocabulary", recipe.tokenizer.vocabulary, 300, 1 << 20);
  recipe.tokenizer.corpus_lines = tokenizer.integer("corpus_lines", recipe.tokenizer.corpus_lines, 1, many);
  tokenizer.refuse_unknown_keys();
  const JsonSection corpus = s.section("drawing_corpus");
  recipe.drawing_corpus.pictures = corpus.integer("pictures", recipe.drawing_corpus.pictures, 1, many);
  parse_scenes(corpus, recipe.drawing_corpus.scenes);
  parse_shares<blocks::Category>(corpus, "prompt_shares", recipe.drawing_corpus.prompt_shares);
  recipe.drawing_corpus.named_order = corpus.boolean("named_order", recipe.drawing_corpus.named_order);
  recipe.drawing_corpus.white_share = corpus.real("white_share", recipe.drawing_corpus.white_share, 0.0, 1.0);
  corpus.refuse_unknown_keys();
  for (const JsonSection& stage : s.sections("stages")) {
    recipe.stages.push_back(parse_stage(stage, recipe.shards));
    recipe.stages.back().decoded_scenes = recipe.drawing_corpus.scenes;
  }
  s.refuse_unknown_keys();
  if (recipe.stages.empty()) s.fail("stages", "is empty");
  if (recipe.tokenizer.vocabulary != recipe.model.decoder.vocabulary) {
    s.fail("tokenizer.vocabulary", "differs from model.language_config.vocab_size");
  }
  return recipe;
}

}  // namespace core::training
