"""The stages of agreements along their bars: a line from the first to the last, with a mark for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from steppeline.model.calendar import OPEN
from steppeline.model.edtf import bounds_of
from steppeline.model.event import Stage
from steppeline.session.document import Document
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.look import Look
from steppeline.ui.timeline.marks import faded
from steppeline.ui.timeline.measures import BAR

_SIZE = 6.0
_MOST_KEPT = 5_000
_UNSURE = 0.35
"""Opacity of the line along which a stage may lie whose day is not known."""

_LEAST_UNSURE = 4.0
"""Pixels. A shorter span is a moment to the eye."""


class _Moment(NamedTuple):
    """A stage, which came some time from `earliest` to `latest` (seconds)."""

    stage: str
    earliest: int
    latest: int


class StageMarks:
    """Draws the stages of the events whose bars are in view; reads those it does not know."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self._has_any: bool | None = None
        self._known: dict[int, tuple[_Moment, ...]] = {}

    def draw(self, painter: QPainter, look: Look) -> None:
        """Draw the marks of all bars in view."""
        if self._has_any is None:
            self._has_any = self._document.has_stages()
        if not self._has_any:
            return
        bars, index = look.scene.frame.bars, look.scene.index
        numbers = look.bars_in_view()
        rows = bars.rows[numbers]
        ids: list[int] = index.ids[rows].tolist()
        self._read(ids)
        heights = (look.scene.middles[numbers] + look.dy).tolist()
        for event, row, y in zip(ids, rows.tolist(), heights, strict=True):
            moments = self._known[event]
            if moments:
                self._draw_one(painter, look, moments, y, self._colour(index.kinds.keys[int(index.kind[row])]))

    def _colour(self, kind: str) -> QColor:
        return self._theme.kind_colour(self._document.book.kinds[kind])

    def _read(self, ids: Sequence[int]) -> None:
        missing = [event for event in ids if event not in self._known]
        if not missing:
            return
        if len(self._known) > _MOST_KEPT:
            self._known = {event: self._known[event] for event in ids if event in self._known}
        found = self._document.stages(missing)
        for event in missing:
            self._known[event] = tuple(_moments(found.get(event, ())))

    def _draw_one(self, painter: QPainter, look: Look, moments: tuple[_Moment, ...], y: float, colour: QColor) -> None:
        foot = y + BAR / 2 - 1
        places = look.all_x_of([at for moment in moments for at in (moment.earliest, moment.latest)])
        spans = list(zip(places[::2], places[1::2], strict=True))
        painter.setPen(QPen(faded(colour, 0.5), 1.5))
        painter.drawLine(QLineF(spans[0][0], foot, max(last for _, last in spans), foot))
        for moment, (first, last) in zip(moments, spans, strict=True):
            if last - first > _LEAST_UNSURE:
                painter.setPen(QPen(faded(colour, _UNSURE), _SIZE - 1, c=Qt.PenCapStyle.FlatCap))
                painter.drawLine(QLineF(first, foot, last, foot))
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(self._theme.panel)
            _SHAPES.get(moment.stage, _ring)(painter, QPointF((first + last) / 2, foot), colour)


def _moments(stages: Sequence[Stage]) -> list[_Moment]:
    """The stages with a date that says when, in time."""
    found = []
    for stage in stages:
        if stage.date is None:
            continue
        bounds = bounds_of(stage.date)
        if bounds.earliest_start > -OPEN and bounds.latest_start < OPEN:
            found.append(_Moment(stage.stage, bounds.earliest_start, bounds.latest_start))
    return sorted(found, key=lambda moment: (moment.earliest, moment.latest))


def _ring(painter: QPainter, at: QPointF, colour: QColor) -> None:
    painter.drawEllipse(at, _SIZE / 2, _SIZE / 2)


def _half(painter: QPainter, at: QPointF, colour: QColor) -> None:
    box = QRectF(at.x() - _SIZE / 2, at.y() - _SIZE / 2, _SIZE, _SIZE)
    painter.drawEllipse(box)
    painter.setBrush(colour)
    painter.drawPie(box, 90 * 16, 180 * 16)


def _full(painter: QPainter, at: QPointF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(at, _SIZE / 2, _SIZE / 2)


def _notch(painter: QPainter, at: QPointF, colour: QColor) -> None:
    painter.drawLine(QPointF(at.x(), at.y() - _SIZE * 0.8), QPointF(at.x(), at.y() + _SIZE / 2))


def _cross(painter: QPainter, at: QPointF, colour: QColor) -> None:
    reach = _SIZE / 2
    painter.drawLine(QPointF(at.x() - reach, at.y() - reach), QPointF(at.x() + reach, at.y() + reach))
    painter.drawLine(QPointF(at.x() - reach, at.y() + reach), QPointF(at.x() + reach, at.y() - reach))


_SHAPES: Mapping[str, Callable[[QPainter, QPointF, QColor], None]] = {
    "signed": _ring,
    "ratified": _half,
    "in force": _full,
    "amended": _notch,
    "expired": _cross,
}
"""The more binding, the fuller: signed is a ring, in force a disc; a change is a notch, the end a cross."""
