from __future__ import annotations

from typing import Any

import pytest
from check_examples import BOOK, Example, claimed, forum, of, visit

from steppeline.model.event import Claim, Event, SourceUse
from steppeline.work.check.outline import first_witness
from steppeline.work.check.run import run_checks


def sourced(*sources: str, **changes: Any) -> Event:
    """A visit that rests on these sources."""
    return visit(sources=tuple(SourceUse(source) for source in sources), **changes)


def disputed(field: str, *values: str, **changes: Any) -> Event:
    """A visit with claims on one field."""
    return visit(claims=tuple(Claim(field, value, "agency") for value in values), **changes)


CHOSEN = (Claim("theme", "trade", "agency", chosen=True), Claim("theme", "water", "copy"))

EXAMPLES = (
    Example(
        "only-earlier-sources",
        of(sourced("announcement", "book")),
        of(sourced("announcement", "agency"), sourced("book"), sourced("announcement", status="planned")),
        ("sources",),
    ),
    Example(
        "only-earlier-sources",
        of(sourced("agency", date="2021-10")),
        of(sourced("agency", date="2021-09-30"), sourced("agency", date="2021"), sourced("agency", date="2021-10?")),
        ("sources",),
    ),
    Example(
        "earlier-source",
        of(sourced("agency", "announcement")),
        of(sourced("announcement"), sourced("agency", "book"), sourced("agency", "announcement", date="2021-09")),
        ("sources[1]",),
    ),
    Example(
        "unsourced-claim",
        of(visit(claims=(Claim("theme", "trade"),))),
        of(visit(claims=(Claim("theme", "trade", said_by="Tokayev"), Claim("theme", "trade", "agency")))),
        ("claims[0]",),
    ),
    Example(
        "claims-differ",
        of(disputed("theme", "trade", "water")),
        of(disputed("theme", "Trade  talks", "trade talks")),
        ("theme",),
    ),
    Example("claims-differ", of(visit(claims=CHOSEN)), of(visit(claims=CHOSEN[:1])), ("theme",)),
    Example("claims-differ", of(claimed("date", "2021-09-27")), of(claimed("date", "2021-09-28")), ("date",)),
    Example(
        "claims-differ", of(disputed("date", "2021-10", "2021")), of(disputed("date", "2021-09", "2021")), ("date",)
    ),
    Example(
        "claims-differ",
        of(claimed("date", "2021-12", date="2021-01-01")),
        of(claimed("date", "2021", date="2021-01-01"), claimed("date", "2021", date="2021-12-31")),
        ("date",),
    ),
    Example(
        "claims-differ",
        of(claimed("date", "27 September 2021 (announced)")),
        of(claimed("date", "28 September 2021"), claimed("date", "2021-09-28 (held)"), claimed("date", "one day")),
        ("date",),
    ),
    Example(
        "no-claim-chosen",
        of(disputed("date", "2021-09-28", "2021-09-27")),
        of(disputed("date", "2021-09-28", "28 September 2021", "2021-09-28 (held)")),
        ("date",),
    ),
    Example("claims-differ", of(claimed("status", "cancelled")), of(claimed("status", "happened")), ("status",)),
    Example(
        "claims-differ",
        of(claimed("mode", "online", mode="hybrid")),
        of(claimed("mode", "online", mode="online")),
        ("mode",),
    ),
    Example(
        "claims-differ",
        of(forum(17, "2021", claims=(Claim("ordinal", "VII", "agency"),))),
        of(forum(17, "2021", claims=(Claim("ordinal", "XVII", "agency"), Claim("ordinal", "seventeenth", "book")))),
        ("ordinal",),
    ),
    Example("no-claim-chosen", of(disputed("theme", "trade", "water")), of(visit(claims=CHOSEN)), ("theme",)),
    Example(
        "no-claim-chosen", of(disputed("theme", "trade", "water")), of(disputed("theme", "trade", "Trade")), ("theme",)
    ),
    Example(
        "no-address", of(sourced("book")), of(sourced("book", "agency"), sourced("book", verified=False)), ("verified",)
    ),
    Example("no-address", of(sourced()), of(sourced(verified=False)), ("verified",)),
    Example(
        "single-witness",
        of(sourced("agency", "copy"), sourced("agency", "book")),
        of(sourced("copy", "book")),
        (None,),
        ((),),
    ),
    Example(
        "missing-language",
        of(visit(title={"en": "A visit", "kk": "Сапар"}), visit(title={"ru": "Визит", "kk": "Сапар"})),
        of(visit(title={"en": "A visit", "ru": "Визит", "kk": "Сапар"})),
        ("title.en", "title.ru"),
        ((), ()),
    ),
)


def test_shares_of_a_kind_are_told_with_the_total() -> None:
    (found,) = run_checks(of(sourced("agency", "copy"), sourced("agency", "book"), sourced()), ["single-witness"])
    assert str(found.sentence) == "2 events of 3 of the kind visit rest on one witness or none."


@pytest.mark.parametrize(("source", "witness"), [("copy", "agency"), ("agency", "agency"), ("unknown", "unknown")])
def test_a_copy_is_the_witness_of_what_it_copies(source: str, witness: str) -> None:
    assert first_witness(source, BOOK) == witness
