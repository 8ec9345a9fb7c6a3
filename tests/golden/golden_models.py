"""Small random models of the reference implementation, their weights by name, and the names of the official layout."""

import json
import re

from transformers import JanusConfig

from golden_outputs import BOS, EOS, PAD, PLACEHOLDER
from golden_weights import golden_tensor


TINY_SIZES = (dict(hidden_size=64, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=4, head_dim=16,
                   intermediate_size=96, rms_norm_eps=1e-6),
              dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, image_size=32, patch_size=8, mlp_ratio=4.0),
              dict(embed_dim=8, num_embeddings=64, latent_channels=32, base_channels=32, channel_multiplier=[1, 2, 2],
                   num_res_blocks=1))


def config(text, vision, vq, image_token_id=PLACEHOLDER):
    """A configuration from the sizes of its parts; what `text` leaves out is small, with the ids of golden_outputs.py."""
    width = text["hidden_size"]
    small = dict(model_type="llama", vocab_size=128, max_position_embeddings=128, tie_word_embeddings=False,
                 bos_token_id=BOS, eos_token_id=EOS, pad_token_id=PAD)
    return JanusConfig(
        image_token_id=image_token_id, tie_word_embeddings=False, text_config=small | text,
        vision_config=dict(projection_dim=width, num_image_tokens=(vision["image_size"] // vision["patch_size"])**2, **vision),
        vq_config=dict(projection_dim=width, image_token_embed_dim=width, **vq))


# From the names of the transformers layout to those of the official one.
RENAMES = [
    (r"^lm_head\.", "language_model.lm_head."),
    (r"^model\.language_model\.", "language_model.model."),
    (r"^model\.vision_model\.embeddings\.patch_embedding\.", "vision_model.vision_tower.patch_embed.proj."),
    (r"^model\.vision_model\.embeddings\.position_embedding\.weight", "vision_model.vision_tower.pos_embed"),
    (r"^model\.vision_model\.encoder\.layers\.", "vision_model.vision_tower.blocks."),
    (r"^model\.vision_model\.post_layernorm\.", "vision_model.vision_tower.norm."),
    (r"\.layer_norm(\d)\.", r".norm\1."),
    (r"\.self_attn\.projection_layer\.", ".attn.proj."),
    (r"^model\.aligner\.fc1\.", "aligner.layers.0."),
    (r"^model\.aligner\.hidden_layers\.0\.", "aligner.layers.2."),
    (r"^model\.generation_aligner\.fc1\.", "gen_aligner.layers.0."),
    (r"^model\.generation_aligner\.hidden_layers\.0\.", "gen_aligner.layers.2."),
    (r"^model\.generation_head\.proj_out\.", "gen_head.output_mlp_projector."),
    (r"^model\.generation_head\.vision_head\.", "gen_head.vision_head."),
    (r"^model\.generation_embeddings\.", "gen_embed."),
    (r"^model\.vqmodel\.", "gen_vision_model."),
    (r"\.(down|up)\.(\d+)\.block\.", r".conv_blocks.\2.res."),
    (r"\.(down|up)\.(\d+)\.", r".conv_blocks.\2."),
    (r"\.mid\.block_1\.", ".mid.0."),
    (r"\.mid\.attn_1\.", ".mid.1."),
    (r"\.mid\.block_2\.", ".mid.2."),
]


def official(name):
    for pattern, replacement in RENAMES:
        name = re.sub(pattern, replacement, name)
    return name


def kind_of(name):
    if re.search(r"norm\w*\.weight$", name):
        return "norm"
    if name.endswith(".bias"):
        return "bias"
    if re.search(r"(embed_tokens|generation_embeddings|gen_embed|quantize\.embedding|position_embedding)\.weight$|pos_embed$", name):
        return "embedding"
    return "matrix"


class Weights:
    """Makes stored tensors and remembers which."""

    def __init__(self):
        self.tensors = {}

    def make(self, name, shape):
        self.tensors[name] = [kind_of(name), *shape]
        return golden_tensor(name, kind_of(name), shape)

    def fill(self, model):
        for name, parameter in model.state_dict().items():
            parameter.copy_(self.make(name, tuple(parameter.shape)))

    def fill_by_official_names(self, model):
        for name, parameter in model.state_dict().items():
            stored = official(name)
            if thirds := re.match(r"(vision_model\..*)\.self_attn\.([qkv])_proj\.(weight|bias)$", stored):
                width = parameter.shape[0]
                fused = self.make(f"{thirds[1]}.attn.qkv.{thirds[3]}", (3 * width, *parameter.shape[1:]))
                start = "qkv".index(thirds[2]) * width
                parameter.copy_(fused[start:start + width])
            elif stored.endswith("pos_embed"):
                parameter.copy_(self.make(stored, (1, *parameter.shape))[0])
            else:
                parameter.copy_(self.make(stored, tuple(parameter.shape)))


def write_model(folder, weights, config):
    """What the tests make the model from again."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    rows = ",\n".join(f"{json.dumps(tensor)}: {json.dumps(what)}" for tensor, what in sorted(weights.tensors.items()))
    (folder / "tensors.json").write_text("{\n" + rows + "\n}\n")
