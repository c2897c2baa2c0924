#!/usr/bin/env python3
"""A long session of mixed cells, faults and interruptions among them: what it costs in memory, threads, descriptors and time.

    .venv/bin/python scripts/soak.py [--cells 1000] [--kernel .build/release/lectern] [--big 250]

Measured after the first hundred cells and at the end, of the front end, the worker and the compiler service. Then a cell that
declares a value of `--big` megabytes is run 50 times.

    .venv/bin/python scripts/soak.py --traps --cells 500

Every third cell traps while an access is open, at a place that changes; hooks and the next cell use the same variables.
"""

import argparse
import os
import queue
import random
import statistics
import threading
import time

from jupyter_client.manager import KernelManager

# (how often in a hundred, source, name of the error it ends with, interrupted after seconds)
KINDS = [
    (22, "let a{n} = {n} + 1\na{n}", None, None),
    (14, "var shared = {n}\nprint(shared)", None, None),
    (8, "func f(_ x: Int) -> Int {{ x + {n} }}\nf(1)", None, None),
    (6, "struct Point {{ var x = {n}.0 }}\nlet point = Point()\npoint", None, None),
    (8, "let t = Tensor(ones: [200, 200])\nlet u = t.matmul(t)\nu.sum()", None, None),
    (6, "for i in 0..<2000 {{ print(i, {n}) }}", None, None),
    (5, "let slow = await Task {{ try? await Task.sleep(for: .milliseconds(2)); return {n} }}.value\nslow", None, None),
    (4, "display(HTML(\"<b>{n}</b>\"))", None, None),
    (4, "print(try String(contentsOfFile: \"/proc/self/comm\", encoding: .utf8))", None, None),
    (3, "await MainActor.run {{ {n} }}", None, None),
    (4, "missing{n} + 1", "CompileError", None),
    (4, "[1, 2][shared + 5]", "Trap", None),
    (3, "struct Mistake: Error {{}}\nthrow Mistake()", "Mistake", None),
    (3, "Tensor(ones: [2, 3]).matmul(Tensor(ones: [2, 3]))", "ShapeError", None),
    (2, "func deep(_ n: Int) -> Int {{ n < 0 ? 0 : deep(n + 1) + n % 3 }}\ndeep(0)", "Trap", None),
    (2, "UnsafeMutablePointer<Int>(bitPattern: 16)!.pointee = 3", "Trap", None),
    (1, "while true {{}}", "KeyboardInterrupt", 0.3),
    (1, "Thread.sleep(forTimeInterval: 60)", "KeyboardInterrupt", 0.3),
]


# Cells that trap while an object's property is being changed; `{{n}}` as above.
TRAPS = [
    "object.n += 1",
    "spoil(&object.list[1])",
    "object.maybe! += 1",
    "[1].forEach {{ _ in spoil(&object.n) }}",
    "await Task {{ spoil(&object.n) }}.value",
    "await Task.detached {{ spoil(&object.n) }}.value",
    "await withTaskGroup(of: Void.self) {{ g in g.addTask {{ spoil(&object.n) }} }}",
    "await MainActor.run {{ spoil(&object.n) }}",
    "DispatchQueue.global().async {{ spoil(&object.n) }}\nsleep(10_000)",
    "Thread {{ spoil(&object.n) }}.start()\nsleep(10_000)",
    "DispatchQueue.concurrentPerform(iterations: 4) {{ _ in spoil(&object.n) }}\nsleep(10_000)",
    "actor Actor{n} {{ var n: UInt8 = 255; func run() {{ spoil(&n) }} }}\nawait Actor{n}().run()",
]
BEFORE_TRAPS = """import Foundation
final class Object { var n: UInt8 = 255; var list: [UInt8] = [255, 255]; var maybe: UInt8? = nil; var hooks = 0 }
nonisolated(unsafe) let object = Object()
func spoil(_ n: inout UInt8) { n += 1 }
atCellEnd("count") { object.hooks += 1; object.n += 0 }"""


class Session:
    def __init__(self, kernel):
        self.manager = KernelManager()
        self.manager.kernel_spec.argv[:] = [kernel, "kernel", "--connection-file", "{connection_file}"]
        # After each cell the session checks what has to hold of it (CellSession+Invariants.swift).
        self.manager.start_kernel(env=os.environ | {"LECTERN_CHECK_INVARIANTS": "1"})
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def execute(self, code, interrupt=None):
        """Seconds that a cell took, and the names of its errors."""
        start = time.perf_counter()
        request = self.client.execute(code, stop_on_error=False)
        if interrupt:
            threading.Timer(interrupt, self.manager.interrupt_kernel).start()
        errors = []
        while True:
            try:
                message = self.client.get_iopub_msg(timeout=120)
            except queue.Empty:
                raise SystemExit(f"{code!r} did not end")
            if message["parent_header"].get("msg_id") != request:
                continue
            if message["msg_type"] == "error":
                errors.append(message["content"]["ename"])
            if message["content"].get("execution_state") == "idle":
                seconds = time.perf_counter() - start
                self.client.get_shell_msg(timeout=60)
                return seconds, errors

    def processes(self):
        """Front end, worker and compiler by their process numbers."""
        front = self.manager.provisioner.pid
        found = {"front end": front}
        for entry in os.listdir("/proc"):
            if not entry.isdigit():
                continue
            try:
                with open(f"/proc/{entry}/stat") as file:
                    name, _, rest = file.read().rpartition(")")
                if int(rest.split()[1]) == front:
                    found[name.split("(", 1)[1].replace("lectern-", "")] = int(entry)
            except OSError:
                pass
        return found

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel()


def usage(process):
    """Resident megabytes, threads, descriptors."""
    with open(f"/proc/{process}/status") as file:
        fields = dict(line.split(":", 1) for line in file)
    return int(fields["VmRSS"].split()[0]) / 1024, int(fields["Threads"]), len(os.listdir(f"/proc/{process}/fd"))


def latency(session, number):
    """Median milliseconds of twenty small cells."""
    return statistics.median(1000 * session.execute(f"{number} + {n}")[0] for n in range(20))


def snapshot(session, number):
    lines = {"1 + 1": f"{latency(session, number):.0f} ms"}
    for name, process in session.processes().items():
        memory, threads, descriptors = usage(process)
        lines[name] = f"{memory:.0f} MB, {threads} threads, {descriptors} descriptors"
    return lines


def mixed(session, cells, seed):
    """Runs the cells; the two snapshots, and how long interrupted cells went on."""
    choice = random.Random(seed)
    weights = [kind[0] for kind in KINDS]
    session.execute("import Foundation\nvar shared = 0")
    early, stops, wrong, faults = None, [], 0, 0
    for number in range(cells):
        _, source, name, interrupt = choice.choices(KINDS, weights)[0]
        seconds, errors = session.execute(source.format(n=number), interrupt)
        faults += name is not None
        if errors != ([name] if name else []):
            wrong += 1
            print(f"cell {number}: {source!r} ended with {errors}, not {name}")
        if interrupt:
            stops.append(seconds - interrupt)
        if number == 99:
            early = snapshot(session, number)
    return early, snapshot(session, cells), stops, wrong, faults


def trapping(session, cells):
    """Runs the cells, every third of which traps; the two snapshots, and how many ended otherwise than they should."""
    assert session.execute(BEFORE_TRAPS)[1] == []
    early, wrong = None, 0
    for number in range(cells):
        traps = number % 3 == 2
        source = TRAPS[number // 3 % len(TRAPS)].format(n=number) if traps else "object.n"
        _, errors = session.execute(source)
        # A concurrent loop has several faults; those that do not end the cell are told in the background.
        if (errors[:1] or [None]) != (["Trap"] if traps else [None]):
            wrong += 1
            print(f"cell {number}: {source!r} ended with {errors}")
        if number == 99:
            early = snapshot(session, number)
    late = snapshot(session, cells)
    check = f"precondition(object.hooks >= {cells} && object.n == 255, \"\\(object.hooks) hooks\")"
    if session.execute(check)[1]:
        wrong += 1
        print("not all hooks have run")
    return early, late, wrong


def big(session, megabytes):
    """Largest resident size of the worker, in megabytes, after each of 50 runs."""
    elements = megabytes * 1_000_000 // 4
    sizes = []
    for _ in range(50):
        session.execute(f"let big = Tensor(ones: [{elements}])\nbig.sum()")
        sizes.append(usage(session.processes()["worker"])[0] * 1024 * 1024 / 1e6)
    return sizes


def show(early, late, cells):
    print(f"| | after 100 cells | after {cells} |")
    print("|---|---|---|")
    for name in late:
        print(f"| {name} | {early[name]} | {late[name]} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--cells", type=int, default=1000)
    parser.add_argument("--kernel", default=".build/release/lectern", help="the executable")
    parser.add_argument("--big", type=int, default=250, help="megabytes of the large value")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--traps", action="store_true", help="every third cell traps while an access is open")
    options = parser.parse_args()
    session = Session(options.kernel)
    try:
        if options.traps:
            early, late, wrong = trapping(session, options.cells)
            show(early, late, options.cells)
            print(f"\n{wrong} cells ended otherwise than they should.")
            return
        early, late, stops, wrong, faults = mixed(session, options.cells, options.seed)
        show(early, late, options.cells)
        print(f"\n{faults} cells ended with an error, as they should; {wrong} otherwise than they should.")
        if stops:
            print(f"Interrupted cells went on for {max(stops):.2f} s at most.")
        before = usage(session.processes()["worker"])[0] * 1024 * 1024 / 1e6
        sizes = big(session, options.big)
        print(f"A value of {options.big} MB declared 50 times: worker {before:.0f} MB before, "
              f"at most {max(sizes):.0f} MB after a run, {sizes[-1]:.0f} MB after the last.")
    finally:
        session.close()


if __name__ == "__main__":
    main()
