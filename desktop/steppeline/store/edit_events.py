"""Steps that change one event by what it is now: a copy of it, and its claims."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace

from steppeline.model.change import Write
from steppeline.model.claims import with_choice, with_claim, without_choice, without_claim
from steppeline.model.event import Claim, Event
from steppeline.model.text import Message, message
from steppeline.store.edit import Edit
from steppeline.store.edits import check_event, event_writes
from steppeline.store.events import read_events


def change_event(number: int, name: Message, change: Callable[[Event], Event]) -> Edit:
    """Make an event what `change` makes of it as it is when the step is done, under the step's name.

    Doing it raises WorldError where the event is gone, and what `change` and `put_event` raise.
    """

    def plan(connection: sqlite3.Connection) -> Iterator[Write]:
        return event_writes(connection, replace(change(_event(connection, number)), id=number))

    return Edit(name, plan)


def duplicate_event(number: int) -> Edit:
    """Add an event that is like another but for its refs, which name one event only.

    Doing it raises WorldError where the event is gone.
    """

    def plan(connection: sqlite3.Connection) -> Iterator[Write]:
        return event_writes(connection, replace(_event(connection, number), id=None, refs=()))

    return Edit(message("Duplicate an event"), plan)


def choose_claim(number: int, position: int, reason: str | None) -> Edit:
    """Choose the claim at `position` among those of an event, as `model.claims.with_choice` says."""
    return change_event(number, message("Choose a claim"), lambda event: with_choice(event, position, reason))


def forget_choice(number: int, field: str) -> Edit:
    """Leave it open which claim on a field of an event is right."""
    return change_event(number, message("Choose no claim"), lambda event: without_choice(event, field))


def add_claim(number: int, claim: Claim) -> Edit:
    """Add a claim to an event, after those it has."""
    return change_event(number, message("Add a claim"), lambda event: with_claim(event, claim))


def remove_claim(number: int, position: int) -> Edit:
    """Take the claim at `position` from an event."""
    return change_event(number, message("Remove a claim"), lambda event: without_claim(event, position))


def _event(connection: sqlite3.Connection, number: int) -> Event:
    check_event(connection, number)
    return next(read_events(connection, [number]))
