"""Names of units with their counts below: placed once for a camera, written with every count."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from steppeline.ui.map.camera import Camera
from steppeline.ui.map.colours import MapColours
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.detail import Detail
from steppeline.ui.map.labels import Label, TextWidths, Wish, place_labels
from steppeline.ui.map.looks import ground, is_marker, marker_box, text_colour
from steppeline.ui.map.writing import Line, Writing

_ROOM_FOR_NUMBER = "00–00"
_OVERHANG = 4.0
"""Pixels by which a number may be wider than its label."""


class Names:
    """Places and writes names in one font."""

    def __init__(self, font: QFont) -> None:
        self._widths = TextWidths(QFontMetricsF(font))
        self._writing = Writing(font, self._widths)
        self._kept: dict[int, tuple[object, list[Line]]] = {}

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
        write = self._writing.on(painter, is_sketch=is_sketch)
        for label in labels:
            left, top = label.box.left(), label.box.top()
            for line in self._lines_of(label, contents, colours):
                write(left + line.left, top + line.baseline, line)

    def _lines_of(self, label: Label, contents: Contents, colours: MapColours) -> list[Line]:
        """What is written for a label. With the next filter most of them are the same."""
        position, shading = label.position, contents.shading
        look = (
            contents.classes[position],
            shading.is_continuous,
            shading.years,
            contents.tally(position),
            contents.figures,
        )
        kept = self._kept.get(position)
        made_for = (label.lines, label.is_beside, contents.places.words, colours, look)
        if kept is None or kept[0] != made_for:
            kept = self._kept[position] = made_for, self._made(label, contents, colours)
        return kept[1]

    def _made(self, label: Label, contents: Contents, colours: MapColours) -> list[Line]:
        widths = self._widths
        # Beside a marker the label lies on another region.
        on = colours.none if label.is_beside else ground(colours, contents, label.position)
        colour = text_colour(colours, contents, label.position, on)
        number = self._number(label, contents)
        made = []
        for row, text in enumerate((*label.names, number) if number else label.names):
            left = 0.0 if label.is_beside else (label.box.width() - widths.of(text)) / 2
            made.append(Line(left, widths.height * row + widths.ascent, text, colour, on))
        return made

    def _number(self, label: Label, contents: Contents) -> str:
        """What is written below the name; "" for nothing."""
        tally = contents.tally(label.position)
        has_amount = contents.figures is not None or (tally is not None and tally.possible > 0)
        if not label.has_number or not has_amount:
            return ""
        number, shorter = contents.amounts(label.position)
        is_wide = self._widths.of(number) > label.box.width() + 2 * _OVERHANG
        return shorter if is_wide else number


def moved(labels: Sequence[Label], before: Camera, now: Camera, contents: Contents) -> list[Label]:
    """The labels of another camera, each with its unit where that is now."""
    units, old, new = contents.places.borders.units, before.transform(), now.transform()
    carried = []
    for label in labels:
        place = QPointF(*units[label.position].label)
        box = label.box.translated(new.map(place) - old.map(place))
        carried.append(Label(label.position, label.lines, box, label.is_beside, label.has_number))
    return carried


def _rank(contents: Contents, camera: Camera, position: int) -> tuple[bool, bool, int, float]:
    """Markers first, whose names have one place only, then what has many events in all, then large areas."""
    return (
        not is_marker(contents, position, camera),
        contents.tally(position) is None,
        -contents.weights[position],
        -contents.places.borders.units[position].area,
    )
