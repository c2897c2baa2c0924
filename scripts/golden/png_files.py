#!/usr/bin/env python3
"""PNG files of every colour type, depth and interlacing, with the pixels that a reader must find in them.

Usage: python scripts/golden/png_files.py [FOLDER]

Writes Tests/Library/RasterTests/Golden/png.json; with FOLDER the files themselves as well. The encoder here is written from the
specification (ISO/IEC 15948); what Pillow reads exactly (all but 16-bit colours) is held against Pillow.
"""
import base64
import io
import json
import pathlib
import struct
import sys
import zlib

import numpy as np
from PIL import Image

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "Tests/Library/RasterTests/Golden/png.json"
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, content=b""):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def packed_row(samples, depth):
    """Samples of one row as bytes, the first of a byte in its highest bits."""
    if depth == 16:
        return samples.astype(">u2").tobytes()
    bits = np.unpackbits(samples.astype("u1").reshape(-1, 1), axis=1)[:, 8 - depth:]
    return np.packbits(bits.reshape(-1)).tobytes()


def filtered(row, above, step, kind):
    result = bytearray()
    for i, value in enumerate(row):
        a, b, c = row[i - step] if i >= step else 0, above[i], above[i - step] if i >= step else 0
        p = a + b - c
        nearest = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
        result.append((value - (0, a, b, (a + b) // 2, nearest)[kind]) % 256)
    return bytes([kind]) + bytes(result)


def rows(samples, depth):
    """The rows of one pass, each with another filter."""
    height, width, channels = samples.shape
    step = max(1, channels * depth // 8)
    above, result = bytes((width * channels * depth + 7) // 8), b""
    for y in range(height):
        row = packed_row(samples[y].reshape(-1), depth)
        result += filtered(row, above, step, y % 5)
        above = row
    return result


def encode(samples, color_type, depth, interlaced, palette=None, transparency=None):
    height, width, _ = samples.shape
    if interlaced:
        passes = [samples[y::dy, x::dx] for x, y, dx, dy in ADAM7]
        data = b"".join(rows(part, depth) for part in passes if part.size)
    else:
        data = rows(samples, depth)
    packed = zlib.compress(data)
    middle = len(packed) // 2
    return b"".join([
        b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, interlaced)),
        # Gamma is there to be ignored.
        chunk(b"gAMA", struct.pack(">I", 30000)),
        chunk(b"PLTE", palette.tobytes()) if palette is not None else b"",
        chunk(b"tRNS", transparency) if transparency is not None else b"",
        chunk(b"IDAT", packed[:middle]), chunk(b"IDAT", packed[middle:]), chunk(b"tEXt", b"Title\0x"), chunk(b"IEND")])


def expected(samples, color_type, depth, palette, transparent, alphas):
    """The pixels as a reader gives them: 8 or 16 bits, palettes replaced, transparency as alpha."""
    if color_type == 3:
        colors = palette[samples[:, :, 0]]
        if alphas is None:
            return colors
        full = np.concatenate([alphas, np.full(len(palette) - len(alphas), 255, "u1")])
        return np.concatenate([colors, full[samples]], axis=2)
    largest = 2**depth - 1
    pixels = samples.astype("u4") * 255 // largest if depth < 8 else samples
    if transparent is not None:
        opaque = ~np.all(samples == transparent, axis=2, keepdims=True)
        pixels = np.concatenate([pixels, opaque * (65535 if depth == 16 else 255)], axis=2)
    return pixels.astype(">u2" if depth == 16 else "u1")


def check_with_pillow(name, file, pixels, color_type, depth, transparent):
    if depth == 16 or (color_type == 0 and transparent is not None):
        return
    image = Image.open(io.BytesIO(file))
    mode = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}[pixels.shape[2]]
    theirs = np.asarray(image.convert(mode)).reshape(pixels.shape)
    assert np.array_equal(theirs, pixels), name


def main():
    random = np.random.default_rng(1)
    files = []
    for color_type, depths in DEPTHS.items():
        for depth in depths:
            for interlaced in (0, 1):
                for has_transparency in (False, True) if color_type in (0, 2, 3) else (False,):
                    samples = random.integers(0, 2**depth, size=(9, 11, SAMPLES[color_type]))
                    palette = transparent = transparency = alphas = None
                    if color_type == 3:
                        palette = random.integers(0, 256, size=(2**depth, 3), dtype="u1")
                    if has_transparency and color_type == 3:
                        alphas = random.integers(0, 256, size=2**depth - 1, dtype="u1")
                        transparency = alphas.tobytes()
                    elif has_transparency:
                        transparent = samples[4, 5]
                        transparency = transparent.astype(">u2").tobytes()
                    file = encode(samples, color_type, depth, interlaced, palette, transparency)
                    pixels = expected(samples, color_type, depth, palette, transparent, alphas)
                    name = f"type{color_type}-depth{depth}" + "-interlaced" * interlaced + "-trns" * has_transparency
                    check_with_pillow(name, file, pixels, color_type, depth, transparent)
                    files.append((name, file, pixels))
    # Sizes at which passes are empty.
    for size in range(1, 9):
        samples = random.integers(0, 256, size=(1, size, 3))
        file = encode(samples, 2, 8, 1)
        files.append((f"width{size}-interlaced", file, samples.astype("u1")))
    GOLDEN.write_text(json.dumps([
        {
            "name": name, "file": base64.b64encode(file).decode(), "width": pixels.shape[1], "height": pixels.shape[0],
            "channels": pixels.shape[2], "bits": 8 * pixels.itemsize, "pixels": base64.b64encode(pixels.tobytes()).decode(),
        } for name, file, pixels in files], indent=0) + "\n")
    if len(sys.argv) > 1:
        for name, file, _ in files:
            (pathlib.Path(sys.argv[1]) / f"{name}.png").write_bytes(file)
    print(f"{len(files)} PNG files")


if __name__ == "__main__":
    main()
