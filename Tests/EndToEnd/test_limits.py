"""What `make limits` says of counts; the counting itself takes minutes, and is a job of its own."""

import json
import sys

from conftest import ROOT

sys.path.insert(0, str(ROOT / "scripts"))
import limits  # noqa: E402

LIMITS = {"a step": {"instructions": 1000, "allocations": 20}}


def test_a_twentieth_more_is_within_the_limit():
    assert list(limits.problems({"a step": {"instructions": 1050, "allocations": 21}}, LIMITS)) == []


def test_growth_is_told_in_per_cent():
    found = list(limits.problems({"a step": {"instructions": 1051, "allocations": 30}}, LIMITS))
    assert found == [
        "a step: 1,051 instructions, 5.1 % more than the limit of 1,000",
        "a step: 30 allocations, 50.0 % more than the limit of 20"]


def test_less_is_no_problem():
    assert list(limits.problems({"a step": {"instructions": 1, "allocations": 0}}, LIMITS)) == []


def test_nothing_goes_without_a_limit_or_a_count():
    found = list(limits.problems({"a figure": {"instructions": 1, "allocations": 1}}, LIMITS))
    assert found == [
        "a step: is in the limits, and was not counted",
        "a figure: has no limit of instructions; make limits-record",
        "a figure: has no limit of allocations; make limits-record"]


def test_counts_of_a_process_are_read(tmp_path):
    (tmp_path / "instructions.7").write_text("==7== Command: x\n==7==\n==7== I   refs:      1,234,567\n")
    (tmp_path / "allocations.7").write_text("lectern-worker 89\n")
    (tmp_path / "instructions.8").write_text("==8== Command: killed before it had told its counts\n")
    assert limits.read_counts(tmp_path) == {"lectern-worker": {"instructions": 1234567, "allocations": 89}}


def test_limits_are_of_all_that_is_counted():
    names = {name for name, *_ in limits.WORK.values()}
    names |= {f"{cell}, {process}" for cell in limits.CELLS for process in limits.PROCESSES.values()}
    files = list(limits.LIMITS.glob("swift-*.json"))
    assert files
    for file in files:
        counts = json.loads(file.read_text())["counts"]
        assert set(counts) == names
        assert all(count[kind] > 0 for count in counts.values() for kind in limits.KINDS)
