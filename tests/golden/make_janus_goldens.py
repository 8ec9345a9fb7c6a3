#!/usr/bin/env python3
"""Writes tests/golden/janus/: inputs and outputs of each part of small Janus models, computed by the reference
implementation.

A folder for each model: config.json as the checkpoint has it, tensors.json with name, kind and shape of each stored
tensor, outputs.safetensors. The weights are not stored: golden_weights.py makes them from the tensors' names, and
tests/core/model/golden_model.cpp makes the same.

Run with torch 2.11, transformers 5.23 and safetensors: python tests/golden/make_janus_goldens.py
The files are committed; run it again only to add cases.
"""

import json
import re
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import JanusConfig, JanusForConditionalGeneration

from golden_outputs import BOS, EOS, PAD, PLACEHOLDER, outputs_of
from golden_weights import golden_tensor

OUT = Path(__file__).parent / "janus"


def config(text, vision, vq):
    width = text["hidden_size"]
    return JanusConfig(
        image_token_id=PLACEHOLDER, tie_word_embeddings=False,
        text_config=dict(model_type="llama", vocab_size=128, max_position_embeddings=128, tie_word_embeddings=False,
                         bos_token_id=BOS, eos_token_id=EOS, pad_token_id=PAD, **text),
        vision_config=dict(projection_dim=width, num_image_tokens=(vision["image_size"] // vision["patch_size"])**2, **vision),
        vq_config=dict(projection_dim=width, image_token_embed_dim=width, **vq))


TINY = config(dict(hidden_size=64, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=4, head_dim=16,
                   intermediate_size=96, rms_norm_eps=1e-6),
              dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, image_size=32, patch_size=8, mlp_ratio=4.0),
              dict(embed_dim=8, num_embeddings=64, latent_channels=32, base_channels=32, channel_multiplier=[1, 2, 2],
                   num_res_blocks=1))
# An odd number of patches, heads that are wider than width / heads, shared keys, another base of the rotation.
ODD = config(dict(hidden_size=40, num_hidden_layers=3, num_attention_heads=4, num_key_value_heads=2, head_dim=24,
                  intermediate_size=72, rms_norm_eps=1e-5, rope_theta=50000.0),
             dict(hidden_size=24, num_hidden_layers=3, num_attention_heads=3, image_size=45, patch_size=15, mlp_ratio=2.5),
             dict(embed_dim=4, num_embeddings=48, latent_channels=16, base_channels=32, channel_multiplier=[1, 1, 2],
                  num_res_blocks=2))
# A picture that the patches do not fill, one layer of each kind, one head.
SHALLOW = config(dict(hidden_size=32, num_hidden_layers=1, num_attention_heads=1, num_key_value_heads=1,
                      intermediate_size=48, rms_norm_eps=1e-6),
                 dict(hidden_size=16, num_hidden_layers=1, num_attention_heads=1, image_size=30, patch_size=7,
                      mlp_ratio=3.0, layer_norm_eps=1e-5),
                 dict(embed_dim=6, num_embeddings=40, latent_channels=8, base_channels=32, channel_multiplier=[2, 1],
                      num_res_blocks=3))

# TINY once more, as a checkpoint in the official layout says it.
OFFICIAL_TINY = {
    "model_type": "multi_modality",
    "language_config": dict(model_type="llama", hidden_size=64, num_hidden_layers=2, num_attention_heads=4, head_dim=16,
                            intermediate_size=96, vocab_size=128, max_position_embeddings=128, rms_norm_eps=1e-6),
    "vision_config": {"params": dict(model_name="bifrons_vit", image_size=32, patch_size=8, width=32, layers=2, heads=2)},
    "gen_vision_config": {"params": dict(image_token_size=64, n_embed=8, base_channels=32, channel_multiplier=[1, 2, 2],
                                         encoder_blocks=1, decoder_blocks=2, z_channels=32, image_size=16)},
    "gen_head_config": {"params": dict(image_token_embed=64)},
}

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


def write(name, model, weights, config):
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    rows = ",\n".join(f"{json.dumps(tensor)}: {json.dumps(what)}" for tensor, what in sorted(weights.tensors.items()))
    (folder / "tensors.json").write_text("{\n" + rows + "\n}\n")
    save_file(outputs_of(model), folder / "outputs.safetensors")


@torch.no_grad()
def main():
    model, weights = JanusForConditionalGeneration(TINY).eval(), Weights()
    weights.fill_by_official_names(model)
    write("official_tiny", model, weights, OFFICIAL_TINY)
    for name, sizes in {"tiny": TINY, "odd": ODD, "shallow": SHALLOW}.items():
        model, weights = JanusForConditionalGeneration(sizes).eval(), Weights()
        weights.fill(model)
        write(name, model, weights, model.config.to_dict())


main()
