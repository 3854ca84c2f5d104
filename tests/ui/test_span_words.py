"""Spans of time in words, and spans to choose from."""

from __future__ import annotations

import pytest

from steppeline.model.calendar import DAY, OPEN, civil_of, seconds_of
from steppeline.model.errors import InputError
from steppeline.model.filter import TimeClause
from steppeline.model.span import span_clause
from steppeline.model.text import Language
from steppeline.paths import translations
from steppeline.ui.time_presets import PRESETS
from steppeline.ui.widgets.span_words import span_words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (seconds_of(2014), seconds_of(2023), "2014 – 2022"),
        (seconds_of(2014), seconds_of(2015), "2014"),
        (seconds_of(2021, 9), seconds_of(2022, 2), "Sep 2021 – Jan 2022"),
        (seconds_of(2021, 9), seconds_of(2021, 10), "Sep 2021"),
        (seconds_of(2021, 9, 28), seconds_of(2021, 9, 29), "28 September 2021"),
        (seconds_of(2021, 9, 28), seconds_of(2021, 10, 2), "28 September 2021 – 1 October 2021"),
        (seconds_of(1987, 3, 4), seconds_of(2028, 1, 9), "1987 – 2028"),
        (seconds_of(-43), seconds_of(15), "44 BC – 14"),
        (-OPEN, OPEN, "any time"),
        (-OPEN, seconds_of(2015), "until 2014"),
        (seconds_of(2015), OPEN, "since 2015"),
    ],
)
def test_words(start: int, end: int, words: str) -> None:
    assert str(span_words(start, end)) == words


def test_words_in_russian() -> None:
    russian = Language.load("ru", translations())
    assert russian.say(span_words(seconds_of(2021, 9), seconds_of(2022, 2))) == "сен 2021 — янв 2022"


def test_presets_end_with_today_and_grow() -> None:
    now = seconds_of(2024, 2, 29, 13, 30)
    spans = [preset.clause(now) for preset in PRESETS]
    assert {span.end for span in spans} == {seconds_of(2024, 3, 1)}
    assert [span.end - span.start for span in spans] == sorted({span.end - span.start for span in spans})
    assert civil_of(spans[1].start)[:3] == (2023, 3, 1)


def test_a_span_from_two_dates() -> None:
    assert span_clause("2014", "2016-02") == TimeClause(seconds_of(2014), seconds_of(2016, 3))
    assert span_clause("2014", " ") == TimeClause(seconds_of(2014), OPEN)
    assert span_clause(None, "2014-05-01") == TimeClause(-OPEN, seconds_of(2014, 5, 1) + DAY)
    assert span_clause("", None) is None


@pytest.mark.parametrize(("first", "last"), [("2016", "2014"), ("soon", ""), ("", "2014-13")])
def test_no_span_from_what_is_none(first: str, last: str) -> None:
    with pytest.raises(InputError):
        span_clause(first, last)
