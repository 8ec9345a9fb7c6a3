"""Texts that tokenizers stumble over: all scripts, emoji, marks, control characters, runs of whitespace, broken bytes and
the tokens of the Janus template, spelled out as a person might type them."""

import unicodedata

# Mind the characters: the bars of these three are U+FF5C, the low lines U+2581.
BOS, EOS, PAD = "<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>", "<｜▁pad▁｜>"
LONE_LETTERS = list("øöúÿõ÷ûýÀùÁþü")  # spelled like the symbols of the 13 bytes that no UTF-8 has
TEMPLATE = [PAD, "<begin_of_image>", "<image_0>", "<image_1>", "<image_2>", "<end_of_image>", "<image_placeholder>",
            "<patch_placeholder>", "<|ref|>", "<|/ref|>", "<|det|>", "<|/det|>", "<|grounding|>", "<|User|>", "<|Assistant|>"]

SENTENCES = """
The quick brown fox jumps over the lazy dog. What colour is the circle to the left of the blue square?
Der schnelle Fuchs springt über den faulen Hund. Welche Farbe hat der Kreis links vom Quadrat?
Le renard brun saute par-dessus le chien paresseux. De quelle couleur est le cercle à gauche du carré ?
El zorro marrón salta sobre el perro perezoso. ¿De qué color es el círculo a la izquierda del cuadrado?
Съешь ещё этих мягких французских булок, да выпей чаю. Какого цвета круг слева от квадрата?
Η αλεπού πηδάει πάνω από τον σκύλο. Τι χρώμα έχει ο κύκλος;
敏捷的棕色狐狸跳过懒狗。正方形左边的圆是什么颜色？我想在苹果公司工作。
素早い茶色の狐がのろまな犬を飛び越える。四角の左の円は何色ですか。
빠른 갈색 여우가 게으른 개를 뛰어넘는다. 네모 왼쪽의 원은 무슨 색인가요?
الثعلب البني السريع يقفز فوق الكلب الكسول. ما لون الدائرة؟
השועל החום המהיר קופץ מעל הכלב העצלן. מה צבע העיגול?
तेज़ भूरी लोमड़ी आलसी कुत्ते के ऊपर कूदती है। वृत्त का रंग क्या है?
สุนัขจิ้งจอกสีน้ำตาลกระโดดข้ามสุนัขขี้เกียจ
😀 😁 👍🏽 👩‍👩‍👧‍👦 🇩🇪 ❤️ 🦙 for (int i = 0; i < 10; ++i) { total += values[i]; }  // 3.14159, 0x1F, 1e-6
"""

BLOCKS = [(0x20, 0x7E), (0xA0, 0xFF), (0x100, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
          (0x530, 0x58F), (0x590, 0x5FF), (0x600, 0x6FF), (0x700, 0x7FF), (0x900, 0x97F), (0x980, 0xDFF), (0xE00, 0xFFF),
          (0x1000, 0x10FF), (0x1100, 0x13FF), (0x1400, 0x17FF), (0x1800, 0x18AF), (0x1900, 0x1CFF), (0x1D00, 0x1FFF),
          (0x2000, 0x206F), (0x2070, 0x20FF), (0x2100, 0x23FF), (0x2400, 0x2BFF), (0x2C00, 0x2DFF), (0x2E80, 0x303F),
          (0x3040, 0x30FF), (0x3100, 0x4DFF), (0x4E00, 0x9FFF), (0xA000, 0xABFF), (0xAC00, 0xD7FF), (0xE000, 0xF8FF),
          (0xF900, 0xFDFF), (0xFE00, 0xFFFF), (0x10000, 0x107FF), (0x10800, 0x10FFF), (0x11000, 0x11FFF),
          (0x12000, 0x16FFF), (0x17000, 0x1CFFF), (0x1D000, 0x1D7FF), (0x1D800, 0x1EFFF), (0x1F000, 0x1FAFF),
          (0x20000, 0x323AF), (0xE0000, 0xE01EF), (0xF0000, 0x10FFFF)]
SPACES = [" ", "  ", "   ", "\t", "\n", "\n\n", "\r\n", " \n", "\u00a0", "\u1680", "\u180e", "\u2003", "\u2028", "\u202f",
          "\u3000", "\v", "\f", "\u0085", "\u200b", "\ufeff"]
SIGNS = ["'s", "'t", "'LL", "...", "!?", "。", "，", "「」", "～", "‘a’", "—", "//", "->", "<", ">", "|", "|>", "<|", "｜", "▁"]
EMOJI = ["😀", "😁", "👍🏽", "👩‍👩‍👧‍👦", "🇩🇪🇫🇷", "❤️", "🏴\U000e0067\U000e0062\U000e007f", "1️⃣", "🦙"]
WORDS = SENTENCES.split() + ["Hello", "World", "y'all", "w048", "7tuijk", "dsdfhu", "İstanbul", "ŉ", "ß", "ﬁ", "Ⅷ", "½", "٣"]
ALMOST = ["<|end▁of▁sentence|>", "<｜end▁of▁sentence>", "<image_3>", "<|user|>", "<|User", "User|>", "<image_place", "<unk>", "</s>"]


def some_characters(rng):
    low, high = rng.choice(BLOCKS)
    return "".join(chr(rng.randint(low, high)) for _ in range(rng.randint(1, 6)))


def any_characters(rng):
    codes = [rng.randint(0, 0x10FFFF) for _ in range(rng.randint(1, 4))]
    return "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)


def combined(rng):
    return rng.choice("aeiouAEnйかא") + "".join(chr(rng.randint(0x300, 0x36F)) for _ in range(rng.randint(1, 5)))


CHUNKS = [
    (6, lambda rng: rng.choice(WORDS)), (6, lambda rng: rng.choice(SPACES)), (3, some_characters), (2, any_characters),
    (2, lambda rng: str(rng.randint(0, 10 ** rng.randint(1, 12)))), (2, lambda rng: rng.choice(SIGNS)),
    (2, lambda rng: rng.choice(EMOJI)), (1, combined), (2, lambda rng: rng.choice([BOS, EOS, *TEMPLATE])),
    (1, lambda rng: rng.choice(ALMOST)), (1, lambda rng: rng.choice(LONE_LETTERS)),
    (1, lambda rng: chr(rng.choice([*range(0x20), *range(0x7F, 0xA0)]))), (1, lambda rng: rng.choice(SPACES) * rng.randint(1, 9)),
    (1, lambda rng: unicodedata.normalize("NFD", rng.choice(WORDS)))]


def random_text(rng):
    kinds = [kind for _, kind in CHUNKS]
    weights = [weight for weight, _ in CHUNKS]
    return "".join(kind(rng) for kind in rng.choices(kinds, weights, k=rng.randint(1, 9)))


def broken_bytes(rng):
    """A text with surrogates as three bytes, cut characters, stray and impossible bytes."""
    data = random_text(rng).encode()
    for _ in range(rng.randint(1, 3)):
        at = rng.randint(0, len(data))
        surrogate = chr(rng.randint(0xD800, 0xDFFF)).encode("utf-8", "surrogatepass")
        wrong = rng.choice([surrogate, bytes([rng.randint(0x80, 0xFF)]), "€😀é".encode()[:rng.randint(1, 6)], b"\xc0\x80"])
        data = data[:at] + wrong + data[at + rng.randint(0, 2):]
    return data


FIXED = ["", " ", "  ", "   ", "\t", "\n", "\n\n", "\t\n", "Hello world", " Hello world", "Hello World", " Hello World!",
         "Hello, world!", " this is 🦙.cpp", "w048 7tuijk dsdfhu", "нещо на Български", "    Hello", " (", "\n =", "' era", "3",
         "33", "333", "Hello, y'all! How are you 😁 ?我想在apple工作1314151天～", "Hello, how are you?",
         "".join(chr(code) for code in range(0x100)), "x" * 300, " " * 300, "ab" * 200, "我" * 100, "e\u0301" * 20,
         *TEMPLATE, *LONE_LETTERS, BOS + EOS + PAD, "a<|User|>b <|Assistant|> c"]
