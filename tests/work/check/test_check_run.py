from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import pytest
import test_check_dates
import test_check_duplicates
import test_check_evidence
import test_check_figures
import test_check_links
import test_check_people
import test_check_references
import test_check_regions
import test_check_series
from check_examples import BOOK, Example, claimed, of, visit

from steppeline.model.errors import InputError
from steppeline.model.event import Event
from steppeline.model.text import Language
from steppeline.work.check.finding import SEVERITIES, finding_json
from steppeline.work.check.record import Record
from steppeline.work.check.run import run_checks
from steppeline.work.check.table import CHECKS, FileCheck

EXAMPLES: tuple[Example, ...] = (
    *test_check_dates.EXAMPLES,
    *test_check_duplicates.EXAMPLES,
    *test_check_evidence.EXAMPLES,
    *test_check_figures.EXAMPLES,
    *test_check_links.EXAMPLES,
    *test_check_people.EXAMPLES,
    *test_check_references.EXAMPLES,
    *test_check_regions.EXAMPLES,
    *test_check_series.EXAMPLES,
)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_rule_finds_what_is_broken(example: Example) -> None:
    found = run_checks(example.broken, [example.rule])
    assert {finding.rule for finding in found} == {example.rule}
    assert sorted(str(finding.field) for finding in found) == sorted(str(field) for field in example.fields)
    if example.events is not None:
        assert tuple(tuple(name.ref for name in finding.events) for finding in found) == example.events
    for finding in found:
        assert Language("en").say(finding.sentence)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_rule_is_silent_on_what_is_sound(example: Example) -> None:
    assert [str(finding.sentence) for finding in run_checks(example.sound, [example.rule])] == []


def test_every_rule_has_an_example_and_a_name_of_its_own() -> None:
    rules = [check.rule for check in CHECKS]
    assert len(set(rules)) == len(rules)
    # What looks at the tables of a casefile has no records to be given.
    of_files = {check.rule for check in CHECKS if isinstance(check, FileCheck)}
    assert {example.rule for example in EXAMPLES} == set(rules) - of_files
    assert len({str(check.title) for check in CHECKS}) == len(rules)


def test_all_rules_run_over_every_example_without_falling_over() -> None:
    for example in EXAMPLES:
        severities = [SEVERITIES.index(finding.severity) for finding in run_checks(example.broken)]
        assert severities == sorted(severities)


def test_findings_come_gravest_first_and_the_same_whatever_the_order_of_rules_and_events() -> None:
    events = (visit(date="2021-02-30", id=2), visit(kind="party", id=1, refs=("b",)), visit(id=3, status="planned"))
    rules = ["outcome-due", "impossible-date", "dangling-reference", "no-address"]
    expected = run_checks(of(*events), rules)
    assert [(finding.severity, finding.rule) for finding in expected] == [
        ("error", "dangling-reference"),
        ("error", "impossible-date"),
        ("warning", "outcome-due"),
    ]
    for order in permutations(events):
        assert run_checks(of(*order), list(reversed(rules))) == expected


def test_findings_of_one_rule_come_by_number_of_the_event() -> None:
    events = [visit(date="never", id=number, refs=()) for number in (10, 9, 100)]
    assert [finding.events[0].id for finding in run_checks(of(*events), ["impossible-date"])] == [9, 10, 100]


def test_the_events_are_read_once_and_may_be_a_stream() -> None:
    def stream() -> Iterator[Event]:
        yield from (visit(date="never"), visit(refs=("visit",)))

    rules = {finding.rule for finding in run_checks(Record(BOOK, stream()))}
    assert {"impossible-date", "repeated-ref"} <= rules


def test_of_many_findings_the_first_are_told_and_the_rest_counted() -> None:
    events = [visit(date="never", id=number, refs=()) for number in range(1, 8)]
    found = run_checks(of(*events), ["impossible-date"], most=5)
    assert [finding.events[0].id for finding in found[:-1]] == [1, 2, 3, 4, 5]
    assert str(found[-1].sentence) == "There are 2 more of this kind."
    assert (found[-1].severity, found[-1].events) == ("error", ())


def test_a_rule_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(InputError, match=r"no check “weather”.*impossible-date"):
        run_checks(of(), ["weather"])


def test_an_empty_record_has_nothing_to_find() -> None:
    assert run_checks(Record(BOOK)) == []


def test_a_finding_as_json_names_the_event_and_says_the_sentence() -> None:
    (found,) = run_checks(of(claimed("weekday", "Monday", id=7)), ["weekday"])
    assert finding_json(found, Language("en")) == {
        "rule": "weekday",
        "severity": "warning",
        "events": ["visit"],
        "field": "claims[0]",
        "sentence": "The source says Monday, but 2021-09-28 is a Tuesday.",
    }
    (unnamed,) = run_checks(of(claimed("weekday", "Monday", id=7, refs=())), ["weekday"])
    assert finding_json(unnamed, Language("en"))["events"] == [7]
