#include "tests/core/training/miniature_recipe.h"

#include "core/base/error.h"
#include "core/base/file_io.h"

std::filesystem::path MiniatureRecipe::write(const std::filesystem::path& folder) const {
  const std::string text = core::join(R"({
  "name": "miniature", "seed": 3, "shards": 2, )", extra_key, R"(
  "model_folder": "model", "work_folder": "work", "checkpoint_seconds": 1000,
  "model": {
    "model_type": "multi_modality",
    "language_config": { "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64,
                         "vocab_size": 400, "max_position_embeddings": 512 },
    "vision_config": { "params": { "model_name": "bifrons_vit", "image_size": 32, "patch_size": 16, "width": 32, "layers": 1,
                                   "heads": 2, "mlp_width": 64 } },
    "gen_vision_config": { "params": { "image_token_size": 32, "n_embed": 4, "base_channels": 8, "channel_multiplier": [1, 1, 2],
                                       "encoder_blocks": 1, "decoder_blocks": 1, "z_channels": 16, "norm_group_channels": 8,
                                       "image_size": 32 } },
    "gen_head_config": { "params": { "image_token_embed": 32 } }
  },
  "tokenizer": { "vocabulary": 400, "corpus_lines": 4000 },
  "drawing_corpus": { "pictures": 40 },
  "generation_config": { "temperature": 0.0, "max_new_tokens": 16, "image": { "guidance": 2.0, "temperature": 0.5 } },
  "stages": [
    { "name": "see", "kind": ")", first_kind, R"(", "steps": )", steps, R"(, "pictures": 4, "learning_rate": 3e-3 },
    { "name": "tokenize", "kind": "picture_tokenizer", "steps": )", steps, R"(, "pictures": 4, "learning_rate": 1e-3,
      "plain_share": 0.5, "bfloat16": false },
    { "name": "paint", "kind": "picture_decoder", "steps": )", steps, R"(, "pictures": 4, "learning_rate": 1e-3, "bfloat16": false },
    { "name": "speak", "kind": "language", "steps": )", steps, R"(, "understanding": 2, "text": 2, "drawing": 4,
      "questions_per_picture": 2, "embedding_from_codebook": true, "decoded_share": 0.5, "learning_rate": 1e-3,
      "trains": ["vision_encoder", "understanding_aligner", "decoder", "generation_embedding", "generation_aligner", "image_head"] }
  ]
})");
  const std::filesystem::path path = folder / "recipe.json";
  core::write_file(path, text);
  return path;
}
