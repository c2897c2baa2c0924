"""Writes matplotlib's listed colour maps as the Swift table Sources/Library/Plots/Colors/ColormapTables.swift.

The maps viridis, plasma, inferno, magma and cividis are released under CC0 by their authors, the others come from
ColorBrewer (Apache 2.0) and K. Moreland. Run it with a Python that has matplotlib:

    python scripts/golden/matplotlib_colormaps.py > Sources/Library/Plots/Colors/ColormapTables.swift
"""

import base64

import matplotlib
import numpy as np

SMOOTH = ["viridis", "plasma", "inferno", "magma", "cividis"]
KNOTS = {  # maps that are piecewise linear between a few colours, or smooth enough to be given by 33 of them
    "coolwarm": 33, "RdBu": 11, "RdYlBu": 11, "RdYlGn": 11, "Spectral": 11, "PuOr": 11, "PiYG": 11, "BrBG": 11,
    "Greys": 9, "Blues": 9, "Greens": 9, "Oranges": 9, "Reds": 9, "Purples": 9, "YlOrRd": 9, "YlGnBu": 9,
    "BuPu": 9, "GnBu": 9, "YlOrBr": 9, "OrRd": 9, "RdGy": 11, "PRGn": 11, "PuRd": 9, "RdPu": 9, "PuBu": 9, "BuGn": 9,
    "PuBuGn": 9, "YlGn": 9, "turbo": 256, "twilight": 256,
}
LISTED = ["tab10", "tab20", "Set1", "Set2", "Set3", "Pastel1", "Paired", "Dark2", "Accent", "Pastel2", "tab20b", "tab20c"]


def encode(name, colors):
    text = base64.b64encode(np.round(np.asarray(colors)[:, :3] * 255).astype(np.uint8).tobytes()).decode()
    lines = [text[i:i + 100] for i in range(0, len(text), 100)]
    body = "\n".join(f"      {line}\\" for line in lines)[:-1]
    return f'    "{name}": """\n{body}\n      """,'


def main():
    print("// Made by scripts/golden/matplotlib_colormaps.py; do not edit.")
    print()
    print("/// Colours of maps, three bytes each, in base64.")
    print("enum ColormapTables {")
    print("  /// Maps given by colours at equal distances, linear between them.")
    print("  static let knots: [String: String] = [")
    for name, count in list({n: 256 for n in SMOOTH}.items()) + list(KNOTS.items()):
        print(encode(name, matplotlib.colormaps[name](np.linspace(0, 1, count))))
    print("  ]")
    print()
    print("  /// Maps of separate colours, not blended.")
    print("  static let listed: [String: String] = [")
    for name in LISTED:
        print(encode(name, matplotlib.colormaps[name].colors))
    print("  ]")
    print("}")


main()
