"""How heavy a start is: CPU seconds of light commands against ``python -c pass`` in the same run.

python bench/bench_startup.py [RUNS]
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

COMMANDS = {
    "python -c pass": [sys.executable, "-c", "pass"],
    "sayso --help": [sys.executable, "-m", "sayso", "--help"],
    "sayso claims": [sys.executable, "-m", "sayso", "claims"],
    "sayso status": [sys.executable, "-m", "sayso", "status"],
    "sayso extract": [sys.executable, "-m", "sayso", "extract", "-"],
}


COMPLETING = {"_SAYSO_COMPLETE": "complete_bash", "COMP_WORDS": "sayso\nclaim\nshow\nC", "COMP_CWORD": "3"}
"""What bash asks for when a reference is completed."""


def cpu_seconds(command: list[str], environment: dict[str, str]) -> float:
    """User and system seconds of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=environment, input=b"Seoul\n", stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Run every command in turn, several times, and print medians and ratios to the floor."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SAYSO_DB": str(Path(folder) / "bench.db")}
        # As installed, modules are compiled once; the first run of each command, which may compile, does not count.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for command in COMMANDS.values():
            cpu_seconds(command, environment)
        taken: dict[str, list[float]] = {name: [] for name in (*COMMANDS, "completion")}
        for _ in range(runs):
            for name, command in COMMANDS.items():
                taken[name].append(cpu_seconds(command, environment))
            taken["completion"].append(cpu_seconds([sys.executable, "-m", "sayso"], environment | COMPLETING))
    floor = statistics.median(taken["python -c pass"])
    print(f"{'command':<16} {'median CPU':>12} {'x floor':>8}   ({runs} runs)")
    for name, seconds in taken.items():
        median = statistics.median(seconds)
        print(f"{name:<16} {median * 1000:>9.0f} ms {median / floor:>7.1f}x")


if __name__ == "__main__":
    main()
