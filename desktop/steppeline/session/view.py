"""A view as a value: everything that says what is looked at and how. Saved views and back/forward keep such values."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from steppeline.model.borders import BORDERS, Borders
from steppeline.model.filter import Filter
from steppeline.model.viewport import Viewport

__all__ = ["BORDERS", "GROUPINGS", "Borders", "Grouping", "View"]

Grouping = Literal["kind", "country", "region", "actor", "source", "tag"]
MOST_SELECTED = 5_000
"""Events. They are told one by one in every view, and nobody can tell more apart."""

GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)


@dataclass(frozen=True)
class View:
    """What is looked at. `selection` holds event ids, the current event first; `series` is the key of a series.

    The filter is meant, and regions are counted and drawn, in these `borders`.
    """

    viewport: Viewport
    filter: Filter = field(default_factory=Filter)
    selection: tuple[int, ...] = ()
    grouping: Grouping = "kind"
    series: str | None = None
    borders: Borders = "viewed"

    def on_pixels(self, pixels: int) -> View:
        """The same view in a window of another width."""
        return replace(self, viewport=replace(self.viewport, pixels=pixels))
