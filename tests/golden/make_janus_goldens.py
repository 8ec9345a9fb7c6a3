#!/usr/bin/env python3
"""Writes tests/golden/janus/: inputs and outputs of each part of small Janus models, computed by the reference
implementation.

A folder for each model: config.json as the checkpoint has it, tensors.json with name, kind and shape of each stored
tensor, outputs.safetensors. The weights are not stored: golden_weights.py makes them from the tensors' names, and
tests/core/model/golden_model.cpp makes the same.

Run with torch 2.11, transformers 5.23 and safetensors: python tests/golden/make_janus_goldens.py
The files are committed; run it again only to add cases.
"""

from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import JanusForConditionalGeneration

from golden_models import TINY_SIZES, Weights, config, write_model
from golden_outputs import outputs_of

OUT = Path(__file__).parent / "janus"

TINY = config(*TINY_SIZES)
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


def write(name, model, weights, config):
    write_model(OUT / name, weights, config)
    save_file(outputs_of(model), OUT / name / "outputs.safetensors")


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
