#!/usr/bin/env python3
"""Writes tests/golden/janus_folder/: the files of one small random Janus model in the layouts in which users have such
models, and what the reference implementation answers and draws with it.

transformers/: as `save_pretrained` of transformers 5.23 leaves a model and its processor. hub/: the files that are
different in a folder of the older form. official/: the files of the official layout. derivative/: those of them that are
different where `save_pretrained` of version 4.48 has written the official classes anew, written once with that version and
not by this script. The weights are not stored:
tensors.json has their names and shapes (golden_weights.py makes the values), official_names.json says from which of
them each tensor of the official layout is put together. expected.json: prompts, tokens and pixels.

Run with torch 2.11, transformers 5.23 and Pillow 11, without torchvision: python tests/golden/make_folder_goldens.py
The files are committed; run it again only to add cases.
"""

import json
import re
import shutil
import tempfile
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from golden_models import official
from janus_folder import IMAGE_TOKENS, make_model, make_processor, make_tokenizer, old_tokenizer, shifted_tokenizer
from make_image_goldens import padded_square
from reference_runs import SYSTEM_PROMPT, answer, chat_text, drawing
from tokenizer_texts import BOS, EOS, PAD

ROOT = Path(__file__).parent
OUT = ROOT / "janus_folder"
LEAST_MARGIN = 1e-4  # of the largest logit: well above what another order of summation changes in float32
QUESTIONS = [([], "What colour is the circle?"), (["rgb8.png"], "What is in the image?"), (["rgb8.png"], " Der Kreis: ö ü 3,14!\n"),
             (["rgb8.png", "grey8.png"], "Which of the two is grey?"), (["palette8.png"], "")]
PROMPTS = ["a red circle to the left of a blue square", "ein Fuchs 狐狸 🦙", "x"]


# --- The files --------------------------------------------------------------------------------------------------------

def write_json(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def save_as_transformers_does(model, processor):
    with tempfile.TemporaryDirectory() as made:
        model.save_pretrained(made)
        processor.save_pretrained(made)
        (OUT / "transformers").mkdir(parents=True, exist_ok=True)
        for path in sorted(Path(made).iterdir()):
            if path.suffix != ".safetensors":
                shutil.copyfile(path, OUT / "transformers" / path.name)


def write_hub_files(tokenizer, processor):
    """As version 4 of transformers wrote them: pictures in a file of their own, every added token listed once more."""
    pictures = json.loads(processor.image_processor.to_json_string())
    write_json(OUT / "hub/preprocessor_config.json", pictures | {"do_convert_rgb": None, "processor_class": "JanusProcessor"})
    write_json(OUT / "hub/processor_config.json", {"num_image_tokens": processor.num_image_tokens,
                                                   "processor_class": "JanusProcessor", "use_default_system_prompt": True})
    added = {str(number): {"content": token.content, "lstrip": token.lstrip, "normalized": token.normalized,
                           "rstrip": token.rstrip, "single_word": token.single_word, "special": token.special}
             for number, token in sorted(tokenizer.added_tokens_decoder.items())}
    named = {"bos_token": BOS, "eos_token": EOS, "pad_token": PAD, **IMAGE_TOKENS}
    write_json(OUT / "hub/tokenizer_config.json", {
        "added_tokens_decoder": added, **named, "clean_up_tokenization_spaces": False, "extra_special_tokens": IMAGE_TOKENS,
        "legacy": True, "model_max_length": 512, "processor_class": "JanusProcessor", "tokenizer_class": "LlamaTokenizer",
        "unk_token": None, "use_default_system_prompt": True})
    write_json(OUT / "hub/special_tokens_map.json", {
        name: {"content": token, "lstrip": False, "normalized": False, "rstrip": False, "single_word": False}
        for name, token in named.items()})


def write_official_files(model):
    text, vision, vq = model.config.text_config, model.config.vision_config, model.config.vq_config
    projector = {"depth": 2, "n_embed": text.hidden_size, "projector_type": "mlp_gelu"}
    write_json(OUT / "official/config.json", {
        "architectures": ["MultiModalityCausalLM"], "model_type": "multi_modality", "torch_dtype": "float32",
        "language_config": dict(model_type="llama", hidden_size=text.hidden_size, num_hidden_layers=text.num_hidden_layers,
                                num_attention_heads=text.num_attention_heads, num_key_value_heads=text.num_key_value_heads,
                                head_dim=text.head_dim, intermediate_size=text.intermediate_size, vocab_size=text.vocab_size, max_position_embeddings=text.max_position_embeddings),
        "vision_config": {"cls": "CLIPVisionTower", "model_type": "vision", "params": dict(
            model_name="bifrons_vit", image_size=vision.image_size, patch_size=vision.patch_size, width=vision.hidden_size,
            layers=vision.num_hidden_layers, heads=vision.num_attention_heads, select_feature="same", select_layer=-1)},
        "aligner_config": {"cls": "MlpProjector", "model_type": "aligner",
                           "params": projector | {"input_dim": vision.hidden_size}},
        "gen_vision_config": {"cls": "VQ-16", "model_type": "gen_vision", "params": dict(
            image_token_size=vq.num_embeddings, n_embed=vq.embed_dim, base_channels=vq.base_channels,
            channel_multiplier=vq.channel_multiplier, encoder_blocks=vq.num_res_blocks, decoder_blocks=vq.num_res_blocks + 1,
            z_channels=vq.latent_channels, image_size=vq.num_patches * 2**(len(vq.channel_multiplier) - 1))},
        "gen_aligner_config": {"cls": "MlpProjector", "model_type": "gen_aligner", "params": projector | {"input_dim": vq.embed_dim}},
        "gen_head_config": {"cls": "vision_head", "model_type": "gen_head", "params": dict(
            n_embed=text.hidden_size, image_token_embed=text.hidden_size, image_token_size=vq.num_embeddings)}})
    write_json(OUT / "official/preprocessor_config.json", {
        "background_color": [127, 127, 127], "do_normalize": True, "image_mean": [0.5] * 3, "image_processor_type":
        "VLMImageProcessor", "image_size": vision.image_size, "image_std": [0.5] * 3, "min_size": 4,
        "processor_class": "VLChatProcessor", "rescale_factor": 0.00392156862745098})
    write_json(OUT / "official/processor_config.json", {
        "add_special_token": False, "ignore_id": -100, "image_tag": "<image_placeholder>", "mask_prompt": True,
        "num_image_tokens": vision.num_image_tokens, "processor_class": "VLChatProcessor", "sft_format": "deepseek"})
    write_json(OUT / "official/tokenizer_config.json", {
        "bos_token": BOS, "clean_up_tokenization_spaces": False, "eos_token": EOS, "model_max_length": 16384,
        "pad_token": None, "tokenizer_class": "LlamaTokenizer", "unk_token": None, "use_default_system_prompt": True})
    write_json(OUT / "official/special_tokens_map.json", {
        "additional_special_tokens": ["<image_placeholder>", "<patch_placeholder>", "<|ref|>", "<|/ref|>", "<|det|>", "<|/det|>",
                                      "<|grounding|>", "<|User|>", "<|Assistant|>"],
        "bos_token": BOS, "eos_token": EOS, "pad_token": PAD})


def official_tensor(name, shape):
    """Name and shape in the official layout; the thirds of a fused projection come one after the other."""
    stored = official(name)
    if thirds := re.match(r"(vision_model\..*)\.self_attn\.[qkv]_proj\.(weight|bias)$", stored):
        return f"{thirds[1]}.attn.qkv.{thirds[2]}", [3 * shape[0], *shape[1:]]
    return stored, [1, *shape] if stored.endswith("pos_embed") else list(shape)


def write_tensors(weights):
    names = {}
    for name, (_, *shape) in weights.tensors.items():
        stored, stored_shape = official_tensor(name, shape)
        names.setdefault(stored, {"shape": stored_shape, "sources": []})["sources"].append(name)
    for entry in names.values():
        entry["sources"].sort(key=lambda name: [name.find(f".{third}_proj.") < 0 for third in "qkv"])
    for path, content in (("tensors.json", weights.tensors), ("official_names.json", names)):
        rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(content[name])}" for name in sorted(content))
        (OUT / path).write_text("{\n" + rows + "\n}\n")


# --- What the reference makes of them ---------------------------------------------------------------------------------

def checked(made):
    scale = made.logits.abs().max().item()
    assert min(made.margins()) > LEAST_MARGIN * scale, f"a near tie: {min(made.margins())} of {scale}"
    assert len(set(made.tokens)) > 2, made.tokens
    return made


def pictures_of(names):
    return [Image.open(ROOT / "image" / name).convert("RGB") for name in names]


def described(folder, names, question, made):
    return {"folder": folder, "images": names, "question": question, "ids": made.ids, "tokens": checked(made).tokens}


def ask(folder, model, processor, names, question):
    inputs = processor(text=chat_text(processor, question.strip(), len(names)), images=pictures_of(names) or None)
    return described(folder, names, question, answer(model, inputs["input_ids"], inputs.get("pixel_values")))


def official_pixels(names, side):
    squares = [np.array(padded_square(picture, side, 4)) for picture in pictures_of(names)]
    scaled = np.stack(squares).transpose(0, 3, 1, 2).astype(np.float64) * 0.00392156862745098
    return torch.from_numpy((scaled.astype(np.float32) - np.float32(0.5)) / np.float32(0.5))


class Official:
    """The official processor's steps on a tokenizer: roles as the model was trained, placeholders after tokenising."""

    def __init__(self, folder, model, tokenizer, roles, picture_tokens):
        self.folder, self.model, self.tokenizer, self.roles = folder, model, tokenizer, roles
        begin, end, self.place = (tokenizer.convert_tokens_to_ids(IMAGE_TOKENS[name])
                                  for name in ("boi_token", "eoi_token", "image_token"))
        self.begin, self.picture = begin, [begin, *[self.place] * picture_tokens, end]

    def ids(self, text):
        tokens = [self.tokenizer.bos_token_id, *self.tokenizer.encode(text, add_special_tokens=False)]
        return [token for one in tokens for token in (self.picture if one == self.place else [one])]

    def ask(self, names, question):
        user, assistant = self.roles
        content = "\n".join(["<image_placeholder>"] * len(names) + [question.strip()]).strip()
        ids = self.ids(f"{SYSTEM_PROMPT}\n\n{user}: {content}\n\n{assistant}:")
        pixels = official_pixels(names, self.model.config.vision_config.image_size) if names else None
        self.model.config.image_token_id = self.model.model.config.image_token_id = self.place
        return described(self.folder, names, question, answer(self.model, torch.tensor([ids]), pixels))

    def draw(self, prompt):
        user, assistant = self.roles
        ids = self.ids(f"{user}: {prompt}\n\n{assistant}:") + [self.begin]
        self.model.generation_config.pad_token_id = self.tokenizer.pad_token_id
        self.model.generation_config.generation_kwargs = {"boi_token_id": self.begin}
        return drawn(self.folder, prompt, self.model, torch.tensor([ids]))


def drawn(folder, prompt, model, ids):
    made = checked(drawing(model, ids))
    return {"folder": folder, "prompt": prompt, "ids": made.ids, "tokens": made.tokens,
            "pixels": made.pixels.numpy().tobytes().hex()}


def draw(folder, model, processor, prompt):
    inputs = processor(text=chat_text(processor, prompt), generation_mode="image")
    return drawn(folder, prompt, model, inputs["input_ids"])


def chats(processor):
    """Longer conversations, for the prompt alone."""
    turns = [("user", "What is it?", 1), ("assistant", " A circle. ", 0), ("user", "And this?\n", 2), ("assistant", "ö", 0),
             ("user", "Why?", 0)]
    made = []
    for count in (1, 3, 5):
        messages = [{"role": role, "content": [{"type": "image"}] * pictures + [{"type": "text", "text": text}]}
                    for role, text, pictures in turns[:count]]
        text = processor.apply_chat_template(messages, add_generation_prompt=True)
        pictures = [Image.new("RGB", (8, 8))] * sum(turn[2] for turn in turns[:count])
        made.append({"turns": turns[:count], "ids": processor(text=text, images=pictures)["input_ids"][0].tolist()})
    return made


def main():
    tokenizer = make_tokenizer()
    model, weights = make_model(tokenizer)
    vision = model.config.vision_config
    processor = make_processor(tokenizer, vision)
    save_as_transformers_does(model, processor)
    with_system = make_processor(tokenizer, vision, use_default_system_prompt=True)
    write_hub_files(tokenizer, with_system)
    write_official_files(model)
    write_tensors(weights)
    expected = {"describe": [], "draw": [], "chats": chats(processor)}
    expected["describe"] += [ask("transformers", model, processor, *question) for question in QUESTIONS]
    expected["describe"] += [ask("hub", model, with_system, *question) for question in QUESTIONS[:2]]
    expected["draw"] += [draw("transformers", model, processor, prompt) for prompt in PROMPTS]
    for folder, words, roles in (("official", tokenizer, ("<|User|>", "<|Assistant|>")),
                                 ("official_old", old_tokenizer(tokenizer), ("User", "Assistant")),
                                 ("official_shifted", shifted_tokenizer(tokenizer), ("<|User|>", "<|Assistant|>"))):
        layout = Official(folder, model, words, roles, vision.num_image_tokens)
        expected["describe"] += [layout.ask(*question) for question in QUESTIONS]
        expected["draw"] += [layout.draw(prompt) for prompt in PROMPTS[:2]]
    rows = {part: ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) for part, cases in expected.items()}
    (OUT / "expected.json").write_text("{" + ",\n".join(f'"{part}": [\n{text}\n]' for part, text in rows.items()) + "}\n",
                                       encoding="utf-8")


if __name__ == "__main__":
    main()
