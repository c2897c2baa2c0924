"""The machine's limit: OpenBLAS's sgemm through NumPy, for the floating-point operations of one training step.

The lecture's autoencoder needs 8.7 GFLOP for a step of batch 100: a run multiplies square matrices until it has
done ten steps' worth. With `--rate THREADS` it prints the GFLOP/s instead."""

import sys
import time

import numpy as np

from serve import serve

SIZE = 1536
REPEATS = round(10 * 8.7e9 / (2 * SIZE**3))
a = np.random.default_rng(1).random((SIZE, SIZE), dtype=np.float32)
b = a.T.copy()
out = np.empty_like(a)


def work():
    for _ in range(REPEATS):
        np.matmul(a, b, out=out)


if "--rate" in sys.argv:
    times = []
    for _ in range(6):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    print(round(REPEATS * 2 * SIZE**3 / min(times) * 1e-9))
else:
    serve(work)
