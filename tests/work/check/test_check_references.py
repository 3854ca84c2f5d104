from __future__ import annotations

from dataclasses import replace

from check_examples import BOOK, Example, claimed, documents, figures, of, visit, with_entry, without_entries

from steppeline.model.event import ActorRole, Link, Note, PlaceRole, RegionRole, SourceUse, StatusEntry
from steppeline.model.reference import Office, Place, Region, Series, Source, Succession, Term
from steppeline.work.check.outline import first_witness
from steppeline.work.check.record import Record

EXAMPLES = (
    Example("dangling-reference", of(visit(kind="party")), of(visit()), ("kind",)),
    Example(
        "dangling-reference", of(visit(), book=without_entries("sources", ["agency"])), of(visit()), ("sources[0]",)
    ),
    Example(
        "dangling-reference",
        of(
            visit(
                series="fair",
                regions=(RegionRole("ru"), RegionRole("xx")),
                places=(PlaceRole("xx"),),
                actors=(ActorRole("xx"), ActorRole("smailov", "xx")),
                sources=(SourceUse("xx"),),
                history=(StatusEntry("planned", source="xx"),),
                figures=(documents(1, series="xx", source="xx"),),
            )
        ),
        of(
            visit(
                series="forum",
                regions=(RegionRole("ru"),),
                places=(PlaceRole("astana"),),
                actors=(ActorRole("smailov", "kz-pm"),),
                history=(StatusEntry("planned", source="book"),),
                figures=(documents(1, series="count.regions", source="book"),),
            )
        ),
        (
            *("actors[0]", "actors[1].office", "figures[0].series", "figures[0].source", "history[0].source"),
            *("places[0]", "regions[1]", "series", "sources[0]"),
        ),
    ),
    Example(
        "dangling-entry",
        with_entry("regions", Region("new", "region", (), parent="xx", successors=(Succession("yy", "2022"),))),
        with_entry("regions", Region("new", "region", (), parent="kz", successors=(Succession("ru", "2022"),))),
        ("regions.new.parent", "regions.new.successors"),
    ),
    Example(
        "dangling-entry",
        with_entry("places", Place("new", (), "xx")),
        with_entry("places", Place("new", (), "kz")),
        ("places.new.region",),
    ),
    Example(
        "dangling-entry",
        with_entry("offices", Office("new", {}, "xx", (Term("yy"),))),
        with_entry("offices", Office("new", {}, "kz", (Term("smailov"),))),
        ("offices.new.region", "offices.new.terms"),
    ),
    Example(
        "dangling-entry",
        with_entry("sources", Source("new", "New", same_witness_as="xx")),
        with_entry("sources", Source("new", "New", same_witness_as="agency")),
        ("sources.new.same_witness_as",),
    ),
    Example(
        "dangling-entry",
        with_entry("series", Series("new", {}, regions=("kz", "xx"))),
        with_entry("series", Series("new", {}, regions=("kz", "ru"))),
        ("series.new.regions",),
    ),
    Example(
        "circular-region",
        Record(
            replace(
                BOOK,
                regions={
                    "one": Region("one", "region", (), parent="two"),
                    "two": Region("two", "region", (), parent="one"),
                    "three": Region("three", "region", (), parent="one"),
                },
            )
        ),
        of(),
        ("regions.one.parent", "regions.two.parent"),
    ),
    Example(
        "repeated-ref",
        of(visit(refs=("one", "other")), visit(refs=("two", "other"))),
        of(visit(refs=("one", "first")), visit(refs=("two", "second")), visit(refs=()), visit(refs=())),
        ("refs",),
        (("one", "two"),),
    ),
    Example("repeated-ref", of(visit(refs=("one", "one"))), of(visit(refs=("one", "One"))), ("refs",), (("one",),)),
    Example(
        "unknown-word",
        of(
            visit(
                mode="by telephone",
                certainty="fairly",
                regions=(RegionRole("ru", "chair"),),
                places=(PlaceRole("astana", mode="live"),),
                actors=(ActorRole("smailov", role="chair"),),
                links=(Link("see", "two"),),
                notes=(Note({}, "joke"),),
                figures=(documents(1, bound="roughly", nature="guess"),),
            )
        ),
        of(
            visit(
                mode="hybrid",
                certainty="disputed",
                regions=(RegionRole("ru", "host"), RegionRole("kz")),
                places=(PlaceRole("astana", role="where the train stops", mode="online"),),
                actors=(ActorRole("smailov", role="signatory"),),
                links=(Link("related", "two"),),
                notes=(Note({}, "discrepancy"),),
                figures=(documents(1, bound="about", nature="target"),),
            )
        ),
        (
            *("actors[0].role", "certainty", "figures[0].bound", "figures[0].nature", "links[0].type", "mode"),
            *("notes[0].kind", "places[0].mode", "regions[0].role"),
        ),
    ),
    Example(
        "unknown-word",
        of(visit(status="lost")),
        of(visit(status="unknown"), claimed("status", "lost"), figures()),
        ("status",),
    ),
)


def test_sources_that_copy_one_another_in_a_circle_have_some_first_witness() -> None:
    one, two = Source("one", "One", same_witness_as="two"), Source("two", "Two", same_witness_as="one")
    book = replace(BOOK, sources={"one": one, "two": two})
    assert first_witness("one", book) in book.sources
