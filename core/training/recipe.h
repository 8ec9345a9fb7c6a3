#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/blocks/language.h"
#include "core/blocks/scene.h"
#include "core/model/model_config.h"

namespace core::training {

/// What a stage teaches.
enum class StageKind {
  picture_tokenizer,  ///< the VQ model as a whole: auto-encoder, then k-means codebook, then EMA codebook
  picture_decoder,    ///< its decoder alone, behind frozen codes
  vision,             ///< the vision encoder by dense attributes, in place of SigLIP's pre-training
  language            ///< answers, small talk and drawings through the decoder; the Janus stages
};

/// The parts of the model that a language stage may train.
enum class Part { vision_encoder, understanding_aligner, decoder, generation_embedding, generation_aligner, image_head };

/// One stretch of training with one optimiser and one schedule.
struct StageRecipe {
  std::string name;
  StageKind kind = StageKind::language;
  std::int64_t steps = 0;
  double learning_rate = 1e-3;       ///< peak
  double final_learning_rate = 0.0;  ///< at the end of the cosine; equal to learning_rate: constant
  std::int64_t warmup_steps = 0;     ///< linear, from 0
  double beta1 = 0.9;
  double beta2 = 0.95;
  double weight_decay = 0.0;         ///< on matrices alone
  double clip = 1.0;                 ///< largest global gradient norm; 0: no clipping
  bool bfloat16 = true;              ///< dtype of products; parameters, sums and norms of tokens stay float32
  std::int64_t pictures = 0;         ///< per step, for the picture stages
  blocks::SceneOptions scenes;       ///< that this stage shows

  // Picture tokenizer.
  double plain_share = 0.12;   ///< share of the steps as a plain auto-encoder, before the codebook
  double commitment = 0.25;
  double codebook_decay = 0.995;

  // Language: samples per step. The ratio of the three is the data ratio of the stage.
  std::int64_t understanding = 0;           ///< pictures with questions
  std::int64_t text = 0;                    ///< turns without a picture
  std::int64_t drawing = 0;                 ///< prompts with pictures
  std::int64_t questions_per_picture = 8;
  double prompt_dropout = 0.1;              ///< share of prompts replaced by pads, for guidance
  double understanding_weight = 1.0;        ///< of the losses
  double drawing_weight = 1.0;
  std::vector<double> question_shares = std::vector<double>(blocks::question_type_count, 1.0);  ///< by question type
  bool embedding_from_codebook = false;     ///< start the generation embedding from the codebook, scaled to unit variance
  double decoded_share = 0.0;               ///< share of the pictures seen through the picture tokenizer
  blocks::SceneOptions decoded_scenes;      ///< of those: what the picture tokenizer knows, as in the drawing corpus
  std::vector<Part> trains;
};

/// Pictures for drawing, tokenized once before the first stage that needs them.
struct DrawingCorpusRecipe {
  std::int64_t pictures = 100'000;
  blocks::SceneOptions scenes{.grid_share = 1.0, .fixed_radii = true};
  double white_share = 0.0;  ///< of the pictures whose prompt names no ground: on white; the others on any ground
  blocks::CategoryShares prompt_shares = blocks::training_shares;
  bool named_order = false;  ///< two objects of free places stand in the order in which the prompt names them
};

struct TokenizerRecipe {
  std::int64_t vocabulary = 1024;
  std::int64_t corpus_lines = 50'000;
};

struct Recipe {
  std::string name;
  std::uint64_t seed = 1;
  std::int64_t shards = 2;  ///< micro-batches of a step; part of the result, unlike the number of threads; divides all samples per step
  std::filesystem::path start_from;    ///< a model whose weights and vocabulary the run begins with; empty: from nothing
  std::filesystem::path model_folder;  ///< where the finished model goes
  std::filesystem::path work_folder;   ///< checkpoint, losses, tokenized pictures
  std::int64_t checkpoint_seconds = 120;
  model::ModelConfig model;
  TokenizerRecipe tokenizer;
  DrawingCorpusRecipe drawing_corpus;
  std::string generation_config;  ///< JSON text, copied into the model's folder
  std::vector<StageRecipe> stages;
};

/// What a checkpoint must share with the recipe that resumes it: name, seed, micro-batches, model, vocabulary. Lengths and
/// rates of stages may be changed between two sittings; the run then is another one, and says so nowhere but in the recipe.
std::string identity(const Recipe& recipe);

/// Reads a recipe; relative folders are taken from the recipe's own folder, and "$CACHE" at the front of one is
/// $XDG_CACHE_HOME/bifrons. Unknown keys are errors. Throws Error(file_missing, file_damaged) naming file and key.
Recipe read_recipe(const std::filesystem::path& path);

}  // namespace core::training
