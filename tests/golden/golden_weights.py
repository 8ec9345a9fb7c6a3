"""Weights that are not stored: a counter-based generator keyed by the name of each tensor, which the C++ tests repeat."""

import numpy as np
import torch


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


def golden_tensor(name, kind, shape):
    """Uniform in ± a bound by the kind of the tensor; norms lie around 1, matrices keep the scale of their input."""
    count = int(np.prod(shape))
    bits = philox_blocks((count + 3) // 4, fnv1a(name)).reshape(-1)[:count]
    signed = (bits >> np.uint64(8)).astype(np.float64) * 2.0**-23 - 1.0  # [-1, 1)
    values = {"norm": lambda: 1.0 + 0.25 * signed,
              "bias": lambda: 0.25 * signed,
              "embedding": lambda: signed,
              "matrix": lambda: signed * (1.75 / np.sqrt(count / shape[0]))}[kind]()
    return torch.from_numpy(values.astype(np.float32).reshape(shape))
