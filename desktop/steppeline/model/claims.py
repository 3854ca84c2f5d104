"""Claims that compete: on which fields of an event they differ, and what choosing one of them means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from steppeline.model.edtf import bounds_of
from steppeline.model.errors import InputError, WorldError
from steppeline.model.event import MODES, STATUSES, Claim, Event
from steppeline.model.text import LANGUAGES, message

_BLANK = " "


def contested_fields(event: Event) -> frozenset[str]:
    """The fields on which the claims of an event differ; texts are compared as they are written, blanks around apart.

    `store.contests` finds the same for many events at once.
    """
    values: dict[str, set[str]] = {}
    for claim in event.claims:
        values.setdefault(claim.field, set()).add(claim.value.strip(_BLANK))
    return frozenset(field for field, stated in values.items() if len(stated) > 1)


def with_choice(event: Event, position: int, reason: str | None) -> Event:
    """The event with its claim at `position` chosen for this reason, and no other on the same field.

    A field that the record has itself then says what the claim says, if it can: date, status, mode, number, titles
    (field "title.ru"), else it stays as it is. Raises WorldError where there is no such claim.
    """
    chosen = _claim_at(event.claims, position)
    claims = tuple(
        claim
        if claim.field != chosen.field
        else replace(claim, chosen=place == position, reason=reason if place == position else None)
        for place, claim in enumerate(event.claims)
    )
    return replace(_following(event, chosen), claims=claims)


def without_choice(event: Event, field: str) -> Event:
    """The event with no claim on this field chosen; its own fields stay as they are."""
    claims = (replace(claim, chosen=False, reason=None) if claim.field == field else claim for claim in event.claims)
    return replace(event, claims=tuple(claims))


def with_claim(event: Event, claim: Claim) -> Event:
    """The event with one claim more; where that is chosen, the choice is made as by `with_choice`."""
    more = replace(event, claims=(*event.claims, replace(claim, chosen=False)))
    return with_choice(more, len(event.claims), claim.reason) if claim.chosen else more


def without_claim(event: Event, position: int) -> Event:
    """The event without its claim at `position`. Raises WorldError where there is none."""
    _claim_at(event.claims, position)
    return replace(event, claims=(*event.claims[:position], *event.claims[position + 1 :]))


def _claim_at(claims: Sequence[Claim], position: int) -> Claim:
    if not 0 <= position < len(claims):
        raise WorldError(message("This claim is not there any more."))
    return claims[position]


def _following(event: Event, claim: Claim) -> Event:
    """The event with what the claim says in the field it speaks of, where that is a field that can hold it."""
    value = claim.value.strip(_BLANK)
    fields: dict[str, Any] = {}
    match claim.field.split("."):
        case ["date"] if _is_date(value):
            fields = {"date": value}
        case ["status"] if value in STATUSES:
            fields = {"status": value}
        case ["mode"] if value in MODES:
            fields = {"mode": value}
        case ["ordinal"] if value.isascii() and value.isdecimal():
            fields = {"ordinal": int(value)}
        case ["title", language] if language in LANGUAGES:
            fields = {"title": {**event.title, language: value}}
    return replace(event, **fields)


def _is_date(text: str) -> bool:
    try:
        bounds_of(text)
    except InputError:
        return False
    return True
