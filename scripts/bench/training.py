"""Training and inference beside the peers."""

from contest import Field, lectern, python, spread

PEERS = ["Keras on TensorFlow", "PyTorch eager", "PyTorch channels_last", "PyTorch compile"]
SGEMM = "sgemm of the same FLOP"

# case: (title, what a row's milliseconds are, units of work in a run, at least, aim)
CASES = {
    "autoencoder": ("Training step of the lecture's autoencoder, batch 100", "ms a step", 10, 1.5, 2),
    "vae": ("Training step of the VAE on the same trunk, batch 100", "ms a step", 10, 1.3, 2),
    "dense_vae": ("Training step of the dense VAE 784-400-20, batch 128", "ms a step", 100, 1.3, 2),
    "predict": ("Predict 5,000 images", "ms", 1, 1.5, 2.5),
}


def peers(case, *options):
    commands = {
        "Keras on TensorFlow": python("keras_tensorflow.py", case, *options),
        "PyTorch eager": python("pytorch.py", case, "eager", *options),
        "PyTorch channels_last": python("pytorch.py", case, "channels_last", *options),
        "PyTorch compile": python("pytorch.py", case, "compile", *options),
    }
    if case == "dense_vae":
        del commands["PyTorch channels_last"]
    return commands


def measure(case, rounds):
    """A section of the report, and its rows of the table of aims."""
    title, unit, work, least, aim = CASES[case]
    commands = {"Lectern": lectern(case), "Lectern, 1 thread": lectern(case, "--threads", 1), **peers(case)}
    if case == "autoencoder":
        commands[SGEMM] = python("sgemm.py")
    field = Field(commands, rounds)
    lines = [f"| | {unit} | times Lectern's | peak memory MB |", "|---|---|---|---|"]
    for name in field.contestants:
        lines.append(
            f"| {name} | {1000 * field.median(name) / work:.1f} | {spread(field.ratio(name, 'Lectern'))} "
            f"| {field.memory[name]:.0f} |"
        )
    return title, "\n".join(lines), summary(case, field, title, least, aim)


def summary(case, field, title, least, aim):
    rows = []
    fastest = field.fastest(PEERS)
    if fastest:
        ratio = field.ratio_of_fastest(PEERS, "Lectern")
        rows.append((f"{title}, against the fastest peer of each round (mostly {fastest})", least, aim, ratio))
    if case == "autoencoder":
        if SGEMM in field:
            rows.append(("its share of the sgemm limit (8.7 GFLOP)", 0.85, 1, field.ratio(SGEMM, "Lectern")))
        leanest = min((name for name in PEERS if name in field), key=field.memory.get, default=None)
        if leanest:
            memory = field.memory[leanest] / field.memory["Lectern"]
            rows.append((f"peak memory, {leanest} over Lectern", 2, 4, (memory,) * 3))
        rows.append(("2 threads against 1", 1.8, 1.95, field.ratio("Lectern, 1 thread", "Lectern")))
    return rows


# Those that start in seconds: a compiled model is compiled anew for every size.
PEERS_IN_SCALING = ["Keras on TensorFlow", "PyTorch channels_last"]


def scaling(rounds):
    """How the cost of a training step grows with batch, channels and threads, beside the peers."""
    lines = ["| batch | channels | Lectern ms, 1 thread | Lectern ms | " + " | ".join(PEERS_IN_SCALING) + " |"]
    lines.append("|---" * (4 + len(PEERS_IN_SCALING)) + "|")
    for batch, width in ((10, 32), (32, 32), (100, 32), (400, 32), (100, 8), (100, 16), (100, 64)):
        options = ("--batch", batch, "--width", width)
        ours = {
            "Lectern, 1 thread": lectern("autoencoder", *options, "--threads", 1),
            "Lectern": lectern("autoencoder", *options),
        }
        commands = peers("autoencoder", *options)
        field = Field({**ours, **{name: commands[name] for name in PEERS_IN_SCALING}}, rounds)
        cells = [f"{100 * field.median(name):.1f}" for name in ours]
        cells += [spread(field.ratio(name, "Lectern")) if name in field else "-" for name in PEERS_IN_SCALING]
        lines.append(f"| {batch} | {width} | " + " | ".join(cells) + " |")
        print(lines[-1], flush=True)
    note = "Channels: of the first layer; the others have two and four times as many. Peers: times Lectern's."
    return "Cost of a training step as batch, channels and threads grow", "\n".join(lines) + "\n\n" + note, []
