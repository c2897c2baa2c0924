"""Contestants that take turns: processes that stay alive and do their work once for every line `run`.

A ratio is taken within a round, between runs that follow each other, so that the machine's drift cancels."""

import os
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BENCH = os.path.join(ROOT, ".build", "release", "lectern-bench")


def lectern(*arguments):
    """The command of Lectern's side."""
    return [BENCH, *map(str, arguments)]


def python(script, *arguments):
    """The command of a contestant in Python."""
    return [sys.executable, os.path.join(HERE, "contestants", script), *map(str, arguments)]


# Thread pools of OpenMP, OpenBLAS and TensorFlow go on looking for work for up to a fifth of a second after a run, and
# would take a core from whoever comes next.
REST = 0.5


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
        """The most memory the process has held, in MB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))

    def end(self):
        self.process.stdin.close()
        self.process.wait()

    @property
    def median(self):
        return statistics.median(self.seconds)


class Field:
    """Contestants by name, who run in turn. Those that do not start are left out, and said to be."""

    def __init__(self, commands, rounds):
        self.contestants, self.left_out = {}, []
        for name, command in commands.items():
            try:
                self.contestants[name] = Contestant(name, command)
            except (RuntimeError, OSError) as error:
                self.left_out.append(name)
                print(f"left out: {error}", file=sys.stderr)
        for _ in range(rounds):
            for contestant in self.contestants.values():
                time.sleep(REST)
                contestant.run()
        self.memory = {name: c.peak_memory() for name, c in self.contestants.items()}
        for contestant in self.contestants.values():
            contestant.end()

    def __contains__(self, name):
        return name in self.contestants

    def median(self, name):
        return self.contestants[name].median

    def ratio(self, name, base):
        """How many times as long `name` takes as `base`: (median, least, most) over the rounds."""
        pairs = zip(self.contestants[name].seconds, self.contestants[base].seconds)
        ratios = [a / b for a, b in pairs]
        return statistics.median(ratios), min(ratios), max(ratios)

    def fastest(self, names):
        present = [name for name in names if name in self.contestants]
        return min(present, key=self.median) if present else None

    def ratio_of_fastest(self, names, base):
        """How many times as long as `base` the fastest of `names` takes, whichever it is in a round."""
        present = [self.contestants[name].seconds for name in names if name in self.contestants]
        ratios = [min(times) / own for *times, own in zip(*present, self.contestants[base].seconds)]
        return statistics.median(ratios), min(ratios), max(ratios)


def spread(ratio):
    """A ratio with its spread, as the tables show it."""
    return f"{ratio[0]:.2f} ({ratio[1]:.2f} to {ratio[2]:.2f})"
