"""What is told of an event, as plain values."""

from __future__ import annotations

from dataclasses import replace

from told_casefile import AWKWARD, BOOK, FIRST, FULL, MANY, MARKUP

from steppeline.model.event import Event, Figure, Link
from steppeline.model.text import Language
from steppeline.ui.detail.article import article_on, list_of
from steppeline.ui.detail.citation import citation_of
from steppeline.ui.detail.content import (
    Article,
    Grid,
    Paragraph,
    Run,
    Target,
    ToAddress,
    ToChoice,
    ToEvent,
    ToNote,
    ToWhole,
    plain_text,
)
from steppeline.ui.detail.figures import do_differ, figure_groups
from steppeline.ui.detail.subject import LinkedEvent, Subject

ENGLISH = Language("en")


def _linked(ref: str) -> LinkedEvent | None:
    return LinkedEvent(2, FIRST.title) if ref == "first" else None


def _subject(event: Event, *whole: str) -> Subject:
    return Subject(event, BOOK, ENGLISH, _linked, frozenset(whole))


def _runs(article: Article) -> list[Run]:
    lines = [
        line
        for section in article
        for block in section.blocks
        for line in (
            [block.line]
            if isinstance(block, Paragraph)
            else [line for row in block.rows for cell in row for line in cell]
        )
    ]
    return [run for line in lines for run in line if isinstance(run, Run)]


def _text(article: Article) -> str:
    return "\n".join([*(section.heading for section in article), "".join(run.text for run in _runs(article))])


def _targets(article: Article) -> dict[str, Target]:
    return {run.text: run.target for run in _runs(article) if run.target is not None}


def test_tells_all_that_is_recorded() -> None:
    text = _text(article_on(_subject(FULL)))
    for words in (
        "A forum on the bridge",
        "some day in May 2019",
        "They met and counted.",
        "Not verified: day.",
        "disputed",
        "planned: some day in April 2019 (as of 1 December 2018; on paper) [1]",
        "Bridge (host, online)",
        "Old River (host), Steppe",
        "Hans, Mayor of the town (speaker)",
        "USD 14 billion",
        "at least USD 15.5 billion",
        "✓ some day in May 2019",
        "chosen: printed first",
        "Both cannot be.",
        "A remark.",
        "a year later",
        "grade B",
        "par. 6: the day",
        "not seen, known through another document",
        "water",
    ):
        assert words in text, words
    assert "New River" not in text
    assert "\u2068" not in text


def test_leads_to_where_the_words_say() -> None:
    targets = _targets(article_on(_subject(FULL)))
    assert targets["Old River"] == ToChoice("region", "river")
    assert targets["Hans"] == ToChoice("actor", "hans")
    assert targets["The first visit"] == ToEvent(2)
    assert targets["https://example.org/gazette"] == ToAddress("https://example.org/gazette")
    assert targets["[1]"] == ToNote(1)
    assert "file:///home/letter.txt" not in targets, "only addresses of the web are opened"


def test_a_link_to_what_is_not_there_leads_nowhere() -> None:
    article = article_on(_subject(replace(FULL, links=(Link("part of", "nowhere"),))))
    assert "nowhere" in _text(article)
    assert "nowhere" not in _targets(article)


def test_sections_without_content_are_left_out() -> None:
    headings = [section.heading for section in article_on(_subject(FIRST))]
    assert headings == ["", "", "Record"]
    assert "no source seen confirms" in _text(article_on(_subject(FIRST)))


def test_sources_that_only_speak_of_a_part_are_numbered_too() -> None:
    assert dict(_subject(FULL).numbers) == {"gazette": 1, "rival": 2, "letter": 3}


def test_figures_on_one_question_stand_together() -> None:
    groups = figure_groups(FULL)
    assert [[figure.number for figure in group] for group in groups] == [[14, 15.5], [20], [108_000]]
    assert [do_differ(group) for group in groups] == [True, False, False]
    assert _text(article_on(_subject(FULL))).count("sources differ") == 1


def test_the_same_number_in_another_scale_is_no_difference() -> None:
    same = [Figure({}, 1.5, scale=1e9), Figure({}, 1500, scale=1e6)]
    assert not do_differ(same)


def test_counts_of_different_days_do_not_compete() -> None:
    dead = Figure({"en": "Dead"}, 164, unit="persons", as_of="2022-01-09")
    event = replace(FULL, figures=(dead, replace(dead, number=225, as_of="2022-01-15")))
    assert len(figure_groups(event)) == 2


def test_five_hundred_regions_are_cut_until_they_are_asked_for() -> None:
    article = article_on(_subject(AWKWARD))
    assert "R19" in _text(article)
    assert "R20," not in _text(article)
    assert _targets(article)[f"and {MANY - 20} more"] == ToWhole("regions")
    assert f"R{MANY - 1}" in _text(article_on(_subject(AWKWARD, "regions")))


def test_a_long_title_is_cut_until_it_is_asked_for() -> None:
    article = article_on(_subject(AWKWARD))
    assert _targets(article)["Show all"] == ToWhole("title")
    assert AWKWARD.title["en"] not in _text(article)
    assert AWKWARD.title["en"] in _text(article_on(_subject(AWKWARD, "title")))


def test_what_is_no_date_stands_as_it_is() -> None:
    assert _subject(FULL).date("sometime") == "sometime"


def test_several_events_are_listed() -> None:
    article = list_of([replace(FULL, id=1), replace(FIRST, id=2)], 7, BOOK, ENGLISH)
    assert "7 events selected" in _text(article)
    assert "and 5 more" in _text(article)
    assert _targets(article)["The first visit"] == ToEvent(2)


def test_grids_have_two_cells_a_row() -> None:
    grids = [block for section in article_on(_subject(FULL)) for block in section.blocks if isinstance(block, Grid)]
    assert {len(row) for grid in grids for row in grid.rows} == {2}
    assert all(
        plain_text(line) for grid in grids for _, cell in grid.rows for line in cell[:1] if grid.shape == "names"
    )


def test_a_citation_has_its_sources_as_notes() -> None:
    text = citation_of(_subject(FULL))
    assert text.startswith("A forum on the bridge\nForum, happened: some day in May 2019 (2019-05).")
    assert "They met and counted. [1]" in text
    assert "Trade, throughout 2018: USD 14 billion (Hans)" in text
    assert "People: 108,000 persons [3] p. 2" in text
    assert "Date: some day in May 2019 [1] par. 6; some day in June 2019 [2]" in text
    assert "[1] The gazette. Printers, 3 May 2019, par. 6. https://example.org/gazette" in text
    assert f"[2] {MARKUP}" in text
