#!/usr/bin/env python3
"""A class starts at once: each student's server, kernel and first cell.

usage: scripts/hub/class_trial.py [--students 30] [--address http://127.0.0.1:8000] [--stop]

Needs the hub of jupyterhub_config.py, LECTERN_CLASS_TOKEN as the hub has it, the users of
class_users.sh, and the right to read other users' /proc (root). Printed: seconds until each
server was ready, its kernel had started, and its first cell and a second one were done; then the
cells of a lesson, run by all at once; then memory, pages that are shared counted in part. The last
column, the processor's seconds for one student, does not depend on what else the machine does.
"""

import argparse
import asyncio
import os
import statistics
import time

from control_groups import ControlGroup, proportional_memory
from hub_client import Hub

FIRST = "import Lectern\nlet x = np.linspace(0, 1, 5)\nprint(x.sum())"
LESSON = [
    "func square(_ x: Double) -> Double { x * x }\nprint(square(7))",
    "let images = Tensor(ones: [200, 784])\nprint(images.mean())",
    "struct Layer { var units = 32 }\nprint(Layer().units)",
    "plt.plot(np.linspace(0, 1, 50)); plt.show()",
    "print((0..<1000).map { square(Double($0)) }.reduce(0, +))",
]


class Times:
    """Seconds of each part of a start, and the processor's seconds in it, for all students."""

    def __init__(self):
        self.seconds, self.processor = {}, {}

    def add(self, part, group, seconds, before):
        """Notes a part; the processor time that the group has used by then, for the next one."""
        used = group.processor_seconds()
        self.seconds.setdefault(part, []).append(seconds)
        self.processor.setdefault(part, []).append(used - before)
        return used

    def show(self):
        """Lines of the table."""
        for part, seconds in self.seconds.items():
            show(part, seconds, statistics.mean(self.processor[part]))


async def start(hub, user, times):
    """One student's start; their kernel."""
    group = ControlGroup(f"lectern-class/{user}")
    used = times.add("server", group, await hub.start_server(user), 0)
    begin = time.monotonic()
    kernel = await hub.start_kernel(user)
    used = times.add("kernel", group, time.monotonic() - begin, used)
    for part, code in (("first cell", FIRST), ("second cell", "1 + 1")):
        seconds, _, error = await kernel.run(code)
        if error:
            raise SystemExit(f"{user}: {error}")
        used = times.add(part, group, seconds, used)
    return kernel


async def lesson(kernel, times):
    """The cells of a lesson, with a little thought between them."""
    for code in LESSON:
        seconds, _, error = await kernel.run(code)
        if error:
            raise SystemExit(error)
        times.append(seconds)
        await asyncio.sleep(3)


def show(name, times, processor=""):
    """Median, the time that nineteen of twenty stay below, the longest; processor's seconds."""
    ordered = sorted(times)
    high = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    used = processor if processor == "" else f"{processor:.2f}"
    middle = statistics.median(ordered)
    print(f"| {name} | {middle:.2f} | {high:.2f} | {ordered[-1]:.2f} | {used} |")


def show_memory(users):
    """MiB of the students' processes, by program and in all."""
    parts = {}
    for user in users:
        for process in ControlGroup(f"lectern-class/{user}").processes():
            try:
                with open(f"/proc/{process}/comm") as file:
                    name = file.read().strip()
            except OSError:
                continue
            parts.setdefault(name, []).append(proportional_memory([process]) / 2**20)
    total = sum(map(sum, parts.values()))
    for name, sizes in sorted(parts.items(), key=lambda part: -sum(part[1])):
        print(f"{name}: {len(sizes)} processes, {statistics.mean(sizes):.0f} MiB each")
    print(f"all: {total:.0f} MiB, {total / len(users):.0f} for each student")


async def trial(options):
    """Starts the class, gives the lesson, measures."""
    hub = Hub(options.address, os.environ["LECTERN_CLASS_TOKEN"])
    users = [f"student{number:02}" for number in range(1, options.students + 1)]
    await asyncio.gather(*(hub.stop_server(user) for user in users))
    times = Times()
    begin = time.monotonic()
    kernels = await asyncio.gather(*(start(hub, user, times) for user in users))
    seconds = time.monotonic() - begin
    print(f"{len(users)} students, all ready after {seconds:.0f} s\n")
    print("| seconds | median | 95 % | longest | processor |\n|---|---|---|---|---|")
    times.show()
    cells = []
    await asyncio.gather(*(lesson(kernel, cells) for kernel in kernels))
    show(f"{len(LESSON)} cells of a lesson, all at once", cells)
    print(flush=True)
    show_memory(users)
    if options.stop:
        await asyncio.gather(*(hub.stop_server(user) for user in users))


def main():
    """Reads the command line and runs the trial."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--students", type=int, default=30)
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    parser.add_argument("--stop", action="store_true", help="end the servers afterwards")
    asyncio.run(trial(parser.parse_args()))


if __name__ == "__main__":
    main()
