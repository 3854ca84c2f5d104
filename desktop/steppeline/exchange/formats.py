"""The formats of files we read and write, in two tables: a new format is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from steppeline.exchange.arrivals import Arrivals
from steppeline.exchange.csv_export import write_csv
from steppeline.exchange.json_export import write_json_document, write_json_lines
from steppeline.exchange.toml_import import read_toml
from steppeline.model.event import Event
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language

# Writes events, as they are read, to an open binary file, with names and words in the language.
Writer = Callable[[Iterable[Event], ReferenceBook, Language, BinaryIO], None]
# Reads a file. Raises OSError when it cannot be read; whatever is wrong inside it is a problem of the arrivals.
Reader = Callable[[Path], Arrivals]


@dataclass(frozen=True)
class Export:
    """A format: the suffixes that stand for it, and what writes it."""

    suffixes: tuple[str, ...]
    write: Writer


EXPORTS: tuple[Export, ...] = (
    Export((".csv",), write_csv),
    Export((".json",), write_json_document),
    Export((".jsonl", ".ndjson"), write_json_lines),
)


@dataclass(frozen=True)
class Import:
    """A format: the suffixes that stand for it, and what reads it."""

    suffixes: tuple[str, ...]
    read: Reader


IMPORTS: tuple[Import, ...] = (Import((".toml",), read_toml),)
