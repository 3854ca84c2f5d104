"""Casefiles out of files that hold the whole content of one, and parts of casefiles as casefiles."""

from __future__ import annotations

from pathlib import Path

from steppeline.exchange.lossless_reading import is_lossless, open_lossless
from steppeline.model.errors import InputError
from steppeline.model.text import finished, message
from steppeline.store.content_writing import write_content
from steppeline.store.trouble import told_by_system

__all__ = ["casefile_from_lossless", "holds_content"]


def holds_content(file: Path) -> bool:
    """Whether a file (JSON or JSON Lines) holds the content of a casefile. Raises WorldError if it cannot be read."""
    try:
        return is_lossless(file)
    except OSError as error:
        raise told_by_system(error, file) from error


def casefile_from_lossless(file: Path, target: Path, *, replace: bool = False) -> int:
    """Make a casefile at `target` with the content of `file`, number by number; gives how many events it has.

    Raises InputError, saying where, for a file that is damaged, and WorldError when one of the two cannot be used or
    `target` exists (unless `replace`). Then there is no new file.
    """
    try:
        with open_lossless(file) as content:
            return write_content(target, content, replace=replace)
    except InputError as error:
        reason = finished(error.sentence)
        raise InputError(message("{file}: {reason}", file=file.name, reason=reason)) from error
    except OSError as error:
        raise told_by_system(error, file) from error
