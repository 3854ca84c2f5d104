"""What is drawn on the map besides the counts: chosen in its menu or the settings, and remembered as text."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Options:
    """`arcs` between regions that share events; `disputed` regions hatched."""

    arcs: bool = False
    disputed: bool = False

    def remembered(self) -> str:
        """What the menu of the map has chosen."""
        return "arcs" if self.arcs else ""

    def recalled(self, remembered: str) -> Options:
        """The same with what was remembered; words of another version are passed over."""
        return replace(self, arcs="arcs" in remembered.split())
