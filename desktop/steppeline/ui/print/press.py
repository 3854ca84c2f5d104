"""What can be printed, and sheets made of it to order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt
from typing import Literal

from steppeline.ui.figure import Figure, Room
from steppeline.ui.print.papers import OVERLAP, SHARE_ACROSS, PaperName, paper
from steppeline.ui.print.poster import Captions, Poster
from steppeline.ui.print.sheets import Sheets, laid_out
from steppeline.ui.theme import Theme

SubjectName = Literal["timeline", "view", "map", "pairs"]
SUBJECTS: tuple[SubjectName, ...] = ("timeline", "view", "map", "pairs")
"""The whole timeline, the span that is looked at, the map, the matrix of pairs."""

MOST_ACROSS = 20
_MOST_BY_ITSELF = 8
_SHARE_OF_CAPTIONS = 0.22
"""Of the height of a sheet, for a figure that is to fit with its captions."""


@dataclass(frozen=True)
class Order:
    """What is to be printed. `across` is how many sheets wide, 0 for as many as fit the number of events.

    An empty `title` or `sources` stands for what is known of the casefile.
    """

    subject: SubjectName = "timeline"
    paper: PaperName = "a3"
    across: int = 0
    title: str = ""
    sources: str = ""


@dataclass(frozen=True)
class Press:
    """Makes sheets. `figure` draws a subject for some room, `captions` words it, `events` is how many are shown."""

    figure: Callable[[SubjectName, Room, Theme], Figure]
    captions: Callable[[Order], Captions]
    events: Callable[[], int]

    def sheets(self, order: Order, theme: Theme) -> Sheets:
        """The sheets of an order. Raises WorldError when they would be too many, or too large."""
        figure = self.figure(order.subject, self._room(order), theme)
        return laid_out(Poster(figure, self.captions(order), theme), order.paper)

    def _room(self, order: Order) -> Room:
        sheet = paper("a4" if order.paper == "long" else order.paper)
        height = sheet.inner_height * (1 - _SHARE_OF_CAPTIONS)
        if order.subject in ("map", "pairs"):
            return Room(sheet.inner_width, height)
        across = order.across or min(max(round(sqrt(self.events()) / 5), 1), _MOST_BY_ITSELF)
        if order.paper == "long":
            return Room(across * sheet.inner_width, height)
        # Wherever a sheet is cut, the rest fits on the others.
        before = sheet.inner_width * (1 - SHARE_ACROSS) - OVERLAP
        return Room((across - 1) * before + sheet.inner_width, height)
