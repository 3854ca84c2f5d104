"""The colours of the map, from those of the theme: calm ground, so that the classes are what is seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtGui import QColor

from steppeline.ui.map.measure import SHADES
from steppeline.ui.theme import Theme, contrast, mixed


@dataclass(frozen=True)
class MapColours:
    """`sea` is what no outline encloses, `land` the countries the casefile says nothing of.

    `none` are regions without visible events, `no_data` regions the casefile does not know.
    `context_text` names countries without data, `quiet_text` what has no events.
    """

    sea: QColor
    land: QColor
    none: QColor
    no_data: QColor
    classes: tuple[QColor, ...]
    shore: QColor
    regional: QColor
    national: QColor
    hatching: QColor
    context_text: QColor
    quiet_text: QColor
    light_text: QColor
    dark_text: QColor
    _texts: dict[int, QColor] = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def shades(self) -> tuple[QColor, ...]:
        """The run of colours from the lowest class to the highest."""
        last = len(self.classes) - 1
        places = [number * last / (SHADES - 1) for number in range(SHADES)]
        below = [min(int(place), last - 1) for place in places]
        return tuple(
            mixed(self.classes[at], self.classes[at + 1], place - at) for place, at in zip(places, below, strict=True)
        )

    def text_on(self, ground: QColor) -> QColor:
        """The text colour that is told best from the ground of a class."""
        number = ground.rgb()
        if number not in self._texts:
            self._texts[number] = max(self.light_text, self.dark_text, key=lambda colour: contrast(colour, ground))
        return self._texts[number]


def map_colours(theme: Theme) -> MapColours:
    """The colours that go with a theme."""
    is_light = theme.name == "light"
    # In the dark regions without events must stay below the lowest class, and leave room for land and sea below them.
    deep = theme.line if is_light else mixed(theme.panel, QColor("black"), 0.38)
    sea = mixed(deep, theme.accent, 0.03)
    land = mixed(theme.panel, theme.line, 0.25 if is_light else 0.2)
    none = theme.panel if is_light else mixed(theme.panel, theme.line, 0.42)
    return MapColours(
        sea=sea,
        land=land,
        none=none,
        no_data=theme.no_data,
        classes=theme.sequential,
        shore=mixed(sea, theme.text, 0.28),
        regional=_faded(theme.text, 0.3 if is_light else 0.36),
        national=mixed(none, theme.text, 0.85 if is_light else 0.95),
        hatching=_faded(theme.text, 0.3),
        context_text=theme.faint,
        quiet_text=theme.muted,
        light_text=QColor("#ffffff"),
        dark_text=QColor("#1c2127"),
    )


def _faded(colour: QColor, opacity: float) -> QColor:
    faded = QColor(colour)
    faded.setAlphaF(opacity)
    return faded
