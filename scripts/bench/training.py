"""Training and inference beside the peers: A B A B ..., each contestant a process that stays alive and takes turns.

usage: training.py [--rounds N] [--cases NAME,...] [--output FILE]

A ratio is taken within a round, between runs that follow each other, so that the machine's drift cancels; the table
gives the median ratio and its spread.
"""

import argparse
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BENCH = os.path.join(ROOT, ".build", "release", "lectern-bench")

# case: (unit, units of work in a run)
CASES = {
    "autoencoder": ("ms a step of batch 100", 10),
    "vae": ("ms a step of batch 100", 10),
    "dense_vae": ("ms a step of batch 128", 100),
    "predict": ("ms for 5,000 images", 1),
}


def contestants(case):
    def python(script, *arguments):
        return [sys.executable, os.path.join(HERE, "contestants", script), *arguments]

    table = {
        "Lectern": [BENCH, case],
        "Lectern, 1 thread": [BENCH, case, "--threads", "1"],
        "Keras on TensorFlow": python("keras_tensorflow.py", case),
        "PyTorch eager": python("pytorch.py", case, "eager"),
        "PyTorch channels_last": python("pytorch.py", case, "channels_last"),
        "PyTorch compile": python("pytorch.py", case, "compile"),
    }
    if case == "dense_vae":
        del table["PyTorch channels_last"]
    if case == "autoencoder":
        table["sgemm of the same FLOP"] = python("sgemm.py")
    return table


class Contestant:
    def __init__(self, name, command):
        self.name, self.seconds = name, []
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        if self.process.stdout.readline().strip() != "ready":
            raise RuntimeError(f"{name} did not start: {' '.join(command)}")

    def run(self):
        self.process.stdin.write("run\n")
        self.process.stdin.flush()
        self.seconds.append(float(self.process.stdout.readline()))

    def peak_memory(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def measure(case, rounds):
    unit, work = CASES[case]
    field = []
    for name, command in contestants(case).items():
        try:
            field.append(Contestant(name, command))
        except (RuntimeError, OSError) as error:
            print(f"left out: {error}", file=sys.stderr)
    for _ in range(rounds):
        for contestant in field:
            contestant.run()
    ours = next(c for c in field if c.name == "Lectern")
    rows = []
    for contestant in field:
        ratios = [theirs / own for theirs, own in zip(contestant.seconds, ours.seconds)]
        rows.append(
            (
                contestant.name,
                1000 * statistics.median(contestant.seconds) / work,
                statistics.median(ratios),
                min(ratios),
                max(ratios),
                contestant.peak_memory(),
            )
        )
    for contestant in field:
        contestant.end()
    return unit, rows


def table(case, unit, rows):
    lines = [f"### {case}", "", f"| | {unit} | times Lectern's (median, min to max) | peak memory MB |", "|---|---|---|---|"]
    for name, milliseconds, median, low, high, memory in rows:
        lines.append(f"| {name} | {milliseconds:.1f} | {median:.2f} ({low:.2f} to {high:.2f}) | {memory:.0f} |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--cases", default=",".join(CASES))
    parser.add_argument("--output")
    arguments = parser.parse_args()
    text = ""
    for case in arguments.cases.split(","):
        text += table(case, *measure(case, arguments.rounds)) + "\n"
        print(text.split("###")[-1], flush=True)
    if arguments.output:
        with open(arguments.output, "w") as file:
            file.write(text)


main()
