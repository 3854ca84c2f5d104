"""The checks over the dataset that ships: nothing impossible in it, and the contradictions it records are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppeline.exchange.dataset import read_dataset
from steppeline.model.calendar import seconds_of
from steppeline.work.check.finding import Finding
from steppeline.work.check.record import Record
from steppeline.work.check.run import run_checks

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    book, events = read_dataset(DATA)
    return run_checks(Record(book, events, seconds_of(2026, 5, 1)))


def test_nothing_in_the_dataset_is_impossible(findings: list[Finding]) -> None:
    assert [(found.rule, found.events, str(found.sentence)) for found in findings if found.severity == "error"] == []


@pytest.mark.parametrize(
    ("rule", "ref", "words"),
    [
        ("implied-rate", "s000-06", "104 million USD"),
        ("swapped-roles", "s000-02", "Host and guest change places"),
        ("sources-differ", "st-regions", "84 regions"),
        ("claims-differ", "cr-2022-unrest", "at least 103"),
        ("claims-differ", "pr-2021-flights", "Nordwind"),
        ("ordinal-stated", "forum-03", "number 4"),
        ("weekday", "forum-21", "2025-11-13 is a Thursday"),
        ("growth", "tr-2004", "7 billion USD (Nazarbayev)"),
        ("stale-number", "st-regions", "76 is stated unchanged"),
        ("sources-differ", "tr-2022", "26.1 billion USD"),
    ],
)
def test_a_known_contradiction_is_found(findings: list[Finding], rule: str, ref: str, words: str) -> None:
    found = [one for one in findings if one.rule == rule and ref in [name.ref for name in one.events]]
    assert any(words in str(one.sentence) for one in found)
