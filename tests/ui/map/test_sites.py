"""Places as symbols: counted beside other work, together where they are near, told on a card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from math import hypot

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from steppeline.model.calendar import seconds_of
from steppeline.model.filter import TimeClause
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.map import site_counts
from steppeline.ui.map.choosing import chosen_places
from steppeline.ui.map.region_map import RegionMap
from steppeline.ui.map.sites import Cluster, cluster_at

Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def with_places(region_map: RegionMap, wait_until: Wait) -> RegionMap:
    region_map.recall("places")
    wait_until(lambda: bool(region_map._controls.sites.by_place))
    return region_map


def clusters(region_map: RegionMap) -> tuple[Cluster, ...]:
    atlas = region_map._atlas
    assert atlas is not None
    return atlas.scene.clusters(atlas.camera(region_map._size()))


def drawn(region_map: RegionMap) -> QImage:
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    region_map.paint(painter, QRectF(0, 0, 900, 600))
    painter.end()
    return image


def test_counts_are_those_of_the_visible_events(
    with_places: RegionMap, state: ViewState, document: Document, settle: Callable[[], None], wait_until: Wait
) -> None:
    sites = with_places._controls.sites

    def expected() -> Counter[str]:
        ids = state.visible.index.ids[state.visible.result].tolist()
        return Counter(key for event in document.events(ids) for key in {role.place for role in event.places})

    assert dict(sites.by_place) == expected()
    before = sites.by_place
    state.set_clause("time", TimeClause(seconds_of(2019), seconds_of(2021)))
    settle()
    wait_until(lambda: sites.by_place is not before)
    assert dict(sites.by_place) == expected()


def test_symbols_hold_every_place_once_and_lie_apart(with_places: RegionMap, document: Document) -> None:
    found = clusters(with_places)
    held = [site.key for cluster in found for site in cluster.sites]
    places = document.book.places
    on_map = {key for key in with_places._controls.sites.by_place if places[key].latitude is not None}
    assert len(held) == len(set(held))
    assert set(held) <= on_map
    assert len(held) > len(on_map) * 0.8
    apart = [hypot(*(one.at - other.at).toTuple()) for one in found for other in found if one is not other]
    assert min(apart) >= 20
    largest = max(found, key=lambda cluster: cluster.radius)
    for cluster in found:
        if cluster.radius > 3:
            share = (cluster.radius / largest.radius) ** 2
            assert share == pytest.approx(cluster.count / largest.count)


def test_nearer_symbols_come_apart(with_places: RegionMap) -> None:
    before = clusters(with_places)
    group = max(before, key=lambda cluster: len(cluster.sites))
    assert len(group.sites) > 1
    atlas = with_places._atlas
    assert atlas is not None
    atlas.viewpoint.zoom(20, group.at, with_places._canvas())
    assert all(len(cluster.sites) < len(group.sites) for cluster in clusters(with_places))


def test_a_card_lists_the_places_of_a_symbol(with_places: RegionMap) -> None:
    group = max(clusters(with_places), key=lambda cluster: len(cluster.sites))
    atlas = with_places._atlas
    assert atlas is not None
    card = atlas.scene.card_of_places(group)
    assert card.heading == f"{len(group.sites)} places"
    assert card.lines[0].endswith(("events", "event"))
    assert cluster_at(clusters(with_places), group.at) is group
    before = drawn(with_places)
    QTest.mouseMove(with_places, group.at.toPoint())
    assert drawn(with_places) != before


def test_symbols_are_drawn_only_when_wanted(with_places: RegionMap) -> None:
    largest = max(clusters(with_places), key=lambda cluster: cluster.radius)
    edge = (largest.at + QPoint(0, round(largest.radius * 0.8))).toPoint()
    image = drawn(with_places)
    with_places.recall("")
    assert dict(with_places._controls.sites.by_place) == {}
    assert drawn(with_places).pixelColor(edge) != image.pixelColor(edge)


def click(region_map: RegionMap, cluster: Cluster, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(region_map, Qt.MouseButton.LeftButton, held, cluster.at.toPoint())


def test_a_click_on_a_place_filters_by_it_and_on_it_again_lets_go(
    with_places: RegionMap, state: ViewState, settle: Callable[[], None]
) -> None:
    alone = max((each for each in clusters(with_places) if len(each.sites) == 1), key=lambda each: each.radius)
    counts = dict(with_places._controls.sites.by_place)
    click(with_places, alone)
    settle()
    assert chosen_places(state.filter) == alone.keys
    assert state.visible.shown == alone.count
    assert dict(with_places._controls.sites.by_place) == counts, "the map is not filtered by its own choice"
    assert [each.keys for each in clusters(with_places) if each.is_chosen] == [alone.keys]
    click(with_places, alone)
    assert chosen_places(state.filter) == frozenset()


def test_a_click_with_control_adds_all_places_of_a_symbol(
    with_places: RegionMap, state: ViewState, settle: Callable[[], None]
) -> None:
    crowd = max((each for each in clusters(with_places) if len(each.sites) > 1), key=lambda each: each.radius)
    alone = next(each for each in clusters(with_places) if len(each.sites) == 1)
    click(with_places, alone)
    click(with_places, crowd, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert chosen_places(state.filter) == alone.keys | crowd.keys
    assert state.visible.shown <= alone.count + crowd.count
    assert with_places.give_up()
    assert chosen_places(state.filter) == frozenset()


def test_a_click_on_a_symbol_of_several_places_parts_them(with_places: RegionMap, state: ViewState) -> None:
    crowd = max((each for each in clusters(with_places) if len(each.sites) > 1), key=lambda each: each.radius)
    click(with_places, crowd)
    assert chosen_places(state.filter) == frozenset()
    parted = [each for each in clusters(with_places) if each.keys & crowd.keys]
    assert len(parted) > 1


def test_of_too_many_events_no_places_are_read(
    region_map: RegionMap,
    state: ViewState,
    settle: Callable[[], None],
    wait_until: Wait,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(site_counts, "MOST", 5)
    region_map.recall("places")
    assert region_map._controls.sites.are_too_many
    assert "only up to" in region_map._menu._places.text()
    state.set_clause("time", TimeClause(seconds_of(1800), seconds_of(1801)))
    settle()
    assert not region_map._controls.sites.are_too_many
    wait_until(lambda: region_map._menu._places.text() == "Places")


def test_choosing_in_the_menu_is_remembered(region_map: RegionMap) -> None:
    menu = region_map._menu
    menu._places.trigger()
    assert region_map.remembered() == "places"
    assert menu._places.isChecked()
    menu._places.trigger()
    assert region_map.remembered() == ""
    assert not menu._places.isChecked()
    menu.step_menu.actions()[2].trigger()
    menu.speed_menu.actions()[0].trigger()
    assert region_map.remembered() == "step:12 speed:1"
    assert (region_map._controls.player.months, region_map._controls.player.speed) == (12, 1)


def test_a_bar_stands_on_the_map_while_time_plays(region_map: RegionMap, settle: Callable[[], None]) -> None:
    bar = region_map._controls._bar
    assert bar.isHidden()
    region_map.play_or_stop()
    settle()
    assert bar.isVisible()
    assert region_map._canvas().height() >= bar.geometry().bottom()
    QTest.mouseClick(bar._stop, Qt.MouseButton.LeftButton)
    assert bar.isHidden()
