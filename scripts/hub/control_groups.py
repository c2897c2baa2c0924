"""Control groups of Linux, made through their folders: limits of memory, processors and processes.

Version 2 as in Documentation/admin-guide/cgroup-v2.rst, version 1 as in admin-guide/cgroup-v1.
Making a group needs the right to write below /sys/fs/cgroup, so usually root.
"""

import os
import pathlib
import time

MOUNT = pathlib.Path("/sys/fs/cgroup")
CONTROLLERS = ("memory", "cpu", "pids")
COUNTERS = ("cpuacct",)  # in version 1 a folder of its own
PERIOD = 100_000  # microseconds, over which a share of processors is counted


class ControlGroup:
    """A group of processes, by its path below the mount, as `class/anna`."""

    def __init__(self, name):
        self.name = name
        self.is_second = (MOUNT / "cgroup.controllers").exists()

    def folder(self, controller):
        """Where the files of a controller lie."""
        return MOUNT / self.name if self.is_second else MOUNT / controller / self.name

    def folders(self):
        """Every folder that is the group."""
        return sorted({self.folder(controller) for controller in CONTROLLERS + COUNTERS})

    def make(self):
        """Makes the group, and the groups above it; gives itself back."""
        for folder in self.folders():
            folder.mkdir(parents=True, exist_ok=True)
        if self.is_second:
            above = self.folder("memory").parent
            for folder in [MOUNT, *reversed(above.relative_to(MOUNT).parents), above]:
                wanted = " ".join(f"+{controller}" for controller in CONTROLLERS)
                (MOUNT / folder / "cgroup.subtree_control").write_text(wanted)
        return self

    def limit(self, memory=None, processors=None, weight=None, processes=None):
        """Sets limits: bytes, processors' worth of time, a share beside others, a number."""
        if memory is not None:
            self._write("memory", "memory.max", "memory.limit_in_bytes", memory)
        if processors is not None:
            self._limit_processors(int(processors * PERIOD))
        if weight is not None:
            # 100 is what a group has of itself in version 2, 1,024 in version 1.
            number = weight if self.is_second else weight * 1024 // 100
            self._write("cpu", "cpu.weight", "cpu.shares", number)
        if processes is not None:
            self._write("pids", "pids.max", "pids.max", processes)
        return self

    def add(self, process):
        """Puts a process into the group; what it starts from then on is in it too."""
        for folder in self.folders():
            (folder / "cgroup.procs").write_text(str(process))

    def add_self(self):
        """Puts this process into the group: for `preexec_fn`."""
        self.add(os.getpid())

    def processes(self):
        """Numbers of the processes in the group."""
        try:
            return [int(line) for line in (self.folder("memory") / "cgroup.procs").open()]
        except OSError:
            return []

    def used(self):
        """Bytes in use: all of them, and without the pages of files that can be dropped."""
        name = "memory.current" if self.is_second else "memory.usage_in_bytes"
        everything = int((self.folder("memory") / name).read_text())
        fields = self._fields("memory", "memory.stat")
        own = fields["anon"] if self.is_second else fields["total_rss"]
        return everything, own

    def processor_seconds(self):
        """Processor time of the group's processes since it was made."""
        if self.is_second:
            return self._fields("cpu", "cpu.stat")["usage_usec"] / 1e6
        return int((self.folder("cpuacct") / "cpuacct.usage").read_text()) / 1e9

    def kills(self):
        """How many processes the system has ended for want of memory in the group."""
        name = "memory.events" if self.is_second else "memory.oom_control"
        return self._fields("memory", name).get("oom_kill", 0)

    def refused_processes(self):
        """How often a process or thread was refused because there were too many."""
        return self._fields("pids", "pids.events").get("max", 0)

    def remove(self):
        """Ends what is left in the group, and removes it."""
        deadline = time.monotonic() + 10
        while self.processes() and time.monotonic() < deadline:
            for process in self.processes():
                try:
                    os.kill(process, 9)
                except ProcessLookupError:
                    pass
            time.sleep(0.1)
        for folder in self.folders():
            if folder.exists():
                folder.rmdir()

    def _fields(self, controller, name):
        lines = (self.folder(controller) / name).read_text().splitlines()
        return {key: int(value) for key, value in (line.split() for line in lines)}

    def _write(self, controller, second, first, value):
        name = second if self.is_second else first
        (self.folder(controller) / name).write_text(str(value))

    def _limit_processors(self, quota):
        if self.is_second:
            self._write("cpu", "cpu.max", None, f"{quota} {PERIOD}")
        else:
            self._write("cpu", None, "cpu.cfs_period_us", PERIOD)
            self._write("cpu", None, "cpu.cfs_quota_us", quota)


def proportional_memory(processes):
    """Bytes of the processes, pages that are shared counted in part (proc(5), smaps_rollup)."""
    total = 0
    for process in processes:
        try:
            with open(f"/proc/{process}/smaps_rollup") as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        except OSError:
            pass  # it has ended
    return total * 1024
