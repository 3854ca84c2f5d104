"""All benchmarks, one table each: `make bench`. They print and assert nothing; machines are noisy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    failed = []
    for script in sorted(Path(__file__).parent.glob("bench_*.py")):
        print(f"\n{script.stem.removeprefix('bench_')}", flush=True)
        # Each in a process of its own: what one leaves in memory is not measured by the next.
        if subprocess.run([sys.executable, "-m", f"tests.benchmarks.{script.stem}"], check=False).returncode:
            failed.append(script.stem)
    sys.exit(f"did not come to an end: {', '.join(failed)}" if failed else 0)
