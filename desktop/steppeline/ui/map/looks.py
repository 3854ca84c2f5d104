"""How a unit looks: its ground, the colour of its name, and whether it is drawn as a marker."""

from __future__ import annotations

from math import sqrt

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor

from steppeline.ui.map.camera import Camera
from steppeline.ui.map.colours import MapColours
from steppeline.ui.map.contents import Contents

_SMALL_AREA = 3_000.0
"""Square kilometres: below, a region is a city and gets a marker while its area is too small to be hit."""
_SMALL_ON_SCREEN = 12.0


def ground(colours: MapColours, contents: Contents, position: int) -> QColor:
    """The colour of the area of a unit."""
    number = contents.classes[position]
    if number is not None:
        return (colours.shades if contents.shading.is_continuous else colours.classes)[number]
    if position in contents.with_data:
        return colours.none
    return colours.land if contents.places.borders.units[position].is_country else colours.no_data


def text_colour(colours: MapColours, contents: Contents, position: int, on: QColor) -> QColor:
    """The colour of the name of a unit that is written on a ground."""
    if contents.tally(position) is None:
        return colours.context_text
    if contents.classes[position] is None:
        return colours.quiet_text
    return colours.text_on(on)


def is_marker(contents: Contents, position: int, camera: Camera) -> bool:
    """Whether a unit is a city too small on the screen to be seen and hit, so that it gets a marker."""
    unit = contents.places.borders.units[position]
    return not unit.is_country and unit.area < _SMALL_AREA and sqrt(unit.area) / camera.scale < _SMALL_ON_SCREEN


def marker_radius(camera: Camera) -> float:
    """Pixels; smaller where the whole map is."""
    return 4.5 if camera.scale < 9 else 3.5


def marker_box(camera: Camera, at: QPointF) -> QRectF:
    """What the marker at a pixel covers."""
    radius = marker_radius(camera)
    return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
