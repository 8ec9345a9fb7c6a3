#include "core/model/transformers_layout.h"

#include <c10/util/accumulate.h>

#include <array>
#include <string>
#include <string_view>

namespace core::model {
namespace {

struct Renaming {
  std::string_view official;
  std::string_view transformers;
};

/// Fronts of names; the first that fits counts.
constexpr std::array fronts{
    Renaming{"language_model.lm_head.", "lm_head."},
    Renaming{"language_model.model.", "model.language_model."},
    Renaming{"vision_model.vision_tower.patch_embed.proj.", "model.vision_model.embeddings.patch_embedding."},
    Renaming{"vision_model.vision_tower.pos_embed", "model.vision_model.embeddings.position_embedding.weight"},
    Renaming{"vision_model.vision_tower.blocks.", "model.vision_model.encoder.layers."},
    Renaming{"vision_model.vision_tower.norm.", "model.vision_model.post_layernorm."},
    Renaming{"aligner.layers.0.", "model.aligner.fc1."},
    Renaming{"aligner.layers.2.", "model.aligner.hidden_layers.0."},
    Renaming{"gen_aligner.layers.0.", "model.generation_aligner.fc1."},
    Renaming{"gen_aligner.layers.2.", "model.generation_aligner.hidden_layers.0."},
    Renaming{"gen_head.output_mlp_projector.", "model.generation_head.proj_out."},
    Renaming{"gen_head.vision_head.", "model.generation_head.vision_head."},
    Renaming{"gen_embed.", "model.generation_embeddings."},
    Renaming{"gen_vision_model.encoder.conv_blocks.", "model.vqmodel.encoder.down."},
    Renaming{"gen_vision_model.decoder.conv_blocks.", "model.vqmodel.decoder.up."},
    Renaming{"gen_vision_model.", "model.vqmodel."},
};

/// What stands further inside, in the vision encoder and in the picture tokenizer.
constexpr std::array vision_middles{
    Renaming{".norm1.", ".layer_norm1."},
    Renaming{".norm2.", ".layer_norm2."},
    Renaming{".attn.proj.", ".self_attn.projection_layer."},
};
constexpr std::array vq_middles{
    Renaming{".res.", ".block."},
    Renaming{".mid.0.", ".mid.block_1."},
    Renaming{".mid.1.", ".mid.attn_1."},
    Renaming{".mid.2.", ".mid.block_2."},
};

constexpr std::string_view vision_front = "model.vision_model.encoder.";
constexpr std::string_view vq_front = "model.vqmodel.";
constexpr std::string_view fused_projection = ".attn.qkv.";
constexpr std::string_view position_table = "vision_model.vision_tower.pos_embed";

void replace_middles(std::string& name, const auto& renamings) {
  for (const Renaming& renaming : renamings) {
    const std::size_t at = name.find(renaming.official);
    if (at != std::string::npos) name.replace(at, renaming.official.size(), renaming.transformers);
  }
}

std::string transformers_name(std::string name) {
  for (const Renaming& front : fronts) {
    if (!name.starts_with(front.official)) continue;
    name.replace(0, front.official.size(), front.transformers);
    break;
  }
  if (name.starts_with(vision_front)) replace_middles(name, vision_middles);
  if (name.starts_with(vq_front)) replace_middles(name, vq_middles);
  return name;
}

/// Queries, keys and values: equal thirds of the fused projection's rows.
void add_thirds(std::vector<checkpoint::WeightSlot>& slots, const checkpoint::WeightSlot& fused, std::size_t at) {
  std::vector<std::int64_t> shape = fused.shape;
  shape[0] /= 3;
  const std::int64_t numbers = c10::multiply_integers(shape);
  std::int64_t offset = 0;
  for (const std::string_view part : {".self_attn.q_proj.", ".self_attn.k_proj.", ".self_attn.v_proj."}) {
    std::string name = fused.name;
    name.replace(at, fused_projection.size(), part);
    slots.push_back({.name = transformers_name(std::move(name)),
                     .shape = shape,
                     .tensor = fused.tensor,
                     .whole = fused.shape,
                     .offset = offset});
    offset += numbers;
  }
}

}  // namespace

std::vector<checkpoint::WeightSlot> transformers_slots(const std::vector<checkpoint::WeightSlot>& official) {
  std::vector<checkpoint::WeightSlot> slots;
  for (const checkpoint::WeightSlot& slot : official) {
    if (const std::size_t at = slot.name.find(fused_projection); at != std::string::npos) {
      add_thirds(slots, slot, at);
      continue;
    }
    slots.push_back({.name = transformers_name(slot.name), .shape = slot.shape, .tensor = slot.tensor});
    if (slot.name == position_table) {
      slots.back().shape = {slot.shape[1], slot.shape[2]};
      slots.back().whole = slot.shape;
    }
  }
  return slots;
}

}  // namespace core::model
