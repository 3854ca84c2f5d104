"""Local copies of sources: files taken into the casefile, and given back."""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.model.text import message, printable
from steppeline.store.edit import Edit
from steppeline.store.edit_copies import attach_copy
from steppeline.store.file_contents import LARGEST
from steppeline.store.trouble import told_by_system


def attach_file(source: str, path: Path) -> Edit:
    """The step that keeps the file at `path` as a copy of a source. Raises WorldError where it cannot be read."""
    try:
        if path.stat().st_size > LARGEST:
            sentence = message(
                "“{name}” is too large to be kept in the casefile; {megabytes} MB are the most.",
                name=printable(path.name),
                megabytes=LARGEST // 1024**2,
            )
            raise WorldError(sentence)
        data = path.read_bytes()
    except OSError as error:
        raise told_by_system(error, path) from error
    return attach_copy(source, printable(path.name), data, guess_type(path.name)[0])
