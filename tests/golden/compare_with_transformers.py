#!/usr/bin/env python3
"""Compares Bifrons with transformers on a real checkpoint, end to end: both answer one question about one picture and draw
one prompt, greedily, and their prompts, tokens and pixels are held against each other.

    pip install "transformers>=5.23" torch pillow safetensors
    python tests/golden/compare_with_transformers.py MODEL_DIR

MODEL_DIR is in the layout of transformers (config.json says "model_type": "janus"). For a folder in the official layout
name the same model in that layout with --reference DIR. Where the two choose different tokens, the difference of the
reference's logits for both tells a near tie from an error. Exit status: 0 they agree, 1 they do not or could not run.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# A gap between two logits, as a share of the largest one, below which rounding alone may choose. Guidance multiplies the
# error of a logit by about nine.
NEAR_TIE = {"fp32": 1e-4, "bf16": 0.06, "fp16": 0.01}
GUIDANCE = 5.0


def parsed_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, metavar="MODEL_DIR")
    parser.add_argument("--reference", type=Path, metavar="DIR", help="what transformers reads (default: MODEL_DIR)")
    parser.add_argument("--program", type=Path, default=ROOT / "build/release/bin/bifrons-cli", help="(default: %(default)s)")
    parser.add_argument("--dtype", choices=NEAR_TIE, default="fp32", help="of both (default: %(default)s)")
    parser.add_argument("--image", type=Path, help="the picture to ask about (default: one that is made up)")
    parser.add_argument("--question", default="What is in this picture? Describe it.")
    parser.add_argument("--prompt", default="a red circle to the left of a blue square")
    parser.add_argument("--max-new-tokens", type=int, default=64)
    return parser.parse_args()


def checked(options):
    """Stops with a sentence where something is missing."""
    options.reference = options.reference or options.model
    if not options.program.exists():
        sys.exit(f"There is no program {options.program}. Build it with ./installer/run, or name it with --program.")
    for folder in (options.model, options.reference):
        if not (folder / "config.json").exists():
            sys.exit(f"{folder} is no model folder: it has no config.json.")
    kind = json.loads((options.reference / "config.json").read_text(encoding="utf-8")).get("model_type")
    if kind == "multi_modality":
        sys.exit(f"{options.reference} is in the official layout, which transformers does not read. Name a folder with the same model "
                 "in the layout of transformers (deepseek-community has them) with --reference DIR; Bifrons then still reads "
                 f"{options.model}.")
    if kind != "janus":
        sys.exit(f"{options.reference} holds no Janus: its config.json says model_type {kind!r}.")
    return options


def made_up_picture(folder):
    """Shapes and slopes; both ways of rounding the scaled sides agree for its size."""
    from PIL import Image, ImageDraw, ImageFilter
    picture = Image.linear_gradient("L").resize((512, 384)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((60, 80, 220, 240), fill=(200, 40, 30))
    pen.rectangle((300, 150, 450, 330), fill=(30, 60, 190))
    path = Path(folder) / "picture.png"
    picture.filter(ImageFilter.GaussianBlur(1)).save(path)
    return path


# --- Bifrons ----------------------------------------------------------------------------------------------------------

def bifrons(options, *arguments):
    """What the program printed, and the ids of its prompt from its log."""
    command = [str(options.program), *arguments, "--model", str(options.model), "--temperature", "0", "--dtype", options.dtype,
               "--device", "cpu", "--json", "--verbose"]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{options.program.name} failed:\n{run.stderr.strip()}")
    ids = re.search(r"prompt of \d+ tokens:((?: \d+)*)", run.stderr)
    if ids is None:
        sys.exit(f"{options.program.name} does not tell its prompt: another version than this script?")
    return json.loads(run.stdout), [int(number) for number in ids[1].split()]


def bifrons_answer(options, system):
    return bifrons(options, "describe", options.question, "--image", str(options.image), "--system", system,
                   "--max-new-tokens", str(options.max_new_tokens))


def bifrons_drawing(options, folder):
    return bifrons(options, "draw", options.prompt, "--cfg", str(GUIDANCE), "--out", str(folder))


# --- transformers -----------------------------------------------------------------------------------------------------

def load_processor(options):
    try:
        import transformers
    except ImportError as error:
        sys.exit(f"{error}. Install what is missing: pip install \"transformers>=5.23\" torch pillow safetensors")
    if tuple(int(part) for part in transformers.__version__.split(".")[:2]) < (5, 23):
        sys.exit(f"transformers {transformers.__version__} is too old, 5.23 is needed: older ones cannot draw.")
    processor = transformers.JanusProcessor.from_pretrained(options.reference)
    # torchvision scales a little differently from Pillow, with which the models were trained.
    processor.image_processor = transformers.JanusImageProcessorPil.from_pretrained(options.reference)
    return processor


def load_model(options):
    import torch
    import transformers
    dtype = {"fp32": torch.float32, "bf16": torch.bfloat16, "fp16": torch.float16}[options.dtype]
    return transformers.JanusForConditionalGeneration.from_pretrained(options.reference, dtype=dtype).eval()


def reference_answer(options, model, processor):
    from PIL import Image, ImageOps
    from reference_runs import answer, chat_text
    picture = ImageOps.exif_transpose(Image.open(options.image)).convert("RGB")
    inputs = processor(text=chat_text(processor, options.question.strip(), 1), images=[picture], return_tensors="pt")
    return answer(model, inputs["input_ids"], inputs["pixel_values"], options.max_new_tokens)


def reference_drawing(options, model, processor):
    from reference_runs import chat_text, drawing
    inputs = processor(text=chat_text(processor, options.prompt.strip()), generation_mode="image", return_tensors="pt")
    return drawing(model, inputs["input_ids"], GUIDANCE)


# --- The comparison ---------------------------------------------------------------------------------------------------

def first_difference(ours, theirs):
    return next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b), min(len(ours), len(theirs)))


def compare_ids(ours, theirs):
    at = first_difference(ours, theirs)
    if ours == theirs:
        return True, f"{len(ours)} tokens, all the same"
    return False, f"{len(ours)} and {len(theirs)} tokens, different from {at} on: {ours[at:at + 5]} and {theirs[at:at + 5]}"


def compare_tokens(ours, made, dtype, end=None):
    """Tokens chosen one after the other: behind the first difference the two read different things. `end`: the token that
    ends an answer and is not among the tokens."""
    if ours == made.tokens:
        return True, f"{len(ours)} tokens, all the same; the closest choice was by {min(made.margins(), default=0):.3g}"
    at = first_difference(ours, made.tokens)
    if at >= len(made.logits) or (at == len(ours) and end is None):
        return False, f"{len(ours)} and {len(made.tokens)} tokens, the same up to {at}"
    row = made.logits[at]
    chosen = ours[at] if at < len(ours) else end
    gap, scale = (row.max() - row[chosen]).item(), row.abs().max().item()
    near = gap <= NEAR_TIE[dtype] * scale
    return near, (f"the same up to {at} of {len(made.tokens)}; there {chosen} and {int(row.argmax())}, whose logits differ by "
                  f"{gap:.3g} of {scale:.3g}: {'a near tie' if near else 'an error'}")


def compare_pixels(path, tokens, model, dtype):
    """The picture of Bifrons against what the reference paints from the same tokens."""
    import numpy as np
    from PIL import Image
    from reference_runs import painted
    ours = np.array(Image.open(path).convert("RGB")).astype(int)
    theirs = painted(model, tokens).numpy().astype(int)
    if ours.shape != theirs.shape:
        return False, f"{ours.shape[1]} × {ours.shape[0]} and {theirs.shape[1]} × {theirs.shape[0]} pixels"
    difference = np.abs(ours - theirs)
    allowed = 1 if dtype == "fp32" else 24
    return bool(difference.max() <= allowed), (f"{difference.max()} levels of 255 at most, {(difference > 0).mean():.2%} of the "
                                               "values differ")


def rows_of(options, folder):
    from reference_runs import SYSTEM_PROMPT
    options.image = options.image or made_up_picture(folder)
    processor = load_processor(options)
    # Bifrons first, and only then the reference's model: large ones do not fit into memory side by side.
    said, question_ids = bifrons_answer(options, SYSTEM_PROMPT if processor.use_default_system_prompt else "")
    drawn, drawing_ids = bifrons_drawing(options, folder)
    model = load_model(options)
    wanted = reference_answer(options, model, processor)
    yield "prompt of the question", *compare_ids(question_ids, wanted.ids)
    yield "answer", *compare_tokens(said["tokens"], wanted, options.dtype, processor.tokenizer.eos_token_id)
    wanted = reference_drawing(options, model, processor)
    yield "prompt of the drawing", *compare_ids(drawing_ids, wanted.ids)
    yield "image tokens", *compare_tokens(drawn["tokens"], wanted, options.dtype)
    yield "pixels", *compare_pixels(drawn["image"], drawn["tokens"], model, options.dtype)


def main():
    options = checked(parsed_options())
    good = True
    with tempfile.TemporaryDirectory() as folder:
        print(f"{options.model}, {options.dtype}, guidance {GUIDANCE:g}")
        for part, same, details in rows_of(options, folder):
            print(f"  {'ok ' if same else 'BAD'}  {part:<24}{details}", flush=True)
            good &= same
    print("Bifrons and transformers agree." if good else "Bifrons and transformers do not agree.")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
