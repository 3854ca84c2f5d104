"""The checks over the columns of a casefile find what they find in its events one by one."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from check_examples import AS_OF, BOOK, visit
from test_check_duplicates import travelled
from test_check_run import EXAMPLES

from steppeline.exchange.dataset import read_dataset
from steppeline.model.errors import InputError, WorldError
from steppeline.model.event import (
    ActorRole,
    Claim,
    Event,
    Figure,
    Link,
    Note,
    PlaceRole,
    RegionRole,
    SourceUse,
    StatusEntry,
)
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import message
from steppeline.store import row_sums
from steppeline.store.casefile import Casefile, create, open_casefile
from steppeline.store.dataset import add_dataset
from steppeline.store.events import read_events, read_reference
from steppeline.store.survey import Survey, read_survey
from steppeline.work.check.casefile import check_casefile
from steppeline.work.check.finding import Finding, Remark
from steppeline.work.check.outlines import SELECTIONS
from steppeline.work.check.pairs import PAIRS
from steppeline.work.check.record import Record
from steppeline.work.check.run import run_checks
from steppeline.work.check.shortlists import SHORTLISTS
from steppeline.work.check.sweep import sweep
from steppeline.work.check.table import CHECKS, EventCheck, FileCheck, RecordCheck

Part = TypeVar("Part")
DATA = Path(__file__).parents[3] / "data"
EVENTS = 150
DATES = (
    *("2021-09-28", "2021-10-02", "2021-10-05", "2021-09", "2021", "2019", "2020-09-28", "2022-09-28", "2010-05-05"),
    *(
        "2010-05-11",
        "2021-09-28/2021-10-09",
        "2021-09-28T10:30",
        "2021-09-30?",
        "2021-10~",
        "2027-01-01",
        "2027-05?",
        "2025-03/..",
    ),
    *("../1999", "/2001-05", "[2003,2018]", "{2003,2018..2020}", "201X", "2021-09-XX", "2001-01-01/2023-01-01"),
)
WORDS = ("Forum", "in", "Astana", "Nur-Sultan", "on", "trade", "KZ-11", "XVII", "energy", "Omsk", "ties", "border")
REGIONS = ("kz-akmola", "ru-omsk", "kz-astana", "kz-karaganda-old", "kz-ulytau")
ROLES = ("host", "host", "guest", "guest", "party", "mentioned", "witness", None)
LINKS = (
    "part of",
    "part of",
    "part of",
    "part of",
    "follows",
    "results in",
    "implements",
    "supersedes",
    "contradicts",
    "related",
    "mirrors",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.steppeline"


def made(path: Path, events: tuple[Event, ...], book: ReferenceBook = BOOK) -> Casefile:
    """An open casefile of these events."""
    with create(path) as casefile:
        casefile.apply(add_dataset(book, events, "Sample"))
    return open_casefile(path)


def read_book_and_survey(casefile: Casefile) -> None:
    """What every run of the checks begins with."""
    read_reference(casefile.connection)
    read_survey(casefile.connection)


def one_by_one(casefile: Casefile, most: int, as_of: int | None = AS_OF) -> list[Finding]:
    """The findings in all events, read as records."""
    connection = casefile.connection
    return run_checks(Record(read_reference(connection), read_events(connection), as_of), most=most)


def at_once(casefile: Casefile, most: int, as_of: int | None = AS_OF) -> list[Finding]:
    """The findings over the columns."""
    connection = casefile.connection
    return sweep(read_survey(connection, as_of), Record(read_reference(connection), as_of=as_of), most=most)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("most", [3, 1_000])
def test_the_same_is_found_in_random_events(path: Path, seed: int, most: int) -> None:
    events = tuple(random_events(Random(seed), EVENTS))
    as_of = None if seed == 0 else AS_OF
    with made(path, events) as casefile:
        found = at_once(casefile, most, as_of)
        assert found == one_by_one(casefile, most, as_of)


def test_random_events_break_nearly_every_rule_of_events() -> None:
    found: set[str] = set()
    for seed in range(12):
        record = Record(BOOK, random_events(Random(seed), EVENTS), AS_OF)
        found.update(finding.rule for finding in run_checks(record, most=1))
    rules = {check.rule for check in CHECKS if isinstance(check, EventCheck | RecordCheck)}
    # What no casefile can hold, and what takes more than chance.
    impossible = {"impossible-date", "dangling-reference", "dangling-link", "repeated-ref"}
    assert rules - found <= impossible | {"host-alternation", "skipped-year"}


def test_of_many_alike_the_same_few_are_compared(path: Path) -> None:
    there = [travelled("ru-omsk", "kz-akmola", ref=f"there-{number}") for number in range(14)]
    back = [travelled("kz-akmola", "ru-omsk", ref=f"back-{number}") for number in range(3)]
    daily = [visit(refs=(f"daily-{number}",), date=f"2020-05-{number % 9 + 1:02}") for number in range(40)]
    with made(path, (*there, *back, *daily)) as casefile:
        found = at_once(casefile, 1_000)
        assert found == one_by_one(casefile, 1_000)
    assert Counter(finding.rule for finding in found)["swapped-roles"] == 30


def test_the_same_is_found_in_the_dataset(path: Path) -> None:
    book, events = read_dataset(DATA)
    with made(path, tuple(events), book) as casefile:
        found = check_casefile(casefile, AS_OF)
        assert found == one_by_one(casefile, 1_000)
    assert found


def test_the_same_is_found_where_there_is_no_event_or_one(path: Path, tmp_path: Path) -> None:
    for number, events in enumerate(((), tuple(random_events(Random(0), 1)))):
        with made(tmp_path / f"{number}.steppeline", events) as casefile:
            assert at_once(casefile, 5) == one_by_one(casefile, 5)


def test_the_same_is_found_where_the_book_is_empty(path: Path) -> None:
    with made(path, (), ReferenceBook()) as casefile:
        assert check_casefile(casefile) == []


def test_the_same_is_found_where_events_are_gone_and_links_lead_nowhere(path: Path) -> None:
    made(path, tuple(random_events(Random(3), EVENTS))).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM event WHERE id % 3 = 0")
        row_sums.rebuild(connection, ["event"])
    with open_casefile(path) as casefile:
        found = at_once(casefile, 1_000)
        assert found == one_by_one(casefile, 1_000)
    assert "dangling-link" in {finding.rule for finding in found}


def test_a_part_of_the_rules_finds_its_part(path: Path) -> None:
    rules = ["near-duplicate", "no-address", "single-witness", "link-order"]
    with made(path, tuple(random_events(Random(1), EVENTS))) as casefile:
        everything = check_casefile(casefile, AS_OF)
        assert check_casefile(casefile, AS_OF, rules) == [found for found in everything if found.rule in rules]
        with pytest.raises(InputError, match="no check"):
            check_casefile(casefile, AS_OF, ["weather"])


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE event SET date = '2021-02-30' WHERE id = 7",
        "UPDATE event SET title_ru = x'00ff' WHERE id = 7",
        "UPDATE event SET title_ru = CAST(x'ff' AS TEXT) WHERE id = 7",
        "UPDATE event SET status = 9 WHERE id = 7",
        "UPDATE event SET status = -1 WHERE id = 7",
        "UPDATE event SET ordinal = 'many' WHERE id = 7",
        "UPDATE event SET ordinal = -9223372036854775808 WHERE id = 7",
        "UPDATE event SET unverified_fields = '{' WHERE id = 7",
        "UPDATE event SET kind_id = 99 WHERE id = 7",
        "UPDATE event SET series_id = 99 WHERE id = 7",
        "UPDATE event_region SET region_id = 99 WHERE id = 7",
        "UPDATE event_source SET locator = x'00' WHERE id = 7",
        "UPDATE figure SET scale = 'much' WHERE id = 7",
        "UPDATE figure SET number = 9e999 WHERE id = 7",
        "UPDATE figure SET period = 'once' WHERE id = 7",
        "UPDATE claim SET value = x'00' WHERE id = 7",
        "UPDATE status_entry SET as_of = 'then' WHERE id = 3",
        "UPDATE link SET to_id = 9999 WHERE id = 3",
        "UPDATE event_ref SET ref = CAST(x'ff' AS TEXT) WHERE id = 3",
        "DELETE FROM region WHERE key = 'kz-ulytau'",
    ],
)
def test_what_cannot_be_read_is_damage_to_both(path: Path, damage: str) -> None:
    made(path, tuple(random_events(Random(2), EVENTS))).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(damage)
    with open_casefile(path) as casefile:
        with pytest.raises(WorldError, match="is damaged"):
            read_book_and_survey(casefile)
        with pytest.raises(WorldError, match="is damaged"):
            one_by_one(casefile, 5)


def test_an_index_that_does_not_fit_its_table_is_damage(path: Path) -> None:
    made(path, tuple(random_events(Random(2), EVENTS))).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = 'CREATE INDEX ix_event_region_event_id ON event_region (region_id)'"
            " WHERE name = 'ix_event_region_event_id'"
        )
    with open_casefile(path) as casefile, pytest.raises(WorldError, match="is damaged"):
        check_casefile(casefile)


def test_a_check_without_shortlist_looks_at_all_events(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = ["no-address", "near-duplicate", "ordinal-order"]
    tables = (SHORTLISTS, SELECTIONS, PAIRS)
    with made(path, tuple(random_events(Random(1), EVENTS))) as casefile:
        expected = check_casefile(casefile, AS_OF, rules)
        for rule, table in zip(rules, ("SHORTLISTS", "PAIRS", "SELECTIONS"), strict=True):
            left = {
                name: each
                for name, each in tables[("SHORTLISTS", "SELECTIONS", "PAIRS").index(table)].items()
                if name != rule
            }
            monkeypatch.setattr(f"steppeline.work.check.sweep.{table}", left)
        assert check_casefile(casefile, AS_OF, rules) == expected


def test_a_check_of_the_file_is_asked_of_casefiles_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def count(survey: Survey) -> Iterator[Remark]:
        yield Remark(message("{count} rows.", count=len(survey)))

    checks = (FileCheck("rows", "error", message("Rows"), count),)
    monkeypatch.setattr("steppeline.work.check.gathering.CHECKS", checks)
    with made(path, tuple(random_events(Random(0), 5))) as casefile:
        assert [str(finding.sentence) for finding in check_casefile(casefile)] == ["5 rows."]
        assert one_by_one(casefile, 5) == []


def test_every_example_of_a_rule_is_found_at_once(tmp_path: Path) -> None:
    for number, example in enumerate(EXAMPLES):
        for kind, record in (("broken", example.broken), ("sound", example.sound)):
            try:
                casefile = made(tmp_path / f"{number}-{kind}.steppeline", tuple(record.events), record.book)
            except (InputError, WorldError, ValueError):
                # No casefile can hold it.
                continue
            with casefile:
                assert at_once(casefile, 10, record.as_of) == one_by_one(casefile, 10, record.as_of), str(example)


def random_events(random: Random, count: int, part: int = 0) -> Iterator[Event]:
    """Events of few kinds, places and words, so that chance brings them together."""
    refs = [(f"e{part}-{number}",) if random.random() < 0.8 else () for number in range(count)]
    known = [ref for own in refs for ref in own]
    for own in refs:
        yield random_event(random, own, known)


def random_event(random: Random, refs: tuple[str, ...], others: list[str]) -> Event:
    """An event with some parts of everything."""
    yes = random.random
    return Event(
        random.choice(("forum", "visit", "agreement", "gap")),
        {language: random_words(random) for language in ("en", "ru", "kk") if yes() < 0.6},
        random.choice(DATES),
        random.choice(("happened", "happened", "happened", "planned", "cancelled")),
        refs=refs,
        extent=random.choice((None, None, "within", "throughout")),
        certainty=random.choice((None, "confirmed", "guessed")),
        mode=random.choice((None, "online", "by post")),
        verified=yes() < 0.7,
        series="forum" if yes() < 0.3 else None,
        ordinal=random.randrange(1, 30) if yes() < 0.4 else None,
        history=some(
            random, lambda: StatusEntry(random.choice(("planned", "happened")), random.choice((None, "2021")))
        ),
        regions=some(random, lambda: RegionRole(random.choice(REGIONS), random.choice(ROLES)), 3),
        places=some(random, lambda: PlaceRole(random.choice(list(BOOK.places)), mode=random.choice((None, "alone")))),
        actors=some(random, lambda: ActorRole(random.choice(list(BOOK.actors)), random.choice((None, "kz-pm")))),
        figures=some(random, lambda: random_figure(random), 4) + (parted(random) if yes() < 0.2 else ()),
        claims=some(random, lambda: random_claim(random), 3),
        sources=some(random, lambda: SourceUse(random.choice(list(BOOK.sources)))),
        links=some(random, lambda: Link(random.choice(LINKS), random.choice(others)), 4) if others else (),
        notes=some(random, lambda: Note({"en": "so"}, random.choice(("note", "rumour")))),
    )


def some(random: Random, make: Callable[[], Part], most: int = 2) -> tuple[Part, ...]:
    return tuple(make() for _ in range(random.randrange(most + 1)))


def random_words(random: Random) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.choice((0, 1, 3, 3, 4))))


def random_figure(random: Random) -> Figure:
    low, high = random.choice(((None, None), (None, None), (1.0, 5.0), (9.0, 2.0)))
    return Figure(
        {"en": random.choice(("total", "turnover", "growth", ""))},
        random.choice((None, 3.0, 17.5, 17.5, 400.0, -150.0)),
        low,
        high,
        random.choice((1.0, 1e6, 1e9)),
        random.choice((None, "percent", "Dollars", "million", "documents", "documents", "documents")),
        random.choice((None, None, "", "USD", "RUB")),
        random.choice((None, None, "trade.turnover", "trade.change", "count.regions")),
        random.choice((None, "2017", "2018", "2019", "2020", "2021", "2021-09", "2023")),
        bound=random.choice(("exact", "about", "roughly")),
        nature=random.choice(("outturn", "outturn", "guess")),
    )


def parted(random: Random) -> tuple[Figure, ...]:
    """A figure, and two parts of it."""
    whole = replace(random_figure(random), meaning={"en": "total"}, number=random.choice((3.0, 1000.0)))
    return (
        whole,
        *(replace(whole, meaning={"en": random.choice(("east", "west"))}, number=number) for number in (2.5, 9)),
    )


def random_claim(random: Random) -> Claim:
    field = random.choice(("date", "mode", "status", "ordinal", "place", "regions[0]", "weekday", "participants"))
    values = {
        "date": ("2021-09-28", "2021-09", "28 September 2021", "soon"),
        "ordinal": ("17", "XVII", "third"),
        "weekday": ("Monday", "вторник", "Tuesday"),
    }
    value = random.choice(values.get(field, ("online", "happened", "Nur-Sultan", "KZ-11 and KZ-AKM", "12 people")))
    source = random.choice((None, "agency", "announcement"))
    return Claim(field, value, source, said_by=random.choice((None, "", "Smailov")), chosen=random.random() < 0.3)
