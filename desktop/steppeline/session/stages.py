"""How long the start takes, stage by stage."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from steppeline.session.trace import Trace


class Stages:
    """Tells each stage as it is reached: milliseconds since the process began, and since the stage before.

    In a trace, each stage is noted as what took since the one before.
    """

    def __init__(self, tell: Callable[[str], None] | None = None, trace: Trace | None = None) -> None:
        self._tell = tell
        self._trace = trace
        self._begun = 0.0 if tell is None and trace is None else time.monotonic() - _age()
        self._last = self._begun

    def reached(self, name: str) -> None:
        """The stage `name` is done."""
        if self._tell is None and self._trace is None:
            return
        now = time.monotonic()
        if self._tell is not None:
            self._tell(f"{(now - self._begun) * 1000:7.0f} ms  +{(now - self._last) * 1000:5.0f}  {name}")
        if self._trace is not None:
            self._trace.add("start", name, self._last, now)
        self._last = now


def _age() -> float:
    """Seconds since the process began; where the system does not say, since it first used the processor."""
    stat = Path("/proc/self/stat")
    if stat.exists():
        # Field 22, counted behind the name in brackets, which may hold anything: ticks since the boot, see proc(5).
        ticks = int(stat.read_text(encoding="utf-8").rpartition(")")[2].split()[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    return time.process_time()
