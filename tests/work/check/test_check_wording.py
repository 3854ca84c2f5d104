from __future__ import annotations

from dataclasses import replace

import pytest
from check_examples import BOOK, documents, turnover

from steppeline.model.event import Figure
from steppeline.model.reference import Source
from steppeline.model.text import Language
from steppeline.work.check.finding import EventName, Finding, finding_line
from steppeline.work.check.wording import figure_words, listed, number_words

BARE = Figure({}, 13)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (BARE, "13"),
        (replace(BARE, said_by="Putin"), "13 (Putin)"),
        (documents(13), "13 documents"),
        (documents(2.5, scale=1e3), "2.5 thousand documents"),
        (documents(2, scale=1e6), "2 million documents"),
        (turnover(20), "20 billion USD (agency)"),
        (turnover(20, said_by="Tokayev"), "20 billion USD (Tokayev)"),
        (documents(2, scale=1e12), "2 trillion documents"),
        (documents(2, scale=100), "2 × 100 documents"),
        (documents(None, low=2, high=5), "2 to 5 documents"),
        (documents(8, bound="at least"), "at least 8 documents"),
        (documents(8, bound="at most"), "at most 8 documents"),
        (documents(8, bound="about"), "about 8 documents"),
        (documents(None, low=8, bound="at least"), "at least 8 documents"),
    ],
)
def test_a_figure_is_said_with_scale_unit_bound_and_speaker(figure: Figure, words: str) -> None:
    assert str(figure_words(figure, BOOK)) == words


def test_a_source_is_named_by_its_publisher() -> None:
    book = replace(BOOK, sources={"agency": Source("agency", "A report", publisher="The Agency")})
    assert str(figure_words(turnover(20), book)) == "20 billion USD (The Agency)"


def test_numbers_have_no_needless_digits() -> None:
    assert [number_words(number) for number in (13.0, 0.5, 7_598, 1.1)] == ["13", "0.5", "7,598", "1.1"]


def test_a_list_says_each_item_once_and_counts_what_it_leaves_out() -> None:
    assert str(listed(["one"])) == "one"
    assert str(listed(["one", "two", "one"])) == "one, two"
    assert str(listed([str(number) for number in range(8)])) == "0, 1, 2, 3, 4, 5, 6, 7"
    assert str(listed([str(number) for number in range(9)])) == "0, 1, 2, 3, 4, 5, 6 and 2 more"


def test_a_finding_is_one_line_with_tabs() -> None:
    finding = Finding(
        "long-date", "warning", figure_words(BARE, BOOK), "date", (EventName(7, None), EventName(8, "visit"))
    )
    assert finding_line(finding, Language("en")) == "warning\tlong-date\t7, visit\t13"
