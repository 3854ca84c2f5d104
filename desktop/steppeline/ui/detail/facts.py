"""The facts of an event as a list of names and values: status, places, regions, actors, theme, series, tags."""

from __future__ import annotations

from collections.abc import Iterator

from steppeline.model.event import ActorRole, PlaceRole, RegionRole, Stage, StatusEntry
from steppeline.model.text import Message, message, term
from steppeline.model.vocabulary_words import CERTAINTY_WORDS, STATUS_WORDS
from steppeline.ui.detail.content import Cell, Grid, Line, Run, Section, ToChoice
from steppeline.ui.detail.subject import Subject
from steppeline.ui.widgets.record_words import (
    DATE_BASIS_WORDS,
    LANGUAGE_WORDS,
    MODE_WORDS,
    ROLE_WORDS,
    STAGE_WORDS,
    word,
)


def facts(subject: Subject) -> Section:
    """The section of who, where and what."""
    rows = [(_name(subject, name), cell) for name, cell in _facts(subject) if any(cell)]
    return Section("", (Grid(tuple(rows)),) if rows else ())


def record(subject: Subject) -> Section:
    """The section of how the event is recorded: its own names, and how well it is known."""
    event = subject.event
    values: list[tuple[Message, str]] = [
        (term("fact", "Certainty"), word(subject.language, CERTAINTY_WORDS, event.certainty or "")),
        (term("fact", "Date known from"), word(subject.language, DATE_BASIS_WORDS, event.date_basis or "")),
        (
            term("fact", "Not reviewed in"),
            ", ".join(word(subject.language, LANGUAGE_WORDS, code) for code in event.unreviewed_languages),
        ),
        (term("fact", "References"), ", ".join(event.refs)),
    ]
    rows = [(_name(subject, name), ((Run(value, "muted"),),)) for name, value in values if value]
    return Section(subject.say(message("Record")), (Grid(tuple(rows)),))


def _name(subject: Subject, name: Message) -> Cell:
    return ((Run(subject.say(name), "caption"),),)


def _facts(subject: Subject) -> Iterator[tuple[Message, Cell]]:
    event, language = subject.event, subject.language
    if event.history:
        yield term("fact", "Status"), tuple(_status(subject, entry) for entry in event.history)
    if event.stages:
        yield term("fact", "Stages"), tuple(stage_line(subject, stage) for stage in event.stages)
    places = subject.listed("places", [_place(subject, role) for role in event.places])
    yield term("fact", "Places"), ((*places, *(subject.doubt("place", "places") if places else ())),)
    if event.mode:
        yield term("fact", "Held"), ((Run(word(language, MODE_WORDS, event.mode)), *subject.doubt("mode")),)
    regions = subject.listed("regions", [_region(subject, role) for role in event.regions])
    yield term("fact", "Regions"), ((*regions, *(subject.doubt("regions", "region") if regions else ())),)
    actors, left_over = subject.cut("actors", [_actor(subject, role) for role in event.actors])
    yield term("fact", "Actors"), (*actors, left_over) if left_over else tuple(actors)
    theme = language.pick(event.theme)
    if theme:
        yield term("fact", "Theme"), ((Run(theme), *subject.doubt("theme")),)
    if event.series is not None:
        yield (
            term("fact", "Series"),
            ((*_series(subject, event.series, event.ordinal), *subject.doubt("ordinal", "series")),),
        )
    tags: list[Line] = [(Run(tag, target=ToChoice("tag", tag)),) for tag in event.tags]
    yield term("fact", "Tags"), (subject.listed("tags", tags),)


def _status(subject: Subject, entry: StatusEntry) -> Line:
    status: Message | str = STATUS_WORDS.get(entry.status, entry.status)
    words = message("{status}", status=status)
    if entry.date is not None:
        words = message("{status}: {date}", status=status, date=subject.date(entry.date))
    known = () if entry.as_of is None else (message("as of {date}", date=subject.date(entry.as_of)),)
    remarks = [*map(subject.say, known), *((entry.note,) if entry.note else ())]
    tail = f" ({'; '.join(remarks)}) " if remarks else " "
    return Run(subject.say(words)), Run(tail, "muted"), *subject.mark(entry.source)


def stage_line(subject: Subject, stage: Stage) -> Line:
    """What became of an agreement, when, and who says so."""
    words = word(subject.language, STAGE_WORDS, stage.stage)
    if stage.date is not None:
        words = subject.say(message("{status}: {date}", status=words, date=subject.date(stage.date)))
    return Run(words), Run(f" ({stage.note}) " if stage.note else " ", "muted"), *subject.mark(stage.source)


def _place(subject: Subject, role: PlaceRole) -> Line:
    words = [
        *((word(subject.language, ROLE_WORDS, role.role),) if role.role else ()),
        *((word(subject.language, MODE_WORDS, role.mode),) if role.mode else ()),
    ]
    return Run(subject.names.place(role.place)), *_in_brackets(words)


def _region(subject: Subject, role: RegionRole) -> Line:
    words = [word(subject.language, ROLE_WORDS, role.role)] if role.role else []
    name = subject.names.region(role.region)
    return Run(name, target=ToChoice("region", role.region)), *_in_brackets(words)


def _actor(subject: Subject, role: ActorRole) -> Line:
    name = Run(subject.names.actor(role.actor), target=ToChoice("actor", role.actor))
    words = [word(subject.language, ROLE_WORDS, role.role)] if role.role else []
    if role.office is None:
        return name, *_in_brackets(words)
    office = subject.language.pick(subject.book.offices[role.office].names)
    return name, Run(f", {office}", "muted"), *_in_brackets(words)


def _series(subject: Subject, key: str, ordinal: int | None) -> Line:
    name = subject.language.pick(subject.book.series[key].names) or key
    if ordinal is None:
        return (Run(name),)
    number = subject.say(term("event of a series", "No. {number}", number=ordinal))
    return Run(name), Run(f" · {number}", "muted")


def _in_brackets(words: list[str]) -> Line:
    return (Run(f" ({', '.join(words)})", "muted"),) if words else ()
