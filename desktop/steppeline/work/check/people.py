"""Persons and the offices they held."""

from __future__ import annotations

from collections.abc import Iterator

from steppeline.model.calendar import OPEN
from steppeline.model.reference import Office, Term
from steppeline.model.region import name_on
from steppeline.model.text import Language, message
from steppeline.work.check.finding import Remark
from steppeline.work.check.record import DatedEvent, Record, When


def offices_out_of_term(dated: DatedEvent, record: Record) -> Iterator[Remark]:
    """An actor named with an office surely outside the terms known, or while somebody else held it throughout."""
    event, when = dated.event, dated.when
    if when is None or event.status != "happened":
        return
    for number, part in enumerate(event.actors):
        office = record.book.offices.get(part.office or "")
        if office is None or may_hold(part.actor, office, when, record):
            continue
        sentence = message(
            "{actor} was not {office} on {date}, by the terms known.",
            actor=_actor_name(part.actor, record),
            office=Language("en").pick(office.names) or office.key,
            date=event.date,
        )
        yield Remark(sentence, f"actors[{number}].office")


def may_hold(actor: str, office: Office, when: When, record: Record) -> bool:
    """Whether the terms known leave it open that the actor held the office on some of the days."""
    own = [term for term in office.terms if term.actor == actor]
    if own:
        return any(not when.surely_outside(*_span(term, record)) for term in own)
    return not any(_covers(_span(term, record), when) for term in office.terms)


def _covers(span: tuple[int, int], when: When) -> bool:
    """Whether all days of `when` lie well inside a term whose two ends are known."""
    since, until = span
    return not when.doubtful and -OPEN < since <= when.earliest_start and when.latest_end <= until < OPEN


def _span(term: Term, record: Record) -> tuple[int, int]:
    """The longest the term can have been, in seconds; an end that is unknown or cannot be read is open."""
    since, until = record.when(term.since), record.when(term.until)
    return (since.earliest_start if since else -OPEN), (until.latest_end if until else OPEN)


def _actor_name(key: str, record: Record) -> str:
    actor = record.book.actors.get(key)
    return (name_on(actor.names, "en") if actor else "") or key
