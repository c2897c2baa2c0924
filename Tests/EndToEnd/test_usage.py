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
    assert usage["kernel_cpu"] > 5
    processes = [psutil.Process(pid) for pid in (session.pid, *descendants(session.pid))]
    real = sum(process.memory_full_info().pss for process in processes)
    assert usage["kernel_memory"] > 150_000_000
    assert abs(usage["kernel_memory"] - real) < 0.2 * real


def test_usage_while_a_cell_runs(session):
    running = session.run_until_output('import Foundation\nprint("go")\nThread.sleep(forTimeInterval: 1)')
    assert session.control("usage_request", timeout=0.9)["kernel_memory"] > 0
    assert session.reply(running)["content"]["status"] == "ok"
