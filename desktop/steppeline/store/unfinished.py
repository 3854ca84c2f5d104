"""The names of files in the making, and clearing away what killed processes left of theirs."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
import sys
import time
from pathlib import Path

_DAY = 86_400
_NAME = re.compile(
    r"\..+\.((?P<host>[0-9a-f]{6})-(?P<process>[0-9a-f]{1,8})-[0-9a-f]{4}|[0-9a-f]{8})\.part(-wal|-shm|-journal)?",
    re.DOTALL,
)
"""Such names, with those of SQLite's files beside them; earlier versions did not tell the process."""


def unfinished_beside(target: Path) -> Path:
    """The path of a file that is to become `target`; it tells the process, and no other file has it."""
    return target.with_name(f".{target.name}.{_host()}-{os.getpid():x}-{secrets.token_hex(2)}.part")


def clear_left(folder: Path) -> None:
    """Remove what nobody works at any more: its process has ended, or it has not been touched for a day.

    What cannot be read or removed stays; it is in nobody's way.
    """
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            told = _NAME.fullmatch(entry.name)
            if told is not None:
                with contextlib.suppress(OSError):
                    _remove_if_left(entry, told["host"], told["process"])


def _remove_if_left(entry: os.DirEntry[str], host: str | None, process: str | None) -> None:
    if not entry.is_file(follow_symlinks=False):
        return
    is_old = time.time() - entry.stat(follow_symlinks=False).st_mtime > _DAY
    if is_old or (process is not None and host == _host() and not _is_alive(int(process, 16))):
        Path(entry).unlink()


if sys.platform == "win32":

    def _host() -> str:
        # Here a file's age alone tells whether it was left.
        return "000000"

    def _is_alive(process: int) -> bool:
        # There is no harmless signal to ask with.
        return True

else:

    def _host() -> str:
        """Where process numbers are ours: this computer, and of a container that one."""
        numbering = ""
        with contextlib.suppress(OSError):
            numbering = str(Path("/proc/self/ns/pid").readlink())
        return hashlib.sha256(f"{os.uname().nodename} {numbering}".encode()).hexdigest()[:6]

    def _is_alive(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        except (PermissionError, OverflowError):
            # It is there, and another user's; or it is no number of a process here, and age tells.
            return True
        return True
