"""What the measures of cells share: a cell's way through a kernel, timed from outside."""

import time


def execute(client, code):
    """Seconds from a request until the kernel is idle again."""
    start = time.perf_counter()
    request = client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=120)
        if message["parent_header"].get("msg_id") != request:
            continue
        if message["msg_type"] == "error":
            raise SystemExit(f"{code!r} ended with {message['content']['evalue']}")
        if message["content"].get("execution_state") == "idle":
            seconds = time.perf_counter() - start
            client.get_shell_msg(timeout=60)
            return seconds
