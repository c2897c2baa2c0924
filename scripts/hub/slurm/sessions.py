#!/usr/bin/env python3
"""Sessions as Slurm's jobs: started, found again, and missed when their node is lost.

usage: scripts/hub/slurm/sessions.py start|again|wait [--students 4] [--address ...]

    start   starts the servers, a kernel in each, sets a variable; prints the nodes
    again   to be run after the hub was ended and started: the variable's value in each kernel
    wait    to be run when a node was lost: what the hub says of each server, and after how long

Needs LECTERN_CLASS_TOKEN and SLURM_CONF, and the users of class_users.sh.
"""

import argparse
import asyncio
import os
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from hub_client import Hub  # noqa: E402


def show_jobs():
    """Slurm's own list."""
    columns = "%.6i %.10u %.10T %.6M %R"
    print(subprocess.run(["squeue", "--format", columns], capture_output=True, text=True).stdout)


async def begin(hub, user):
    """Starts one student's session; a line about it."""
    seconds = await hub.start_server(user)
    kernel = await hub.start_kernel(user)
    taken, _, error = await kernel.run(f'let mine = "{user}"')
    return f"{user}: server after {seconds:.0f} s, first cell {taken:.1f} s {error or ''}"


async def again(hub, user):
    """The variable in the kernel that the student has already."""
    kernels = await hub.ask(f"/user/{user}/api/kernels")
    kernel = await hub.connect(user, kernels[0]["id"])
    _, text, error = await kernel.run("print(mine)")
    return f"{user}: {error or text.strip()}"


async def missed(hub, users, seconds):
    """What the hub knows of the servers until one of them is gone."""
    start = time.monotonic()
    while time.monotonic() < start + seconds:
        gone = [user for user in users
                if not (await hub.ask(f"/hub/api/users/{user}")).get("servers")]
        if gone:
            print(f"gone after {time.monotonic() - start:.0f} s: {', '.join(gone)}")
            return
        await asyncio.sleep(1)
    print(f"no server is missed after {seconds} s")


async def trial(options):
    """One of the three."""
    hub = Hub(options.address, os.environ["LECTERN_CLASS_TOKEN"])
    users = [f"student{number:02}" for number in range(1, options.students + 1)]
    if options.action == "wait":
        await missed(hub, users, 120)
    else:
        action = begin if options.action == "start" else again
        for line in await asyncio.gather(*(action(hub, user) for user in users)):
            print(line)
    show_jobs()


def main():
    """Reads the command line and runs the trial."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("action", choices=["start", "again", "wait"])
    parser.add_argument("--students", type=int, default=4)
    parser.add_argument("--address", default="http://127.0.0.1:8000")
    asyncio.run(trial(parser.parse_args()))


if __name__ == "__main__":
    main()
