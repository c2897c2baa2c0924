#!/usr/bin/env python3
"""How many pictures a second follow a slider: a real kernel, comm messages as a front end sends them, and the lecture's decoder.

    .venv/bin/python scripts/bench/widgets.py [--seconds S] [--rate R]

Three measures. "In step": the next value is sent when the kernel has reported idle, as JupyterLab does while a slider is dragged.
"At a rate": values are sent every 1/R seconds whatever the kernel does; what counts is how many pictures come, and how long after
the last value the last picture comes (it must not lag). "While a cell runs": as the first, during a busy loop in a cell.
"""

import argparse
import json
import math
import pathlib
import statistics
import time

from jupyter_client.manager import KernelManager

ROOT = pathlib.Path(__file__).resolve().parents[2]
# The lecture's decoder (notebook 01, In[22]): what it has learnt does not matter for its speed.
CELL = """
let input = layers.Input(shape: [2])
var h = layers.Dense(4 * 4 * 128)(input)
h = layers.Reshape([4, 4, 128])(h)
h = layers.Conv2DTranspose(128, (3, 3), strides: 2, activation: "relu", padding: "same")(h)
h = layers.Conv2DTranspose(64, (3, 3), strides: 2, activation: "relu", padding: "same")(h)
h = layers.Conv2DTranspose(32, (3, 3), strides: 2, activation: "relu", padding: "same")(h)
let decoder = models.Model(input, layers.Conv2D(1, (3, 3), activation: "sigmoid", padding: "same")(h))
let z1 = FloatSlider(-3...3, value: 0, step: 0.01)
let z2 = FloatSlider(-3...3, value: 0, step: 0.01)
let picture = Image(width: 256)
func follow() {
  let code = Tensor([[z1.value, z2.value]]).astype(.float32)
  picture.show(plt.image(decoder.predict(code, verbose: 0).reshape([32, 32]), cmap: "gray_r", vmin: 0, vmax: 1, scale: 4))
}
z1.observe { _ in follow() }
z2.observe { _ in follow() }
follow()
VBox(z1, z2, picture)
"""


class Kernel:
    def __init__(self):
        spec = [str(ROOT / ".build/release/lectern"), "kernel", "--connection-file", "{connection_file}"]
        self.manager = KernelManager()
        self.manager.kernel_cmd = spec
        self.manager._kernel_spec = None
        from jupyter_client.kernelspec import KernelSpec

        self.manager._kernel_spec = KernelSpec(
            argv=spec, display_name="Swift", language="swift", interrupt_mode="message")
        self.manager.start_kernel()
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def execute(self, code):
        identifier, published = self.client.execute(code), []
        while True:
            message = self.client.get_iopub_msg(timeout=120)
            if message["parent_header"].get("msg_id") == identifier:
                published.append(message)
                if message["content"].get("execution_state") == "idle":
                    return published

    def send(self, comm, value):
        data = {"method": "update", "state": {"value": value}, "buffer_paths": []}
        message = self.client.session.msg("comm_msg", {"comm_id": comm, "data": data})
        self.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def is_picture(self, message, picture):
        return (message["msg_type"] == "comm_msg" and message["content"]["comm_id"] == picture
                and message["content"]["data"].get("buffer_paths") == [["value"]])


def value_at(step):
    return round(2.9 * math.sin(step / 7), 2) + step % 2 * 0.001


def in_step(kernel, sliders, picture, seconds):
    """Pictures a second, and the times from a value's sending to its picture, in milliseconds."""
    pictures, delays, step = 0, [], 0
    end = time.perf_counter() + seconds
    start = time.perf_counter()
    while time.perf_counter() < end:
        step += 1
        sent = time.perf_counter()
        identifier = kernel.send(sliders[step % 2], value_at(step))
        while True:
            message = kernel.client.get_iopub_msg(timeout=60)
            if kernel.is_picture(message, picture):
                pictures += 1
                delays.append((time.perf_counter() - sent) * 1000)
            if (message["parent_header"].get("msg_id") == identifier
                    and message["content"].get("execution_state") == "idle"):
                break
    return pictures / (time.perf_counter() - start), delays


def at_rate(kernel, sliders, picture, seconds, rate):
    """Values sent and pictures that came, a second, and the lag of the last picture in milliseconds."""
    count, pictures, last_picture = int(seconds * rate), 0, 0.0
    start = time.perf_counter()
    idle = set()
    sent = []
    for step in range(count):
        while time.perf_counter() < start + step / rate:
            try:
                message = kernel.client.iopub_channel.get_msg(timeout=max(0.0005, start + step / rate - time.perf_counter()))
            except Exception:
                continue
            if kernel.is_picture(message, picture):
                pictures, last_picture = pictures + 1, time.perf_counter()
            if message["content"].get("execution_state") == "idle":
                idle.add(message["parent_header"].get("msg_id"))
        sent.append(kernel.send(sliders[0], value_at(step)))
    last_sent = time.perf_counter()
    while sent[-1] not in idle:
        message = kernel.client.get_iopub_msg(timeout=60)
        if kernel.is_picture(message, picture):
            pictures, last_picture = pictures + 1, time.perf_counter()
        if message["content"].get("execution_state") == "idle":
            idle.add(message["parent_header"].get("msg_id"))
    return count / (last_sent - start), pictures / (last_picture - start), (last_picture - last_sent) * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rate", type=float, default=200)
    options = parser.parse_args()
    kernel = Kernel()
    try:
        published = kernel.execute(CELL)
        errors = [m["content"] for m in published if m["msg_type"] == "error"]
        if errors:
            raise SystemExit("\n".join(errors[0]["traceback"]))
        opened = [m["content"] for m in published if m["msg_type"] == "comm_open"]

        def named(model):
            return [c["comm_id"] for c in opened if c["data"]["state"]["_model_name"] == model]

        sliders, picture = named("FloatSliderModel"), named("ImageModel")[0]
        in_step(kernel, sliders, picture, 1)  # everything loaded
        rate, delays = in_step(kernel, sliders, picture, options.seconds)
        delays.sort()
        result = {
            "in step, pictures a second": round(rate, 1),
            "value to picture, median ms": round(statistics.median(delays), 2),
            "value to picture, p95 ms": round(delays[int(len(delays) * 0.95)], 2),
        }
        sent, shown, lag = at_rate(kernel, sliders, picture, options.seconds, options.rate)
        result |= {"at a rate, values a second": round(sent, 1), "pictures a second": round(shown, 1),
                   "last picture after last value, ms": round(lag, 1)}
        kernel.client.execute("var n = 0\nwhile n >= 0 { n = (n &+ 1) & 0xffff }")
        time.sleep(1)
        rate, delays = in_step(kernel, sliders, picture, options.seconds)
        result |= {"while a cell runs, pictures a second": round(rate, 1)}
        kernel.manager.interrupt_kernel()
        print(json.dumps(result, indent=1))
    finally:
        kernel.client.stop_channels()
        kernel.manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    main()
