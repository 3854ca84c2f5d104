"""What the fields of records may hold beyond their types: finite numbers, numbers of 64 bits, days and dates.

A value that breaks these rules can be written but not read back, so every way into a casefile asks here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

from steppeline.model.edtf import bounds_of
from steppeline.model.errors import InputError
from steppeline.model.event import Event, Figure, Stage, StatusEntry
from steppeline.model.reference import DatedCode, DatedName, Region, Source, Succession, Term
from steppeline.model.region import moment_of
from steppeline.model.text import Message, message

LARGEST_WHOLE_NUMBER = 2**63 - 1


@dataclass(frozen=True)
class Fault:
    """A field of a record, and why its value cannot be."""

    field: str
    problem: Message


def fault_of(record: object) -> Fault | None:
    """The first fault in a record's own fields, None where there is none; records within it are not looked into.

    Raises TypeError for what is no record.
    """
    kind: type = type(record)
    for name, text_problem in _checks(kind):
        value = getattr(record, name)
        problem = None
        if isinstance(value, str):
            problem = None if text_problem is None else text_problem(value)
        elif isinstance(value, int | float):
            problem = _number_problem(value)
        if problem is not None:
            return Fault(name, problem)
    return None


@cache
def _checks(kind: type) -> tuple[tuple[str, Callable[[str], Message | None] | None], ...]:
    """The fields of a class of records, each with what tells the problem of a text in it."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no record")
    texts = _TEXTS.get(kind, {})
    return tuple((field.name, texts.get(field.name)) for field in fields(kind))


def _number_problem(value: float) -> Message | None:
    if isinstance(value, float) and not math.isfinite(value):
        return message("a finite number is wanted here")
    if isinstance(value, int) and not -LARGEST_WHOLE_NUMBER <= value <= LARGEST_WHOLE_NUMBER:
        return message("the number is too large")
    return None


def _day_problem(text: str) -> Message | None:
    try:
        moment_of(text)
    except ValueError:
        return message("“{text}” is no day; write year, month and day, such as 2022-06-08", text=text)
    return None


def _date_problem(text: str) -> Message | None:
    try:
        bounds_of(text)
    except InputError as refusal:
        return message("“{date}” is no date: {reason}", date=text, reason=refusal.sentence)
    return None


_VALIDITY: Mapping[str, Callable[[str], Message | None]] = {"since": _day_problem, "until": _day_problem}
_TEXTS: Mapping[type, Mapping[str, Callable[[str], Message | None]]] = {
    Event: {"date": _date_problem},
    StatusEntry: {"as_of": _date_problem, "date": _date_problem},
    Stage: {"date": _date_problem},
    Figure: {"period": _date_problem, "as_of": _date_problem},
    Source: {"published": _date_problem, "accessed": _date_problem},
    Term: {"since": _date_problem, "until": _date_problem},
    DatedName: _VALIDITY,
    DatedCode: _VALIDITY,
    Region: _VALIDITY,
    Succession: {"date": _day_problem},
}
