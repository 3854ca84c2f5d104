"""The whole way of a file into a casefile: what is said beforehand is what happens; nothing comes twice."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from steppeline import paths
from steppeline.model.errors import WorldError
from steppeline.model.event import Event
from steppeline.store.casefile import open_casefile
from steppeline.store.dump import canonical_dump
from steppeline.store.events import read_events
from steppeline.store.imports import events_of_import, imports_of, remove_import
from steppeline.store.search import search
from steppeline.store.staged_edit import Choices, StaleError
from steppeline.work.casefiles import new_casefile
from steppeline.work.check.casefile import check_casefile
from steppeline.work.importing import engine
from steppeline.work.importing.engine import ImportFile, Staged, detect, stage, take_in
from steppeline.work.importing.whole import WholeOutcome, Wishes, import_whole
from steppeline.work.importing.worker import stage_apart, take_in_apart

RESOURCES = paths.shipped("resources")
TABLE = """id,title,date,type,region,place,latitude,longitude,actor,source,tags
1,Fair in Orenburg,2021-09-28,fair,Orenburg Oblast,Orenburg,51.77,55.10,Chamber of Trade,Gazette,trade;border
2,Talks,2021-09,meeting,Aktobe,,,,Chamber of Trade; Reporter,Gazette,trade
3,Year of trade,2021,fair,,,50.28,57.20,,,
"""


@pytest.fixture
def casefile(tmp_path: Path) -> Path:
    path = tmp_path / "case.steppeline"
    new_casefile(path, paths.shipped("data"))
    return path


def imported(casefile: Path, text: str, wishes: Wishes | None = None, name: str = "table.csv") -> WholeOutcome:
    file = casefile.with_name(name)
    file.write_text(text, encoding="utf-8")
    return import_whole([file], casefile, casefile.parent / "backups", RESOURCES, wishes=wishes or Wishes())


def dump(casefile: Path) -> str:
    with open_casefile(casefile) as opened:
        return canonical_dump(opened.connection)


def events(casefile: Path) -> list[Event]:
    with open_casefile(casefile) as opened:
        return list(read_events(opened.connection))


def errors(casefile: Path) -> list[str]:
    with open_casefile(casefile) as opened:
        return [str(each) for each in check_casefile(opened) if each.severity == "error"]


def staged(casefile: Path, text: str = TABLE) -> Staged:
    file = casefile.with_name("table.csv")
    file.write_text(text, encoding="utf-8")
    each = ImportFile(file, detect(file).recipe)
    return stage([each], casefile, RESOURCES, casefile.with_name("staging"))


def test_rows_become_events(casefile: Path) -> None:
    outcome = imported(casefile, TABLE)
    assert str(outcome.summary) == "3 events were added; 0 were there already."
    fair, talks, year = events(casefile)
    assert (fair.refs, fair.kind, fair.date, fair.title) == (
        ("table:1",), "fair", "2021-09-28", {"en": "Fair in Orenburg"},
    )  # fmt: skip
    assert [role.region for role in fair.regions] == ["ru-orenburg"]
    assert (fair.tags, [role.actor for role in fair.actors]) == (("trade", "border"), ["chamber-of-trade"])
    assert ([role.actor for role in talks.actors], talks.date) == (["chamber-of-trade", "reporter"], "2021-09")
    # By its coordinates alone.
    assert [role.region for role in year.regions] == ["kz-aktobe"]
    assert errors(casefile) == []
    with open_casefile(casefile) as opened:
        assert search(opened.connection, "chamber fair").tolist() == [fair.id]


def test_a_dry_run_says_what_will_be_and_does_nothing(casefile: Path) -> None:
    text = TABLE + "4,Bad,some day,fair,,,,,,,\n5,Odd,2020,fair,Nowhere,,,,,,\n"
    before = casefile.read_bytes()
    said = imported(casefile, text, Wishes(dry_run=True))
    assert casefile.read_bytes() == before
    assert imported(casefile, text) == said
    assert str(said.summary) == "4 events were added; 0 were there already; 1 row was left out."
    assert str(said.problems[0]).startswith("table.csv, line 5, date: “some day” is no date")
    assert [str(remark) for remark in said.remarks] == [
        "table.csv, line 6, region: “Nowhere”: no region is known by this name; it is kept as a place."
    ]


def test_strictly_a_bad_row_keeps_all_out(casefile: Path) -> None:
    before = casefile.read_bytes()
    outcome = imported(casefile, TABLE + "4,Bad,some day,fair,,,,,,,\n", Wishes(strict=True))
    assert (casefile.read_bytes(), str(outcome.summary), outcome.is_done) == (before, "Nothing was added.", False)


def test_the_same_file_adds_nothing(casefile: Path) -> None:
    imported(casefile, TABLE)
    before = casefile.read_bytes()
    again = imported(casefile, TABLE)
    assert (again.counts.new, again.counts.known, again.counts.changed) == (0, 3, 0)
    assert (casefile.read_bytes(), len(list(casefile.parent.glob("backups/*")))) == (before, 1)


def test_rows_without_keys_are_known_again(casefile: Path) -> None:
    text = "title,date\nTalks,2021\nTalks,2021\nFair,2020\n"
    assert imported(casefile, text).counts.new == 3
    assert imported(casefile, text).counts.known == 3
    assert imported(casefile, text + "Fair,2020\n").counts.new == 1


def test_a_corrected_file_changes_its_own_rows_and_undo_takes_that_back(casefile: Path) -> None:
    imported(casefile, TABLE)
    before = dump(casefile)
    corrected = TABLE.replace("Talks,2021-09", "Long talks,2021-10").replace("Reporter", "Gazette")
    outcome = imported(casefile, corrected)
    assert (outcome.counts.new, outcome.counts.known, outcome.counts.changed) == (0, 2, 1)
    talks = events(casefile)[1]
    assert (talks.title, talks.date, len(talks.actors)) == ({"en": "Long talks"}, "2021-10", 3)
    assert imported(casefile, corrected).counts.known == 3
    with open_casefile(casefile, writable=True) as opened:
        opened.undo()
    assert dump(casefile) == before
    assert errors(casefile) == []


def test_a_key_that_comes_twice_is_told(casefile: Path) -> None:
    outcome = imported(casefile, TABLE + TABLE.splitlines()[1] + "\n" + "1,Other,2022,fair,,,,,,,\n")
    assert (outcome.counts.new, outcome.counts.repeated, outcome.counts.left_out) == (3, 2, 1)
    assert "line 6, key: “1”: an earlier row has this key" in str(outcome.problems[0])


def test_undo_and_removal_leave_the_casefile_as_it_was(casefile: Path) -> None:
    before = dump(casefile)
    imported(casefile, TABLE)
    after = dump(casefile)
    with open_casefile(casefile, writable=True) as opened:
        opened.undo()
        assert canonical_dump(opened.connection) == before
        opened.redo()
        assert canonical_dump(opened.connection) == after
        batch = imports_of(opened.connection)[0]
        assert (batch.name, batch.events, len(events_of_import(opened.connection, batch.number))) == ("table.csv", 3, 3)
        opened.apply(remove_import(batch))
        assert canonical_dump(opened.connection) == before


def test_many_events_come_in_as_few_do(casefile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = casefile.with_name("other.steppeline")
    other.write_bytes(casefile.read_bytes())
    found = staged(casefile)
    with open_casefile(casefile, writable=True) as opened:
        take_in(opened, found, Choices())
    monkeypatch.setattr(engine, "SMALL", 0)
    with open_casefile(other, writable=True) as opened:
        take_in(opened, found, Choices())
    few, many = (re.sub(r'"at": "[^"]*"', "", dump(path)) for path in (casefile, other))
    assert few == many
    assert errors(other) == []
    with open_casefile(other, writable=True) as opened:
        assert search(opened.connection, "orenburg").tolist() != []
        opened.undo()
    with open_casefile(other) as opened:
        assert list(read_events(opened.connection)) == []


def test_what_is_left_out_stays_out(casefile: Path) -> None:
    imported(
        casefile, "id,title,date,type,region\nx,Fair in Orenburg!,2021-09-28,fair,Orenburg Oblast\n", name="old.csv"
    )
    outcome = imported(casefile, TABLE, Wishes(skip_alike=True))
    assert [(each.title, each.there_title) for each in outcome.alike] == [("Fair in Orenburg", "Fair in Orenburg!")]
    assert [event.title["en"] for event in events(casefile)] == ["Fair in Orenburg!", "Talks", "Year of trade"]
    assert errors(casefile) == []


def test_a_casefile_that_changed_meanwhile_is_not_written(casefile: Path) -> None:
    found = staged(casefile)
    imported(casefile, "title,date\nOther,2020\n", name="other.csv")
    before = dump(casefile)
    with open_casefile(casefile, writable=True) as opened, pytest.raises(StaleError):
        take_in(opened, found, Choices())
    assert dump(casefile) == before


def test_another_casefile_comes_in_whole_and_once(casefile: Path, tmp_path: Path) -> None:
    from steppeline.work.casefiles import demo_casefile

    demo = tmp_path / "demo.steppeline"
    demo_casefile(demo, paths.shipped("data"))
    outcome = import_whole([demo], casefile, tmp_path / "backups", RESOURCES, wishes=Wishes())
    assert (outcome.problems, outcome.remarks) == ((), ())
    mine = {event.refs: event for event in events(casefile)}
    for theirs in events(demo):
        assert _without_number(mine[theirs.refs]) == _without_number(theirs)
    again = import_whole([demo], casefile, tmp_path / "backups", RESOURCES, wishes=Wishes())
    assert (again.counts.new, again.counts.changed) == (0, 0)


def test_the_content_of_a_casefile_takes_the_place_of_an_empty_one(casefile: Path, tmp_path: Path) -> None:
    from steppeline.model.text import Language
    from steppeline.work.casefiles import demo_casefile
    from steppeline.work.export import export_events

    demo = tmp_path / "demo.steppeline"
    demo_casefile(demo, paths.shipped("data"))
    file = tmp_path / "demo.jsonl"
    with open_casefile(demo) as opened:
        export_events(opened, file, "", Language("en"))
    import_whole([file], casefile, tmp_path / "backups", RESOURCES, wishes=Wishes())
    assert dump(casefile) == dump(demo)
    again = import_whole([file], casefile, tmp_path / "backups", RESOURCES, wishes=Wishes())
    assert (again.counts.new, again.counts.changed) == (0, 0)


def _without_number(event: Event) -> Event:
    from dataclasses import replace

    return replace(event, id=None)


def test_another_process_stages_and_takes_in(casefile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = casefile.with_name("table.csv")
    file.write_text(TABLE, encoding="utf-8")
    each = ImportFile(file, detect(file).recipe)
    found = stage_apart([each], casefile, RESOURCES, casefile.with_name("staging"))
    assert found.counts.new == 3
    take_in_apart(casefile, found, Choices(frozenset({min(_numbers(found))})), "Reporter")
    assert [event.title["en"] for event in events(casefile)] == ["Talks", "Year of trade"]


def _numbers(found: Staged) -> list[int]:
    from steppeline.store.staged import read_arrivals

    return [each.event for each in read_arrivals(found.path)]


def test_a_sentence_comes_back_from_the_other_process(casefile: Path) -> None:
    file = casefile.with_name("table.csv")
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(WorldError, match=r"No column is known to hold dates"):
        stage_apart([ImportFile(file, detect(file).recipe)], casefile, RESOURCES, casefile.with_name("staging"))


class CalledOffError(Exception):
    """Raised by a test in the midst of an import."""


@pytest.mark.parametrize("apart", [False, True])
def test_calling_it_off_leaves_the_content_as_it_was(
    casefile: Path, apart: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SMALL", 0)
    before = dump(casefile)
    rows = "".join(f"{number},Talks {number},2021-09-{number % 28 + 1:02}\n" for number in range(21_000))
    found = staged(casefile, f"id,title,date\n{rows}")

    def call_off(done: int, total: int | None) -> None:
        if done > 10:
            raise CalledOffError

    with pytest.raises(CalledOffError):
        _taken_in(casefile, found, call_off, apart=apart)
    assert dump(casefile) == before
    assert errors(casefile) == []


def _taken_in(casefile: Path, found: Staged, told: Callable[[int, int | None], None], *, apart: bool) -> None:
    if apart:
        take_in_apart(casefile, found, Choices(), "", told=told)
    else:
        with open_casefile(casefile, writable=True) as opened:
            take_in(opened, found, Choices(), told=told)


def test_the_command_line_tells_problems_and_the_outcome(casefile: Path) -> None:
    file = casefile.with_name("table.csv")
    file.write_text(TABLE + "4,Bad,some day,fair,,,,,,,\n", encoding="utf-8")
    command = [sys.executable, "-m", "steppeline", "import", str(file), "--into", str(casefile), "--lang", "en"]
    home = {"STEPPELINE_HOME": str(casefile.parent / "home")}
    run = subprocess.run(command, capture_output=True, text=True, check=False, env=home)
    assert run.returncode == 0
    assert run.stdout == "3 events were added; 0 were there already; 1 row was left out.\n"
    assert run.stderr.startswith("table.csv, line 5, date: “some day” is no date")
    refused = subprocess.run([*command, "--format", "nonsense"], capture_output=True, text=True, check=False, env=home)
    assert (refused.returncode, "There is no format “nonsense”" in refused.stderr) == (2, True)
