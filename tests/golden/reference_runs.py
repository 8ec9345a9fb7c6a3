"""Greedy answers and drawings of transformers' Janus, with how clearly each token was chosen."""

from dataclasses import dataclass, field

import torch

SYSTEM_PROMPT = ("You are a helpful language and vision assistant. You are able to understand the visual content that the user "
                 "provides, and assist the user with a variety of tasks using natural language.")


@dataclass
class Made:
    """ids: of the prompt. tokens: made from it, without the end token. logits: [tokens, vocabulary] of each choice, that of
    the end token among them."""
    ids: list
    tokens: list
    logits: torch.Tensor
    pixels: torch.Tensor = field(default=None)  # [height, width, 3], uint8

    def margins(self):
        """By how much each token's logit is above the next best one's."""
        best = self.logits.topk(2, dim=-1).values
        return (best[:, 0] - best[:, 1]).tolist()


def question_message(text, pictures):
    return {"role": "user", "content": [{"type": "image"}] * pictures + ([{"type": "text", "text": text}] if text else [])}


def chat_text(processor, text, pictures=0):
    """The prompt of one question as the folder's own template writes it, the published one where it has none."""
    if processor.chat_template:
        return processor.apply_chat_template([question_message(text, pictures)], add_generation_prompt=True)
    known = processor.tokenizer.get_vocab()
    user, assistant = ("<|User|>", "<|Assistant|>") if "<|User|>" in known else ("User", "Assistant")
    return f"{user}: {processor.image_token + chr(10) if pictures else ''}{text}\n\n{assistant}:"


@torch.no_grad()
def answer(model, ids, pixels=None, max_new_tokens=24):
    """ids: [1, T]. pixels: [pictures, 3, Y, X] or nothing."""
    inputs = {} if pixels is None else {"pixel_values": pixels.to(model.dtype)}
    made = model.generate(ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=max_new_tokens,
                          output_logits=True, return_dict_in_generate=True, **inputs)
    chosen = made.sequences[0, ids.shape[1]:]
    ends = model.generation_config.eos_token_id
    ends = ends if isinstance(ends, list) else [ends]
    count = len(chosen) - 1 if int(chosen[-1]) in ends else len(chosen)
    return Made(ids[0].tolist(), chosen[:count].tolist(), torch.cat(made.logits).float())


@torch.no_grad()
def painted(model, codes):
    """[height, width, 3], uint8; levels are cut off, as the official script does."""
    pixels = model.decode_image_tokens(torch.tensor([codes]))[0].float()  # in -1 to 1
    return ((pixels + 1) / 2 * 255).clip(0, 255).to(torch.uint8)


@torch.no_grad()
def drawing(model, ids, guidance=5.0):
    """ids: [1, T], the last one the token that begins an image."""
    codes = model.generate(ids, attention_mask=torch.ones_like(ids), generation_mode="image", guidance_scale=guidance,
                           do_sample=False)
    empty = ids.clone()
    empty[:, 1:-1] = model.generation_config.pad_token_id
    words = model.get_input_embeddings()(torch.cat([ids, empty]))
    drawn = model.prepare_embeddings_for_image_generation(codes[:, :-1]).expand(2, -1, -1)
    hidden = model.model.language_model(inputs_embeds=torch.cat([words, drawn.to(words.dtype)], dim=1)).last_hidden_state
    with_prompt, without = model.model.generation_head(hidden[:, ids.shape[1] - 1:]).float()
    return Made(ids[0].tolist(), codes[0].tolist(), without + guidance * (with_prompt - without),
                painted(model, codes[0].tolist()))
