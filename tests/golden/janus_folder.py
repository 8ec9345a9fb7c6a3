"""A small random Janus model as `save_pretrained` leaves it, with the tokenizer pipeline of the published models."""

import json
from pathlib import Path

import torch
from tokenizers import AddedToken, Tokenizer
from transformers import GenerationConfig, JanusForConditionalGeneration, JanusImageProcessor, JanusProcessor
from transformers import PreTrainedTokenizerFast

from golden_models import TINY_SIZES, Weights, config
from make_tokenizer_goldens import train
from tokenizer_texts import BOS, EOS, LONE_LETTERS, PAD

COMMITTED = Path(__file__).parent / "janus_folder/transformers/tokenizer.json"

IMAGE_TOKENS = {"image_token": "<image_placeholder>", "boi_token": "<begin_of_image>", "eoi_token": "<end_of_image>"}
MERGES = 300
# Deep enough that its answers do not run in a circle of two tokens.
SIZES = (TINY_SIZES[0] | dict(hidden_size=48, num_hidden_layers=3, num_key_value_heads=2, head_dim=24, intermediate_size=80),
         *TINY_SIZES[1:])

# The conversation as the published folders write it: a newline on either side of a picture where something stands there.
CHAT_TEMPLATE = """
{%- set ends = {'user': '\\n\\n', 'assistant': '<｜end▁of▁sentence｜>'} -%}
{%- for message in messages -%}
  {%- set role = message['role'] | lower -%}
  {{- '<|User|>: ' if role == 'user' else '<|Assistant|>: ' -}}
  {%- for item in message.content -%}
    {%- if item['type'] == 'image' -%}
      {{- '' if loop.first else '\\n' -}}<image_placeholder>{{- '' if loop.last else '\\n' -}}
    {%- else -%}
      {{- item['text'] | trim -}}
    {%- endif -%}
  {%- endfor -%}
  {%- if add_generation_prompt or not loop.last -%}{{- ends[role] -}}{%- endif -%}
{%- endfor -%}
{%- if add_generation_prompt -%}<|Assistant|>:{%- endif -%}
"""


def make_tokenizer():
    """The one that is committed, as long as there is one: the texts on which it was trained go on changing."""
    backend = Tokenizer.from_file(str(COMMITTED)) if COMMITTED.exists() else train(MERGES)
    return PreTrainedTokenizerFast(tokenizer_object=backend, bos_token=BOS, eos_token=EOS, pad_token=PAD, add_bos_token=True,
                                   padding_side="left", model_max_length=512, extra_special_tokens=IMAGE_TOKENS)


def with_added_tokens(tokenizer, tokens):
    document = json.loads(tokenizer.backend_tokenizer.to_str())
    document["added_tokens"] = tokens
    return Tokenizer.from_str(json.dumps(document))


def added_tokens(tokenizer):
    return json.loads(tokenizer.backend_tokenizer.to_str())["added_tokens"]


def old_tokenizer(tokenizer):
    """Janus-1.3B's: no role tokens, and a placeholder that the program must add with the next free id."""
    tokens = added_tokens(tokenizer)
    first = next(i for i, token in enumerate(tokens) if token["content"] == IMAGE_TOKENS["image_token"])
    backend = with_added_tokens(tokenizer, tokens[:first])
    backend.add_special_tokens([AddedToken(IMAGE_TOKENS["image_token"], special=True, normalized=False)])
    return PreTrainedTokenizerFast(tokenizer_object=backend, bos_token=BOS, eos_token=EOS, pad_token=PAD)


def shifted_tokenizer(tokenizer):
    """As Janus-Pro-1B's is beside that of the 7B: without the 13 letters, so that every id behind them is 13 less."""
    tokens = added_tokens(tokenizer)
    kept = [token for token in tokens if token["content"] not in LONE_LETTERS]
    assert len(tokens) - len(kept) == 13
    backend = with_added_tokens(tokenizer, [token | {"id": tokens[0]["id"] + i} for i, token in enumerate(kept)])
    return PreTrainedTokenizerFast(tokenizer_object=backend, bos_token=BOS, eos_token=EOS, pad_token=PAD)


def make_model(tokenizer, sizes=SIZES, positions=512):
    """The model and the names of its tensors, from which golden_weights.py makes their values."""
    text, vision, vq = sizes
    text = text | dict(vocab_size=(len(tokenizer) + 63) // 64 * 64, max_position_embeddings=positions,
                       bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id,
                       pad_token_id=tokenizer.pad_token_id)
    placeholder = tokenizer.convert_tokens_to_ids(IMAGE_TOKENS["image_token"])
    model, weights = JanusForConditionalGeneration(config(text, vision, vq, placeholder)).eval(), Weights()
    with torch.no_grad():
        weights.fill(model)
    model.generation_config = GenerationConfig(
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id,
        guidance_scale=5.0, generation_kwargs={"boi_token_id": tokenizer.convert_tokens_to_ids(IMAGE_TOKENS["boi_token"])})
    return model, weights


def make_processor(tokenizer, vision, **options):
    side = vision.image_size
    pictures = JanusImageProcessor(size={"height": side, "width": side}, min_size=4, image_mean=[0.5] * 3, image_std=[0.5] * 3)
    return JanusProcessor(image_processor=pictures, tokenizer=tokenizer, chat_template=CHAT_TEMPLATE,
                          num_image_tokens=vision.num_image_tokens, **options)
