#!/usr/bin/env python3
"""Cells made by a grammar, and mutated ones, through a kernel's four requests that read text: is_complete, complete, inspect and
execute.

A finding is a text after which the kernel's process is gone, or that it does not answer. Texts that were found are written
into the folder of findings, one a file; `--replay FOLDER` sends those of a folder.

    scripts/fuzz/cells.py --minutes 60 --seed 1 --findings output/fuzz-cells
"""

import argparse
import os
import pathlib
import random
import time

from jupyter_client.manager import KernelManager

PATIENCE = 90  # seconds within which each request but execute has its answer
RUNNING = 10  # seconds after which a cell is interrupted

NAMES = ["a", "b", "xs", "f", "T", "S", "print", "Int", "String", "self", "жар", "🙂", "`let`", "$0", "_"]
LITERALS = ["0", "1.5", '"s"', '"\\(a)"', '"""\n s\n """', '#"\\#(b)"#', "nil", "true", "/a+/", "#/b/#", "[]", "[:]", "0x", "1e"]
OPERATORS = ["+", "-", "*", "/", "==", "<", ">", "&&", "??", "...", "..<", "=", "+=", "->", "as", "is", "as!", "?", "!", ".", "**"]
PAIRS = ["()", "[]", "{}", "<>"]
PIECES = ["try ", "await ", "let ", "var ", "func ", "struct ", "enum ", "case ", "if ", "else ", "guard ", "switch ", "for ", "in ",
          "while ", "return ", "throw ", "import ", "@a ", "@main ", "#if ", "#else\n", "#endif\n", "#sourceLocation(", "//", "/*", "*/",
          "%time ", "%%bash\n", "!ls\n", "?", "\r\n", "\n", "\t", "\0", "\ufeff", "\u2028", "\\", "`", "#", "@", ";", ",", ":", "some ",
          "any ", "inout ", "each ", "repeat ", "where ", "extension ", "protocol ", "actor ", "macro ", "\\.", "_lecternShow(", "Cell_1."]

SEEDS = [
    "let a = 1\nvar b = [1, 2, 3]\nprint(a + b[0])",
    "struct S: Equatable { var x = 1; func f() -> Int { x } }\nS().f()",
    "func f<T: Comparable>(_ a: T, _ b: T) -> T where T: Hashable { a < b ? b : a }\nf(1, 2)",
    "enum E: Error { case a(Int), b }\ndo { throw E.a(1) } catch E.a(let n) where n > 0 { print(n) } catch { }",
    'switch (1, "a") { case (let n, _) where n > 1: print(n)\ndefault: break }',
    "let xs = [3, 1, 2].map { $0 * 2 }.filter { x in x > 2 }.sorted(by: >)\nxs",
    "class C { private var n = 0 { didSet { print(n) } }\n subscript(i: Int) -> Int { get { n } set { n = newValue } } }",
    "extension Int { static prefix func - - (n: Int) -> Int { n } }\nprefix operator - -",
    "#if DEBUG\nlet d = 1\n#elseif os(Linux)\nlet d = 2\n#endif\nd",
    "let s = \"\"\"\n  a \\(1 + 2)\n  b\n  \"\"\"\ns.count",
    "for case let x? in [1, nil, 3] { guard x > 1 else { continue }\n print(x) }",
    "await withTaskGroup(of: Int.self) { g in g.addTask { 1 }\n for await n in g { print(n) } }",
    "%time let t = 1\nif let t2 = Optional(t) { print(t2) }",
    "@propertyWrapper struct W<V> { var wrappedValue: V }\nstruct U { @W var v = 1 }\nU().v",
    "let r = #/(?<n>\\d+)-(\\w+)/#\nif let m = \"12-ab\".firstMatch(of: r) { print(m.n) }",
]


def expression(r, depth):
    if depth <= 0:
        return r.choice(NAMES + LITERALS)
    inner = lambda: expression(r, depth - 1)  # noqa: E731
    return r.choice([
        lambda: f"{inner()} {r.choice(OPERATORS)} {inner()}",
        lambda: f"{r.choice(NAMES)}({inner()}, x: {inner()})",
        lambda: f"[{inner()}, {inner()}]",
        lambda: f"[{inner()}: {inner()}]",
        lambda: f"{{ {r.choice(NAMES)} in {inner()} }}",
        lambda: f"{inner()} ? {inner()} : {inner()}",
        lambda: f"({inner()})",
        lambda: f"{r.choice(NAMES)}<{inner()}>({inner()})",
        lambda: f"{inner()}[{inner()}]",
        lambda: f"if {inner()} {{ {inner()} }} else {{ {inner()} }}",
        lambda: f'"\\({inner()})"',
        lambda: f"try await {inner()}",
        lambda: f"\\.{r.choice(NAMES)}[{inner()}]",
        lambda: f"#m({inner()})",
    ])()


def nested(r):
    """One piece, or two in turns, many times over, closed or not."""
    opening = "".join(r.choice(PAIRS)[0] if r.random() < 0.6 else r.choice(PIECES + NAMES) for _ in range(r.choice([1, 1, 2, 3])))
    count = r.choice([5, 12, 20, 28, 40, 100, 255, 300, 3_000, 20_000])
    closing = "".join({"(": ")", "[": "]", "{": "}", "<": ">"}.get(c, "") for c in reversed(opening))
    prefix = r.choice(["", "let x = ", "let x: ", "f", "if ", "func g() -> ", "case ", "a"])
    return prefix + opening * count + r.choice(["", expression(r, 1) + closing * count])


def mutated(r, text):
    for _ in range(r.choice([1, 1, 2, 4, 8])):
        place = r.randrange(len(text) + 1)
        end = min(len(text), place + r.choice([1, 2, 5, 20]))
        other = r.choice(SEEDS)
        start = r.randrange(len(other))
        text = r.choice([
            lambda: text[:place] + text[end:],
            lambda: text[:place] + text[place:end] * r.choice([2, 3, 30]) + text[end:],
            lambda: text[:place] + r.choice(PIECES + OPERATORS + LITERALS) + text[place:],
            lambda: text[:place] + other[start:start + 20] + text[place:],
            lambda: text[:place],
            lambda: text[:place] + chr(r.choice([0, 13, 0x85, 0x200D, 0xFFFD, 0x1F642, r.randrange(1, 0xD7FF)])) + text[place:],
        ])()
    return text


def make(r):
    kind = r.random()
    if kind < 0.25:
        return nested(r)
    if kind < 0.5:
        return r.choice(["", "let x = ", "print("]) + expression(r, r.choice([2, 3, 5, 7]))
    return mutated(r, r.choice(SEEDS))


class Kernel:
    def __init__(self):
        self.manager = KernelManager(kernel_name="lectern")
        self.manager.start_kernel(stderr=open(os.devnull, "w"))
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=300)

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def answers(self, message, seconds):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.manager.is_alive():
            try:
                reply = self.client.get_shell_msg(timeout=1)
            except Exception:  # queue.Empty
                continue
            if reply["parent_header"].get("msg_id") == message:
                return True
        return False

    def trouble(self, text, r):
        """What is wrong after `text`; None if nothing is."""
        cursor = r.randrange(len(text) + 1)
        asked = [
            ("is_complete", lambda: self.client.is_complete(text)),
            ("complete", lambda: self.client.complete(text, cursor)),
            ("inspect", lambda: self.client.inspect(text, cursor)),
        ]
        for name, ask in asked:
            if not self.answers(ask(), PATIENCE):
                return name + (" has no answer" if self.manager.is_alive() else " ended the kernel")
        message = self.client.execute(text, allow_stdin=False)
        if not self.answers(message, RUNNING):
            self.client.control_channel.send(self.client.session.msg("interrupt_request", {}))
            if not self.answers(message, PATIENCE):
                return "execute " + ("has no answer" if self.manager.is_alive() else "ended the kernel")
        if not self.answers(self.client.execute("1 + 1"), PATIENCE):
            return "the next cell has no answer"
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--findings", type=pathlib.Path, default=pathlib.Path("output/fuzz-cells"))
    parser.add_argument("--replay", type=pathlib.Path)
    options = parser.parse_args()
    options.findings.mkdir(parents=True, exist_ok=True)
    replayed = sorted(options.replay.iterdir()) if options.replay else None
    deadline = time.monotonic() + 60 * options.minutes
    kernel, count, findings, number = Kernel(), 0, 0, options.seed
    while time.monotonic() < deadline and (replayed is None or replayed):
        number += 1
        r = random.Random(number)
        text = replayed.pop(0).read_text() if replayed is not None else make(r)
        trouble = kernel.trouble(text, r)
        count += 1
        if trouble:
            findings += 1
            (options.findings / f"{number}.swift").write_text(text)
            print(f"{number}: {trouble}: {text[:80]!r}", flush=True)
            kernel.close()
            kernel = Kernel()
        if count % 50 == 0:
            print(f"{count} texts, {findings} findings", flush=True)
    kernel.close()
    print(f"{count} texts, {findings} findings")
    raise SystemExit(1 if findings else 0)


if __name__ == "__main__":
    main()
