"""What became of an event, step by step: differences between two records of it, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime

from steppeline.model.event import Event
from steppeline.model.text import Message


@dataclass(frozen=True)
class FieldChange:
    """What a step made of one field of an event.

    `field` is the name of the record's field, with a language where the text differs by it ("title.ru"). Of fields that
    hold several (regions, claims, …) `before` are those that went and `after` those that came, or all of them where
    only their order changed. None stands for no value.
    """

    field: str
    before: object
    after: object


@dataclass(frozen=True)
class Version:
    """One step that concerned an event: its number in the change log, when (UTC), who, the step's name, what it did.

    `direction` is "do", "undo" or "redo". `event` is the event after it, None where the step removed it.
    """

    entry: int
    at: datetime
    who: str
    name: Message
    direction: str
    changes: tuple[FieldChange, ...]
    event: Event | None


def differences(before: Event | None, after: Event | None) -> tuple[FieldChange, ...]:
    """The fields in which two records of an event differ, in the record's order; None stands for no event."""
    return tuple(_differences(before, after))


def _differences(before: Event | None, after: Event | None) -> Iterator[FieldChange]:
    for each in fields(Event):
        if each.name == "id":
            continue
        old, new = (None if event is None else getattr(event, each.name) for event in (before, after))
        if isinstance(old, Mapping) or isinstance(new, Mapping):
            yield from _by_language(each.name, old or {}, new or {})
        elif isinstance(old, tuple) or isinstance(new, tuple):
            yield from _members(each.name, old or (), new or ())
        elif old != new:
            yield FieldChange(each.name, old, new)


def _by_language(field: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[FieldChange]:
    for language in dict.fromkeys((*before, *after)):
        if before.get(language) != after.get(language):
            yield FieldChange(f"{field}.{language}", before.get(language), after.get(language))


def _members(field: str, before: tuple[object, ...], after: tuple[object, ...]) -> Iterator[FieldChange]:
    if before == after:
        return
    gone, come = _without(before, after), _without(after, before)
    yield FieldChange(field, gone, come) if gone or come else FieldChange(field, before, after)


def _without(some: tuple[object, ...], others: tuple[object, ...]) -> tuple[object, ...]:
    """The members of `some` that are not among `others`, each as often as it is missing there; records hold mappings
    and cannot be counted by hash.
    """
    left, missing = list(others), []
    for member in some:
        if member in left:
            left.remove(member)
        else:
            missing.append(member)
    return tuple(missing)
