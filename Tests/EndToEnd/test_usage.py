"""usage_request: what the kernel with its worker and its compiler uses, as ipykernel answers it."""

import psutil
from conftest import descendants


def test_usage(session):
    session.control("usage_request")
    session.execute("var total = 0.0\nfor i in 0..<300_000_000 { total += Double(i) }\nlet numbers = [UInt8](repeating: 1, count: 150_000_000)")
    usage = session.control("usage_request")
    assert usage["pid"] == session.pid
    assert usage["cpu_count"] == psutil.cpu_count()
    assert usage["host_virtual_memory"]["total"] == psutil.virtual_memory().total
    assert {"available", "percent", "used", "free"} <= usage["host_virtual_memory"].keys()
    assert 0 <= usage["host_cpu_percent"] <= 100
    assert usage["kernel_cpu"] > 0  # how much, depends on what else the machine does
    processes = [psutil.Process(pid) for pid in (session.pid, *descendants(session.pid))]
    real = sum(process.memory_full_info().pss for process in processes)
    assert usage["kernel_memory"] > 150_000_000
    # The system takes pages of programs back when it needs room, and the compiler gives some back when it is idle.
    assert abs(usage["kernel_memory"] - real) < 0.4 * real


def test_usage_while_a_cell_runs(session, gate):
    running = session.run_until_output(gate.say_and_wait)
    assert session.control("usage_request")["kernel_memory"] > 0
    gate.open()
    assert session.reply(running)["content"]["status"] == "ok"
