"""Prints nine colours of matplotlib's colour maps: Tests/Library/PlotsTests/Golden/colormaps.json.

    python scripts/golden/matplotlib_colormap_values.py > Tests/Library/PlotsTests/Golden/colormaps.json
"""

import json

import matplotlib
import numpy as np

NAMES = (
    "gray gray_r Greys rainbow viridis plasma jet coolwarm RdBu RdBu_r hot cool bone bwr seismic hsv Blues tab10 turbo "
    "binary spring autumn winter summer copper"
)


def colors(name):
    return [[int(round(v * 255)) for v in color[:3]] for color in matplotlib.colormaps[name](np.linspace(0, 1, 9))]


print(json.dumps({name: colors(name) for name in NAMES.split()}))
