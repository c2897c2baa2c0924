#!/usr/bin/env python3
"""Three students misbehave while others work: do the others still get their cells?

usage: scripts/hub/misbehaving.py [--working 6] [--processes 1000] [--gigabytes 10]
                                  [--address http://127.0.0.1:8000]

One starts `--processes` processes, one computes without end on every processor, one fills
`--gigabytes` of memory, each within the limits of jupyterhub_config.py. Printed: how long cells of
the others take before, during and after, what the three were told, and whether their sessions
answer after an interrupt.
Needs what class_trial.py needs. The processes only sleep, and never start others.
"""

import argparse
import asyncio
import os
import statistics
import time

from class_trial import Times, start
from control_groups import ControlGroup
from hub_client import Hub

PROCESSES = """import Foundation
var started = 0
do {{
  for _ in 0..<{processes} {{
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sleep")
    process.arguments = ["60"]
    try process.run()
    started += 1
  }}
}} catch {{ print("after \\(started): \\(error.localizedDescription)") }}
print("\\(started) processes")"""
ENDLESS = """import Foundation
DispatchQueue.concurrentPerform(iterations: 16) {{ _ in while true {{}} }}"""
MEMORY = """var filled: [[UInt8]] = []
for _ in 0..<{tenths} {{ filled.append([UInt8](repeating: 1, count: 100 << 20)) }}
print(filled.count)"""


async def work(kernels, seconds):
    """Cells of the working students for so long; their times."""
    times, end = [], time.monotonic() + seconds

    async def one(kernel, number):
        while time.monotonic() < end:
            number += 1
            code = f"let v{number} = {number}\nprint(v{number} * 2)"
            taken, text, error = await kernel.run(code)
            if error or text.strip() != str(2 * number):
                raise SystemExit(f"a working student's cell ended with {error}, {text!r}")
            times.append(taken)
            await asyncio.sleep(1)

    await asyncio.gather(*(one(kernel, index * 10_000) for index, kernel in enumerate(kernels)))
    return times


def show(name, times):
    """A line of the table."""
    print(f"| {name} | {len(times)} | {statistics.median(times):.2f} | {max(times):.2f} |",
          flush=True)


async def misbehave(kernel, code, seconds):
    """What a cell ends with; an endless one is left to run for so long."""
    try:
        taken, text, error = await kernel.run(code, seconds)
        return f"ended after {taken:.0f} s: {error or text.strip()}"
    except asyncio.TimeoutError:
        return f"still running after {seconds} s"


async def is_well(hub, user, kernel):
    """Whether the user's server answers and, after an interrupt, the kernel too."""
    path = f"/user/{user}/api/kernels/{kernel.identifier}/interrupt"
    await hub.ask(path, "POST")
    try:
        _, text, error = await kernel.run("print(6 * 7)", 90)
    except asyncio.TimeoutError:
        return "no answer within 90 s"
    return error or text.strip()


async def trial(options):
    """Before, during and after."""
    hub = Hub(options.address, os.environ["LECTERN_CLASS_TOKEN"])
    users = [f"student{number:02}" for number in range(1, options.working + 4)]
    await asyncio.gather(*(hub.stop_server(user) for user in users))
    kernels = await asyncio.gather(*(start(hub, user, Times()) for user in users))
    working, bad = kernels[3:], kernels[:3]
    codes = [PROCESSES.format(processes=options.processes), ENDLESS.format(),
             MEMORY.format(tenths=options.gigabytes * 10)]
    print("| cells of the others | number | median s | longest s |\n|---|---|---|---|")
    show("before", await work(working, 30))
    misdeeds = [asyncio.create_task(misbehave(kernel, code, 45))
                for kernel, code in zip(bad, codes)]
    show("meanwhile", await work(working, 45))
    said = await asyncio.gather(*misdeeds)
    # By now the processes have ended, and every cell has been interrupted.
    await asyncio.sleep(20)
    well = await asyncio.gather(*(is_well(hub, *one) for one in zip(users, bad)))
    show("afterwards", await work(working, 20))
    print()
    for name, user, ended, answer in zip(("processes", "endless", "memory"), users, said, well):
        group = ControlGroup(f"lectern-class/{user}")
        print(f"{name}: {ended}\n  refused processes {group.refused_processes()}, "
              f"ended for memory {group.kills()}; then `print(6 * 7)`: {answer}")
    await asyncio.gather(*(hub.stop_server(user) for user in users))


def main():
    """Reads the command line and runs the trial."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--working", type=int, default=6)
    parser.add_argument("--processes", type=int, default=1000)
    parser.add_argument("--gigabytes", type=int, default=10)
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    asyncio.run(trial(parser.parse_args()))


if __name__ == "__main__":
    main()
