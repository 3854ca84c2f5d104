"""The command line as people and scripts use it: the installed command, in its own process."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shipped") / "demo.steppeline"
    assert steppeline("demo", "-o", path).returncode == 0
    return path


@pytest.fixture
def demo(shipped: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(shipped, tmp_path / "demo.steppeline"))


def steppeline(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if key not in ("LANG", "LC_ALL", "LC_MESSAGES")}
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", "-m", "steppeline", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=clean | environment,
        timeout=60,
        check=False,
    )


def records(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def query(casefile: Path, text: str, *more: object) -> list[dict[str, object]]:
    return records(steppeline("query", casefile, text, "--json", *more))


def refused(done: subprocess.CompletedProcess[str], status: int = 1) -> str:
    assert done.returncode == status, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
    return done.stderr


class TestDemo:
    def test_it_holds_the_dataset(self, demo: Path) -> None:
        (info,) = records(steppeline("info", demo, "--json"))
        assert info["events"] == sum(info["kinds"].values())  # type: ignore[attr-defined]
        assert info["kinds"]["forum"] >= 22  # type: ignore[index]
        assert info["span"][0] == "1991-08-17"  # type: ignore[index]
        assert info["size_bytes"] == demo.stat().st_size

    def test_it_does_not_replace_a_file_unasked(self, demo: Path) -> None:
        before = demo.read_bytes()
        assert "exists already" in refused(steppeline("demo", "-o", demo))
        assert demo.read_bytes() == before
        assert steppeline("demo", "-o", demo, "--force").returncode == 0

    def test_it_leaves_nothing_else_behind(self, tmp_path: Path) -> None:
        steppeline("demo", "-o", tmp_path / "demo.steppeline")
        assert [path.name for path in tmp_path.iterdir()] == ["demo.steppeline"]

    @pytest.mark.parametrize("suffix", ["-wal", "-journal"])
    def test_a_journal_that_lies_beside_does_no_harm(self, demo: Path, suffix: str) -> None:
        demo.rename(demo.with_name(demo.name + suffix))
        assert steppeline("new", "-o", demo).returncode == 0
        assert records(steppeline("info", demo, "--json"))[0]["events"] == 0
        assert [path.name for path in demo.parent.iterdir()] == [demo.name]

    def test_a_casefile_in_use_is_not_replaced(self, demo: Path) -> None:
        before = demo.read_bytes()
        with closing(sqlite3.connect(demo)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            assert "used by another program" in refused(steppeline("new", "-o", demo, "--force"))
        assert demo.read_bytes() == before

    def test_a_name_that_cannot_be_is_said(self, demo: Path, tmp_path: Path) -> None:
        for target in (tmp_path / ("x" * 300 + ".csv"), demo / "x.csv"):
            refused(steppeline("new", "-o", target))
            refused(steppeline("backup", demo, "-o", target))
            refused(steppeline("restore", demo, "--into", target))
            refused(steppeline("export", demo, "-o", target))

    @pytest.mark.parametrize("command", ["demo", "new"])
    def test_a_missing_folder_is_said(self, command: str, tmp_path: Path) -> None:
        refused(steppeline(command, "-o", tmp_path / "missing" / "x.steppeline"))

    @pytest.mark.parametrize("command", ["demo", "new", "restore"])
    def test_without_a_target_it_is_wrong_usage(self, command: str, demo: Path) -> None:
        refused(steppeline(command, *([demo] if command == "restore" else [])), 2)


class TestNew:
    def test_it_is_empty_but_has_kinds(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.steppeline"
        assert steppeline("new", path).returncode == 0
        (info,) = records(steppeline("info", path, "--json"))
        assert info["events"] == 0
        assert info["span"] is None
        assert "forum" in info["kinds"]  # type: ignore[operator]
        assert query(path, "") == []
        assert steppeline("check", path).returncode == 0


class TestQuery:
    def test_an_event_has_the_keys_that_scripts_rely_on(self, demo: Path) -> None:
        (event,) = query(demo, "ref:forum-17")
        keys = "id refs kind status title summary date date_words bounds places regions actors figures claims"
        assert set(keys.split()) <= event.keys()
        assert event["date"] == "2021-09-28/2021-09-30"
        assert event["bounds"] == [1632787200, 1632873599, 1632960001, 1633046400]

    def test_words_follow_the_language(self, demo: Path) -> None:
        assert query(demo, "ref:forum-17", "--lang", "ru")[0]["date_words"] == "28–30 сентября 2021"
        assert query(demo, "ref:forum-17")[0]["date_words"] == "28–30 September 2021"
        done = steppeline("query", demo, "ref:forum-17", "--json", LANG="ru_RU.UTF-8")
        assert records(done)[0]["date_words"] == "28–30 сентября 2021"

    def test_certain_is_part_of_possible(self, demo: Path) -> None:
        possible = {event["id"] for event in query(demo, "during:2021-09", "--limit", 0)}
        certain = {event["id"] for event in query(demo, "during!:2021-09", "--limit", 0)}
        assert certain < possible

    @pytest.mark.parametrize("spelling", ["Kosherbayev", "kosherbaev", "Кошербаев", "КОШЕРБАЕВ"])
    def test_a_name_is_found_in_any_script(self, demo: Path, spelling: str) -> None:
        found = {event["id"] for event in query(demo, spelling)}
        assert found == {event["id"] for event in query(demo, "Kosherbayev")}
        assert len(found) >= 10

    def test_the_limit_holds_and_is_told(self, demo: Path) -> None:
        done = steppeline("query", demo, "", "--limit", 3)
        assert len(done.stdout.splitlines()) == 3
        assert "--limit 0" in done.stderr
        everything = steppeline("query", demo, "", "--limit", 0)
        assert len(everything.stdout.splitlines()) == records(steppeline("info", demo, "--json"))[0]["events"]
        assert not everything.stderr
        assert len(steppeline("query", demo).stdout.splitlines()) == 100

    @pytest.mark.parametrize(
        "mistake",
        [
            *("kind:", "kind:nonsense", "after:2021-13", '"open', "(kind:forum", "kind:forum)", "AND", "NOT", "a OR"),
            *("region:Orenbrg", "during:2021-02-30", "nofield:x", "x" * 10_000, "(" * 3_000),
        ],
    )
    def test_a_mistake_is_pointed_at(self, demo: Path, mistake: str) -> None:
        refused(steppeline("query", demo, mistake), 2)

    @pytest.mark.parametrize(
        "odd",
        [
            "'; DROP TABLE event;--",
            "* OR *",
            "a^b",
            "NEAR(a b)",
            "{x}",
            "50%",
            "_",
            "title : x",
            "\\",
            "x\ty",
            "é\u0301",
        ],
    )
    def test_signs_of_other_languages_are_text(self, demo: Path, odd: str) -> None:
        done = steppeline("query", demo, odd)
        assert done.returncode in (0, 2)
        assert "Traceback" not in done.stderr
        assert records(steppeline("info", demo, "--json"))[0]["events"]

    def test_the_mistake_is_marked_below_the_query(self, demo: Path) -> None:
        lines = refused(steppeline("query", demo, "kind:forum after:2021-13"), 2).splitlines()
        assert lines[1] == "  kind:forum after:2021-13"
        assert lines[2] == " " * 24 + "^^"

    def test_a_minus_is_not(self, demo: Path) -> None:
        everything = {event["id"] for event in query(demo, "", "--limit", 0)}
        forums = {event["id"] for event in query(demo, "kind:forum", "--limit", 0)}
        assert {event["id"] for event in query(demo, "-kind:forum", "--limit", 0)} == everything - forums
        refused(steppeline("info", demo, "-x"), 2)
        refused(steppeline("query", demo, "--nonsense"), 2)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    def test_output_that_cannot_be_written_is_said(self, demo: Path) -> None:
        script = f"{sys.executable} -m steppeline query {demo} '' --limit 0 > /dev/full"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert done.stderr.startswith("The output cannot be written")
        assert len(done.stderr.splitlines()) == 1

    def test_without_an_output_there_is_no_failure(self, demo: Path) -> None:
        script = f"{sys.executable} -m steppeline info {demo} >&-"
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")

    def test_a_reader_that_goes_away_is_no_error(self, demo: Path) -> None:
        script = f"{sys.executable} -m steppeline query {demo} '' --limit 0 --json | head -c 10"
        done = subprocess.run(["bash", "-c", f"set -o pipefail; {script}"], capture_output=True, text=True, check=False)
        assert done.returncode == 0
        assert not done.stderr


def _text(path: Path) -> None:
    path.write_text("not a casefile\n" * 100)


def _empty(path: Path) -> None:
    path.touch()


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE event (id INTEGER)")
    connection.close()


COMMANDS = ("info", "query", "check", "backup")


class TestRefusals:
    @pytest.mark.parametrize("command", COMMANDS)
    @pytest.mark.parametrize("make", [_text, _empty, _foreign])
    def test_what_is_no_casefile(self, make: Callable[[Path], None], command: str, tmp_path: Path) -> None:
        path = tmp_path / "other.steppeline"
        make(path)
        before = path.read_bytes()
        refused(steppeline(command, path))
        assert path.read_bytes() == before
        assert [each.name for each in tmp_path.iterdir()] == [path.name]

    @pytest.mark.parametrize("command", COMMANDS)
    @pytest.mark.parametrize("share", [0.05, 0.5, 0.99])
    def test_a_truncated_casefile(self, demo: Path, command: str, share: float) -> None:
        content = demo.read_bytes()
        demo.write_bytes(content[: int(len(content) * share)])
        refused(steppeline(command, demo))
        assert demo.read_bytes() == content[: int(len(content) * share)]

    @pytest.mark.parametrize("command", COMMANDS)
    def test_a_folder_and_a_missing_path(self, tmp_path: Path, command: str) -> None:
        refused(steppeline(command, tmp_path))
        refused(steppeline(command, tmp_path / "missing.steppeline"))
        assert not list(tmp_path.iterdir())

    def test_wrong_usage(self) -> None:
        refused(steppeline("nonsense"), 2)
        refused(steppeline("query"), 2)
        refused(steppeline("query", "x", "--limit", "-1"), 2)


class TestReadOnly:
    def test_a_read_only_file_and_folder_are_read_and_not_written(self, demo: Path, tmp_path: Path) -> None:
        demo.chmod(0o444)
        tmp_path.chmod(0o555)
        try:
            assert len(query(demo, "kind:forum")) >= 22
            assert steppeline("check", demo).returncode == 0
            refused(steppeline("import", Path(__file__).parent / "files" / "events.toml", "--into", demo))
        finally:
            tmp_path.chmod(0o755)

    def test_a_file_in_use_is_read_and_not_written(self, demo: Path) -> None:
        connection = sqlite3.connect(demo, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE event SET verified = 0")
        try:
            assert len(query(demo, "kind:forum")) >= 22
            refused(steppeline("import", Path(__file__).parent / "files" / "events.toml", "--into", demo))
        finally:
            connection.rollback()
            connection.close()


class TestExport:
    def test_csv(self, demo: Path, tmp_path: Path) -> None:
        target = tmp_path / "forums.csv"
        assert steppeline("export", demo, "-o", target, "--query", "kind:forum").returncode == 0
        with target.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert {row["kind"] for row in rows} == {"forum"}
        assert any(row["date"] == "2021-09-28/2021-09-30" for row in rows)

    def test_json(self, demo: Path, tmp_path: Path) -> None:
        target = tmp_path / "all.events.json"
        assert steppeline("export", demo, "-o", target).returncode == 0
        document = json.loads(target.read_text(encoding="utf-8"))
        assert document["events"] == query(demo, "", "--limit", 0)

    def test_json_lines(self, demo: Path, tmp_path: Path) -> None:
        target = tmp_path / "all.events.jsonl"
        assert steppeline("export", demo, "-o", target).returncode == 0
        lines = target.read_text(encoding="utf-8").splitlines()
        assert [json.loads(line)["id"] for line in lines] == [event["id"] for event in query(demo, "", "--limit", 0)]

    def test_what_loses_nothing(self, demo: Path, tmp_path: Path) -> None:
        target = tmp_path / "all.jsonl"
        assert steppeline("export", demo, "-o", target, "--with-history").returncode == 0
        head, *lines = target.read_text(encoding="utf-8").splitlines()
        assert json.loads(head)["format"] == "steppeline-casefile"
        assert json.loads(lines[-2])["table"] == "change_log"

    def test_some_events_as_a_casefile_of_their_own(self, demo: Path, tmp_path: Path) -> None:
        target = tmp_path / "forums.steppeline"
        assert steppeline("export", demo, "-o", target, "--query", "kind:forum").returncode == 0
        forums = query(demo, "kind:forum", "--limit", 0)
        assert [event["id"] for event in query(target, "", "--limit", 0)] == [event["id"] for event in forums]

    def test_history_is_refused_where_there_is_no_room_for_it(self, demo: Path, tmp_path: Path) -> None:
        refused(steppeline("export", demo, "-o", tmp_path / "x.csv", "--with-history"), 2)

    def test_what_cannot_be_written_is_said(self, demo: Path, tmp_path: Path) -> None:
        refused(steppeline("export", demo, "-o", tmp_path / "x.doc"), 2)
        refused(steppeline("export", demo, "-o", tmp_path / "missing" / "x.csv"))
        refused(steppeline("export", demo, "-o", tmp_path / "x.csv", "--query", "kind:"), 2)
        assert not (tmp_path / "x.csv").exists()

    def test_the_casefile_itself_is_never_the_target(self, demo: Path, tmp_path: Path) -> None:
        (tmp_path / "same.csv").symlink_to(demo)
        before = demo.read_bytes()
        refused(steppeline("export", demo, "-o", tmp_path / "same.csv"))
        assert demo.read_bytes() == before


class TestCheck:
    def test_the_dataset_has_findings_but_no_error(self, demo: Path) -> None:
        done = steppeline("check", demo, "--json")
        findings = records(done)
        assert findings
        assert not [finding for finding in findings if finding["severity"] == "error"]

    def test_one_rule(self, demo: Path) -> None:
        findings = records(steppeline("check", demo, "--json", "--rule", "implied-rate"))
        assert {finding["rule"] for finding in findings} == {"implied-rate"}
        refused(steppeline("check", demo, "--rule", "nonsense"), 2)


class TestBackup:
    def test_there_and_back(self, demo: Path, tmp_path: Path) -> None:
        kept = tmp_path / "kept.steppeline"
        home = {"XDG_DATA_HOME": str(tmp_path / "home")}
        assert steppeline("backup", demo, "-o", kept, **home).returncode == 0
        refused(steppeline("backup", demo, "-o", kept, **home))
        more = Path(__file__).parent / "files" / "events.toml"
        before = query(demo, "", "--limit", 0)
        assert steppeline("import", more, "--into", demo, **home).returncode == 0
        assert len(query(demo, "", "--limit", 0)) == len(before) + 2
        done = steppeline("restore", kept, "--into", demo, **home)
        assert done.returncode == 0, done.stderr
        assert query(demo, "", "--limit", 0) == before
        # What was replaced is kept, too: nothing is ever lost by restoring.
        backups = (tmp_path / "home" / "steppeline" / "backups").iterdir()
        # Of the same second they have no order.
        assert sorted(len(query(path, "", "--limit", 0)) - len(before) for path in backups) == [0, 2]

    def test_without_a_name_it_goes_to_the_user_s_backups(self, demo: Path, tmp_path: Path) -> None:
        done = steppeline("backup", demo, XDG_DATA_HOME=str(tmp_path))
        assert done.returncode == 0
        (kept,) = (tmp_path / "steppeline" / "backups").iterdir()
        assert str(kept) in done.stdout

    def test_what_is_no_backup_is_refused(self, demo: Path, tmp_path: Path) -> None:
        (tmp_path / "x").write_text("x")
        before = demo.read_bytes()
        refused(steppeline("restore", tmp_path / "x", "--into", demo))
        assert demo.read_bytes() == before


class TestImport:
    FILE = Path(__file__).parent / "files" / "events.toml"

    def test_events_come_in_once(self, demo: Path, tmp_path: Path) -> None:
        home = {"XDG_DATA_HOME": str(tmp_path / "home")}
        assert steppeline("import", self.FILE, "--into", demo, **home).returncode == 0
        (event,) = query(demo, "ref:sample-2")
        assert event["date_words"] == "some day in March 2020"
        assert query(demo, "zharkent sample") == [event]
        count = len(query(demo, "", "--limit", 0))
        assert "0 events" in steppeline("import", self.FILE, "--into", demo, **home).stdout
        assert len(query(demo, "", "--limit", 0)) == count

    def test_a_dry_run_changes_nothing(self, demo: Path) -> None:
        before = demo.read_bytes()
        done = steppeline("import", self.FILE, "--into", demo, "--dry-run")
        assert done.returncode == 0
        assert "2 events" in done.stdout
        assert demo.read_bytes() == before

    def test_one_bad_event_keeps_all_out(self, demo: Path, tmp_path: Path) -> None:
        bad = tmp_path / "bad.toml"
        bad.write_text(self.FILE.read_text(encoding="utf-8").replace('"2020-03"', '"2020-13"'), encoding="utf-8")
        before = demo.read_bytes()
        told = refused(steppeline("import", bad, "--into", demo))
        assert "bad.toml, [[event]] 2, date" in told
        assert demo.read_bytes() == before

    @pytest.mark.parametrize("text", ["event = 1", "[[event]]\nx = 1", "[", "\x00", "[[nonsense]]\na = 1"])
    def test_what_is_wrong_with_the_file_is_said(self, demo: Path, tmp_path: Path, text: str) -> None:
        bad = tmp_path / "bad.toml"
        bad.write_text(text, encoding="utf-8")
        assert "bad.toml" in refused(steppeline("import", bad, "--into", demo))

    def test_names_that_are_no_utf_8(self, demo: Path, tmp_path: Path) -> None:
        home = {"XDG_DATA_HOME": str(tmp_path / "home")}
        odd = shutil.copy(self.FILE, tmp_path / "b\udcff.toml")
        assert steppeline("import", odd, "--into", demo, **home).returncode == 0
        assert "toml" in refused(steppeline("import", tmp_path / "missing\udcff.toml", "--into", demo))
        refused(steppeline("info", tmp_path / "\udcff.steppeline"))
        other = shutil.copy(demo, tmp_path / "\udcfe.steppeline")
        (info,) = records(steppeline("info", other, "--json"))
        assert info["events"] == len(query(demo, "", "--limit", 0))
        assert steppeline("import", self.FILE, "--into", other, **home).returncode == 0
        assert query(demo, "ref:\udcff") == []
        assert query(demo, "mode:Online") == query(demo, "mode:online") != []

    def test_unknown_formats_and_missing_files(self, demo: Path, tmp_path: Path) -> None:
        refused(steppeline("import", tmp_path / "x.doc", "--into", demo))
        refused(steppeline("import", tmp_path / "x.doc", "--into", demo, "--format", "doc"), 2)
        refused(steppeline("import", tmp_path / "x.toml", "--into", demo))


def test_help_speaks_russian() -> None:
    done = steppeline("--help", LANG="ru_RU.UTF-8")
    assert "найти события" in done.stdout
