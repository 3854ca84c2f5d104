"""Our reading of EDTF syntax against that of the `edtf` package, and the written list of where they disagree.

Texts come from a grammar of mostly right dates; where the two answers differ, a disagreement on the list must explain
it. Each disagreement has an example, so that one the package has overcome leaves the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import edtf_grammar as grammar
import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import HealthCheck, given, settings

from steppeline.model.calendar import days_in_month
from steppeline.model.edtf import parse
from steppeline.model.errors import InputError

_DATE = re.compile(r"-?([0-9X]{4})-([0-9X]{2})-([0-9X]{2})")
_WHOLE = r"-?[0-9X]{4}(?:-[0-9X]{2}){0,2}"


def fits(mask: str, number: int) -> bool:
    return all(wanted in ("X", digit) for wanted, digit in zip(mask, f"{number:0{len(mask)}}", strict=True))


def has_impossible_day(text: str) -> bool:
    """Whether the text has a date of which no day exists, though month and day are in range."""
    for year, month, day in _DATE.findall(re.sub("[?~%]", "", text)):
        # Years 2000 to 2003 stand for all with X: one of them is a leap year.
        years = [int(year)] if "X" not in year else list(range(2_000, 2_004))
        months = [number for number in range(1, 13) if fits(month, number)]
        days = [number for number in range(1, 32) if fits(day, number)]
        if months and days and not any(d <= days_in_month(y, m) for y, m, d in product(years, months, days)):
            return True
    return False


def is_backward(text: str) -> bool:
    """Whether an interval or a range in the text has an end before its start, read digit by digit."""
    pairs = re.findall(r"([^,\[{]+)(?:/|\.\.)([^,\]}]+)", text)
    return any(refuses_only(start, end) for start, end in pairs)


def refuses_only(start: str, end: str) -> bool:
    """Whether we accept both ends alone, but not the one after the other, and do when they are exchanged."""
    return ours(start) and ours(end) and not ours(f"{start}/{end}") and ours(f"{end}/{start}")


def like(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.search(pattern, text) is not None


@dataclass(frozen=True)
class Disagreement:
    """Texts that we understand and the package refuses (or fails at), or the other way round, and why."""

    we_understand: bool
    reason: str
    applies: Callable[[str], bool]
    example: str


DISAGREEMENTS = [
    Disagreement(True, "minutes without seconds", like(r"T[0-9]{2}:[0-9]{2}(?!:)"), "2021-09-28T10:30"),
    Disagreement(True, "times in intervals", like(r"T.*/|/.*T"), "2021-09-28T10:00:00/2021-09-28T12:00:00"),
    Disagreement(True, "seasons with qualifiers", like(r"-(2[1-9]|3[0-9]|4[01])[?~%]"), "2021-22?"),
    Disagreement(True, "sub-years above 24 in intervals", like(r"-(2[5-9]|3[0-9]|4[01])(/|$)"), "2021-33/2021-34"),
    Disagreement(True, "unspecified digits in negative years", like(r"-([0-9]*X[0-9X]*)"), "-XXXX"),
    Disagreement(True, "a month with X and one digit: the package fails", like(r"[0-9]{4}-(0X|1X|X[0-9])"), "2004-1X"),
    Disagreement(True, "unspecified digits together with qualifiers", like(r"X.*[?~%]|[?~%].*X"), "2004-1X-01~"),
    Disagreement(True, "a missing end beside unspecified digits", like(r"X.*/(\.\.)?$|^(\.\.)?/.*X"), "201X/.."),
    Disagreement(
        True, "a missing end beside inner qualifiers", like(r"[?~%].*/(\.\.)?$|^(\.\.)?/.*[?~%]"), "2004?-06/.."
    ),
    Disagreement(True, "a qualified interval beside inner qualifiers", like(r"[?~%].*/.*|/.*[?~%]"), "2004?-06/2005~"),
    Disagreement(True, "years after Y in intervals", like(r"Y.*/|/.*Y"), "Y12000/Y13000"),
    Disagreement(
        True, "years after Y with significant digits and qualifiers", like(r"Y.*S[1-9][?~%]"), "Y171010000S3~"
    ),
    Disagreement(True, "years after Y with qualifiers", like(r"Y[-0-9E]+[?~%]"), "Y12000~"),
    Disagreement(True, "sets of one date", like(r"^[\[{][^,]*[\]}]$"), "[2021]"),
    Disagreement(True, "several qualifiers, one at the right", like(r"[?~%][-0-9]+[?~%]"), "2021-~02%"),
    Disagreement(False, "a day that its month does not have", has_impossible_day, "2003-02-29"),
    Disagreement(False, "intervals and ranges that end before they begin", is_backward, "2005/2004"),
    Disagreement(False, "intervals without a date", like(r"^(\.\.)?/(\.\.)?$"), "../.."),
    Disagreement(False, "times after a month or year", like(r"(?<![0-9]-[0-9]{2}-[0-9]{2})T"), "2021-09T10:30:00"),
    Disagreement(False, "midnight as hour 24", like(r"T24:00:00"), "2021-09-28T24:00:00"),
    Disagreement(False, "no significant digit, or more than the year has", like(r"S0|[0-9]{4}S5|E2S"), "1950S0"),
    Disagreement(False, "a year of few digits after Y", like(r"Y1E2"), "Y1E2"),
    Disagreement(False, "a year that 64 bits of seconds do not hold", like(r"Y17E11"), "Y17E11"),
]


def ours(text: str) -> bool:
    try:
        parse(text)
    except InputError:
        return False
    return True


def theirs(text: str) -> bool:
    try:
        parse_edtf(text)
    except (EDTFParseException, AttributeError, TypeError):
        # The package's own mistakes count as refusals.
        return False
    return True


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(grammar.texts)
def test_every_disagreement_is_on_the_list(text: str) -> None:
    understood = ours(text)
    if understood != theirs(text):
        assert any(entry.applies(text) for entry in DISAGREEMENTS if entry.we_understand is understood), text


@pytest.mark.parametrize("entry", DISAGREEMENTS, ids=lambda entry: entry.reason)
def test_each_disagreement_is_one(entry: Disagreement) -> None:
    assert entry.applies(entry.example)
    assert ours(entry.example) is entry.we_understand
    assert theirs(entry.example) is not entry.we_understand
