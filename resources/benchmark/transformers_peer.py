#!/usr/bin/env python3
"""Measures the Janus of transformers, stage by stage, for `bifrons-cli bench --peer transformers`, which starts this program.

    pip install "transformers>=5.23" torch pillow
    BIFRONS_PYTHON=/path/to/python bifrons-cli bench --shape janus-pro-1b --peer transformers

Each line of standard input is a request, each line of standard output an answer, both one JSON object. The first answer comes
unasked: {"versions": "transformers 5.23.0, torch 2.11.0"}. Then

    {"stage": "load", "config": {...}, "dtype": "bf16", "device": "cpu", "threads": 2}   {"seconds": 1.5}
    {"stage": "prompt", "positions": 600}                                                {"seconds": 5.3}
    {"stage": "peak_memory"}                                                             {"bytes": 5300000000}

and so on: a stage is a method of Stages, the rest of the request are its arguments. What cannot be done is answered with
{"error": "..."}. Everything that the libraries print goes to standard error.

The stages are cut as Bifrons cuts its own. A look goes from the pixels of a picture to the vectors that the decoder gets, with
scaling and padding; the picture is made up before the clock runs. A prompt is read from vectors into an empty cache, up to the
last hidden state, without logits. Text is timed per token, behind the first one: logits, choice, embedding, decoder. A step of
a drawing is one position and its logits. Image tokens are timed without the prompt and the painting.

The library is to look as good as it can: inference mode, logits of the last position only, loops without the bookkeeping of
its `generate`, the likeliest token instead of sampling (Bifrons samples), the threads that Bifrons uses.
"""

import json
import os
import re
import statistics
import sys
import time

OLDEST = (5, 23)  # the first that was tried; 5.17 cannot draw
SPREAD = 0.035    # of random weights and vectors: uniform, a standard deviation of 0.02
GUIDANCE = 5.0


def import_libraries():
    """Puts torch and transformers into this module and returns their versions. Raises ImportError with a sentence."""
    try:
        import torch
        import transformers
    except ImportError as error:
        raise ImportError(f"{sys.executable} cannot import {error.name or 'transformers'} ({error}).") from error
    if tuple(int(number) for number in re.findall(r"\d+", transformers.__version__)[:2]) < OLDEST:
        raise ImportError(f"{sys.executable} has transformers {transformers.__version__}, which is too old.")
    globals().update(torch=torch, transformers=transformers)
    return f"transformers {transformers.__version__}, torch {torch.__version__}"


def janus_config(official):
    """The configuration of a model whose config.json is in the layout of DeepSeek."""
    text = official["language_config"]
    vision = official["vision_config"]["params"]
    vq = official["gen_vision_config"]["params"]
    if vq["decoder_blocks"] != vq["encoder_blocks"] + 1 or vq["norm_group_channels"] != 0:
        raise ValueError("its picture tokenizer has another form than the published one, and transformers has no other")
    width, head_width = text["hidden_size"], official["gen_head_config"]["params"]["image_token_embed"]
    patches = (vision["image_size"] // vision["patch_size"])**2
    llama = {key: value for key, value in text.items() if key != "rope_theta"}
    return transformers.JanusConfig(
        tie_word_embeddings=False, text_config=dict(llama, tie_word_embeddings=False),
        vision_config=dict(hidden_size=vision["width"], num_hidden_layers=vision["layers"], num_attention_heads=vision["heads"],
                           image_size=vision["image_size"], patch_size=vision["patch_size"],
                           mlp_ratio=vision["mlp_width"] / vision["width"], projection_dim=width, num_image_tokens=patches),
        vq_config=dict(embed_dim=vq["n_embed"], num_embeddings=vq["image_token_size"], latent_channels=vq["z_channels"],
                       base_channels=vq["base_channels"], channel_multiplier=vq["channel_multiplier"],
                       num_res_blocks=vq["encoder_blocks"], projection_dim=head_width, image_token_embed_dim=width))


def random_model(config, dtype, device):
    """A model with random weights, in memory that is taken once."""
    torch.set_default_dtype(dtype)  # numbers that are no weights are made in it, too
    with torch.device("meta"):
        model = transformers.JanusForConditionalGeneration(config)
    model = model.to_empty(device=device)
    torch.set_default_dtype(torch.float32)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.dim() > 1:
                parameter.uniform_(-SPREAD, SPREAD)
            else:
                parameter.fill_(1 if "norm" in name and name.endswith("weight") else 0)
    restore_buffers(model, device)
    return model


def restore_buffers(model, device):
    """What a model computes when it is made and no file holds: the frequencies of rotary positions, the numbers of patches."""
    decoder, patches = model.model.language_model, model.model.vision_model.embeddings
    decoder.rotary_emb = type(decoder.rotary_emb)(config=model.config.text_config).to(device)
    patches.position_ids = torch.arange(patches.num_positions, device=device)[None]


def picture_processor(size):
    """The library's own preparation of pictures; the quicker one needs torchvision."""
    has_torchvision = transformers.utils.is_torchvision_available()
    kind = transformers.JanusImageProcessor if has_torchvision else transformers.JanusImageProcessorPil
    return kind(size={"height": size, "width": size})


def timed(call):
    """Seconds until a number of the tensor that `call` returns has arrived here: a graphics card works on its own time."""
    start = time.perf_counter()
    call().flatten()[0].item()
    return time.perf_counter() - start


class Stages:
    """The stages of an answer and of a picture. Each takes one reading and returns the answer to its request."""

    def load(self, config, dtype, device, threads, folder=None):
        """Reads the model of a folder in the layout of transformers, or fills one of the shape `config` with random weights."""
        torch.set_num_threads(threads)
        self.dtype = {"bf16": torch.bfloat16, "fp32": torch.float32}[dtype]
        self.device = torch.device(device)
        start = time.perf_counter()
        if folder:
            model = transformers.JanusForConditionalGeneration.from_pretrained(folder, dtype=self.dtype).to(self.device)
        else:
            model = random_model(janus_config(config), self.dtype, self.device)
        self.model = model.eval()
        self.decoder = model.model.language_model
        self.processor = picture_processor(model.config.vision_config.image_size)
        self.kept = None  # the cache of the latest prompt, for the next reading of the same stage
        return {"seconds": time.perf_counter() - start}

    def look(self, width, height):
        picture = torch.randint(256, (height, width, 3), dtype=torch.uint8).numpy()

        def see():
            pixels = self.processor(images=[picture], return_tensors="pt")["pixel_values"]
            return self.model.model.get_image_features(pixels.to(self.device, self.dtype)).pooler_output

        return {"seconds": timed(see)}

    def prompt(self, positions):
        prompt = self.vectors(1, positions)
        return {"seconds": timed(lambda: self.step(prompt, self.empty_cache()))}

    def text(self, positions, tokens):
        hidden, cache = self.after_prompt(1, positions)
        times = []
        for _ in range(tokens):
            token = self.model.lm_head(hidden).argmax(dim=-1)
            token.item()  # whoever writes looks at each token: is it the end?
            times.append(time.perf_counter())
            hidden = self.step(self.model.get_input_embeddings()(token)[:, None], cache)
        return {"seconds": (times[-1] - times[0]) / (tokens - 1)}

    def image_step(self, rows, positions, runs):
        """The median of `runs` steps after one that does not count."""
        vector = self.vectors(rows, 1)
        readings = [self.one_step(vector, positions) for _ in range(runs + 1)]
        return {"seconds": statistics.median(readings[1:])}

    def one_step(self, vector, positions):
        _, cache = self.after_prompt(len(vector), positions)
        return timed(lambda: self.model.model.generation_head(self.step(vector, cache)))

    def image_tokens(self, positions, tokens):
        hidden, cache = self.after_prompt(2, positions)
        return {"seconds": timed(lambda: self.drawn(hidden, cache, tokens))}

    def drawn(self, hidden, cache, tokens):
        codes = []
        for position in range(tokens):
            with_prompt, without = self.model.model.generation_head(hidden).float()
            codes.append((without + GUIDANCE * (with_prompt - without)).argmax())
            if position + 1 < tokens:
                embedding = self.model.prepare_embeddings_for_image_generation(codes[-1][None, None])
                hidden = self.step(embedding.expand(2, -1, -1), cache)
        return torch.stack(codes)

    def paint(self, tokens):
        codes = torch.randint(self.model.config.vq_config.num_embeddings, (1, tokens), device=self.device)
        return {"seconds": timed(lambda: ((self.model.decode_image_tokens(codes) + 1) * 127.5).clip(0, 255).to(torch.uint8))}

    def peak_memory(self):
        """What tensors held on a card; on the CPU all of this process alone: what getrusage tells also counts the process that
        started it."""
        if self.device.type == "cuda":
            return {"bytes": torch.cuda.max_memory_allocated(self.device)}
        with open("/proc/self/status", encoding="ascii") as status:
            return {"bytes": int(re.search(r"VmHWM:\s+(\d+) kB", status.read())[1]) * 1024}

    def vectors(self, rows, positions):
        shape = (rows, positions, self.model.config.text_config.hidden_size)
        return torch.empty(shape, dtype=self.dtype, device=self.device).uniform_(-SPREAD, SPREAD)

    def empty_cache(self):
        return transformers.DynamicCache(config=self.model.config.text_config)

    def step(self, vectors, cache):
        """vectors: [B, T, C], behind what the cache holds. Returns the last hidden state, [B, C]."""
        return self.decoder(inputs_embeds=vectors, past_key_values=cache, use_cache=True).last_hidden_state[:, -1]

    def after_prompt(self, rows, positions):
        """The hidden state [B, C] and the cache behind a prompt that all rows share; read once, however often it is asked for.
        One row is kept, so that the peak of memory is that of a drawing and not of keeping."""
        if self.kept is None or self.kept[0] != positions:
            self.kept = None
            cache = self.empty_cache()
            hidden = self.step(self.vectors(1, positions), cache)
            self.kept = positions, hidden, [(layer.keys, layer.values) for layer in cache.layers]
        cache = self.empty_cache()
        for index, (keys, values) in enumerate(self.kept[2]):
            cache.update(keys.expand(rows, -1, -1, -1), values.expand(rows, -1, -1, -1), index)
        return self.kept[1].repeat(rows, 1), cache


def answer_to(stages, line):
    request = json.loads(line)
    try:
        with torch.inference_mode():
            return getattr(stages, request.pop("stage"))(**request)
    except Exception as error:  # whatever the library raises belongs to whoever asked
        return {"error": (str(error) or type(error).__name__).strip().splitlines()[0]}


def main():
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(answer):
        print(json.dumps(answer), file=answers, flush=True)

    try:
        say({"versions": import_libraries()})
    except ImportError as error:
        say({"error": str(error)})
        sys.exit(1)
    stages = Stages()
    for line in sys.stdin:
        say(answer_to(stages, line))


if __name__ == "__main__":
    main()
