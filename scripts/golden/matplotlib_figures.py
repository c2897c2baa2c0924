"""Writes what matplotlib makes of figures that once came out wrong here: Tests/Library/PlotsTests/Golden/figures.json.

    python scripts/golden/matplotlib_figures.py
"""

import json
import pathlib

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colors import BoundaryNorm, LogNorm, TwoSlopeNorm
from matplotlib.legend import Legend

results = {"matplotlib": matplotlib.__version__}


def axes():
    return plt.figure().add_subplot()


def limits(ax):
    ax.figure.canvas.draw()
    return [*map(float, ax.get_xlim()), *map(float, ax.get_ylim())]


def box(ax):
    ax.figure.canvas.draw()
    return [float(v) for v in ax.get_position().bounds]


# Pictures in colours: the element's type decides, and values beyond are clipped.
ax = axes()
image = ax.imshow(np.array([[[0.2, 0.4, 1.02], [1.5, -0.5, 0.6]]]))
results["rgb_float"] = image.make_image(ax.figure.canvas.get_renderer(), unsampled=True)[0][0, :, :3].tolist()
ax = axes()
image = ax.imshow(np.array([[[1, 0, 1], [0, 1, 2]]], dtype=np.uint8))
results["rgb_bytes"] = image.make_image(ax.figure.canvas.get_renderer(), unsampled=True)[0][0, :, :3].tolist()

results["subplot_121"] = box(plt.figure().add_subplot(121))
results["subplot_235"] = box(plt.figure().add_subplot(235))

# Logarithmic axes: bars, histograms and areas that start at nought.
ax = axes()
ax.bar([1, 2, 3], [1, 30, 5000])
ax.set_yscale("log")
results["bar_log"] = limits(ax)
ax = axes()
ax.hist([1, 1, 1, 2, 3, 3, 4], bins=4, log=True)
results["hist_log"] = limits(ax)
ax = axes()
ax.fill_between([1, 2, 3], [10, 200, 50])
ax.set_yscale("log")
results["fill_log"] = limits(ax)
ax = axes()
ax.barh([1, 2], [5, 500], log=True)
results["barh_log"] = limits(ax)

# Limits.
ax = axes()
ax.plot([0, 1, 2], [0, 1, 4])
ax.set_xticks([-3, 0, 5])
results["ticks_widen"] = limits(ax)
ax.plot([0, 4], [0, 1])
results["ticks_forgotten"] = limits(ax)
ax = axes()
ax.plot([0, 1, 2], [0, 1, 4])
ax.set_xlim(2, 0)
ax.set_xticks([-1, 3])
results["ticks_widen_inverted"] = limits(ax)
ax = axes()
ax.plot([0, 10], [0, 1])
ax.axis("equal")
results["equal_wide"] = limits(ax)
ax = axes()
ax.plot([0, 1], [0, 10])
ax.axis("equal")
results["equal_high"] = limits(ax)
ax = axes()
ax.plot([0, 1], [0, 10])
ax.axis("scaled")
ax.figure.canvas.draw()
results["scaled_box"] = [float(v) for v in ax.get_position().bounds]
ax = axes()
ax.boxplot([[1, 2, 3, 4, 20], [2, 3, 4]])
results["boxplot"] = limits(ax)
ax = axes()
ax.add_patch(plt.Rectangle((2, 3), 4, 5))
results["patch_alone"] = limits(ax)
ax = axes()
ax.add_patch(plt.Rectangle((2, 3), 4, 5))
ax.plot([0, 1], [0, 1])
results["patch_and_line"] = limits(ax)

# Colour bars.
figure, ax = plt.subplots()
image = ax.imshow([[3.0, 3.0], [3.0, 3.0]])
figure.colorbar(image)
results["constant"] = [float(image.norm.vmin), float(image.norm.vmax)]
figure.canvas.draw()
results["image_beside_bar"] = [[float(v) for v in one.get_position().bounds] for one in figure.axes]
figure, ax = plt.subplots()
figure.colorbar(ax.imshow([[1.0, 2.0]]), orientation="horizontal")
figure.canvas.draw()
results["image_over_bar"] = [[float(v) for v in one.get_position().bounds] for one in figure.axes]
figure, all_axes = plt.subplots(2, 2)
for ax in all_axes.flat:
    image = ax.imshow([[1.0, 2.0]], aspect="auto")
figure.colorbar(image, ax=all_axes)
figure.canvas.draw()
results["bar_of_four"] = [[float(v) for v in one.get_position().bounds] for one in figure.axes]

# Norms.
values = [0.5, 1, 2, 5, 10, 50, 100]
results["values"] = values
results["log_norm"] = [float(v) for v in LogNorm(1, 100)(values).filled(-1)]
results["two_slope"] = [float(v) for v in TwoSlopeNorm(5, 0, 100)(values)]
results["boundary"] = [int(v) for v in BoundaryNorm([1, 2, 10, 60], 256)(values)]

# Legends: the place that covers least, and which names go with what.
LEGENDS = {
    "line": lambda ax: ax.plot([0, 1, 2], [0, 1, 4], label="a"),
    "falling": lambda ax: ax.plot([0, 1, 2], [4, 1, 0], label="a"),
    "triangle": lambda ax: ax.fill([0, 1, 1], [0, 0, 1], label="a"),
    "bars": lambda ax: ax.bar([1, 2, 3], [1, 2, 3], label="a"),
    "points": lambda ax: ax.scatter(np.linspace(0, 1, 50), np.linspace(1, 0, 50) ** 2, label="a"),
    "sine": lambda ax: ax.plot(np.linspace(0, 10, 100), np.sin(np.linspace(0, 10, 100)), label="a"),
}
best = {}
for name, draw in LEGENDS.items():
    ax = axes()
    draw(ax)
    legend = ax.legend()
    ax.figure.canvas.draw()
    frame = legend.get_window_extent()
    inside = ax.get_window_extent()
    best[name] = [float((frame.x0 + frame.x1) / 2 - inside.x0) / inside.width,
                  float((frame.y0 + frame.y1) / 2 - inside.y0) / inside.height]
results["best"] = best

# Histograms of two sets.
counts, edges, _ = axes().hist([[1, 2, 2, 3], [3, 4, 4, 4, 5]], bins=4)
results["hist_two"] = {"counts": counts.tolist(), "edges": edges.tolist()}
counts, edges, _ = axes().hist([[1, 2, 2, 3], [3, 4, 4, 4, 5]], bins=4, stacked=True, density=True)
results["hist_stacked"] = {"counts": counts.tolist(), "edges": edges.tolist()}
counts, edges, _ = axes().hist([1, 2, 2, 3, 9], bins=[0, 2, 4, 10], cumulative=True, density=True)
results["hist_cumulative"] = {"counts": counts.tolist(), "edges": edges.tolist()}

# Contour levels.
z = np.array([[0, 1, 2], [3, 4.3, 5], [6, 7, 8.2]])
results["contour_levels"] = axes().contour(z).levels.tolist()
results["contourf_levels"] = axes().contourf(z, 4).levels.tolist()

target = pathlib.Path(__file__).parents[2] / "Tests/Library/PlotsTests/Golden/figures.json"
target.write_text(json.dumps(results, indent=1) + "\n")
