"""The figures of an event: what is said of one thing and period stands together, and whether the sources differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from steppeline.model.event import Event, Figure
from steppeline.model.text import message
from steppeline.ui.detail.amounts import amount_words
from steppeline.ui.detail.content import Block, Cell, Grid, Line, Paragraph, Run, Section, joined
from steppeline.ui.detail.subject import Subject
from steppeline.ui.widgets.record_words import BASIS_WORDS, NATURE_WORDS, word

_EXPECTATIONS = frozenset({"forecast", "target"})


class _Question(NamedTuple):
    """What figures have to have in common to answer the same question."""

    meaning: str
    period: str | None
    as_of: str | None
    unit: tuple[str | None, str | None, str | None]
    expectation: str | None


def figure_groups(event: Event) -> list[list[Figure]]:
    """The figures that answer the same question together, in the order of the record.

    A forecast and an outturn answer different questions, as do two counts of different days.
    """
    groups: dict[_Question, list[Figure]] = {}
    for figure in event.figures:
        question = _Question(
            figure.series or repr(sorted(figure.meaning.items())),
            figure.period,
            figure.as_of if figure.period is None else None,
            (figure.unit, figure.currency, figure.measure),
            figure.nature if figure.nature in _EXPECTATIONS else None,
        )
        groups.setdefault(question, []).append(figure)
    return list(groups.values())


def do_differ(figures: list[Figure]) -> bool:
    """Whether figures that answer one question give different answers."""
    answers = {
        (
            *(None if value is None else value * figure.scale for value in (figure.number, figure.low, figure.high)),
            figure.bound,
        )
        for figure in figures
    }
    return len(answers) > 1


def figures(subject: Subject) -> Section:
    """The section of numbers."""
    return Section(subject.say(message("Figures")), tuple(_blocks(subject)))


def figure_remarks(subject: Subject, figure: Figure) -> list[str]:
    """Who says it, on what basis, of what nature, and what else there is to know."""
    language = subject.language
    as_of = figure.as_of if figure.period is not None else None
    return [
        *((figure.said_by,) if figure.said_by else ()),
        *((word(language, BASIS_WORDS, figure.basis),) if figure.basis else ()),
        *((word(language, NATURE_WORDS, figure.nature),) if figure.nature != "outturn" else ()),
        *((figure.measure,) if figure.measure else ()),
        *((subject.say(message("as of {date}", date=subject.date(as_of))),) if as_of else ()),
        *((figure.note,) if figure.note else ()),
        *(() if figure.verified else (subject.say(message("not verified")),)),
    ]


def figure_period(subject: Subject, figure: Figure) -> str:
    """The period of a figure, or the day of a count; nothing without both."""
    if figure.period is not None:
        return subject.date(figure.period, "throughout")
    return "" if figure.as_of is None else subject.say(message("as of {date}", date=subject.date(figure.as_of)))


def _blocks(subject: Subject) -> Iterator[Block]:
    meaning_before = ""
    for group in figure_groups(subject.event):
        meaning = subject.language.pick(group[0].meaning)
        if meaning != meaning_before:
            yield Paragraph((Run(meaning, "strong"),), gap=2)
            meaning_before = meaning
        period = figure_period(subject, group[0])
        differ = (Run(subject.say(message("sources differ")), "warning"),) if do_differ(group) else ()
        heading = joined([*([(Run(period, "muted"),)] if period else []), *([differ] if differ else [])], " · ")
        if heading:
            yield Paragraph(heading, gap=1)
        yield Grid(tuple(_row(subject, figure) for figure in group), "values")


def _row(subject: Subject, figure: Figure) -> tuple[Cell, Cell]:
    value: Line = (Run(amount_words(figure, subject.language), "strong"),)
    remarks = figure_remarks(subject, figure)
    said: Line = (
        Run(f"{'; '.join(remarks)} " if remarks else "", "muted"),
        *subject.mark(figure.source, figure.locator),
    )
    return (value,), (said,)
