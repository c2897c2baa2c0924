"""How a contestant answers the driver: it warms up, says `ready`, then for each line `run` it does the work once and
prints the seconds that it took. A process stays alive between runs, so that contestants can take turns."""

import sys
import time


def serve(work, warm_up=2):
    for _ in range(warm_up):
        work()
    print("ready", flush=True)
    for line in sys.stdin:
        if line.strip() != "run":
            break
        start = time.perf_counter()
        work()
        print(time.perf_counter() - start, flush=True)
