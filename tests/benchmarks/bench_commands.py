"""How long commands take on the shipped dataset, as whole processes."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

REPEATS = 15


def seconds(*arguments: str) -> float:
    """The time of one process from its start to its end."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-m", "steppeline", *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main() -> None:
    """Print median and worst time of each command."""
    with tempfile.TemporaryDirectory() as folder:
        case = str(Path(folder) / "demo.steppeline")
        commands = {
            "demo (compile the dataset)": ("demo", "-o", case, "--force"),
            "info": ("info", case),
            "query by word": ("query", case, "Tokayev"),
            "query by kind and time": ("query", case, "kind:forum during:2021"),
            "query all, JSON": ("query", case, "", "--json", "--limit", "0"),
            "check": ("check", case),
        }
        print(f"{'command':<28}{'median ms':>12}{'worst ms':>12}")
        for name, arguments in commands.items():
            times = [seconds(*arguments) * 1000 for _ in range(REPEATS)]
            print(f"{name:<28}{statistics.median(times):>12.0f}{max(times):>12.0f}")


if __name__ == "__main__":
    main()
