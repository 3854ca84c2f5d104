"""Names on the map: none over another, each where it belongs."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from steppeline.ui.map.labels import TextWidths, Wish, place_labels

CANVAS = QRectF(0, 0, 400, 300)
NAMES = ("Komi", "Altai Republic", "Yamalo-Nenets", "a name much too long for any region of this map, whatever it is")


@pytest.fixture
def widths(application: object) -> TextWidths:
    font = QFont()
    font.setPixelSize(11)
    return TextWidths(QFontMetricsF(font))


def wish(at: tuple[float, float], size: float = 1000, name: str = "Komi", number: str = "", position: int = 0) -> Wish:
    """In a region that is a square of this size around the point; a marker for no size."""
    point = QPointF(*at)
    square = QRectF(at[0] - size / 2, at[1] - size / 2, size, size)
    return Wish(position, name, number, point, square.contains if size else None)


points = st.tuples(st.floats(-50, 450), st.floats(-50, 350))
wishes = st.lists(
    st.tuples(points, st.sampled_from([0.0, 20.0, 60.0, 1000.0]), st.sampled_from(NAMES), st.sampled_from(["", "12"])),
    max_size=30,
).map(lambda drawn: [wish(*each, position=number) for number, each in enumerate(drawn)])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes)
def test_labels_lie_on_the_canvas_and_not_over_one_another(widths: TextWidths, wishes: list[Wish]) -> None:
    taken = QRectF(0, 0, 120, 40)
    boxes = [label.box for label in place_labels(wishes, widths, CANVAS, [taken])]
    assert all(CANVAS.contains(box) and not box.intersects(taken) for box in boxes)
    assert not any(one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])


def lines(widths: TextWidths, *wishes: Wish) -> list[tuple[str, ...]]:
    return [label.lines for label in place_labels(wishes, widths, CANVAS)]


def test_the_number_stands_below_the_name(widths: TextWidths) -> None:
    assert lines(widths, wish((200, 150), number="12")) == [("Komi", "12")]


def test_a_long_name_is_broken_before_it_is_left_out(widths: TextWidths) -> None:
    size = widths.of("Altai Republic") - 2
    assert lines(widths, wish((200, 150), size, "Altai Republic")) == [("Altai", "Republic")]
    assert lines(widths, wish((200, 150), 30, "Altai Republic")) == []


def test_a_number_may_bring_a_name_over_the_border(widths: TextWidths) -> None:
    size = widths.of("Bashkortostan") * 0.7
    assert lines(widths, wish((200, 150), size, "Bashkortostan")) == []
    assert lines(widths, wish((200, 150), size, "Bashkortostan", "22")) == [("Bashkortostan", "22")]


def test_the_first_wish_goes_first(widths: TextWidths) -> None:
    assert lines(widths, wish((200, 150), name="Komi"), wish((201, 150), name="Perm", position=1)) == [("Komi",)]


def test_beside_a_marker_a_label_needs_no_region(widths: TextWidths) -> None:
    (label,) = place_labels([wish((200, 150), 0)], widths, CANVAS)
    assert label.is_beside
    assert label.box.left() > 200
