"""What is drawn on the map and how time runs on it: chosen in its menu or the settings, and remembered as text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from steppeline.ui.map.measure import COUNTS, Measure

STEPS = (1, 3, 12)
"""Months."""
_FIGURES = "figures:"
SPEEDS = (1, 2, 4)
"""Steps a second."""


@dataclass(frozen=True)
class Options:
    """`arcs` between regions that share events; `places` as symbols; `disputed` regions hatched.

    `measure` is what colours stand for. Time runs by so many `months`, at a `speed` of so many steps a second.
    """

    arcs: bool = False
    places: bool = False
    disputed: bool = False
    measure: Measure = COUNTS
    months: int = 3
    speed: int = 2

    def remembered(self) -> str:
        """What the menu of the map has chosen."""
        chosen = {
            "arcs": self.arcs,
            "places": self.places,
            f"{_FIGURES}{self.measure.family}": bool(self.measure.family),
            "yearly": self.measure.is_yearly,
            "continuous": self.measure.is_continuous,
            f"step:{self.months}": self.months != Options.months,
            f"speed:{self.speed}": self.speed != Options.speed,
        }
        return " ".join(word for word, is_chosen in chosen.items() if is_chosen)

    def recalled(self, remembered: str) -> Options:
        """The same with what was remembered; words of another version are passed over."""
        words = remembered.split()
        return replace(
            self,
            arcs="arcs" in words,
            places="places" in words,
            measure=Measure(
                "yearly" in words,
                "continuous" in words,
                next((word.removeprefix(_FIGURES) for word in words if word.startswith(_FIGURES)), ""),
            ),
            months=next((months for months in STEPS if f"step:{months}" in words), Options.months),
            speed=next((speed for speed in SPEEDS if f"speed:{speed}" in words), Options.speed),
        )
