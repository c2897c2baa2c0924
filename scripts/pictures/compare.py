"""Draws the figures of Tests/Library/PlotsTests/Compared with matplotlib and compares them with ours.

    LECTERN_PICTURES=output/pictures swift test -c release --filter ComparedFiguresTests
    python scripts/pictures/compare.py output/pictures

Prints for each figure the share of pixels of which a channel differs by more than a tenth, at the
best shift of at most one pixel, and writes contact sheets of pairs: matplotlib's at the left, ours
in the middle, the differences at the right.
Needs matplotlib and Pillow.
"""

import pathlib
import re
import sys

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import LogNorm
from matplotlib.patches import Circle, Ellipse, Polygon, Rectangle
from PIL import Image, ImageDraw

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCE = ROOT / "Tests/Library/PlotsTests/Compared/ComparedFigures.swift"


def span(start, stop, count):
    return np.array([start + (stop - start) * i / (count - 1) for i in range(count)])


def sine(x, factor=1):
    return np.sin(x * factor)


def wave(x, shift):
    return np.exp(-x / 4) * np.cos(2 * x + shift)


def power(x, exponent):
    return np.power(x, exponent)


def scaled(x, factor, shift=0):
    return np.asarray(x) * factor + shift


def noise(count, seed):
    x = np.sin(np.arange(count) * 12.9898 + seed) * 43758.5453
    return x - np.floor(x)


def bell(count, seed):
    return sum(noise(count, seed + k * 1.7) for k in range(6)) - 3


def hills(rows, columns):
    x, y = np.meshgrid(span(-3, 3, columns), span(-3, 3, rows))
    return np.exp(-((x - 1) ** 2 + y ** 2)) - 0.7 * np.exp(-((x + 1) ** 2 + (y - 0.5) ** 2) / 2)


def colors(rows, columns):
    return np.array([[[x / columns, y / rows, 0.5] for x in range(columns)] for y in range(rows)])


def classes(count, of):
    return [i * 7 % of for i in range(count)]


def snake(name):
    return re.sub(r"([a-z])([A-Z])", lambda m: m[1] + "_" + m[2].lower(), name)


def python(line):
    """A line of Swift as Python: names with underscores, `label: value` as `label=value`."""
    texts = []

    def keep(match):
        texts.append(match[0])
        return f"@{len(texts) - 1}@"

    line = re.sub(r'"(?:[^"\\]|\\.)*"', keep, line.strip())
    line = re.sub(r"^let \((.*?)\) = ", r"\1 = ", line)
    line = re.sub(r"^let ", "", line)
    line = re.sub(r"\[(@\d+@: (?:[^\[\]]|\[[^\]]*\])*)\]", r"{\1}", line)
    line = re.sub(r"\.([a-z]\w*)", lambda m: "." + snake(m[1]), line)
    line = re.sub(r"([(,] ?)([A-Za-z]\w*): ", lambda m: m[1] + snake(m[2]) + "=", line)
    line = re.sub(r"([=(])(true|false)", lambda m: m[1] + m[2].capitalize(), line)
    return re.sub(r"@(\d+)@", lambda m: texts[int(m[1])], line)


def figures():
    figure = re.compile(r'ComparedFigure\("([\w-]+)"\) \{ fig in\n(.*?)\n  \},', re.S)
    for match in figure.finditer(SOURCE.read_text()):
        yield match[1], [python(line) for line in statements(match[2])]


def statements(text):
    """The statements of a closure, each on a line of its own again."""
    started = ""
    for line in text.splitlines():
        started = (started + " " + line.strip()).strip()
        if started.count("(") == started.count(")"):
            yield re.sub(r"([(\[]) ", r"\1", started)
            started = ""


def draw(name, lines, folder):
    plt.close("all")
    scope = dict(globals(), fig=plt.figure())
    for line in lines:
        try:
            exec(line, scope)
        except Exception as error:
            raise SystemExit(f"{name}: {line}: {error}")
    path = folder / f"{name}.matplotlib.png"
    scope["fig"].savefig(path)
    return path


def difference(theirs, ours):
    """The share of pixels that differ by more than a tenth, and where, at the best shift."""
    best = (2, None)
    padded = np.pad(ours, ((1, 1), (1, 1), (0, 0)), constant_values=255)
    height, width, _ = theirs.shape
    for dy in range(3):
        for dx in range(3):
            moved = padded[dy:dy + height, dx:dx + width]
            differs = np.abs(theirs.astype(int) - moved.astype(int)).max(axis=2) > 25.5
            best = min(best, (differs.mean(), differs), key=lambda pair: pair[0])
    return best


def densest(differs, side=48):
    """The share of pixels that differ in the square in which it is greatest: what is wrong in one
    place, such as the order of a legend, hardly counts in the whole picture."""
    sums = np.pad(differs.astype(int).cumsum(0).cumsum(1), ((1, 0), (1, 0)))
    squares = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return squares.max() / side ** 2


def sheet(rows, path):
    width, height = 320, 240
    page = Image.new("RGB", (3 * width + 8, (height + 18) * len(rows)), "white")
    pen = ImageDraw.Draw(page)
    for i, (name, share, theirs, ours, differs) in enumerate(rows):
        top = i * (height + 18)
        pen.text((4, top + 3), f"{name}: {100 * share:.2f} %", fill="black")
        marked = np.where(differs[..., None], [255, 0, 0], [255, 255, 255])
        third = Image.fromarray(marked.astype(np.uint8))
        for k, picture in enumerate((Image.fromarray(theirs), Image.fromarray(ours), third)):
            page.paste(picture.resize((width, height), Image.LANCZOS), (k * (width + 4), top + 18))
    page.save(path)


def main():
    folder = pathlib.Path(sys.argv[1])
    results = []
    for name, lines in figures():
        theirs = np.asarray(Image.open(draw(name, lines, folder)).convert("RGB"))
        path = folder / f"{name}.png"
        if not path.exists():
            raise SystemExit(f"{path} is missing: run the test first")
        ours = np.asarray(Image.open(path).convert("RGB"))
        if ours.shape != theirs.shape:
            raise SystemExit(f"{name}: {ours.shape} and {theirs.shape}")
        share, differs = difference(theirs, ours)
        results.append((name, share, theirs, ours, differs))
    for name, share, *_ in sorted(results, key=lambda row: row[1]):
        print(f"{100 * share:6.2f} %  {name}")
    good = sum(share < 0.02 for _, share, *_ in results)
    print(f"{good} of {len(results)} figures below 2 % (matplotlib {matplotlib.__version__})")
    for start in range(0, len(results), 6):
        sheet(results[start:start + 6], folder / f"sheet-{start // 6 + 1}.png")


if __name__ == "__main__":
    main()
