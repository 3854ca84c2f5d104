"""A view as JSON text: for saved views in the casefile and for the next start."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from steppeline.model import query
from steppeline.model.calendar import OPEN
from steppeline.model.entities import FACETS
from steppeline.model.errors import InputError, WorldError
from steppeline.model.filter import ChoiceClause, Clause, Filter, PairClause, QueryClause, TimeClause
from steppeline.model.text import message
from steppeline.model.viewport import Viewport
from steppeline.session.view import BORDERS, GROUPINGS, View

Choice = TypeVar("Choice", bound=str)

FORMAT = 1
"""Number of the form; a program that meets a higher one refuses it."""


def encode(view: View) -> str:
    """The view as JSON. Moments are seconds, null where a span is open; the width in pixels belongs to the window."""
    return json.dumps(
        {
            "format": FORMAT,
            "from": view.viewport.start,
            "to": view.viewport.end,
            "clauses": {source: _clause_out(clause) for source, clause in view.filter.clauses},
            "selection": view.selection,
            "grouping": view.grouping,
            "series": view.series,
            "borders": view.borders,
        },
        ensure_ascii=False,
    )


def decode(text: str, pixels: int) -> View:
    """The view that `encode` wrote, in a window of `pixels`. Raises WorldError for anything else."""
    try:
        stored = json.loads(text)
        if stored["format"] > FORMAT:
            raise WorldError(message("This view was saved by a newer version of Steppeline; open it there."))
        return _view(stored, pixels)
    except InputError as mistake:
        raise WorldError(
            message("The query of this saved view cannot be understood: {reason}", reason=mistake.sentence)
        ) from mistake
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise WorldError(message("This saved view is damaged and cannot be shown; save it anew.")) from error


def _view(stored: dict[str, Any], pixels: int) -> View:
    current = Filter()
    for source, clause in stored["clauses"].items():
        current = current.replace(source, _clause_in(clause))
    return View(
        viewport=Viewport(_whole(stored["from"]), _whole(stored["to"]), pixels),
        filter=current,
        selection=tuple(dict.fromkeys(map(_whole, stored["selection"]))),
        grouping=_one_of(GROUPINGS, stored["grouping"]),
        series=None if stored["series"] is None else _text(stored["series"]),
        # Views that were saved before there was a choice have none.
        borders=_one_of(BORDERS, stored.get("borders", "viewed")),
    )


def _clause_out(clause: Clause) -> dict[str, Any]:
    match clause:
        case TimeClause(start, end):
            return {"from": None if start == -OPEN else start, "to": None if end == OPEN else end}
        case ChoiceClause(facet, keys):
            return {"facet": facet, "keys": sorted(keys)}
        case PairClause(pairs):
            return {"pairs": sorted(pairs)}
        case QueryClause(asked):
            return {"query": asked.text}


def _clause_in(stored: dict[str, Any]) -> Clause:
    match stored:
        case {"from": start, "to": end}:
            return TimeClause(-OPEN if start is None else _whole(start), OPEN if end is None else _whole(end))
        case {"facet": facet, "keys": keys}:
            return ChoiceClause(_one_of(FACETS, facet), frozenset(map(_text, keys)))
        case {"pairs": pairs}:
            return PairClause(frozenset((_text(first), _text(second)) for first, second in pairs))
        case {"query": text}:
            return QueryClause(query.parse(_text(text)))
        case _:
            raise ValueError("a clause of no known form")


def _whole(value: object) -> int:
    if type(value) is not int or abs(value) > OPEN:
        raise ValueError(f"no number of ours: {value!r}")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"no text: {value!r}")
    return value


def _one_of(choices: tuple[Choice, ...], value: object) -> Choice:
    return choices[choices.index(value)]
