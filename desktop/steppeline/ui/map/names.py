"""Names of units with their counts below: placed once for a camera, written with every count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from steppeline.ui.map.camera import Camera
from steppeline.ui.map.colours import MapColours
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.detail import Detail
from steppeline.ui.map.labels import Label, TextWidths, Wish, place_labels
from steppeline.ui.map.looks import ground, is_marker, marker_box, text_colour
from steppeline.ui.map.writing import Writing

_ROOM_FOR_NUMBER = "00–00"
_OVERHANG = 4.0
"""Pixels by which a number may be wider than its label."""


class Names:
    """Places and writes names in one font."""

    def __init__(self, font: QFont) -> None:
        self._widths = TextWidths(QFontMetricsF(font))
        self._writing = Writing(font, self._widths)

    def place(self, camera: Camera, contents: Contents, detail: Detail, taken: Sequence[QRectF]) -> list[Label]:
        """Labels for as many units as there is room for, off `taken`; where they are does not depend on counts."""
        transform, units = camera.transform(), contents.places.borders.units
        inverse, _ = transform.inverted()
        canvas = QRectF(0, 0, camera.width, camera.height)
        seen = inverse.mapRect(canvas)

        def wish(position: int) -> Wish:
            area, is_city = detail.area(units[position].rings), is_marker(contents, position, camera)
            is_inside: Callable[[QPointF], bool] = lambda pixel: area.contains(inverse.map(pixel))  # noqa: E731
            return Wish(
                position=position,
                name=contents.places.short_names[position],
                number=_ROOM_FOR_NUMBER if contents.tally(position) is not None else "",
                at=transform.map(QPointF(*units[position].label)),
                is_inside=None if is_city else is_inside,
            )

        in_view = detail.in_view(contents.places.borders.areas, seen)
        in_order = sorted(in_view, key=partial(_rank, contents, camera))
        wishes = [wanted for position in in_order if (wanted := wish(position)).name]
        discs = [marker_box(camera, wanted.at) for wanted in wishes if wanted.is_inside is None]
        return place_labels(wishes, self._widths, canvas, [*taken, *discs])

    def write(
        self,
        painter: QPainter,
        contents: Contents,
        colours: MapColours,
        labels: Sequence[Label],
        *,
        is_sketch: bool = False,
    ) -> None:
        """Write the names where they were placed, each with its count if there are events."""
        widths, write = self._widths, self._writing.on(painter, is_sketch=is_sketch)
        for label in labels:
            # Beside a marker the label lies on another region.
            on = colours.none if label.is_beside else ground(colours, contents, label.position)
            colour = text_colour(colours, contents, label.position, on)
            lines = self._lines(label, contents)
            for number, line in enumerate(lines):
                left = label.box.left() if label.is_beside else label.box.center().x() - widths.of(line) / 2
                at = QPointF(left, label.box.top() + widths.height * number + widths.ascent)
                write(at, line, colour, on)

    def _lines(self, label: Label, contents: Contents) -> tuple[str, ...]:
        tally = contents.tally(label.position)
        if not label.has_number or tally is None or not tally.possible:
            return label.names
        number, shorter = contents.amounts(label.position)
        if self._widths.of(number) > label.box.width() + 2 * _OVERHANG:
            number = shorter
        return (*label.names, number)


def moved(labels: Sequence[Label], before: Camera, now: Camera, contents: Contents) -> list[Label]:
    """The labels of another camera, each with its unit where that is now."""
    units = contents.places.borders.units

    def carried(label: Label) -> Label:
        place = units[label.position].label
        return replace(label, box=label.box.translated(now.pixel_of(place) - before.pixel_of(place)))

    return [carried(label) for label in labels]


def _rank(contents: Contents, camera: Camera, position: int) -> tuple[bool, bool, int, float]:
    """Markers first, whose names have one place only, then what has many events in all, then large areas."""
    return (
        not is_marker(contents, position, camera),
        contents.tally(position) is None,
        -contents.weights[position],
        -contents.places.borders.units[position].area,
    )
