#!/usr/bin/env python3
"""Writes a folder of Janus-Pro-1B's true size with random weights: 4.2 GB in bfloat16, as `save_pretrained` leaves it.

    python tests/golden/make_full_size_folder.py FOLDER

It says nothing sensible and draws noise, but it is as large and as slow as the published model: for measuring, and for
compare_with_transformers.py. Needs torch 2.11 and transformers 5.23, and 6 GB of memory. The same on every run.
"""

import argparse
from pathlib import Path

import torch
from transformers import GenerationConfig, JanusConfig, JanusForConditionalGeneration

from janus_folder import IMAGE_TOKENS, make_processor, make_tokenizer

WIDTH, VOCABULARY, POSITIONS = 2048, 102400, 16384
SPREAD = 0.02  # standard deviation of matrices; narrower and every answer is the same token


def true_size(tokenizer):
    """Source: config.json of deepseek-community/Janus-Pro-1B."""
    ids = dict(bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id)
    return JanusConfig(
        image_token_id=tokenizer.convert_tokens_to_ids(IMAGE_TOKENS["image_token"]), tie_word_embeddings=False,
        text_config=dict(model_type="llama", hidden_size=WIDTH, num_hidden_layers=24, num_attention_heads=16,
                         num_key_value_heads=16, head_dim=128, intermediate_size=5632, vocab_size=VOCABULARY,
                         max_position_embeddings=POSITIONS, rms_norm_eps=1e-6, tie_word_embeddings=False, **ids),
        vision_config=dict(hidden_size=1024, num_hidden_layers=24, num_attention_heads=16, image_size=384, patch_size=16,
                           mlp_ratio=4.0, projection_dim=WIDTH, num_image_tokens=576),
        vq_config=dict(embed_dim=8, num_embeddings=16384, latent_channels=256, base_channels=128,
                       channel_multiplier=[1, 1, 2, 2, 4], num_res_blocks=2, projection_dim=WIDTH, image_token_embed_dim=WIDTH))


@torch.no_grad()
def random_model(config):
    torch.manual_seed(1)
    torch.set_default_dtype(torch.bfloat16)
    with torch.device("meta"):
        model = JanusForConditionalGeneration(config)
    model = model.to_empty(device="cpu").eval()
    for name, parameter in model.named_parameters():
        if parameter.dim() > 1:
            parameter.normal_(std=SPREAD)
        else:
            parameter.fill_(1 if "norm" in name and name.endswith("weight") else 0)
    return model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    tokenizer = make_tokenizer()
    config = true_size(tokenizer)
    model = random_model(config)
    model.generation_config = GenerationConfig(
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id,
        guidance_scale=5.0, generation_kwargs={"boi_token_id": tokenizer.convert_tokens_to_ids(IMAGE_TOKENS["boi_token"])})
    model.save_pretrained(folder)
    make_processor(tokenizer, config.vision_config).save_pretrained(folder)


if __name__ == "__main__":
    main()
