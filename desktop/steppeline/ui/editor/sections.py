"""The parts of an event as the editor shows them: which fields there are, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from steppeline.model.event import (
    ACTOR_ROLES,
    BOUNDS,
    LINK_TYPES,
    MODES,
    NATURES,
    REGION_ROLES,
    STAGES,
    STATUSES,
    ActorRole,
    Claim,
    Event,
    Figure,
    Link,
    PlaceRole,
    RegionRole,
    SourceUse,
    Stage,
    StatusEntry,
)
from steppeline.model.text import Language, Message
from steppeline.model.vocabulary_words import CERTAINTY_WORDS, STATUS_WORDS
from steppeline.ui.editor.cells import Cell
from steppeline.ui.editor.record_rows import SectionSpec
from steppeline.ui.widgets.record_words import (
    BOUND_WORDS,
    LINK_WORDS,
    MODE_WORDS,
    NATURE_WORDS,
    ROLE_WORDS,
    SCALE_WORDS,
    STAGE_WORDS,
    word,
)

Options = tuple[tuple[str, str], ...]

BLANK = Event("", {}, "")
"""An event of which nothing is written yet."""


def _options(language: Language, values: Sequence[str], words: Mapping[str, Message], *, nothing: str = "") -> Options:
    listed = tuple((value, word(language, words, value)) for value in values)
    return (("", nothing), *listed) if nothing else listed


def head_cells(language: Language) -> tuple[Cell, ...]:
    """The fields of the event itself, in the order in which one tells of it."""
    translate = QCoreApplication.translate
    extents = (
        ("", translate("EventEditor", "as its kind")),
        ("within", translate("EventEditor", "some time within its date")),
        ("throughout", translate("EventEditor", "all through its date")),
    )
    not_stated = translate("EventEditor", "not stated")
    certainties = _options(language, [key for key in CERTAINTY_WORDS if key], CERTAINTY_WORDS, nothing=not_stated)
    return (
        Cell("kind", translate("EventEditor", "&Kind"), "entity", 4, table="kind", is_needed=True),
        Cell("date", translate("EventEditor", "&Date"), "date", 5, is_needed=True),
        Cell("status", translate("EventEditor", "&Status"), "choice", 3, _options(language, STATUSES, STATUS_WORDS)),
        Cell("title.en", translate("EventEditor", "&Title in English"), span=12),
        Cell("title.ru", translate("EventEditor", "Title in Russian"), span=6),
        Cell("title.kk", translate("EventEditor", "Title in Kazakh"), span=6),
        Cell("summary.en", translate("EventEditor", "Su&mmary in English"), "long", 12),
        Cell("summary.ru", translate("EventEditor", "Summary in Russian"), "long", 6),
        Cell("summary.kk", translate("EventEditor", "Summary in Kazakh"), "long", 6),
        Cell("extent", translate("EventEditor", "Extent"), "choice", 4, extents),
        Cell("certainty", translate("EventEditor", "Certainty"), "choice", 4, certainties),
        Cell("mode", translate("EventEditor", "Held"), "choice", 4, _options(language, MODES, MODE_WORDS, nothing="—")),
        Cell("tags", translate("EventEditor", "Ta&gs, with commas between them"), "tags", 12),
    )


def sections(language: Language) -> tuple[SectionSpec, ...]:
    """All that an event has several of."""
    return (
        _regions(language),
        _places(language),
        _actors(language),
        _figures(language),
        _sources(),
        _claims(),
        _links(language),
        _stages(language),
        _history(language),
    )


def _regions(language: Language) -> SectionSpec:
    translate = QCoreApplication.translate
    roles = _options(language, REGION_ROLES, ROLE_WORDS, nothing="—")
    cells = (
        Cell(
            "region", translate("EventEditor", "Region"), "entity", 8, table="region", may_create=False, is_needed=True
        ),
        Cell("role", translate("EventEditor", "Role"), "choice", 4, roles),
    )
    return SectionSpec(
        "regions",
        translate("EventEditor", "Regions"),
        translate("EventEditor", "Add &region"),
        RegionRole(""),
        cells,
    )


def _places(language: Language) -> SectionSpec:
    translate = QCoreApplication.translate
    cells = (
        Cell("place", translate("EventEditor", "Place"), "entity", 6, table="place", is_needed=True),
        Cell(
            "role",
            translate("EventEditor", "Role"),
            "choice",
            3,
            _options(language, REGION_ROLES, ROLE_WORDS, nothing="—"),
        ),
        Cell("mode", translate("EventEditor", "Held"), "choice", 3, _options(language, MODES, MODE_WORDS, nothing="—")),
    )
    return SectionSpec(
        "places", translate("EventEditor", "Places"), translate("EventEditor", "Add &place"), PlaceRole(""), cells
    )


def _actors(language: Language) -> SectionSpec:
    translate = QCoreApplication.translate
    cells = (
        Cell("actor", translate("EventEditor", "Actor"), "entity", 5, table="actor", is_needed=True),
        Cell("office", translate("EventEditor", "Office then held"), "entity", 4, table="office"),
        Cell(
            "role",
            translate("EventEditor", "Role"),
            "choice",
            3,
            _options(language, ACTOR_ROLES, ROLE_WORDS, nothing="—"),
        ),
    )
    return SectionSpec(
        "actors", translate("EventEditor", "Actors"), translate("EventEditor", "Add &actor"), ActorRole(""), cells
    )


def _figures(language: Language) -> SectionSpec:
    translate = QCoreApplication.translate
    scales = (
        ("1", translate("EventEditor", "ones")),
        *((f"{scale:.15g}", language.say(words)) for scale, words in SCALE_WORDS.items()),
    )
    cells = (
        Cell("number", translate("EventEditor", "Number"), "number", 3),
        Cell("scale", translate("EventEditor", "In"), "scale", 3, scales, is_needed=True),
        Cell("unit", translate("EventEditor", "Unit"), span=3),
        Cell("currency", translate("EventEditor", "Currency"), span=3),
        Cell("meaning.en", translate("EventEditor", "What it measures, in English"), span=6),
        Cell("meaning.ru", translate("EventEditor", "What it measures, in Russian"), span=6),
        Cell("low", translate("EventEditor", "From"), "number", 3),
        Cell("high", translate("EventEditor", "To"), "number", 3),
        Cell("period", translate("EventEditor", "Period"), "date", 3),
        Cell("as_of", translate("EventEditor", "As of"), "date", 3),
        Cell("bound", translate("EventEditor", "Bound"), "choice", 3, _options(language, BOUNDS, BOUND_WORDS)),
        Cell("nature", translate("EventEditor", "Nature"), "choice", 3, _options(language, NATURES, NATURE_WORDS)),
        Cell("basis", translate("EventEditor", "Whose statistics"), span=3),
        Cell("said_by", translate("EventEditor", "Said by"), span=3),
        Cell("source", translate("EventEditor", "Source"), "entity", 6, table="source"),
        Cell("locator", translate("EventEditor", "Where in it"), span=3),
        Cell("note", translate("EventEditor", "Note"), span=3),
    )
    return SectionSpec(
        "figures", translate("EventEditor", "Figures"), translate("EventEditor", "Add &figure"), Figure({}), cells
    )


def _sources() -> SectionSpec:
    translate = QCoreApplication.translate
    cells = (
        Cell("source", translate("EventEditor", "Source"), "entity", 6, table="source", is_needed=True),
        Cell("locator", translate("EventEditor", "Where in it: par. 6, p. 12"), span=3),
        Cell("supports", translate("EventEditor", "What it supports"), span=3),
    )
    return SectionSpec(
        "sources", translate("EventEditor", "Sources"), translate("EventEditor", "Add s&ource"), SourceUse(""), cells
    )


def _claims() -> SectionSpec:
    translate = QCoreApplication.translate
    cells = (
        Cell("field", translate("EventEditor", "On what: date, place, death toll…"), span=4, is_needed=True),
        Cell("value", translate("EventEditor", "What is claimed"), span=8, is_needed=True),
        Cell("source", translate("EventEditor", "Source"), "entity", 6, table="source"),
        Cell("locator", translate("EventEditor", "Where in it"), span=3),
        Cell("said_by", translate("EventEditor", "Said by"), span=3),
        Cell("chosen", translate("EventEditor", "The record follows this"), "flag", 4),
        Cell("reason", translate("EventEditor", "Because"), span=4),
        Cell("note", translate("EventEditor", "Note"), span=4),
    )
    return SectionSpec(
        "claims",
        translate("EventEditor", "Who says what"),
        translate("EventEditor", "Add &claim"),
        Claim("", ""),
        cells,
        one_chosen_by="field",
    )


def _links(language: Language) -> SectionSpec:
    translate = QCoreApplication.translate
    cells = (
        Cell(
            "type", translate("EventEditor", "This event is"), "choice", 3, _options(language, LINK_TYPES, LINK_WORDS)
        ),
        Cell(
            "to",
            translate("EventEditor", "Words of the other event"),
            "entity",
            6,
            table="event",
            may_create=False,
            is_needed=True,
        ),
        Cell("note", translate("EventEditor", "Note"), span=3),
    )
    return SectionSpec(
        "links",
        translate("EventEditor", "Links to other events"),
        translate("EventEditor", "Add &link"),
        Link(LINK_TYPES[0], ""),
        cells,
    )


def _stages(language: Language) -> SectionSpec:
    translate = QCoreApplication.translate
    cells = (
        Cell("stage", translate("EventEditor", "Stage"), "choice", 3, _options(language, STAGES, STAGE_WORDS)),
        Cell("date", translate("EventEditor", "Date of the stage"), "date", 4),
        Cell("note", translate("EventEditor", "Note"), span=5),
        Cell("source", translate("EventEditor", "Source"), "entity", 12, table="source"),
    )
    return SectionSpec(
        "stages",
        translate("EventEditor", "Stages of an agreement"),
        translate("EventEditor", "Add stag&e"),
        Stage(STAGES[0]),
        cells,
    )


def _history(language: Language) -> SectionSpec:
    translate = QCoreApplication.translate
    cells = (
        Cell("status", translate("EventEditor", "Status"), "choice", 3, _options(language, STATUSES, STATUS_WORDS)),
        Cell("as_of", translate("EventEditor", "As of"), "date", 3),
        Cell("date", translate("EventEditor", "Date then given"), "date", 3),
        Cell("note", translate("EventEditor", "Note"), span=3),
        Cell("source", translate("EventEditor", "Source"), "entity", 6, table="source"),
    )
    return SectionSpec(
        "history",
        translate("EventEditor", "How the status changed"),
        translate("EventEditor", "Add to the &history"),
        StatusEntry("planned"),
        cells,
    )
