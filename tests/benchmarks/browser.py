"""vis-timeline in a headless browser, on events of ours: served from this machine, reported back to it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent / "peers" / "vis_timeline.html"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--no-first-run",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-frame-rate-limit",
    "--disable-gpu-vsync",
    "--disable-dev-shm-usage",
    "--window-size=1600,900",
)
_NEVER = 2**61
"""Bounds beyond this are open: there is no such moment."""


@dataclass
class Report:
    """What a page told so far: seconds to the first complete picture, and of each frame."""

    painted: float | None = None
    frames: list[float] = field(default_factory=list)
    items: int = 0
    failed: str = ""


def browser() -> str | None:
    """The command of a Chromium, the one in the environment variable CHROMIUM before others."""
    return next(filter(None, map(shutil.which, (os.environ.get("CHROMIUM", ""), *BROWSERS))), None)


def write_events(casefile: Path, target: Path) -> int:
    """Write [start, end, kind, title] of all events that begin and end, in milliseconds; gives their number."""
    with closing(sqlite3.connect(f"{casefile.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        rows = connection.execute(
            "SELECT earliest_start * 1000, latest_end * 1000, kind_id, coalesce(title_en, title_ru, title_kk, '')"
            " FROM event WHERE earliest_start > ? AND latest_end < ? ORDER BY id",
            (-_NEVER, _NEVER),
        ).fetchall()
    target.write_text(json.dumps(rows), encoding="utf-8")
    return len(rows)


def look(command: str, folder: Path, events: int, seconds: float) -> Report:
    """Have a new browser show so many events and move for at most `seconds`; after three times that it is ended."""
    report, done = Report(), threading.Event()

    def on_told(told: dict[str, Any]) -> None:
        if "painted" in told:
            report.painted, report.items = told["painted"] / 1000, told["items"]
            report.frames = [each / 1000 for each in told["frames"]]
        report.failed = told.get("failed", "")
        if told.get("done"):
            done.set()

    with _served(folder, on_told) as address, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        query = f"events={events}&milliseconds={round(seconds * 1000)}"
        arguments = [*_ARGUMENTS, f"--user-data-dir={profile}", f"{address}/vis_timeline.html?{query}"]
        quiet = subprocess.DEVNULL
        with subprocess.Popen([command, *arguments], stdout=quiet, stderr=quiet, start_new_session=True) as process:
            if not done.wait(3 * seconds):
                report.failed = report.failed or f"nothing more within {3 * seconds:.0f} s"
            os.killpg(process.pid, signal.SIGKILL)
    return report


@contextmanager
def _served(folder: Path, on_told: Any) -> Iterator[str]:
    class Handler(SimpleHTTPRequestHandler):
        def do_POST(self) -> None:
            on_told(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *arguments: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
