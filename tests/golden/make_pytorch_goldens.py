#!/usr/bin/env python3
"""Writes the goldens of core/checkpoint's reader of PyTorch files: small files that torch.save wrote, and what they hold.

Run with torch 2.11 and numpy: python tests/golden/make_pytorch_goldens.py
The files are committed; run it again only to add cases. cases.json: file → name → dtype, shape and all values.
"""

import json
import zipfile
from collections import OrderedDict
from pathlib import Path

import torch

OUT = Path(__file__).parent / "pytorch"
DTYPES = [torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8,
          torch.uint8, torch.bool]


def module():
    """The state of a module: an OrderedDict with `_metadata`, parameters and a whole number among the buffers."""
    torch.manual_seed(1)
    return torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.BatchNorm1d(2)).state_dict()


def dtypes():
    numbers = {str(dtype).removeprefix("torch."): (torch.arange(6) - (dtype.is_signed * 3)).view(2, 3).to(dtype)
               for dtype in DTYPES}
    return numbers | {"scalar": torch.tensor(2.5), "empty": torch.zeros(0, 4)}


def strided():
    """Views of one storage: tied weights, and everything that torch.save keeps as it lies."""
    base = torch.arange(24, dtype=torch.float32).view(4, 6)
    return {"base": base, "tied": base, "transposed": base.t(), "column": base[:, 2], "stepped": base[::2, 1::2],
            "row": base[3], "number": base[1, 1], "nothing": base[4:]}


def parameters():
    """Parameter objects, with and without a gradient, two of them sharing one."""
    shared = torch.nn.Parameter(torch.tensor([1.0, -2.0]))
    return OrderedDict(weight=shared, tied=shared, frozen=torch.nn.Parameter(torch.ones(2), requires_grad=False))


def training_state():
    """A state_dict among other things, as scripts for training save it."""
    return {"epoch": 3, "loss": 0.25, "steps": 2**40, "name": "run", "rates": [0.1, None, True, -5, 70000],
            "state_dict": OrderedDict(a=torch.tensor([1, 2, 3]))}


def many():
    """More objects than one byte can number: the memo goes on with four bytes."""
    base = torch.arange(60, dtype=torch.int16)
    return {f"layers.{i}.weight": base[i:i + 1] for i in range(60)}


def save_zip64(state, path):
    """The same archive with every number in its 64-bit form, and storages that are not aligned."""
    plain = path.with_suffix(".part")
    torch.save(state, plain)
    zipfile.ZIP64_LIMIT = 0
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for member in source.infolist():
            target.writestr(zipfile.ZipInfo(member.filename.replace(plain.stem, "a")), source.read(member))
    plain.unlink()


def save_shards(folder):
    folder.mkdir(exist_ok=True)
    shards = {"pytorch_model-00001-of-00002.bin": {"a": torch.tensor([1.0, 2.0]), "b": torch.tensor([3.0])},
              "pytorch_model-00002-of-00002.bin": {"c": torch.tensor([[4.0]], dtype=torch.bfloat16)}}
    index = {"metadata": {"total_size": 14}, "weight_map": {}}
    for name, state in shards.items():
        torch.save(state, folder / name)
        index["weight_map"] |= dict.fromkeys(state, name)
    (folder / "pytorch_model.bin.index.json").write_text(json.dumps(index, indent=1) + "\n")


def contents(state):
    return {name: {"dtype": str(value.dtype).removeprefix("torch."), "shape": list(value.shape),
                   "values": value.detach().double().flatten().tolist()} for name, value in state.items()}


def main():
    OUT.mkdir(exist_ok=True)
    cases = {}
    for make in (module, dtypes, strided, parameters, training_state, many):
        state = make()
        torch.save(state, OUT / f"{make.__name__}.bin")
        cases[f"{make.__name__}.bin"] = contents(state.get("state_dict", state))
    save_zip64(dtypes(), OUT / "zip64.bin")
    cases["zip64.bin"] = contents(dtypes())
    save_shards(OUT / "sharded")
    torch.save(parameters(), OUT / "legacy.bin", _use_new_zipfile_serialization=False)
    for name, expected in cases.items():  # what is written down is what torch itself reads back
        state = torch.load(OUT / name, weights_only=True)
        assert contents(state.get("state_dict", state)) == expected, name
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(expected)}" for name, expected in cases.items())
    (OUT / "cases.json").write_text("{\n" + lines + "\n}\n")


if __name__ == "__main__":
    main()
