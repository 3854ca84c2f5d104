"""What the map says: names of the day, counts in words, cards, legend, notes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from steppeline.model.calendar import seconds_of
from steppeline.model.filter import ChoiceClause, TimeClause
from steppeline.model.text import Language
from steppeline.model.viewport import Viewport
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map.census import Tally
from steppeline.ui.map.colours import map_colours
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.legend import swatches
from steppeline.ui.map.outlines import Outlines
from steppeline.ui.map.scene import Scene
from steppeline.ui.map.words import Words
from steppeline.ui.theme import Theme, contrast, dark, light

CLASSES = 7


@pytest.fixture
def scene(outlines: Outlines, document: Document, state: ViewState) -> Scene:
    return Scene(outlines, document, state, Language("en"), CLASSES)


def look_at(state: ViewState, year: int, month: int) -> None:
    middle = seconds_of(year, month, 15)
    state.set_viewport(Viewport(middle - 1000, middle + 1000, 800))


def position(contents: Contents, code: str) -> int:
    found = contents.places.borders.position_of(code)
    assert found is not None
    return found


def name(contents: Contents, code: str) -> str:
    return contents.places.names[position(contents, code)]


def test_regions_bear_the_names_of_the_day(scene: Scene, state: ViewState) -> None:
    for (year, month), capital in {(1995, 1): "Akmola", (2010, 1): "Astana", (2020, 1): "Nur-Sultan"}.items():
        look_at(state, year, month)
        assert name(scene.contents, "KZ-71") == capital
    assert name(scene.contents, "MN") == "Mongolia"


def test_borders_follow_the_viewed_date(scene: Scene, state: ViewState) -> None:
    look_at(state, 2022, 5)
    assert scene.borders_note == "Borders of May 2022"
    assert scene.contents.places.borders.position_of("KZ-62") is None
    look_at(state, 2022, 7)
    assert not scene.is_current
    assert scene.borders_note == "Borders of July 2022"
    assert scene.is_current
    assert scene.contents.places.borders.position_of("KZ-62") is not None
    look_at(state, 1995, 1)
    assert scene.borders_note == "Borders of March 2008, the oldest known"


def test_only_what_changed_is_worked_out_anew(scene: Scene, state: ViewState, settle: Callable[[], None]) -> None:
    look_at(state, 2024, 3)
    before = scene.contents
    state.set_viewport(state.viewport.pan(1))
    assert scene.contents.census is before.census
    assert scene.contents.places is before.places
    look_at(state, 2024, 4)
    assert scene.contents.places.borders is before.places.borders
    state.set_clause("kind", ChoiceClause("kind", frozenset({"forum"})))
    settle()
    assert scene.contents.census != before.census


def test_the_map_is_not_filtered_by_its_own_clause(scene: Scene, state: ViewState, settle: Callable[[], None]) -> None:
    before = scene.contents.census
    state.set_clause("region", ChoiceClause("region", frozenset({"ru-omsk"})))
    settle()
    contents = scene.contents
    assert contents.census == before
    assert contents.chosen == {position(contents, "RU-OMS")}
    state.set_clause("region", ChoiceClause("region", frozenset({"kz"})))
    assert {contents.places.borders.units[at].country for at in scene.contents.chosen} == {"KZ"}


def test_hover_and_selection_of_other_views_are_marked(scene: Scene, state: ViewState, document: Document) -> None:
    index = document.index
    row = next(row for row in range(len(index)) if len(index.regions.codes_of(row)) == 1)
    (code,) = index.regions.codes_of(row)
    where = scene.contents.places.territories.positions_of(index.region_names.keys[code])
    assert where
    state.select([int(index.ids[row])])
    assert (scene.selected, scene.hovered) == (where, frozenset())
    state.hover(int(index.ids[row]))
    state.hover_region("ru-omsk")
    assert scene.hovered == where | {position(scene.contents, "RU-OMS")}


def test_a_card_tells_what_is_known(scene: Scene, state: ViewState, settle: Callable[[], None]) -> None:
    look_at(state, 2024, 1)
    # Some day of this month, for some of the events: certain for the month, possible for its first half.
    state.set_clause("time", TimeClause(seconds_of(2021, 9, 1), seconds_of(2021, 9, 16)))
    settle()
    contents = scene.contents
    tally = contents.tally(position(contents, "KZ-23"))
    assert tally is not None
    assert tally.certain < tally.possible
    card = contents.card(position(contents, "KZ-23"))
    assert card.heading == "Atyrau Region"
    assert card.amount.startswith(f"{tally.certain}–{tally.possible} event")
    assert card.lines[:2] == ("KZ-23 · Kazakhstan", "certain – possible")
    assert card.lines[2].startswith("Kazakhstan as a whole: ")
    foreign = contents.card(position(contents, "MN"))
    assert (foreign.heading, foreign.amount) == ("Mongolia", "")
    assert foreign.lines == ("Not among the regions of this casefile",)


def test_events_of_a_divided_region_are_told_where_its_parts_are(scene: Scene, state: ViewState) -> None:
    look_at(state, 2024, 1)
    contents = scene.contents
    former = contents.census.former["kz-east-kazakhstan-old"]
    line = f"East Kazakhstan Region before it was divided: {former.possible}"
    assert former.possible > 0
    assert line in contents.card(position(contents, "KZ-63")).lines
    assert line in contents.card(position(contents, "KZ-10")).lines
    look_at(state, 2015, 1)
    assert scene.contents.census.former == {}


@pytest.mark.parametrize(
    ("code", "tally", "said"),
    [
        ("en", Tally(1, 1), "1 event"),
        ("en", Tally(0, 0), "0 events"),
        ("en", Tally(30, 34), "30–34 events"),
        ("en", Tally(1234, 1234), "1,234 events"),
    ],
)
def test_counts_are_said_in_words(code: str, tally: Tally, said: str) -> None:
    assert Words({}, 0, Language(code)).amount(tally) == said


def test_the_legend_has_what_occurs(scene: Scene, state: ViewState, settle: Callable[[], None]) -> None:
    colours = map_colours(light())
    texts = [swatch.text for swatch in swatches(scene.contents, colours)]
    most = scene.contents.census.most
    assert texts[:4] == ["0", "1", "2", "3–5"]
    assert texts[-1].endswith(f"–{most}")
    state.set_clause("time", TimeClause(seconds_of(2021, 9, 1), seconds_of(2021, 9, 16)))
    settle()
    assert [swatch.text for swatch in swatches(scene.contents, colours) if swatch.is_hatched] == ["none certain"]
    state.set_clause("time", TimeClause(seconds_of(1800), seconds_of(1801)))
    settle()
    assert [swatch.text for swatch in swatches(scene.contents, colours)] == ["0"]


@pytest.mark.parametrize("theme", [light(), dark()], ids=["light", "dark"])
def test_grounds_are_told_apart(theme: Theme) -> None:
    colours = map_colours(theme)
    assert contrast(colours.sea, colours.none) > 1.25
    assert contrast(colours.sea, colours.land) > 1.1
    assert contrast(colours.land, colours.none) > 1.05
    classes = (colours.none, *colours.classes)
    assert all(contrast(one, other) > 1.05 for one, other in pairwise(classes))
    for ground in classes:
        assert contrast(colours.text_on(ground), ground) > 4
        assert contrast(colours.national, ground) > 1.03
