"""The program opens no network connection: not by what it does, and not by what its libraries do on import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

GUARD = """
import sys

def guard(event, arguments):
    if event.startswith("socket.") or event in ("urllib.Request", "http.client.connect", "ftplib.connect"):
        sys.stderr.write(f"network: {event} {arguments}\\n")
        sys.stderr.flush()
        import os
        os._exit(99)

sys.addaudithook(guard)
"""
RUN = GUARD + "from steppeline.cli import run; sys.exit(run(sys.argv[1:]))"


def guarded(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False
    )


def test_no_command_opens_a_socket(tmp_path: Path) -> None:
    case, events = tmp_path / "demo.steppeline", Path(__file__).parent / "files" / "events.toml"
    for arguments in (
        ("demo", "-o", case),
        ("new", "-o", tmp_path / "new.steppeline"),
        ("info", case),
        ("query", case, "Tokayev during:2021"),
        ("check", case),
        ("export", case, "-o", tmp_path / "x.csv"),
        ("backup", case, "-o", tmp_path / "kept.steppeline"),
        ("import", events, "--into", case, "--dry-run"),
        ("restore", tmp_path / "kept.steppeline", "--into", case),
    ):
        done = guarded(RUN, *arguments)
        assert done.returncode == 0, (arguments, done.stderr)


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_UNIX"])
def test_the_guard_sees_sockets(family: str) -> None:
    done = guarded(GUARD + f"import socket; socket.socket(socket.{family})")
    assert done.returncode == 99
