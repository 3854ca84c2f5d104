"""Writing a casefile's events to a file of another format, or all that they need to a casefile of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from steppeline.exchange.formats import CONTENT_EXPORTS, EXPORTS, ContentExport, Export
from steppeline.model.errors import InputError, WorldError
from steppeline.model.event import Event
from steppeline.model.text import Language, message
from steppeline.store.casefile import Casefile
from steppeline.store.content_reading import read_content
from steppeline.store.content_writing import write_content
from steppeline.store.events import read_events, read_reference
from steppeline.work.files import is_same, written_whole
from steppeline.work.find import find

CASEFILE = ".steppeline"

Told = Callable[[int, int], None]
T = TypeVar("T", Export, ContentExport)


@dataclass(frozen=True)
class Exported:
    """How many events were written, and how many the format could not hold."""

    events: int
    left_out: int = 0


def export_events(
    casefile: Casefile,
    target: Path,
    query: str,
    language: Language,
    as_of: int | None = None,
    *,
    history: bool = False,
) -> Exported:
    """Write the events that `query` finds, in order of time, to `target`; its suffix tells the format.

    Without a query the formats that lose nothing hold all of the casefile, else what the found events need. Raises
    InputError for a query that cannot be understood, else as `write_events`.
    """
    check_format(target, history=history)
    ids = find(casefile, query, as_of).ids
    return write_events(casefile, target, ids, language, is_all=not query.strip(), history=history)


def write_events(
    casefile: Casefile,
    target: Path,
    ids: Sequence[int],
    language: Language,
    told: Told = lambda done, total: None,
    *,
    is_all: bool = False,
    history: bool = False,
) -> Exported:
    """Write these events, in this order, to `target`; its suffix tells the format. `told` hears (done, total).

    With `is_all`, the formats that lose nothing write the whole casefile; with `history` also its log of changes, in
    which texts still stand that were deleted. `target` is replaced when all is written; a failure leaves it as it was.
    Raises InputError for a suffix that is no format, or one without room for the log; WorldError for files; and what
    `told` raises.
    """
    check_format(target, history=history)
    if is_same(target, casefile.path):
        raise WorldError(message("{path} is the casefile itself; choose another name.", path=str(target)))
    chosen = None if is_all else ids
    if _ends_in(target, (CASEFILE,)):
        content = read_content(casefile.connection, chosen, history=history, told=told)
        return Exported(write_content(target, content, replace=True))
    lossless = _of(CONTENT_EXPORTS, target)
    if lossless is not None and _of(EXPORTS, target) is None:
        content = read_content(casefile.connection, chosen, history=history, told=told)
        with written_whole(target) as file:
            lossless.write(content, file)
        return Exported(len(ids))
    return _write_plain(casefile, target, ids, language, told)


def export_suffixes() -> tuple[tuple[str, ...], ...]:
    """The suffixes of the formats we write, those of one format together; a casefile's first."""
    return (
        (CASEFILE,),
        *(lossless.suffixes for lossless in CONTENT_EXPORTS),
        *(plain.suffixes for plain in EXPORTS),
    )


def check_format(target: Path, *, history: bool = False) -> None:
    """Raise InputError unless the suffix of `target` stands for a format, one that has room for history if wanted."""
    holds_history = _ends_in(target, (CASEFILE,)) or _of(CONTENT_EXPORTS, target) is not None
    is_plain = _of(EXPORTS, target) is not None
    if not holds_history and not is_plain:
        known = ", ".join(suffix for suffixes in export_suffixes() for suffix in suffixes)
        raise InputError(
            message("“{name}” does not end like a format we write: {known}.", name=target.name, known=known)
        )
    if history and (is_plain or not holds_history):
        known = ", ".join((CASEFILE, *(suffix for each in CONTENT_EXPORTS for suffix in each.suffixes)))
        raise InputError(message("The history of changes can only be written to: {known}.", known=known))


def _write_plain(casefile: Casefile, target: Path, ids: Sequence[int], language: Language, told: Told) -> Exported:
    found = _of(EXPORTS, target)
    if found is None:
        raise ValueError(target.name)
    reference = read_reference(casefile.connection)
    events = _telling(read_events(casefile.connection, ids), len(ids), told)
    with written_whole(target) as file:
        left_out = found.write(events, reference, language, file) or 0
    return Exported(len(ids) - left_out, left_out)


def _of(formats: Sequence[T], target: Path) -> T | None:
    """The format that the end of a name stands for."""
    return next((each for each in formats if _ends_in(target, each.suffixes)), None)


def _ends_in(target: Path, suffixes: tuple[str, ...]) -> bool:
    """Whether a name ends in one of the suffixes, after something else."""
    return any(target.name.lower().endswith(each) and len(target.name) > len(each) for each in suffixes)


def _telling(events: Iterable[Event], total: int, told: Told) -> Iterator[Event]:
    for done, event in enumerate(events):
        told(done, total)
        yield event
