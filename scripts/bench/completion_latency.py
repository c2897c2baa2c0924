#!/usr/bin/env python3
"""How long a front end waits for completions: through the real kernel, request until reply.

    .venv/bin/python scripts/bench/completion_latency.py [--requests 20] [--kernel .build/release/lectern]

In one session, with ten cells of types before. Printed are medians and 95th percentiles, in milliseconds; of what happens only
once (the first request after a new cell) the median over ten cells: at once, and after the second that somebody needs to begin typing.
"""

import argparse
import statistics
import time

from jupyter_client.manager import KernelManager

from kernel_client import execute

CASES = {
    "member": ("let p = Type3(name: \"a\", size: 1)\np.", "size"),
    "argument label": ("let p = Type3(", "name: "),
    "bare name": ("Typ", "Type7"),
    "one letter": ("p", "print("),
    "nothing typed": ("let n = 1\n", "n"),
    "after Cyrillic and emoji": ("let имя = \"Привет 👩‍🔬\"\nимя.cou", "count"),
    "after a syntax error": ("let x = (1 +\nType3.ma", "make()"),
}
CELL = """struct Type{n} {{ var name: String; var size: Int; static func make() -> Type{n} {{ Type{n}(name: "", size: {n}) }} }}
func use{n}(_ value: Type{n}) -> Int {{ value.size }}"""


def complete(client, code, expected):
    """Milliseconds until the reply, which must offer `expected`."""
    start = time.perf_counter()
    request = client.complete(code, len(code))
    while True:
        reply = client.get_shell_msg(timeout=60)
        if reply["parent_header"].get("msg_id") == request:
            break
    milliseconds = 1000 * (time.perf_counter() - start)
    if expected not in reply["content"]["matches"]:
        raise SystemExit(f"{code!r}: {expected!r} is not among {reply['content']['matches'][:10]}")
    return milliseconds


def row(name, times):
    ordered = sorted(times)
    print(f"| {name} | {statistics.median(ordered):.1f} | {ordered[int(0.95 * (len(ordered) - 1))]:.1f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--requests", type=int, default=20)
    parser.add_argument("--kernel", default=".build/release/lectern", help="the executable")
    options = parser.parse_args()
    manager = KernelManager()
    manager.kernel_spec.argv[:] = [options.kernel, "kernel", "--connection-file", "{connection_file}"]
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        for n in range(10):
            execute(client, CELL.format(n=n))
        print("| completion | median | p95 |\n|---|---|---|")
        for name, (code, expected) in CASES.items():
            complete(client, code, expected)
            row(name, [complete(client, code, expected) for _ in range(options.requests)])
        for pause in (0, 1):
            times = []
            for n in range(10):
                execute(client, CELL.format(n=100 * (pause + 1) + n))
                time.sleep(pause)
                times.append(complete(client, *CASES["member"]))
            row(f"first after a new cell, {pause} s later", times)
        request = client.execute("import Foundation\nThread.sleep(forTimeInterval: 600)")
        time.sleep(1)
        measure_while_busy(manager, client, request, options.requests)
    finally:
        client.stop_channels()
        manager.shutdown_kernel()


def measure_while_busy(manager, client, request, count):
    message = client.session.msg("create_subshell_request", {})
    client.control_channel.send(message)
    subshell = client.get_control_msg(timeout=60)["content"]["subshell_id"]
    code, expected = CASES["member"]
    times = []
    for _ in range(count):
        start = time.perf_counter()
        question = client.session.msg("complete_request", {"code": code, "cursor_pos": len(code)})
        question["header"]["subshell_id"] = subshell
        client.shell_channel.send(question)
        reply = client.get_shell_msg(timeout=60)
        times.append(1000 * (time.perf_counter() - start))
        if expected not in reply["content"]["matches"]:
            raise SystemExit(f"while a cell runs: {reply['content']['matches'][:10]}")
    row("while a cell runs, in a subshell", times)
    manager.interrupt_kernel()
    while client.get_shell_msg(timeout=60)["parent_header"].get("msg_id") != request:
        pass


if __name__ == "__main__":
    main()
