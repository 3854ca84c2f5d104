"""What regions are called between two changes of their names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from steppeline.model.calendar import DAY, seconds_of
from steppeline.model.reference import DatedCode, DatedName, Region
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.ui.map.words import Words, naming_changes

ENGLISH = Language("en")


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_names_of_the_dataset_stay_between_changes(document: Document, language: str) -> None:
    regions = document.book.regions
    changes = (seconds_of(1985), *naming_changes(regions), seconds_of(2030))
    assert 3 < len(changes) < 200
    for first, following in pairwise(changes):
        if following > first:
            early, late = (Words(regions, moment, Language(language)) for moment in (first, following - 1))
            for key in regions:
                assert early.name(key, {}) == late.name(key, {})
                assert early.kind(key) == late.kind(key)


days = st.integers(0, 12).map(lambda day: f"2020-01-{day + 1:02}")


def _in_order(span: tuple[str | None, str | None]) -> bool:
    since, until = span
    return since is None or until is None or since < until


spans = st.tuples(st.none() | days, st.none() | days).filter(_in_order)
Spans = list[tuple[str | None, str | None]]


@given(st.lists(spans, min_size=1, max_size=4), st.lists(spans, max_size=3))
def test_names_and_codes_change_at_no_other_moment(names: Spans, codes: Spans) -> None:
    region = Region(
        key="there",
        level="region",
        names=tuple(DatedName("en", f"N{at}", since=since, until=until) for at, (since, until) in enumerate(names)),
        codes=tuple(DatedCode(f"C{at}", since=since, until=until) for at, (since, until) in enumerate(codes)),
    )
    regions = {"there": region}
    changes = naming_changes(regions)
    first = seconds_of(2019, 12, 30)
    for moment in sorted({first + half * DAY // 2 + off for half in range(40) for off in (-1, 0, 1)} | set(changes)):
        before = max((change for change in changes if change <= moment), default=first - 2)
        then, now = Words(regions, before, ENGLISH), Words(regions, moment, ENGLISH)
        assert (then.name("there", {}), then.kind("there")) == (now.name("there", {}), now.kind("there"))
