#!/usr/bin/env python3
"""Writes the goldens of the byte-level BPE tokenizer: a small tokenizer.json with the pipeline of the published Janus
models, and texts with the tokens that the `tokenizers` package makes of them.

Run with tokenizers 0.23: python tests/golden/make_tokenizer_goldens.py
The files are committed; run it again only to add cases. For a long comparison by hand:
    python tests/golden/make_tokenizer_goldens.py --count 100000 --seed 7 --out FOLDER
    BIFRONS_TOKENIZER_CASES=FOLDER test_core_text_golden

cases.jsonl: {"text" or "bytes" (hexadecimal, no valid UTF-8), "ids", "decoded" where it is not the text} or, for streams
of any tokens, {"ids", "decoded"}. variants.json: changes to tokenizer.json (a JSON merge patch each) with their cases.
"""

import argparse
import json
import random
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from tokenizer_texts import BOS, EOS, FIXED, LONE_LETTERS, SENTENCES, TEMPLATE, broken_bytes, random_text

ROOT = Path(__file__).parents[2]
MERGES = 1500

# The cased letters of the published second rule, as ranges of code points.
LETTERS = """
41-5A 61-7A B5 C0-D6 D8-F6 F8-1BA 1BC-1BF 1C4-293 295-2AF 370-373 376 377 37B-37D 37F 386 388-38A 38C 38E-3A1 3A3-3F5
3F7-481 48A-52F 531-556 10A0-10C5 13A0-13F5 13F8-13FD 1C90-1CBA 1CBD-1CBF 1D00-1D2B 1D6B-1D77 1D79-1D9A 1E00-1F15
1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FBC 1FBE 1FC2-1FC4 1FC6-1FCC 1FD0-1FD3
1FD6-1FDB 1FE0-1FEC 1FF2-1FF4 1FF6-1FFC 2102 2107 210A-2113 2115 2119-211D 2124 2126 2128 212A-212D 212F-2134 2139
213C-213F 2145-2149 214E 2183 2184 2C00-2C7B 2C7E-2CE4 2CEB-2CEE 2CF2 2CF3 A640-A66D A680-A69B A722-A76F A771-A787
A78B-A78E AB70-ABBF FB00-FB06 FB13-FB17 FF21-FF3A FF41-FF5A 10400-1044F 104B0-104D3 104D8-104FB 10C80-10CB2 10CC0-10CF2
118A0-118DF 1E900-1E943"""


# --- The tokenizers ---------------------------------------------------------------------------------------------------

def letter_set():
    ranges = [part.split("-") for part in LETTERS.split()]
    return "".join("-".join(chr(int(code, 16)) for code in part) for part in ranges)


def published_pre_tokenizer():
    patterns = [r"[\r\n]", r"\s?[" + letter_set() + "]+",
                r"\s?[!-/:-~！-／：-～‘-‟　-。]+", r"\s+$", "[\u4e00-\u9fa5\u0800-\u4e00\uac00-\ud7ff]+"]
    steps = [pre_tokenizers.Split(Regex(pattern), "isolated") for pattern in patterns]
    steps.append(pre_tokenizers.Digits(individual_digits=True))
    steps.append(pre_tokenizers.ByteLevel(add_prefix_space=False, trim_offsets=True, use_regex=False))
    return pre_tokenizers.Sequence(steps)


def training_texts():
    documents = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    return [path.read_text(encoding="utf-8") for path in documents] + SENTENCES.split("\n") * 20


def train(merges=MERGES):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.Sequence([])
    tokenizer.pre_tokenizer = published_pre_tokenizer()
    tokenizer.post_processor = processors.ByteLevel(add_prefix_space=True, trim_offsets=False, use_regex=True)
    tokenizer.decoder = decoders.ByteLevel(add_prefix_space=True, trim_offsets=True, use_regex=True)
    symbols = [symbol for symbol in pre_tokenizers.ByteLevel.alphabet() if symbol not in LONE_LETTERS]
    trainer = trainers.BpeTrainer(vocab_size=len(symbols) + merges, initial_alphabet=symbols, show_progress=False)
    tokenizer.train_from_iterator(training_texts(), trainer)
    tokenizer.add_special_tokens([AddedToken(text, special=True, normalized=False) for text in (BOS, EOS)])
    tokenizer.add_tokens([AddedToken(text, normalized=True) for text in LONE_LETTERS])
    tokenizer.add_special_tokens([AddedToken(text, special=True, normalized=False) for text in TEMPLATE])
    return tokenizer


def patched(document, patch):
    """JSON merge patch, RFC 7396."""
    if not isinstance(patch, dict):
        return patch
    result = dict(document) if isinstance(document, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = patched(result.get(key), value)
    return result


def loaded(document):
    tokenizer = Tokenizer.from_str(json.dumps(document))
    tokenizer.encode_special_tokens = True  # what a text spells is no control token
    return tokenizer


class Reference:
    def __init__(self, document):
        self.tokenizer = loaded(document)
        self.own = {token["id"]: token["content"] for token in document["added_tokens"] if not token["special"]}

    def encode(self, text):
        return self.tokenizer.encode(text, add_special_tokens=False).ids

    def decode(self, ids):
        """As the package decodes, but added tokens that are no control tokens stand for what they spell: the package takes
        the 13 letters for byte symbols."""
        text, run = "", []
        for token in ids:
            if token in self.own:
                text += self.tokenizer.decode(run) + self.own[token]
                run = []
            else:
                run.append(token)
        return text + self.tokenizer.decode(run)


# --- The files --------------------------------------------------------------------------------------------------------

def text_case(reference, text):
    ids = reference.encode(text)
    case = {"text": text, "ids": ids}
    if (decoded := reference.decode(ids)) != text:
        case["decoded"] = decoded
    return case


def bytes_case(reference, data):
    text = data.decode("utf-8", "replace")
    return {"bytes": data.hex(), "ids": reference.encode(text), "decoded": text}


def stream_case(reference, rng, size):
    ids = [rng.randrange(size) for _ in range(rng.randint(1, 20))]
    return {"ids": ids, "decoded": reference.decode(ids)}


def cases(reference, rng, count):
    size = reference.tokenizer.get_vocab_size()
    yield from (text_case(reference, text) for text in FIXED)
    for i in range(count):
        yield text_case(reference, random_text(rng))
        if i % 10 == 0:
            yield bytes_case(reference, broken_bytes(rng))
            yield stream_case(reference, rng, size)


def split(pattern, behavior="Isolated", invert=False, kind="Regex"):
    return {"type": "Split", "pattern": {kind: pattern}, "behavior": behavior, "invert": invert}


def byte_level(prefix=False, regex=False):
    return {"type": "ByteLevel", "add_prefix_space": prefix, "trim_offsets": True, "use_regex": regex}


def steps(*pre_tokenizer):
    return {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [*pre_tokenizer, byte_level()]}}


def added_tokens(document, texts):
    """The added tokens of the document and more, all of them no control tokens; (text, normalized) each."""
    size = max(token["id"] for token in document["added_tokens"]) + 1
    more = [{"id": size + i, "content": text, "single_word": False, "lstrip": False, "rstrip": False,
             "normalized": normalized, "special": False} for i, (text, normalized) in enumerate(texts)]
    return {"added_tokens": document["added_tokens"] + more}


def variants(document):
    merges = document["model"]["merges"]
    gpt4 = r"[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    punctuated = r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*"""
    for form in ("NFC", "NFD", "NFKC", "NFKD", "Lowercase"):
        yield form, {"normalizer": {"type": form, "normalizers": None}}
    yield "several normalizers", {"normalizer": {"type": "Sequence", "normalizers": [
        {"type": "NFKC"}, {"type": "Replace", "pattern": {"Regex": r"\s+"}, "content": " "},
        {"type": "Replace", "pattern": {"String": "a."}, "content": "$0é"}, {"type": "Prepend", "prepend": "_"}]}}
    for prefix in (False, True):
        for regex in (False, True):
            yield f"byte level, prefix {prefix}, regex {regex}", {"pre_tokenizer": {**byte_level(prefix, regex), "pretokenizers": None}}
    yield "prefix behind a split", {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [
        split(r"\d"), byte_level(True, True)]}}
    for behavior in ("Removed", "Isolated", "MergedWithPrevious", "MergedWithNext", "Contiguous"):
        for invert in (False, True):
            yield f"{behavior}, invert {invert}", steps(split(r"[aeiou0-9\s]", behavior, invert))
    yield "literal", steps(split("l|.", kind="String"), split("e", "MergedWithNext", kind="String"))
    yield "runs of digits", steps({"type": "Digits", "individual_digits": False})
    yield "empty matches", steps(split("e*"), split("(?<=[a-z])(?=[A-Z])", "Contiguous"))
    yield "edges of lines", steps(split(r"^[ \t]+|[ \t]+$|^$"), split(".+", "MergedWithPrevious"))
    yield "gpt 4", steps(split(gpt4))
    yield "published later", steps(split(r"\p{N}{1,3}"), split("[一-龥\u3040-ゟ゠-ヿ]+"), split(punctuated))
    yield "possessive and lazy", steps(split(r"\p{Lu}?+\p{Ll}++|\D*?\.|(?:ab){2,}|(?>\s+)(?!x)|[^\s\d-]?-|[\-a-f]{3}"))
    yield "ignore merges", {"model": {"ignore_merges": True, "merges": merges[:MERGES // 2]}}
    yield "few merges", {"model": {"merges": merges[:MERGES // 4]}}
    yield "overlapping added tokens", added_tokens(document, [("<a", False), ("<ab>", False), ("<abc", False), ("bc", True),
                                                              (" Hello", False), ("日本", True), ("<|User|>s", False)])
    yield "normalized added tokens", {**added_tokens(document, [("THE", True), ("Ｆox", True), ("Dog", False)]),
                                      "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFKC"}, {"type": "Lowercase"}]}}


def variant_texts(rng):
    spelled = ["<a <ab> <abc <abcd bc", "xx<|User|>s Hello Hello日本<abb", "the THE Ｔhe fox Ｆox FOX dog Dog", "lel|.eel|.",
               "aEbb camelCaseWord HTMLParser ee", "  a \n\n b  \n", "ababab abab. x", "İSTANBUL ΣΑΣ ǅ ẞ", "12ab345678cd ½٣"]
    return spelled + [random_text(rng) for _ in range(40)]


def write_variants(document, rng, path):
    lines = []
    for name, changes in variants(document):
        reference = Reference(patched(document, changes))
        tested = [[text, reference.encode(text)] for text in variant_texts(rng)]
        lines.append(compact({"name": name, "changes": changes, "cases": tested}))
    path.write_text("[" + ",\n".join(lines) + "]\n", encoding="utf-8")


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2500, help="random texts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "tokenizer")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    rng = random.Random(options.seed)
    document = json.loads(train().to_str())
    (options.out / "tokenizer.json").write_text(compact(document) + "\n", encoding="utf-8")
    with (options.out / "cases.jsonl").open("w", encoding="utf-8") as out:
        for case in cases(Reference(document), rng, options.count):
            out.write(compact(case) + "\n")
    write_variants(document, rng, options.out / "variants.json")


if __name__ == "__main__":
    main()
