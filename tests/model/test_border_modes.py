"""Today's borders: what became of regions, and that counts, choices, pairs and queries agree with counting by hand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_index import PlainLookup, ids_in

from steppeline.model.borders import BORDERS, Borders, Heirs, heirs_of
from steppeline.model.calendar import seconds_of
from steppeline.model.cross_filter import Visible, masks
from steppeline.model.entities import Entities
from steppeline.model.errors import InputError
from steppeline.model.filter import ChoiceClause, Clause, Filter, PairClause, QueryClause, TimeClause, select
from steppeline.model.index import Index
from steppeline.model.index_build import Columns, build_index
from steppeline.model.index_delta import extended
from steppeline.model.pairs import pair_counts
from steppeline.model.query import parse
from steppeline.model.reference import DatedCode, DatedName, Region, Succession
from steppeline.model.region import lineage

NOTHING = PlainLookup(())


@dataclass(frozen=True)
class Meeting:
    """An event of some regions, on some day that is known or doubted."""

    id: int
    regions: frozenset[str]
    day: int = 0
    is_doubted: bool = False


def index_of(regions: dict[str, Region], meetings: list[Meeting]) -> Index:
    code_of = {key: code for code, key in enumerate(regions)}
    days = np.array([meeting.day for meeting in meetings], np.int64)
    pairs = [(meeting.id, code_of[key]) for meeting in meetings for key in meeting.regions]
    return build_index(
        Columns(
            ids=[meeting.id for meeting in meetings],
            earliest_start=days,
            latest_start=days,
            earliest_end=days + 1,
            latest_end=days + 1,
            never_certain=np.array([meeting.is_doubted for meeting in meetings], np.bool_),
            verified=np.ones(len(meetings), np.bool_),
            kind=np.zeros(len(meetings), np.int64),
            status=np.zeros(len(meetings), np.int64),
            kinds=Entities(("visit",), ({"en": "Visit"},)),
            regions=([number for number, _ in pairs], [code for _, code in pairs]),
            region_names=Entities(
                tuple(regions),
                tuple({name.language: name.name for name in region.names} for region in regions.values()),
                tuple(tuple(code.code for code in region.codes) for region in regions.values()),
            ),
            region_parents=[code_of[region.parent] if region.parent else -1 for region in regions.values()],
            region_heirs=heirs_of(regions),
        )
    )


def region(key: str, parent: str | None = None, until: str | None = None, *successors: Succession) -> Region:
    return Region(key, "region", (DatedName("en", key),), parent=parent, until=until, successors=successors)


def part(successor: str) -> Succession:
    return Succession(successor, "2022-06-08", "part")


def whole(successor: str) -> Succession:
    return Succession(successor, "2022-06-08")


@st.composite
def worlds(draw: st.DrawFn) -> tuple[dict[str, Region], list[Meeting]]:
    """Two countries and their regions, of which some went to later ones, and meetings."""
    keys = [f"r{number}" for number in range(7)]
    regions = {"one": region("one"), "two": region("two")}
    for at, key in enumerate(keys):
        steps = (
            draw(
                st.lists(
                    st.builds(
                        Succession, st.sampled_from(keys[at + 1 :]), st.just("2022"), st.sampled_from(("whole", "part"))
                    ),
                    max_size=3,
                )
            )
            if keys[at + 1 :]
            else []
        )
        until = "2022" if draw(st.booleans()) else None
        regions[key] = region(key, draw(st.sampled_from(("one", "two", None))), until, *steps)
    names = st.frozensets(st.sampled_from(tuple(regions)), max_size=4)
    days, doubts = st.integers(0, 3), st.booleans()
    drawn = draw(st.lists(st.tuples(names, days, doubts), max_size=10))
    return regions, [Meeting(at + 1, *each) for at, each in enumerate(drawn)]


def now(regions: dict[str, Region], key: str) -> dict[str, bool]:
    """What a region is counted as today, and whether for sure, by walking every way."""
    if regions[key].until is None or not regions[key].successors:
        return {key: True}
    found: dict[str, bool] = {}
    for step in regions[key].successors:
        for heir, is_whole in now(regions, step.successor).items():
            found[heir] = found.get(heir, False) or (is_whole and step.share == "whole")
    return found


def has(regions: dict[str, Region], meeting: Meeting, borders: Borders) -> tuple[set[str], set[str]]:
    """The regions a meeting possibly, and surely, is in."""
    above = {each for key in meeting.regions for each in lineage(regions, key)}
    if borders == "viewed":
        return above, above
    heirs = [(heir, is_whole) for key in above for heir, is_whole in now(regions, key).items()]
    possible = {each for heir, _ in heirs for each in lineage(regions, heir)}
    return possible, {each for heir, is_whole in heirs if is_whole for each in lineage(regions, heir)}


def ways(regions: dict[str, Region], key: str) -> dict[str, bool]:
    """All that a region went to, on the way, too, with itself."""
    found = {key: True}
    if regions[key].until is not None:
        for step in regions[key].successors:
            for heir, is_whole in ways(regions, step.successor).items():
                found[heir] = found.get(heir, False) or (is_whole and step.share == "whole")
    return found


def found_by(regions: dict[str, Region], meeting: Meeting) -> tuple[set[str], set[str]]:
    """The keys by which a meeting possibly, and surely, is found: today's regions, and what they were before."""
    possible, certain = has(regions, meeting, "today")
    above = {each for key in meeting.regions for each in lineage(regions, key)}
    former = [each for key in above for each in ways(regions, key).items() if now(regions, each[0]) != {each[0]: True}]
    return possible | {key for key, _ in former}, certain | {key for key, is_whole in former if is_whole}


def left(
    regions: dict[str, Region], meetings: list[Meeting], clauses: dict[str, Clause], borders: Borders, without: str
) -> tuple[list[Meeting], list[Meeting]]:
    def answer(clause: Clause, meeting: Meeting) -> tuple[bool, bool]:
        known = has(regions, meeting, borders) if borders == "viewed" else found_by(regions, meeting)
        match clause:
            case TimeClause(start, end):
                inside = start <= meeting.day < end
                return inside, inside and not meeting.is_doubted
            case ChoiceClause(_, keys):
                return bool(known[0] & keys), bool(known[1] & keys)
            case PairClause(pairs):
                found = [any(set(pair) <= each for pair in pairs) for each in known]
                return found[0], found[1]
            case QueryClause(query):
                key = query.text.removeprefix("region:")
                by_query = found_by(regions, meeting)
                return key in by_query[0], key in by_query[1]

    answers = {
        meeting.id: [answer(clause, meeting) for source, clause in clauses.items() if source != without]
        for meeting in meetings
    }
    possible = [meeting for meeting in meetings if all(each[0] for each in answers[meeting.id])]
    return possible, [meeting for meeting in possible if all(each[1] for each in answers[meeting.id])]


_KEYS = st.sampled_from(("one", "two", "r0", "r1", "r2", "r3", "r4", "r5", "r6"))
_CLAUSES: st.SearchStrategy[dict[str, Clause]] = st.fixed_dictionaries(
    {},
    optional={
        "time": st.just(TimeClause(1, 3)),
        "region": st.frozensets(_KEYS, max_size=3).map(lambda keys: ChoiceClause("region", keys)),
        "pair": st.frozensets(st.tuples(_KEYS, _KEYS).filter(lambda pair: pair[0] != pair[1]), max_size=2).map(
            PairClause
        ),
        "search": _KEYS.map(lambda key: QueryClause(parse(f"region:{key}"))),
    },
)


@pytest.mark.parametrize("borders", BORDERS)
@given(world=worlds(), clauses=_CLAUSES)
def test_facet_table_and_matrix_agree_with_counting_by_hand(
    borders: Borders, world: tuple[dict[str, Region], list[Meeting]], clauses: dict[str, Clause]
) -> None:
    regions, meetings = world
    index, current = index_of(regions, meetings), Filter(tuple(sorted(clauses.items(), key=lambda item: item[0])))
    visible = masks(index, current, NOTHING, borders)

    possible, certain = left(regions, meetings, clauses, borders, "")
    assert ids_in(index, visible.result) == {meeting.id for meeting in possible}
    assert ids_in(index, visible.certain) == {meeting.id for meeting in certain}
    _check_facet(visible, regions, *left(regions, meetings, clauses, borders, "region"))
    _check_matrix(visible, regions, *left(regions, meetings, clauses, borders, "pair"))


def _check_facet(visible: Visible, regions: dict[str, Region], possible: list[Meeting], certain: list[Meeting]) -> None:
    counts, keys = visible.counts("region"), tuple(regions)
    by_hand = [
        [sum(key in has(regions, meeting, visible.borders)[role] for meeting in those) for key in keys]
        for role, those in enumerate((possible, certain))
    ]
    assert [each.tolist() for each in counts] == by_hand


def _check_matrix(
    visible: Visible, regions: dict[str, Region], possible: list[Meeting], certain: list[Meeting]
) -> None:
    keys = (*regions, "gone")
    counts = pair_counts(visible, keys)
    for role, those in enumerate((possible, certain)):
        known = [has(regions, meeting, visible.borders)[role] for meeting in those]
        by_hand = [[sum({one, other} <= each for each in known) * (one != other) for other in keys] for one in keys]
        assert counts[role].tolist() == by_hand


@given(world=worlds(), more=worlds())
def test_edits_are_followed(
    world: tuple[dict[str, Region], list[Meeting]], more: tuple[dict[str, Region], list[Meeting]]
) -> None:
    regions, meetings = world
    index = extended(index_of(regions, meetings), (), index_of(regions, more[1]))
    assert index is not None
    merged = list({meeting.id: meeting for meeting in (*meetings, *more[1])}.values())
    visible = masks(index, Filter(), NOTHING, "today")
    _check_facet(visible, regions, merged, merged)
    _check_matrix(visible, regions, merged, merged)


def test_a_way_that_leads_back_to_where_it_began_leads_nowhere() -> None:
    regions = {"a": region("a", None, "2022", whole("b")), "b": region("b", None, "2022", whole("a"))}
    assert len(heirs_of(regions)) == 0
    index = index_of(regions, [Meeting(1, frozenset({"a"}))])
    assert masks(index, Filter(), NOTHING, "today").counts("region").possible.tolist() == [1, 0]


def test_what_is_yet_to_come_has_not_happened() -> None:
    regions = {"a": region("a", None, "2022-06-08", whole("b")), "b": region("b")}
    assert len(heirs_of(regions, "2022-06-07")) == 0
    assert len(heirs_of(regions, "2022-06-08")) == 1
    assert heirs_of(regions, seconds_of(2023)).gone.tolist() == [0]
    assert len(Heirs.none()) == 0


def test_a_region_that_still_exists_keeps_its_events() -> None:
    regions = {"a": region("a", None, None, part("b")), "b": region("b")}
    assert len(heirs_of(regions)) == 0


ALMATY = {
    "kz": region("kz"),
    "ru-omsk": region("ru-omsk"),
    "kz-almaty": Region(
        "kz-almaty", "region", (DatedName("en", "Almaty Region"),), (DatedCode("KZ-19"),), "kz", "2022-06-08"
    ),
    "kz-jetisu": Region(
        "kz-jetisu", "region", (DatedName("en", "Jetisu Region"),), (DatedCode("KZ-33"),), "kz", "2022-06-08"
    ),
    "kz-almaty-old": Region(
        "kz-almaty-old",
        "region",
        (DatedName("en", "Almaty Region"),),
        (DatedCode("KZ-ALM"),),
        "kz",
        None,
        "2022-06-08",
        (part("kz-almaty"), part("kz-jetisu")),
    ),
}
OF_2021, OF_2023, IN_ALMATY = 1, 2, 3
MEETINGS = [
    Meeting(OF_2021, frozenset({"kz-almaty-old", "ru-omsk"})),
    Meeting(OF_2023, frozenset({"kz-jetisu", "ru-omsk"})),
    Meeting(IN_ALMATY, frozenset({"kz-almaty"})),
]


@pytest.mark.parametrize(
    ("query", "result", "certain"),
    [
        ("region:kz-almaty", {OF_2021, IN_ALMATY}, {IN_ALMATY}),
        ("region:KZ-19", {OF_2021, IN_ALMATY}, {IN_ALMATY}),
        ("region:kz-jetisu", {OF_2021, OF_2023}, {OF_2023}),
        ("region:KZ-ALM", {OF_2021}, {OF_2021}),
        ('region:"Almaty Region"', {OF_2021, IN_ALMATY}, {OF_2021, IN_ALMATY}),
        ("region:kz", {OF_2021, OF_2023, IN_ALMATY}, {OF_2021, OF_2023, IN_ALMATY}),
        ("-region:kz-almaty", {OF_2023}, {OF_2023}),
        ("pair:KZ-33~ru-omsk", {OF_2021, OF_2023}, {OF_2023}),
        ('pair:ru-omsk~"Jetisu Region"', {OF_2021, OF_2023}, {OF_2023}),
        ('pair:"Jetisu Region~ru-omsk",kz~kz-almaty', {OF_2021, OF_2023, IN_ALMATY}, {OF_2023, IN_ALMATY}),
        ("pair:kz-almaty~kz-jetisu", {OF_2021}, set()),
    ],
)
@pytest.mark.parametrize("borders", BORDERS)
def test_a_region_is_found_with_what_it_was_before(
    query: str, result: set[int], certain: set[int], borders: Borders
) -> None:
    index = index_of(ALMATY, MEETINGS)
    selection = select(index, QueryClause(parse(query)), NOTHING, borders)
    assert ids_in(index, selection.result) == result
    assert ids_in(index, selection.certain) == certain


@pytest.mark.parametrize(
    ("query", "marked", "says"),
    [
        ("pair:KZ-19", "KZ-19", "A pair is two regions"),
        ("pair:KZ-19~", "KZ-19~", "A pair is two regions"),
        ('pair:"KZ-19"', '"KZ-19"', "A pair is two regions"),
        ('pair:"KZ-19~ "', '"KZ-19~ "', "A pair is two regions"),
        ("omsk pair: kz", "pair:", "has no value"),
        ("pair:~kz", "pair:", "has no value"),
        ("pair:kz~Atlantis", "Atlantis", "No region is called “Atlantis”"),
        ('pair:"Atlantis"~kz', '"Atlantis"', "No region is called “Atlantis”"),
        ("pair:KZ-19~kz-almaty", "kz-almaty", "the same region"),
    ],
)
def test_a_mistake_in_a_pair_is_marked(query: str, marked: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as refusal:
        select(index_of(ALMATY, MEETINGS), QueryClause(parse(query)), NOTHING)
    assert query[refusal.value.start : refusal.value.end] == marked


def test_today_a_former_region_that_was_chosen_finds_what_it_was() -> None:
    index = index_of(ALMATY, MEETINGS)
    for borders in BORDERS:
        chosen = select(index, ChoiceClause("region", frozenset({"kz-almaty-old"})), NOTHING, borders)
        assert ids_in(index, chosen.result) == ids_in(index, chosen.certain) == {OF_2021}
    counts = masks(index, Filter(), NOTHING, "today").counts("region")
    assert dict(zip(ALMATY, zip(*(each.tolist() for each in counts), strict=True), strict=True)) == {
        "kz": (3, 3),
        "ru-omsk": (2, 2),
        "kz-almaty": (2, 1),
        "kz-jetisu": (2, 1),
        "kz-almaty-old": (0, 0),
    }
