"""The titles of events in one line, and as labels for paper, cut to the room there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText

from steppeline.model.event import Names

_LONGEST = 160
"""Characters. No view is wide enough for more, and measuring a page of text for each frame would be slow."""

_STEP = 4
"""Pixels. Room is rounded down to this, so that a label that slides is not cut anew for each pixel."""


class Label(NamedTuple):
    """A text ready to be drawn, and its width in pixels."""

    text: QStaticText
    width: float


class Labels:
    """Makes labels of event titles, and keeps those it made."""

    def __init__(
        self, titles: Callable[[Sequence[int]], list[Names]], pick: Callable[[Names], str], font: QFont
    ) -> None:
        self._titles = titles
        self._pick = pick
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._texts: dict[int, tuple[str, float]] = {}
        self._made: dict[tuple[int, int], Label] = {}

    kept = 4_000
    """Titles that are kept at most."""

    @property
    def height(self) -> float:
        """Height of a line."""
        return self._metrics.height()

    def prepare(self, ids: Sequence[int]) -> None:
        """Read the titles of all these events at once: one question instead of many."""
        missing = [number for number in ids if number not in self._texts]
        if len(self._texts) + len(missing) > self.kept:
            self.clear()
            missing = list(ids)
        if missing:
            for number, names in zip(missing, self._titles(missing), strict=True):
                text = " ".join(self._pick(names)[: 2 * _LONGEST].split())[:_LONGEST]
                self._texts[number] = text, self._metrics.horizontalAdvance(text)

    def text(self, event: int) -> tuple[str, float]:
        """The title of an event that was prepared, in one line, and the pixels it takes."""
        return self._texts[event]

    def label(self, event: int, room: float) -> Label:
        """The title of an event that was prepared, cut to `room` pixels."""
        text, width = self._texts[event]
        steps = -1 if width <= room else int(room) // _STEP
        made = self._made.get((event, steps))
        if made is None:
            if steps >= 0:
                text = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, steps * _STEP)
                width = self._metrics.horizontalAdvance(text)
            made = self._made[event, steps] = Label(self._static(text), width)
        return made

    def clear(self) -> None:
        """Forget all titles: they may have changed."""
        self._texts.clear()
        self._made.clear()

    def _static(self, text: str) -> QStaticText:
        static = QStaticText(text)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        static.prepare(font=self._font)
        return static
