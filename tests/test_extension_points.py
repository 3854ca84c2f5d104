"""The table of CONTRIBUTING.md, tried out: one of each thing is added to a copy of the program and used there."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = "desktop/steppeline"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program and its data, to be changed."""
    for folder in ("desktop", "data", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "map", "icons"))
    return tmp_path


def insert(copy: Path, file: str, line: str, *, after: str) -> None:
    """Put `line` behind the one line of `file` that ends with `after`: the place that CONTRIBUTING names."""
    path = copy / file
    lines = path.read_text(encoding="utf-8").splitlines()
    (place,) = (number for number, text in enumerate(lines) if text.endswith(after))
    lines.insert(place + 1, line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def replace(copy: Path, file: str, old: str, new: str) -> None:
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def steppeline(copy: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(copy / "desktop"), "XDG_DATA_HOME": str(copy / "home")}
    return subprocess.run(
        [sys.executable, "-m", "steppeline", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=copy,
        timeout=60,
        check=False,
    )


def done(copy: Path, *arguments: object) -> str:
    finished = steppeline(copy, *arguments)
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


@pytest.fixture
def case(copy: Path) -> Path:
    path = copy / "case.steppeline"
    done(copy, "demo", "-o", path)
    return path


def test_an_import_format(copy: Path, case: Path) -> None:
    (copy / PACKAGE / "exchange/reading/lines_format.py").write_text(
        "from steppeline.exchange.reading.raw import RawRow, blocks_of_rows\n\n"
        "def read_lines(file, recipe):\n"
        "    rows = (line.split('|') for line in file.read_text().splitlines())\n"
        "    cells = ({'date': date, 'title': title, 'kind': 'meeting'} for date, title in rows)\n"
        "    return blocks_of_rows((RawRow(number, each) for number, each in enumerate(cells, 1)), recipe)\n"
    )
    formats = f"{PACKAGE}/exchange/reading/formats.py"
    line = '    Format("lines", "Lines", (".lines",), read_lines, own_suffix=True),'
    insert(copy, formats, line, after="FORMATS: tuple[Format, ...] = (")
    insert(copy, formats, "from steppeline.exchange.reading.lines_format import read_lines", after="import read_xml")
    (copy / "x.lines").write_text("2024-05|Ferry talks\n")
    done(copy, "import", copy / "x.lines", "--into", case)
    assert "some day in May 2024" in done(copy, "query", case, "ferry")


def test_an_export_format(copy: Path, case: Path) -> None:
    (copy / PACKAGE / "exchange/titles_export.py").write_text(
        "def write_titles(events, reference, language, file):\n"
        "    for event in events:\n"
        "        file.write(language.pick(event.title).encode() + b'\\n')\n"
    )
    formats = f"{PACKAGE}/exchange/formats.py"
    insert(copy, formats, '    Export((".titles",), write_titles),', after="EXPORTS: tuple[Export, ...] = (")
    insert(copy, formats, "from steppeline.exchange.titles_export import write_titles", after="import read_toml")
    done(copy, "export", case, "-o", copy / "x.titles", "--query", "ref:forum-17")
    assert "XVII" in (copy / "x.titles").read_text(encoding="utf-8")


def test_a_check(copy: Path, case: Path) -> None:
    dates = copy / PACKAGE / "work/check/dates.py"
    with dates.open("a", encoding="utf-8") as file:
        file.write(
            "\n\ndef on_the_eighth(dated, record):\n"
            "    if dated.event.date.endswith('-02-08'):\n"
            "        yield Remark(message('This is the eighth of February.'), 'date')\n"
        )
    line = '    EventCheck("eighth", "note", message("The eighth of February"), dates.on_the_eighth),'
    insert(copy, f"{PACKAGE}/work/check/table.py", line, after="CHECKS: tuple[Check, ...] = (")
    (finding,) = map(json.loads, done(copy, "check", case, "--rule", "eighth", "--json").splitlines())
    assert finding["events"] == ["me-2013-feb"]


def test_a_query_word(copy: Path, case: Path) -> None:
    replace(copy, f"{PACKAGE}/model/query_parser.py", 'PROPERTIES = ("ref",', 'PROPERTIES = ("basis", "ref",')
    line = '        "basis": "SELECT id FROM event WHERE date_basis = ?",'
    insert(copy, f"{PACKAGE}/store/lookup.py", line, after="    {")
    found = done(copy, "query", case, "basis:inferred", "--json")
    assert {json.loads(event)["date_basis"] for event in found.splitlines()} == {"inferred"}


def test_a_column(copy: Path, case: Path) -> None:
    line = '    "theme": lambda row: row.event.theme.get("en", ""),'
    insert(copy, f"{PACKAGE}/exchange/csv_export.py", line, after="COLUMNS: dict[str, Callable[[Row], str]] = {")
    done(copy, "export", case, "-o", copy / "x.csv", "--query", "ref:forum-17")
    text = (copy / "x.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("theme,")
    assert "ecology" in text.splitlines()[1]


def test_a_kind_of_figure(copy: Path) -> None:
    replace(copy, f"{PACKAGE}/model/event.py", '"estimate", "derived")', '"estimate", "derived", "revision")')
    (copy / "x.toml").write_text(
        '[[event]]\nrefs = ["x"]\nkind = "statistic"\ndate = "2020"\ntitle.en = "Trade, revised"\n'
        '[[event.figures]]\nmeaning.en = "turnover"\nnumber = 5\ncurrency = "USD"\nnature = "revision"\n'
    )
    done(copy, "new", copy / "new.steppeline")
    done(copy, "import", copy / "x.toml", "--into", copy / "new.steppeline")
    (event,) = map(json.loads, done(copy, "query", copy / "new.steppeline", "", "--json").splitlines())
    assert event["figures"][0]["nature"] == "revision"


def test_a_command(copy: Path, case: Path) -> None:
    cli = copy / PACKAGE / "cli.py"
    text = cli.read_text(encoding="utf-8")
    before, table = text.split("COMMANDS: tuple[Command, ...] = (", 1)
    command = (
        "def _first(call: Call) -> int:\n"
        "    from steppeline.store.casefile import open_casefile\n"
        "    from steppeline.work.info import describe\n\n"
        "    with open_casefile(call.arguments.casefile) as casefile:\n"
        "        call.line(describe(casefile).span[0])\n"
        "    return DONE\n\n\n"
    )
    line = '    Command("first", message("print the first day"), _casefile_argument, _first),\n'
    cli.write_text(f"{before}{command}COMMANDS: tuple[Command, ...] = (\n{line}{table}", encoding="utf-8")
    assert done(copy, "first", case) == "1991-08-17\n"


def test_a_kind_of_event(copy: Path) -> None:
    with (copy / "data/kinds.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[kind]]\nkey = "exercise"\nnames.en = "Exercise"\ncolour = "#336699"\nglyph = "star"\nposition = 99\n'
        )
    (copy / "data/exercise.toml").write_text(
        '[[event]]\nrefs = ["ex-1"]\nkind = "exercise"\ndate = "2019-07"\ntitle.en = "Joint exercise"\n'
    )
    done(copy, "demo", "-o", copy / "x.steppeline")
    assert "Exercise" in done(copy, "query", copy / "x.steppeline", "kind:exercise")


def test_contributing_names_the_files_tried_here() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for file in (
        "exchange/formats.py",
        "work/check/table.py",
        "model/query_parser.py",
        "store/lookup.py",
        "exchange/csv_export.py",
        "model/event.py",
        "cli.py",
        "data/kinds.toml",
    ):
        assert f"`{file}`" in table
