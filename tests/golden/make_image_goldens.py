#!/usr/bin/env python3
"""Writes the goldens of core/image: small picture files of every kind with the pixels that Pillow reads from them, and
checksums of pictures that Pillow scaled and of the official preprocessing.

Run with Pillow 11 and numpy: python tests/golden/make_image_goldens.py
The files are committed; run it again only to add cases. Pillow 13 scales tall pictures down before across, which moves
some pixels by one level; the published models were trained with the older order.
"""

import json
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import PIL
from PIL import Image, ImageOps

OUT = Path(__file__).parent / "image"
WIDTH, HEIGHT = 23, 17
BY_HAND = {}  # file name: its pixels, where Pillow 11 is no guide


def pattern(width, height):
    """An RGB picture of smooth colour, edges and fine texture that tests rebuild from the same formula."""
    y, x = np.mgrid[0:height, 0:width].astype(np.int64)
    red = (x * 255 // max(width - 1, 1) + (x * y) % 7 * 9) % 256
    green = (y * 255 // max(height - 1, 1) + (x // 5 + y // 3) % 2 * 90) % 256
    blue = (x * 73 + y * 151 + (x ^ y) * 29) % 256
    return np.stack([red, green, blue], axis=2).astype(np.uint8)


def checksum(data):
    """FNV-1a with 64 bits, as hexadecimal text."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return f"{value:016x}"


# --- PNG, written by hand for the forms that Pillow cannot write -----------------------------------------------------

def png_chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_rows(samples, depth):
    """Filter byte and packed samples of each row; `samples` is [rows, columns, channels]."""
    out = b""
    for row in samples:
        flat = row.reshape(-1)
        if depth == 16:
            out += b"\0" + flat.astype(">u2").tobytes()
        elif depth == 8:
            out += b"\0" + flat.astype(np.uint8).tobytes()
        else:
            bits = "".join(format(int(value), f"0{depth}b") for value in flat)
            bits += "0" * (-len(bits) % 8)
            out += b"\0" + bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))
    return out


def write_png(name, samples, depth, color_type, extra=(), interlaced=False, after=()):
    height, width = samples.shape[:2]
    if interlaced:
        passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        raw = b"".join(png_rows(samples[y::dy, x::dx], depth) for x, y, dx, dy in passes if samples[y::dy, x::dx].size)
    else:
        raw = png_rows(samples, depth)
    data = b"\x89PNG\r\n\x1a\n"
    data += png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, int(interlaced)))
    for kind, content in extra:
        data += png_chunk(kind, content)
    data += png_chunk(b"IDAT", zlib.compress(raw, 9))
    for kind, content in after:
        data += png_chunk(kind, content)
    data += png_chunk(b"IEND", b"")
    (OUT / name).write_bytes(data)


def exif_block(orientation, order=">"):
    """A TIFF block with nothing but the orientation."""
    head = b"MM\0*" if order == ">" else b"II*\0"
    return head + struct.pack(order + "IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)


def write_pngs(rgb):
    grey = rgb[:, :, 2:3]
    alpha = np.flip(rgb[:, :, 0:1], axis=0)
    wide = rgb.astype(np.uint16) * 251 + 17
    palette = bytes(rgb[:16, 0].tobytes()) + bytes(range(208 * 3 % 256)) * 4
    palette = (palette * 4)[:256 * 3]
    for depth in (1, 2, 4, 8):
        write_png(f"grey{depth}.png", grey >> (8 - depth), depth, 0)
        count = 2 ** depth
        write_png(f"palette{depth}.png", grey >> (8 - depth), depth, 3, [(b"PLTE", palette[:count * 3])])
    write_png("grey16.png", wide[:, :, 2:3], 16, 0)
    BY_HAND["grey16.png"] = np.repeat(wide[:, :, 2:3] >> 8, 3, axis=2).astype(np.uint8)  # Pillow clips at 255
    write_png("grey8_interlaced.png", grey, 8, 0, interlaced=True)
    write_png("grey1_interlaced.png", grey >> 7, 1, 0, interlaced=True)
    write_png("grey8_transparent.png", grey, 8, 0, [(b"tRNS", struct.pack(">H", int(grey[0, 0, 0])))])
    write_png("palette8_transparent.png", grey, 8, 3, [(b"PLTE", palette), (b"tRNS", bytes(range(0, 256, 2)))])
    write_png("palette4_transparent.png", grey >> 4, 4, 3, [(b"PLTE", palette[:48]), (b"tRNS", bytes([0, 128]))])
    write_png("grey_alpha8.png", np.concatenate([grey, alpha], 2), 8, 4)
    write_png("grey_alpha16.png", np.concatenate([wide[:, :, 2:3], wide[:, :, 0:1]], 2), 16, 4)
    write_png("rgb8.png", rgb, 8, 2)
    write_png("rgb8_gamma.png", rgb, 8, 2, [(b"gAMA", struct.pack(">I", 100000))])
    write_png("rgb8_transparent.png", rgb, 8, 2, [(b"tRNS", struct.pack(">HHH", *map(int, rgb[0, 0])))])
    write_png("rgb8_interlaced.png", rgb, 8, 2, interlaced=True)
    write_png("rgb16.png", wide, 16, 2)
    write_png("rgba8.png", np.concatenate([rgb, alpha], 2), 8, 6)
    write_png("rgba16.png", np.concatenate([wide, wide[:, :, 0:1]], 2), 16, 6)
    write_png("rgb8_turned6.png", rgb, 8, 2, [(b"eXIf", exif_block(6))])
    write_png("rgb8_turned8_after.png", rgb, 8, 2, after=[(b"eXIf", exif_block(8, "<"))])
    write_png("one_pixel.png", rgb[:1, :1], 8, 2)
    write_png("long_line.png", pattern(30000, 2) & 0x80, 8, 2)
    write_png("text.png", rgb, 8, 2, [(b"tEXt", b"Title\0caf\xe9"), (b"iTXt", b"prompt\0\0\0\0\0" + "ein Herz ♥".encode())],
              after=[(b"zTXt", b"late\0\0" + zlib.compress(b"packed"))])


# --- JPEG and WebP, by Pillow ----------------------------------------------------------------------------------------

def write_jpegs(rgb):
    image = Image.fromarray(rgb)
    image.save(OUT / "color420.jpg", quality=80, subsampling=2)
    image.save(OUT / "color422.jpg", quality=80, subsampling=1)
    image.save(OUT / "color444.jpg", quality=90, subsampling=0)
    image.save(OUT / "progressive.jpg", quality=80, progressive=True)
    image.convert("L").save(OUT / "grey.jpg", quality=85)
    image.convert("CMYK").save(OUT / "cmyk.jpg", quality=90)
    for orientation in range(1, 9):
        exif = b"Exif\0\0" + exif_block(orientation, "<" if orientation % 2 else ">")
        image.save(OUT / f"turned{orientation}.jpg", quality=60, subsampling=0, exif=exif)


def write_webps(rgb):
    image = Image.fromarray(rgb)
    alpha = Image.fromarray(np.flip(rgb[:, :, 0], axis=0))
    clear = image.copy()
    clear.putalpha(alpha)
    image.save(OUT / "lossy.webp", quality=80)
    image.save(OUT / "lossless.webp", lossless=True)
    clear.save(OUT / "lossy_alpha.webp", quality=80)
    clear.save(OUT / "lossless_alpha.webp", lossless=True, exact=True)
    image.save(OUT / "turned6.webp", lossless=True, exif=b"Exif\0\0" + exif_block(6))
    second = Image.fromarray(np.flip(rgb, axis=1).copy())
    image.save(OUT / "animation.webp", lossless=True, save_all=True, append_images=[second], duration=100)


# --- BMP, by hand ----------------------------------------------------------------------------------------------------

def bmp_rows(rgb, indices, bits):
    out = b""
    for y in range(HEIGHT - 1, -1, -1):
        if bits <= 8:
            text = "".join(format(int(i), f"0{bits}b") for i in indices[y])
            text += "0" * (-len(text) % 8)
            row = bytes(int(text[i:i + 8], 2) for i in range(0, len(text), 8))
        elif bits == 24:
            row = rgb[y, :, ::-1].tobytes()
        else:
            row = b"".join(struct.pack("<BBBB", *map(int, pixel[::-1]), 77) for pixel in rgb[y])
        out += row + b"\0" * (-len(row) % 4)
    return out


def bmp_rows_16(rgb, green_bits):
    out = b""
    for y in range(HEIGHT - 1, -1, -1):
        red, green, blue = (rgb[y, :, i].astype(np.uint16) for i in range(3))
        value = (red >> 3 << (5 + green_bits)) | (green >> (8 - green_bits) << 5) | blue >> 3
        row = value.astype("<u2").tobytes()
        out += row + b"\0" * (-len(row) % 4)
    return out


def run_lengths(indices, bits):
    """Runs, literals of odd length, a jump over the rest of a row, and the end mark."""
    out = b""
    for number, row in enumerate(reversed(indices)):
        row = [int(i) for i in row]
        if number == 3:
            out += bytes([0, 2, 4, 1])  # this row stays empty; the next starts at column 4
            continue
        x = 4 if number == 4 else 0
        while x < len(row):
            length = 1
            while x + length < len(row) and row[x + length] == row[x] and length < 255:
                length += 1
            if length >= 2 or len(row) - x < 5:
                out += bytes([length, row[x] if bits == 8 else row[x] * 17])
                x += length
            else:
                values = row[x:x + 5]
                if bits == 4:
                    values = [values[0] * 16 + values[1], values[2] * 16 + values[3], values[4] * 16]
                out += bytes([0, 5, *values]) + b"\0" * (len(values) % 2)
                x += 5
        out += bytes([0, 0])
    return out + bytes([0, 1])


def write_bmp(name, pixels, bits, compression=0, palette=b"", masks=b"", height=HEIGHT, core=False):
    if core:
        head = struct.pack("<IHHHH", 12, WIDTH, HEIGHT, 1, bits)
    else:
        head = struct.pack("<IiiHHIIiiII", 40, WIDTH, height, 1, bits, compression, len(pixels), 2835, 2835, 0, 0)
    offset = 14 + len(head) + len(masks) + len(palette)
    data = b"BM" + struct.pack("<IHHI", offset + len(pixels), 0, 0, offset) + head + masks + palette + pixels
    (OUT / name).write_bytes(data)


def write_bmps(rgb):
    grey = rgb[:, :, 2]
    steps = np.repeat(grey[:, ::4] >> 4, 4, axis=1)[:, :WIDTH]  # runs of four
    steps[5] = grey[5] >> 4
    palette = b"".join(struct.pack("<BBBB", *map(int, rgb[i % HEIGHT, i % WIDTH]), 0) for i in range(256))
    write_bmp("bits1.bmp", bmp_rows(rgb, grey >> 7, 1), 1, palette=palette[:8])
    write_bmp("bits4.bmp", bmp_rows(rgb, grey >> 4, 4), 4, palette=palette[:64])
    write_bmp("bits8.bmp", bmp_rows(rgb, grey, 8), 8, palette=palette)
    write_bmp("bits16.bmp", bmp_rows_16(rgb, 5), 16)
    write_bmp("bits16_565.bmp", bmp_rows_16(rgb, 6), 16, 3, masks=struct.pack("<III", 0xF800, 0x07E0, 0x001F))
    write_bmp("bits24.bmp", bmp_rows(rgb, grey, 24), 24)
    write_bmp("bits24_top_down.bmp", bmp_rows(np.flip(rgb, axis=0), grey, 24), 24, height=-HEIGHT)
    write_bmp("bits24_core.bmp", bmp_rows(rgb, grey, 24), 24, core=True)
    write_bmp("bits32.bmp", bmp_rows(rgb, grey, 32), 32)
    write_bmp("run_length8.bmp", run_lengths(steps, 8), 8, 1, palette=palette)
    write_bmp("run_length4.bmp", run_lengths(steps, 4), 4, 2, palette=palette[:64])
    left_out = steps.copy()
    left_out[HEIGHT - 1 - 3] = 0
    left_out[HEIGHT - 1 - 4, :4] = 0
    colors = np.array([rgb[i % HEIGHT, i % WIDTH, ::-1] for i in range(256)])
    BY_HAND["run_length8.bmp"] = BY_HAND["run_length4.bmp"] = colors[left_out]  # Pillow 11 misreads jumps
    alpha = Image.fromarray(rgb)
    alpha.putalpha(Image.fromarray(rgb[:, :, 0]))
    alpha.save(OUT / "alpha.bmp")
    Image.fromarray(rgb).quantize(32).save(OUT / "palette.bmp")


# --- What Pillow reads, and how it scales ----------------------------------------------------------------------------

def expected_pixels(path):
    if path.name in BY_HAND:
        return BY_HAND[path.name]
    return np.array(ImageOps.exif_transpose(Image.open(path)).convert("RGB"))


def file_cases():
    cases = []
    for path in sorted(OUT.glob("*.*")):
        if path.suffix not in (".png", ".jpg", ".webp", ".bmp"):
            continue
        pixels = expected_pixels(path)
        case = {"file": path.name, "width": pixels.shape[1], "height": pixels.shape[0], "checksum": checksum(pixels.tobytes())}
        if path.suffix in (".jpg", ".webp") and pixels.size < 4000:
            case["pixels"] = pixels.tobytes().hex()  # to see how far off a decoder is
        cases.append(case)
    return cases


FILTERS = {"bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC, "lanczos": Image.LANCZOS}
SCALINGS = [(23, 17, 23, 17), (23, 17, 46, 34), (23, 17, 7, 5), (23, 17, 23, 40), (23, 17, 9, 17), (1, 1, 14, 384),
            (640, 480, 384, 288), (147, 60, 384, 156), (100, 300, 33, 99), (2, 2, 5, 3), (301, 1, 96, 14), (64, 64, 63, 65),
            (1021, 33, 96, 14), (48, 96, 192, 384)]
SQUARES = [(640, 480, 384, 14), (480, 640, 384, 14), (147, 147, 384, 14), (1, 1, 384, 14), (30000, 2, 384, 14),
           (2, 3000, 384, 14), (383, 173, 384, 14), (96, 96, 96, 14), (97, 31, 96, 14), (31, 97, 96, 14),
           (128, 127, 128, 14), (500, 333, 96, 14), (3, 200, 96, 20)]


def scaling_cases():
    cases = []
    for width, height, new_width, new_height in SCALINGS:
        for name, kind in FILTERS.items():
            scaled = Image.fromarray(pattern(width, height)).resize((new_width, new_height), kind)
            cases.append({"from": [width, height], "to": [new_width, new_height], "filter": name,
                          "checksum": checksum(scaled.tobytes())})
    return cases


def padded_square(image, image_size, min_size):
    """The official processor's steps."""
    width, height = image.size
    longer = max(width, height)
    size = [max(int(height / longer * image_size), min_size), max(int(width / longer * image_size), min_size)]
    image = image.resize((size[1], size[0]), Image.BICUBIC)
    square = Image.new("RGB", (max(image.size),) * 2, (127, 127, 127))
    square.paste(image, ((square.width - image.width) // 2, (square.height - image.height) // 2))
    return square


def square_cases():
    cases = []
    for width, height, image_size, min_size in SQUARES:
        square = np.array(padded_square(Image.fromarray(pattern(width, height)), image_size, min_size))
        values = (square.transpose(2, 0, 1).astype(np.float64) * 0.00392156862745098).astype(np.float32)
        half = np.float32(0.5)
        cases.append({"from": [width, height], "image_size": image_size, "min_size": min_size,
                      "square": checksum(square.tobytes()), "rescaled": checksum(values.tobytes()),
                      "normalized": checksum(((values - half) / half).tobytes())})
    return cases


def main():
    if not PIL.__version__.startswith("11."):
        sys.exit(f"Pillow 11 is wanted, this is {PIL.__version__}.")
    OUT.mkdir(exist_ok=True)
    rgb = pattern(WIDTH, HEIGHT)
    write_pngs(rgb)
    write_jpegs(rgb)
    write_webps(rgb)
    write_bmps(rgb)
    cases = {"files": file_cases(), "scalings": scaling_cases(), "squares": square_cases()}
    (OUT / "cases.json").write_text(json.dumps(cases, indent=1) + "\n")


if __name__ == "__main__":
    main()
