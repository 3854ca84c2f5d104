"""Asking a casefile a question in the query language."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from steppeline.exchange.event_json import extent_of
from steppeline.model.date_words import date_words
from steppeline.model.event import Event
from steppeline.model.query import evaluate, parse
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language, printable
from steppeline.store.casefile import Casefile
from steppeline.store.columns import read_index
from steppeline.store.lookup import CasefileLookup


@dataclass(frozen=True)
class Found:
    """The events a query found, by number in order of time, and how many of them it surely holds for."""

    ids: tuple[int, ...]
    certain: int


def find(casefile: Casefile, query: str, as_of: int | None = None, reference: ReferenceBook | None = None) -> Found:
    """The events that `query` finds; an empty query finds all.

    `as_of` (seconds) is the moment up to which events with an open end are known to last. A `reference` book that
    is read already is not read again. Raises InputError, marking the mistake, for a query that cannot be understood,
    and WorldError for a file that cannot be read.
    """
    parsed = parse(query)
    index = read_index(casefile.connection, as_of, reference)
    selection = evaluate(parsed, index, CasefileLookup(casefile.connection))
    return Found(tuple(index.ids_in_time(selection.result)), int(np.count_nonzero(selection.certain)))


def event_line(event: Event, reference: ReferenceBook, language: Language) -> str:
    """An event in a line: number, date in words, kind, title, separated by tabs."""
    words = language.say(date_words(event.date, extent_of(event, reference)))
    # Names and titles may hold anything; a line of output stays one line.
    kind, title = printable(language.pick(reference.kinds[event.kind].names)), printable(language.pick(event.title))
    return f"{event.id}\t{words}\t{kind}\t{title}"
