"""Texts that are drawn once, on pages kept for it, and copied from there: writing costs far more than copying."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from math import ceil

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from steppeline.ui.timeline.batches import Pixels, blank, copy_sprites

PAD = 1
"""Pixels of the device that a sprite is wider than its text on either side: letters lean out."""

_PAGE_WIDTH, _PAGE_HEIGHT = 1024, 512
"""Logical pixels of a page."""

_FEWEST_PAGES = 5
_PLENTY = 1.5
"""Pages hold this many times what can be read on the canvas at once, so that what is read is not written over."""

_NARROWEST = 12
_MOST_ON_PAGE = 1 << 12
"""More texts than find room on a page."""

_REMEMBERED = 4_000

_STRIKE = 0.55
"""Share of a line's height at which it is struck through."""

Numbers = NDArray[np.int64]


class Style:
    """How texts look, and how long they are; struck through if `is_struck`."""

    def __init__(self, font: QFont, colour: QColor, *, is_struck: bool = False) -> None:
        self.font = font
        self.colour = colour
        self.is_struck = is_struck
        self.metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self._elided: dict[tuple[str, float], str] = {}

    def width(self, text: str) -> float:
        """Logical pixels that a text takes."""
        if text not in self._widths:
            if len(self._widths) >= _REMEMBERED:
                self._widths.clear()
            self._widths[text] = self.metrics.horizontalAdvance(text)
        return self._widths[text]

    def elided(self, text: str, room: float) -> str:
        """A text, cut to so many logical pixels."""
        if (text, room) not in self._elided:
            if len(self._elided) >= _REMEMBERED:
                self._elided.clear()
            self._elided[text, room] = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        return self._elided[text, room]


class Lettering:
    """Pages of texts for a canvas of so many logical pixels, on a device of which `ratio` pixels make a logical one.

    Texts are called by numbers that grow. When all pages are full the oldest is written over, and the texts below
    `oldest` are gone.
    """

    def __init__(self, ratio: float, area: int) -> None:
        self.ratio = ratio
        self.area = area
        self.oldest = 0
        self._next = 0
        self._numbers: dict[tuple[Style, str, int | None], int] = {}
        self._most_pages = max(_FEWEST_PAGES, ceil(_PLENTY * area / (_PAGE_WIDTH * _PAGE_HEIGHT)) + 1)
        self._places = np.zeros((self._most_pages * _MOST_ON_PAGE, 4), np.float64)
        self._page_of = np.zeros(len(self._places), np.int8)
        self._pages: list[QPixmap] = []
        self._firsts = [0] * self._most_pages
        self._page = -1
        self._width, self._height = (round(size * ratio) for size in (_PAGE_WIDTH, _PAGE_HEIGHT))
        self._x, self._y, self._line = 0, self._height, 0

    def numbers(self, styles: Sequence[Style], texts: Sequence[str]) -> list[int]:
        """The numbers of some texts, each in its style, which are written if need be."""
        numbers = list(map(self.number, styles, texts))
        # In rare cases the last ones were written over the first.
        return numbers if min(numbers, default=0) >= self.oldest else list(map(self.number, styles, texts))

    def number(self, style: Style, text: str, room: int | None = None) -> int:
        """The number of a text, which is written if need be, as much of it as `room` pixels of the device hold."""
        key = style, text, room
        number = self._numbers.get(key)
        if number is None:
            self._write(style, text, room)
            number = self._numbers[key] = self._next
            self._next += 1
        return number

    def draw(self, painter: QPainter, numbers: Numbers, left: Pixels, middle: Pixels) -> None:
        """Copy texts, so that they begin at `left` and their lines lie about `middle`."""
        sprites = self.sprites(numbers)
        self.copy(painter, numbers, sprites, left - PAD, middle - sprites[:, 3] // 2)

    def sprites(self, numbers: Numbers) -> Pixels:
        """Where texts are on their pages, as `copy_sprites` takes it; with PAD pixels on either side."""
        return self._places[numbers % len(self._places)]

    def copy(
        self,
        painter: QPainter,
        numbers: Numbers,
        sprites: Pixels,
        left: Pixels,
        top: Pixels,
        *,
        opacity: Pixels | None = None,
    ) -> None:
        """Copy sprites, or parts of them, from the pages that their numbers are on."""
        pages = self._page_of[numbers % len(self._places)]
        opacity = np.ones(len(numbers)) if opacity is None else opacity
        for page in set(pages.tolist()):
            of_page = pages == page
            columns = (column[of_page] for column in (sprites, left, top))
            copy_sprites(painter, self._pages[page], *columns, opacity=opacity[of_page])

    def _write(self, style: Style, text: str, room: int | None) -> None:
        metrics = style.metrics
        from_right = is_right_to_left(text)
        # Measuring takes as long as writing, and most often it was done before.
        whole = ceil(metrics.horizontalAdvance(text) * self.ratio) if room is None or from_right else 0
        width = min(max(whole if room is None else room, _NARROWEST), self._width - 2 * PAD)
        height = ceil(metrics.height() * self.ratio) + 2
        x, y = self._place_for(width + 2 * PAD, height)
        self._places[self._next % len(self._places)] = x, y, width + 2 * PAD, height
        self._page_of[self._next % len(self._places)] = self._page
        left = (width - whole) / self.ratio if whole > width and from_right else 0.0
        with QPainter(self._pages[self._page]) as painter:
            painter.setClipRect(QRect(x, y, width + 2 * PAD, height))
            painter.translate(x + PAD, y + height // 2 + round((metrics.ascent() - metrics.height() / 2) * self.ratio))
            painter.scale(self.ratio, self.ratio)
            painter.setFont(style.font)
            painter.setPen(style.colour)
            painter.drawText(QPointF(left, 0.0), text)
            if style.is_struck:
                strike = metrics.height() * _STRIKE - metrics.ascent()
                painter.drawLine(QLineF(0, strike, width / self.ratio, strike))

    def _place_for(self, width: int, height: int) -> tuple[int, int]:
        if self._x + width > self._width:
            self._x, self._y, self._line = 0, self._y + self._line, 0
        if self._y + height > self._height:
            self._turn_page()
        place = self._x, self._y
        self._x, self._line = self._x + width, max(self._line, height)
        return place

    def _turn_page(self) -> None:
        self._page = (self._page + 1) % self._most_pages
        if self._page == len(self._pages):
            self._pages.append(blank(self._width, self._height))
        else:
            self._pages[self._page].fill(Qt.GlobalColor.transparent)
            self.oldest = self._firsts[(self._page + 1) % self._most_pages]
            self._numbers = {key: number for key, number in self._numbers.items() if number >= self.oldest}
        self._firsts[self._page] = self._next
        self._x, self._y, self._line = 0, 0, 0


def is_right_to_left(text: str) -> bool:
    """Whether a text is read from the right, which its first letter with a direction tells."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction in {"R", "AL"} for direction in directions if direction in {"L", "R", "AL"}), False)
