"""What the commands print: the span of a casefile, and the line of an event."""

from __future__ import annotations

from pathlib import Path

import pytest

from steppeline.model.event import Event
from steppeline.model.reference import Kind
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language
from steppeline.store.casefile import create
from steppeline.store.dataset import add_dataset
from steppeline.work.find import event_line
from steppeline.work.info import describe

BOOK = ReferenceBook(kinds={"visit": Kind("visit", {"en": "Visit\x1b[31m"}, "#0072b2", "circle", 1)})


@pytest.mark.parametrize(
    ("dates", "span"),
    [
        (["2021-03", "[2020..]"], ("2020-01-01", "2021-03-31")),
        (["[2020..]"], ("2020-01-01", "2020-01-01")),
        (["{2020..}", "2019"], ("2019-01-01", "2020-12-31")),
        (["[..2020]", "2019"], ("2019-01-01", "2020-12-31")),
        (["2019/..", "2018"], ("2018-01-01", "2019-12-31")),
    ],
)
def test_open_bounds_do_not_stretch_it(tmp_path: Path, dates: list[str], span: tuple[str, str]) -> None:
    with create(tmp_path / "case.steppeline") as casefile:
        casefile.apply(add_dataset(BOOK, [Event("visit", {"en": date}, date) for date in dates], "Events"))
        assert describe(casefile).span == span


def test_a_line_of_output_holds_nothing_that_a_terminal_obeys() -> None:
    event = Event("visit", {"en": "A\x1b[2J\x00title\nof \ud8ffsigns"}, "2020", id=1)
    _, _, kind, title = event_line(event, BOOK, Language("en")).split("\t")
    assert (kind, title) == ("Visit�[31m", "A�[2J�title of �signs")
