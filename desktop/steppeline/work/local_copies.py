"""Local copies of sources: files taken into the casefile, and given back."""

from __future__ import annotations

from mimetypes import guess_type
from pathlib import Path

from steppeline.model.errors import WorldError
from steppeline.model.reference import LocalCopy
from steppeline.model.text import message, printable
from steppeline.store.casefile import open_casefile
from steppeline.store.edit import Edit
from steppeline.store.edit_copies import attach_copy
from steppeline.store.file_contents import LARGEST, read_content
from steppeline.store.trouble import told_by_system
from steppeline.work.files import written_whole


def save_file(casefile: Path, copy: LocalCopy, target: Path) -> None:
    """Write a local copy out of a casefile to `target`, as the bytes that came in.

    Raises WorldError where the copy is damaged or not there, or `target` cannot be written.
    """
    with open_casefile(casefile) as opened:
        data = read_content(opened.connection, copy.content)
    with written_whole(target) as file:
        file.write(data)


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
