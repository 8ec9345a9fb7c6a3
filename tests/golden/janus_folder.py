"""A small random Janus model as `save_pretrained` leaves it, with the tokenizer pipeline of the published models."""

import torch
from transformers import GenerationConfig, JanusForConditionalGeneration, JanusImageProcessor, JanusProcessor
from transformers import PreTrainedTokenizerFast

from golden_models import TINY_SIZES, Weights, config
from make_tokenizer_goldens import train
from tokenizer_texts import BOS, EOS, PAD

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


def make_tokenizer(merges=MERGES):
    return PreTrainedTokenizerFast(tokenizer_object=train(merges), bos_token=BOS, eos_token=EOS, pad_token=PAD, add_bos_token=True,
                                   padding_side="left", model_max_length=512, extra_special_tokens=IMAGE_TOKENS)


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
