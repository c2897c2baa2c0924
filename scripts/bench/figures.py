"""Drawing the lecture's three figures, PNG included, beside matplotlib."""

from contest import Field, lectern, python, spread

FIGURES = {
    "row": "Ten images in a row",
    "scatter": "Scatter of 5,000 points with a colour bar",
    "grid": "15 x 15 grid of images",
}


def measure(rounds):
    lines = ["| figure | Lectern ms | matplotlib ms | times Lectern's |", "|---|---|---|---|"]
    rows = []
    for case, title in FIGURES.items():
        field = Field({"Lectern": lectern(case), "matplotlib": python("figures.py", case)}, rounds)
        ratio = field.ratio("matplotlib", "Lectern")
        ours, theirs = (1000 * field.median(name) for name in ("Lectern", "matplotlib"))
        lines.append(f"| {title} | {ours:.1f} | {theirs:.0f} | {spread(ratio)} |")
        rows.append((f"figure: {title.lower()}, against matplotlib", 5, 20, ratio))
    return "The lecture's three figures, as PNG files", "\n".join(lines), rows
