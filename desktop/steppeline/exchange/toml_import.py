"""Reading events, and what they bring along, from one TOML file in the form of the dataset's files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from steppeline.exchange.arrivals import Arrivals, Problem
from steppeline.exchange.dataset import VOCABULARY
from steppeline.exchange.tables import MisfitError, TableReader
from steppeline.model.event import Event
from steppeline.model.reference import Actor, Kind, Office, Place, Region, Series, Source
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import message

# The arrays a file may hold beside [[event]], and the mapping of the reference book each goes into.
ENTRIES: Mapping[str, tuple[type[Any], str]] = {
    "kind": (Kind, "kinds"),
    "region": (Region, "regions"),
    "place": (Place, "places"),
    "actor": (Actor, "actors"),
    "office": (Office, "offices"),
    "source": (Source, "sources"),
    "series": (Series, "series"),
}


def read_toml(file: Path) -> Arrivals:
    """The events and entries of a file. Raises OSError when it cannot be read; what does not fit is a problem."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return Arrivals(problems=(Problem("", message("this is not UTF-8 text")),))
    except (ValueError, RecursionError) as error:
        # A plain ValueError comes of numbers with thousands of digits.
        return Arrivals(problems=(Problem("", message("this is not valid TOML: {reason}", reason=error)),))
    return _Reading().arrivals(content)


class _Reading:
    """One file being read: its good records and its problems."""

    def __init__(self) -> None:
        self._reader = TableReader(VOCABULARY)
        self._events: list[Event] = []
        self._entries: dict[str, dict[str, Any]] = {name: {} for _, name in ENTRIES.values()}
        self._problems: list[Problem] = []

    def arrivals(self, content: Mapping[str, object]) -> Arrivals:
        for array, tables in content.items():
            if array != "event" and array not in ENTRIES:
                known = ", ".join(f"[[{name}]]" for name in ("event", *ENTRIES))
                self._problems.append(Problem(array, message("the file may hold only {arrays}", arrays=known)))
            elif not isinstance(tables, list):
                self._problems.append(Problem(array, message("an array of tables is wanted here")))
            else:
                self._take(array, tables)
        return Arrivals(tuple(self._events), ReferenceBook(**self._entries), tuple(self._problems))

    def _take(self, array: str, tables: list[object]) -> None:
        for position, table in enumerate(tables, 1):
            try:
                if array == "event":
                    self._events.append(self._reader.read(Event, table))
                else:
                    record_type, name = ENTRIES[array]
                    record = self._reader.read(record_type, table)
                    self._entries[name][record.key] = record
            except MisfitError as misfit:
                where = f"[[{array}]] {position}" + (f", {misfit.field}" if misfit.field else "")
                self._problems.append(Problem(where, misfit.problem))
