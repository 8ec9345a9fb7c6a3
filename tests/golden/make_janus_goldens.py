#!/usr/bin/env python3
"""Writes tests/golden/janus/tiny_janus.safetensors: inputs and outputs of each part of a small Janus, computed by the
reference implementation.

The weights are not stored. They come from a counter-based generator keyed by the official name of each tensor, which
tests/core/model/tst_janus_golden.cpp repeats, so that the file stays small.

Run with torch 2.11, transformers 5.23 and safetensors: python tests/golden/make_janus_goldens.py
The file is committed; run it again only to add cases.
"""

import json
import re
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch.nn import functional
from transformers import GenerationConfig, JanusConfig, JanusForConditionalGeneration

OUT = Path(__file__).parent / "janus" / "tiny_janus.safetensors"
BOS, EOS, PAD, BOI, PLACEHOLDER = 0, 1, 2, 3, 5

CONFIG = {
    "image_token_id": PLACEHOLDER,
    "tie_word_embeddings": False,
    "text_config": dict(model_type="llama", hidden_size=64, num_hidden_layers=2, num_attention_heads=4,
                        num_key_value_heads=4, head_dim=16, intermediate_size=96, vocab_size=128, rms_norm_eps=1e-6,
                        max_position_embeddings=128, tie_word_embeddings=False, bos_token_id=BOS, eos_token_id=EOS,
                        pad_token_id=PAD),
    "vision_config": dict(hidden_size=32, num_hidden_layers=2, num_attention_heads=2, image_size=32, patch_size=8,
                          mlp_ratio=4.0, projection_dim=64, num_image_tokens=16),
    "vq_config": dict(embed_dim=8, num_embeddings=64, latent_channels=32, base_channels=32, channel_multiplier=[1, 2, 2],
                      num_res_blocks=1, projection_dim=64, image_token_embed_dim=64),
}


# --- The weights ------------------------------------------------------------------------------------------------------

def fnv1a(text):
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def philox_blocks(count, stream):
    """Philox-4x32-10 with key 0 at the counters (block, 0, low and high half of the stream): [count, 4] numbers."""
    mask = np.uint64(0xFFFFFFFF)
    counter = [np.arange(count, dtype=np.uint64), np.zeros(count, np.uint64),
               np.full(count, stream & 0xFFFFFFFF, np.uint64), np.full(count, stream >> 32, np.uint64)]
    key = [0, 0]
    for _ in range(10):
        a = np.uint64(0xD2511F53) * counter[0]
        b = np.uint64(0xCD9E8D57) * counter[2]
        counter = [(b >> np.uint64(32)) ^ counter[1] ^ np.uint64(key[0]), b & mask,
                   (a >> np.uint64(32)) ^ counter[3] ^ np.uint64(key[1]), a & mask]
        key = [(key[0] + 0x9E3779B9) & 0xFFFFFFFF, (key[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return np.stack(counter, axis=1)


def official_tensor(name, shape):
    """Uniform in ± a bound by the kind of the tensor; the weights of norms lie around 1."""
    count = int(np.prod(shape))
    bits = philox_blocks((count + 3) // 4, fnv1a(name)).reshape(-1)[:count]
    signed = (bits >> np.uint64(8)).astype(np.float64) * 2.0**-23 - 1.0  # [-1, 1)
    if re.search(r"norm\w*\.weight$", name):
        values = 1.0 + 0.25 * signed
    elif name.endswith(".bias"):
        values = 0.25 * signed
    elif re.search(r"(embed_tokens|gen_embed|quantize\.embedding)\.weight$|pos_embed$", name):
        values = signed
    else:
        values = signed * (1.75 / np.sqrt(count / shape[0]))
    return torch.from_numpy(values.astype(np.float32).reshape(shape))


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


def official_name(name):
    for pattern, replacement in RENAMES:
        name = re.sub(pattern, replacement, name)
    return name


def fill(model):
    with torch.no_grad():
        for name, parameter in model.state_dict().items():
            official = official_name(name)
            thirds = re.match(r"(vision_model\..*)\.self_attn\.([qkv])_proj\.(weight|bias)$", official)
            if thirds:  # a third of the fused projection
                width = parameter.shape[0]
                fused = official_tensor(f"{thirds[1]}.attn.qkv.{thirds[3]}", (3 * width, *parameter.shape[1:]))
                start = "qkv".index(thirds[2]) * width
                parameter.copy_(fused[start:start + width])
            else:
                parameter.copy_(official_tensor(official, tuple(parameter.shape)))


# --- The outputs ------------------------------------------------------------------------------------------------------

def codes_of(vq, pixels):
    """The official encoding. The port's own leaves out both normalisations."""
    latents = functional.normalize(vq.quant_conv(vq.encoder(pixels)).permute(0, 2, 3, 1), dim=-1)
    rows = functional.normalize(vq.quantize.embedding.weight, dim=-1)
    return latents, (latents @ rows.T).argmax(-1)


@torch.no_grad()
def main():
    model = JanusForConditionalGeneration(JanusConfig(**CONFIG)).eval()
    fill(model)
    model.generation_config = GenerationConfig(
        bos_token_id=BOS, eos_token_id=EOS, pad_token_id=PAD, generation_kwargs={"boi_token_id": BOI})
    janus, vq = model.model, model.model.vqmodel
    random = torch.Generator().manual_seed(1)
    golden = {}

    pixels = golden["look.pixels"] = torch.rand(2, 3, 32, 32, generator=random) * 2 - 1
    golden["look.features"] = janus.vision_model(pixels).last_hidden_state
    golden["look.embeddings"] = janus.aligner(golden["look.features"])

    ids = golden["text.ids"] = torch.tensor([[BOS, 17, 4, *[PLACEHOLDER] * 16, 6, 90, 41, 23]])
    golden["text.logits"] = model(input_ids=ids, pixel_values=pixels[:1]).logits
    made = model.generate(ids, attention_mask=torch.ones_like(ids), pixel_values=pixels[:1], do_sample=False,
                          max_new_tokens=24, eos_token_id=None)
    golden["text.greedy"] = made[:, ids.shape[1]:]

    codes = golden["codes"] = torch.randint(0, 64, (2, 16), generator=random)
    golden["codes.embeddings"] = model.prepare_embeddings_for_image_generation(codes)
    prompt = golden["draw.ids"] = torch.tensor([[BOS, 44, 71, 9, 100, BOI]])
    golden["draw.greedy"] = model.generate(prompt, attention_mask=torch.ones_like(prompt), generation_mode="image",
                                           guidance_scale=5.0, do_sample=False)
    inputs = torch.cat([janus.get_input_embeddings()(prompt).expand(2, -1, -1), golden["codes.embeddings"]], dim=1)
    golden["draw.logits"] = janus.generation_head(janus.language_model(inputs_embeds=inputs).last_hidden_state)

    golden["paint.pixels"] = vq.decode(codes)
    picture = golden["tokenize.pixels"] = torch.rand(1, 3, 16, 16, generator=random) * 2 - 1
    golden["tokenize.latents"], golden["tokenize.codes"] = codes_of(vq, picture)

    OUT.parent.mkdir(exist_ok=True)
    save_file({name: tensor.contiguous() for name, tensor in golden.items()}, OUT)
    print(json.dumps({name: [str(t.dtype), list(t.shape), float(t.double().std())] for name, t in golden.items()}, indent=1))


main()
