"""A small reference book, events that name its entries, and ways to make any number of such events."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from steppeline.model.event import (
    ACTOR_ROLES,
    BOUNDS,
    CERTAINTIES,
    LINK_TYPES,
    MODES,
    NATURES,
    NOTE_KINDS,
    REGION_ROLES,
    STAGES,
    STATUSES,
    ActorRole,
    Claim,
    Event,
    Figure,
    Link,
    Note,
    PlaceRole,
    RegionRole,
    SourceUse,
    Stage,
    StatusEntry,
)
from steppeline.model.reference import (
    Actor,
    DatedCode,
    DatedName,
    Kind,
    Office,
    Place,
    Region,
    Series,
    Source,
    Succession,
    Term,
)
from steppeline.model.reference_book import ReferenceBook
from steppeline.store.casefile import Casefile, create, open_casefile
from steppeline.store.dataset import add_dataset

KINDS = (
    Kind("forum", {"en": "Forum", "ru": "Форум", "kk": "Форум"}, "#0072b2", "circle", 1),
    Kind("statistic", {"en": "Statistic"}, "#999999", "bar", 2, "throughout"),
)
REGIONS = (
    # A region may come before the one it is part of, and before its successor.
    Region(
        "kz-aktobe",
        "region",
        (DatedName("en", "Aktobe Region"), DatedName("ru", "Актюбинская область"), DatedName("kk", "Ақтөбе облысы")),
        (DatedCode("KZ-AKT", until="2022-11-29"), DatedCode("KZ-15", since="2022-11-29")),
        parent="kz",
    ),
    Region("kz", "country", (DatedName("en", "Kazakhstan"),), (DatedCode("KZ", "ISO 3166-1"),)),
    Region("kz-old", "region", (DatedName("en", "Old Region"),), parent="kz", until="2018-06-19",
           successors=(Succession("kz-aktobe", "2018-06-19", "part"),)),
    Region("ru-ore", "region", (DatedName("en", "Orenburg Oblast"), DatedName("ru", "Оренбургская область"))),
)  # fmt: skip
PLACES = (
    Place(
        "astana",
        (DatedName("en", "Nur-Sultan", "2019-03-23", "2022-09-17"), DatedName("en", "Astana")),
        "kz",
        51.17,
        71.43,
    ),
    Place("orenburg", (DatedName("ru", "Оренбург", reviewed=False), DatedName("en", "Orenburgh", variant=True))),
)  # fmt: skip
ACTORS = (
    Actor("tokayev", "person", (DatedName("en", "Kassym-Jomart Tokayev"), DatedName("ru", "Касым-Жомарт Токаев"))),
    Actor("eaeu", "organisation", (DatedName("en", "Eurasian Economic Union"),)),
)
OFFICES = (
    Office("kz-president", {"en": "President of Kazakhstan"}, "kz", (Term("tokayev", "2019-03-20"),)),
    Office("akim", {"en": "Akim", "ru": "Аким"}),
)
SOURCES = (
    Source("copy", "A copy", same_witness_as="original", seen=False),
    Source("original", "The original", "TASS", "https://example.org/1", "2021-09-30", "2024", "ru", "agency", "B", "2"),
)
SERIES = (
    Series("forum.ru-kz", {"en": "Forum of interregional cooperation"}, "events", regions=("kz", "ru-ore")),
    Series("trade", {"en": "Trade"}, unit="USD", currency="USD", note="As stated"),
)
BOOK = ReferenceBook(
    kinds={each.key: each for each in KINDS},
    regions={each.key: each for each in REGIONS},
    places={each.key: each for each in PLACES},
    actors={each.key: each for each in ACTORS},
    offices={each.key: each for each in OFFICES},
    sources={each.key: each for each in SOURCES},
    series={each.key: each for each in SERIES},
)
DATES = (
    "2021", "2021-09", "2021-09-28", "2021-09-28/2021-09-30", "2021-09-28T10:30", "2022-23", "2003~", "2016-08-16?",
    "2024-08-21/..", "2020/", "../1999", "/2001-05", "[2003,2018]", "{2003,2018..2020}", "201X", "2021-XX-10",
    "-0044-03", "Y170000002",
)  # fmt: skip
FORUM = Event(
    kind="forum",
    title={"en": "XVII forum, Kokshetau", "ru": "XVII форум, Кокшетау"},
    date="2021-09-28/2021-09-30",
    refs=("forum-17", "s002-02"),
    summary={"en": "Held online; thirteen papers were signed."},
    series="forum.ru-kz",
    ordinal=17,
    regions=(RegionRole("kz-aktobe", "host"), RegionRole("ru-ore")),
    places=(PlaceRole("astana", "host", "online"),),
    actors=(ActorRole("tokayev", "kz-president", "speaker"), ActorRole("eaeu")),
    figures=(Figure({"en": "trade"}, 14.0, scale=1e9, currency="USD", series="trade", source="original"),),
    claims=(Claim("ordinal", "VII", "copy"), Claim("ordinal", "XVII", "original", chosen=True)),
    sources=(SourceUse("original", "par. 6", "date"), SourceUse("copy")),
    notes=(Note({"en": "VII and XVII are confused"}, "discrepancy"),),
    tags=("trade", "ecology"),
)


@cache
def _blank_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


@cache
def _blank() -> Path:
    """A casefile that holds BOOK and nothing else, made once."""
    path = Path(_blank_folder().name) / "blank.steppeline"
    with create(path) as casefile:
        casefile.apply(add_dataset(BOOK, (), "Sample"))
    return path


def copy_of_blank(path: Path) -> Path:
    """A casefile that holds BOOK, at `path`."""
    shutil.copyfile(_blank(), path)
    return path


@contextmanager
def sample() -> Iterator[Casefile]:
    """A casefile that holds BOOK, open for writing and gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = copy_of_blank(Path(folder) / "sample.steppeline")
        with open_casefile(path, writable=True) as casefile:
            yield casefile


_texts = st.text(st.characters(codec="utf-8"), max_size=12)
_some_text = st.none() | _texts
_names = st.dictionaries(st.sampled_from(("en", "ru", "kk")), _texts)
_flags = st.booleans()
_numbers = st.floats(allow_nan=False, allow_infinity=False)
_some_number = st.none() | _numbers
_statuses = st.sampled_from(STATUSES)
_some_date = st.none() | st.sampled_from(DATES)


def _keys(entities: tuple[Any, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from([each.key for each in entities])


def _several(members: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(members, max_size=3).map(tuple)


_some_source = st.none() | _keys(SOURCES)
_figures = st.builds(
    Figure,
    meaning=_names, number=_some_number, low=_some_number, high=_some_number, scale=_numbers, unit=_some_text,
    currency=_some_text, series=st.none() | _keys(SERIES), period=_some_date, as_of=_some_date,
    bound=st.sampled_from(BOUNDS), basis=_some_text, nature=st.sampled_from(NATURES), measure=_some_text,
    said_by=_some_text, source=_some_source, locator=_some_text, verified=_flags, note=_some_text,
)  # fmt: skip
_claims = st.builds(
    Claim, field=_texts, value=_texts, source=_some_source, locator=_some_text, said_by=_some_text,
    confidence=_some_text, note=_some_text, chosen=_flags, reason=_some_text,
)  # fmt: skip


def events(refs: tuple[str, ...] = (), linked: tuple[str, ...] = ()) -> st.SearchStrategy[Event]:
    """Any event with these refs, and with links to some of `linked`."""
    return st.builds(
        Event,
        kind=_keys(KINDS), title=_names, date=st.sampled_from(DATES), status=_statuses, refs=st.just(refs),
        summary=_names, extent=st.sampled_from((None, "within", "throughout")), date_basis=_some_text,
        certainty=st.none() | st.sampled_from(CERTAINTIES), verified=_flags, unverified_fields=_several(_texts),
        unreviewed_languages=_several(_texts), mode=st.none() | st.sampled_from(MODES), theme=_names,
        series=st.none() | _keys(SERIES), ordinal=st.none() | st.integers(-5, 99),
        history=_several(st.builds(StatusEntry, _statuses, _some_date, _some_date, _some_source, _some_text)),
        stages=_several(st.builds(Stage, st.sampled_from(STAGES), _some_date, _some_source, _some_text)),
        regions=_several(st.builds(RegionRole, _keys(REGIONS), st.none() | st.sampled_from(REGION_ROLES))),
        places=_several(st.builds(PlaceRole, _keys(PLACES), _some_text, st.none() | st.sampled_from(MODES))),
        actors=_several(
            st.builds(ActorRole, _keys(ACTORS), st.none() | _keys(OFFICES), st.none() | st.sampled_from(ACTOR_ROLES))
        ),
        figures=_several(_figures), claims=_several(_claims),
        sources=_several(st.builds(SourceUse, _keys(SOURCES), _some_text, _some_text)),
        links=_several(st.builds(Link, st.sampled_from(LINK_TYPES), st.sampled_from(linked), _some_text))
        if linked
        else st.just(()),
        notes=_several(st.builds(Note, _names, st.sampled_from(NOTE_KINDS))),
        tags=_several(_texts),
    )  # fmt: skip
