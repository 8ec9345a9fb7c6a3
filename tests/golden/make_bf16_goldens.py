#!/usr/bin/env python3
"""Writes tests/golden/janus/midsize/: what the reference implementation makes of a random Janus of middle size in float32,
and how far from that it is itself in bfloat16.

The weights are those of golden_weights.py rounded to bfloat16, as the published ones are, so that both computations have
the same model; so are the pixels. Of every output up to 4096 numbers are kept, `kept` says which: part of
outputs.safetensors. bf16_errors.json: for each part ‖bf16 − fp32‖ / ‖fp32‖ over these numbers.

Run with torch 2.11, transformers 5.23 and safetensors: python tests/golden/make_bf16_goldens.py
The files are committed; run it again only to add parts.
"""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import JanusForConditionalGeneration

from golden_models import Weights, config, write_model
from golden_outputs import BOI, BOS, GUIDANCE, PAD, PLACEHOLDER
from golden_weights import golden_tensor

OUT = Path(__file__).parent / "janus/midsize"
KEPT = 4096
MIDSIZE = config(dict(hidden_size=512, num_hidden_layers=8, num_attention_heads=8, num_key_value_heads=8, head_dim=64,
                      intermediate_size=1408, rms_norm_eps=1e-6, vocab_size=1024, max_position_embeddings=256),
                 dict(hidden_size=256, num_hidden_layers=6, num_attention_heads=4, image_size=160, patch_size=16, mlp_ratio=4.0),
                 dict(embed_dim=8, num_embeddings=1024, latent_channels=64, base_channels=32,
                      channel_multiplier=[1, 1, 2, 2, 4], num_res_blocks=2))


def inputs_of(sizes):
    random = torch.Generator().manual_seed(1)
    side, patches = sizes.vision_config.image_size, sizes.vision_config.num_image_tokens
    words = torch.randint(8, sizes.text_config.vocab_size, (1, 80), generator=random)
    caption = torch.randint(8, sizes.text_config.vocab_size, (1, 20), generator=random)
    empty = torch.full_like(caption, PAD)
    for row in (caption, empty):
        row[:, 0], row[:, -1] = BOS, BOI
    return {"pixels": golden_tensor("pixels", "embedding", (1, 3, side, side)).bfloat16().float(),
            "words": words,
            "question": torch.cat([words[:, :10], torch.full((1, patches), PLACEHOLDER), words[:, 10:24]], dim=1),
            "caption": torch.cat([caption, empty]),
            "codes": torch.randint(0, sizes.vq_config.num_embeddings, (1, patches), generator=random)}


def parts_of(model, given):
    """Every part's output in the type of the model, [..., channels]."""
    inner, parts = model.model, {}
    pixels = given["pixels"].to(model.dtype)
    seen = parts["vision encoder"] = inner.vision_model(pixels).last_hidden_state
    parts["aligner"] = inner.aligner(seen)
    parts["decoder"] = inner.language_model(input_ids=given["words"]).last_hidden_state
    parts["text logits"] = model.lm_head(parts["decoder"])
    parts["text logits behind a picture"] = model(input_ids=given["question"], pixel_values=pixels).logits
    drawn = parts["code embeddings"] = model.prepare_embeddings_for_image_generation(given["codes"])
    caption = model.get_input_embeddings()(given["caption"])
    hidden = inner.language_model(inputs_embeds=torch.cat([caption, drawn.expand(2, -1, -1)], dim=1)).last_hidden_state
    logits = parts["image logits"] = inner.generation_head(hidden[:, caption.shape[1] - 1:])
    parts["guided image logits"] = (logits[1] + GUIDANCE * (logits[0] - logits[1])).unsqueeze(0)
    parts["VQ decoder"] = inner.vqmodel.decode(given["codes"])
    return parts


def kept(tensor):
    """Every n-th number, n odd so that all channels have their share."""
    flat = tensor.float().flatten()
    return flat[::flat.numel() // KEPT | 1].clone()


def narrowed(model):
    """As `from_pretrained` reads it in bfloat16: the frequencies of the positions are no weights and stay as they are."""
    rotary = model.model.language_model.rotary_emb
    frequencies = rotary.inv_freq.clone()
    model.bfloat16()
    rotary.inv_freq = frequencies
    return model


@torch.no_grad()
def main():
    model, weights = JanusForConditionalGeneration(MIDSIZE).eval(), Weights()
    weights.fill(model)
    given = inputs_of(model.config)
    narrow = {name: kept(part) for name, part in parts_of(narrowed(model), given).items()}
    wide = {name: kept(part) for name, part in parts_of(model.float(), given).items()}
    errors = {name: ((narrow[name] - wide[name]).norm() / wide[name].norm()).item() for name in wide}
    del given["pixels"]  # made again from their name
    write_model(OUT, weights, model.config.to_dict())
    save_file(given | wide, OUT / "outputs.safetensors")
    (OUT / "bf16_errors.json").write_text(json.dumps(errors, indent=1) + "\n")


main()
