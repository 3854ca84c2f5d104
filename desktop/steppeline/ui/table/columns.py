"""The columns of the table, declared once: to add one is to add an entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from steppeline.model.event import Event
from steppeline.model.text import Language, Message, term
from steppeline.model.vocabulary_words import CERTAINTY_WORDS, STATUS_WORDS
from steppeline.ui.table.ordering import ByCode, ByMatch, ByName, ByNumber, ByText, ByTime, Sorting
from steppeline.ui.widgets.event_names import EventNames


@dataclass(frozen=True)
class RowContent:
    """One event as the table shows it, as far as an outline tells. `is_certain`: every clause surely holds of it."""

    event: Event
    names: EventNames
    language: Language
    is_certain: bool


@dataclass(frozen=True)
class Column:
    """One column: its name, what its cells say, and what its rows are sorted by.

    `width` is in logical pixels. The cells of a numeric column are aligned to the right.
    """

    key: str
    name: Message
    width: int
    text: Callable[[RowContent], str]
    sorting: Sorting
    is_shown: bool = True
    has_glyph: bool = False
    is_numeric: bool = False


def _regions(row: RowContent) -> str:
    return ", ".join(row.names.region(role.region) for role in row.event.regions)


def _actors(row: RowContent) -> str:
    return ", ".join(row.names.actor(role.actor) for role in row.event.actors)


def _places(row: RowContent) -> str:
    return ", ".join(row.names.place(role.place) for role in row.event.places)


def _status(row: RowContent) -> str:
    return row.language.say(STATUS_WORDS[row.event.status])


def _match(row: RowContent) -> str:
    words = term("match of a filter", "certain") if row.is_certain else term("match of a filter", "possible")
    return row.language.say(words)


def _certainty(row: RowContent) -> str:
    return row.language.say(CERTAINTY_WORDS[row.event.certainty or ""])


def _sources(row: RowContent) -> str:
    return str(len({use.source for use in row.event.sources}))


COLUMNS: tuple[Column, ...] = (
    Column("date", term("column", "Date"), 150, lambda row: row.names.date, ByTime()),
    Column("kind", term("column", "Kind"), 116, lambda row: row.names.kind, ByName("kind"), has_glyph=True),
    Column("title", term("column", "Title"), 320, lambda row: row.names.title, ByText("title")),
    Column("status", term("column", "Status"), 90, _status, ByCode("status")),
    Column("match", term("column", "Match"), 80, _match, ByMatch()),
    Column("regions", term("column", "Regions"), 200, _regions, ByName("region")),
    Column("actors", term("column", "Actors"), 200, _actors, ByName("actor")),
    Column("sources", term("column", "Sources"), 70, _sources, ByNumber("source"), is_numeric=True),
    Column("certainty", term("column", "Certainty"), 110, _certainty, ByCode("certainty"), is_shown=False),
    Column("places", term("column", "Places"), 140, _places, ByText("place"), is_shown=False),
    Column(
        "tags",
        term("column", "Tags"),
        120,
        lambda row: ", ".join(row.event.tags),
        ByName("tag"),
        is_shown=False,
    ),
    Column("edtf", term("column", "Date (EDTF)"), 150, lambda row: row.event.date, ByTime(), is_shown=False),
    Column(
        "refs",
        term("column", "References"),
        120,
        lambda row: ", ".join(row.event.refs),
        ByText("reference"),
        is_shown=False,
    ),
)
