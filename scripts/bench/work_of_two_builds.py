#!/usr/bin/env python3
"""Is a build's library slower than another's? The same work by both, taking turns.

    scripts/bench/work_of_two_builds.py OLD NEW [--work autoencoder dense_vae] [--rounds 7] [--limit 1.1]

OLD and NEW are folders .build/release with lectern-bench in them. A ratio is taken within a round. Exit status 1 where the
median of one is above the limit, so that `git bisect run` can use it.
"""

import argparse
import pathlib
import sys

from contest import Field, spread


def ratio(work, old, new, rounds):
    """How many times as long the new build takes: (median, least, most)."""
    commands = {str(folder): [str(pathlib.Path(folder) / "lectern-bench"), work] for folder in (old, new)}
    field = Field(commands, rounds)
    if field.left_out:
        sys.exit(f"did not start: {', '.join(field.left_out)}")
    return field.ratio(str(new), str(old))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("old", type=pathlib.Path)
    parser.add_argument("new", type=pathlib.Path)
    parser.add_argument("--work", nargs="+", default=["autoencoder", "dense_vae"])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--limit", type=float, default=1.1)
    options = parser.parse_args()
    if options.old.resolve() == options.new.resolve():
        parser.error("OLD and NEW are one folder")
    slower = False
    for work in options.work:
        found = ratio(work, options.old, options.new, options.rounds)
        slower = slower or found[0] > options.limit
        print(f"{work}: the new build takes {spread(found)} times as long", flush=True)
    sys.exit(1 if slower else 0)


if __name__ == "__main__":
    main()
