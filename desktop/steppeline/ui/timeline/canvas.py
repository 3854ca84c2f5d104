"""Drawing a scene: strips of counts, bars, glyphs and labels, in a fixed order, each layer a method."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen

from steppeline.model.event import STATUSES
from steppeline.model.fold import Bars
from steppeline.model.sheet import COLUMN
from steppeline.ui.theme import Theme, mixed
from steppeline.ui.timeline.density import Columns, clusters
from steppeline.ui.timeline.labels import Labels
from steppeline.ui.timeline.marks import BarPlace, Marks
from steppeline.ui.timeline.measures import GAP, GLYPH, LEAST_LABEL, ROW, STRIP
from steppeline.ui.timeline.scene import LaneBox, Scene

_STICKY = 6.0
"""Pixels from the left edge at which the label of a bar stays that begins outside of the view."""

_APART = 8
"""Empty columns that make a group of its own of what stands behind them; groups of twice that width get a number."""

_LEAST_HIGHEST = 6
"""A column for so many events may fill the strip, so that one event alone does not look like many."""

_CANCELLED = STATUSES.index("cancelled")


_SHORT_BAR = 5 * GLYPH
"""The label of a bar no longer than this stands behind it if there is room; in a longer one, behind the glyph."""


def labels_left(bars: Bars) -> NDArray[np.float64]:
    """float64[bars]: the pixels of the sheet at which labels begin, unless the view begins later."""
    behind_glyph = bars.anchor + GLYPH / 2 + GAP
    behind_bar = np.maximum(behind_glyph, bars.x1 + GAP)
    is_short = (bars.x1 - bars.x0 <= _SHORT_BAR) & (bars.room - GAP - behind_bar >= LEAST_LABEL)
    return np.where(is_short, behind_bar, behind_glyph)


@dataclass(frozen=True, eq=False)
class Look:
    """How a scene is looked at: its upper left corner lies at (`dx`, `dy`) of a canvas of this size."""

    scene: Scene
    dx: float
    dy: float
    width: int
    height: int
    selected: frozenset[int] = field(default_factory=frozenset)
    hovered: int | None = None
    covered: int = 0
    """Pixels at the right that a scroll bar lies over."""

    @property
    def readable_width(self) -> int:
        """Pixels from the left edge in which words can be read."""
        return self.width - self.covered

    def bars_in_view(self) -> NDArray[np.intp]:
        """The numbers of the bars that, or whose labels, can be seen."""
        bars, middles = self.scene.frame.bars, self.scene.middles + self.dy
        in_time = (bars.room + self.dx > 0) & (np.minimum(bars.x0, bars.anchor - GLYPH) + self.dx < self.width)
        return np.flatnonzero(in_time & (middles > -ROW) & (middles < self.height + ROW))

    def stand_ins(self, row: int) -> list[QPointF]:
        """Where the event of a row would be, in each of its lanes, if it were drawn: at its middle, on the counts."""
        search = self.scene.found.search
        x = float(self.scene.frame.sheet.pixel_of(search.middles[[row]])[0]) + self.dx
        lanes = set(search.lanes.pairs(np.array([row], np.int64)).lanes.tolist())
        boxes = [box for box in self.scene.boxes if box.lane in lanes]
        return [QPointF(x, (box.top if box.strip is None else box.strip) + self.dy + STRIP / 2) for box in boxes]

    def boxes_in_view(self) -> list[LaneBox]:
        """The lanes that can be seen."""
        return [box for box in self.scene.boxes if box.bottom + self.dy > 0 and box.top + self.dy < self.height]


def _sticky_glyph(place: BarPlace, anchor: float) -> float:
    """Where the glyph stands: at the left edge for an event that surely goes on there and began before."""
    edge = _STICKY + GLYPH / 2
    return max(anchor, edge) if place.sure0 < edge < place.sure1 - GLYPH else anchor


class Canvas:
    """Draws in one theme. What depends on the scene alone is kept until another scene comes."""

    def __init__(self, marks: Marks, labels: Labels, theme: Theme) -> None:
        self._marks = marks
        self._labels = labels
        self._theme = theme
        self._font = theme.font("caption")
        self._metrics = QFontMetricsF(self._font)
        self._strips: tuple[Scene, dict[int, tuple[QImage, list[tuple[int, str]]]]] | None = None
        self._columns: dict[str | None, Columns] = {}

    def draw_counts(self, painter: QPainter, look: Look) -> None:
        """Draw the strips of events that are too many to be drawn one by one."""
        painter.setFont(self._font)
        for box in look.boxes_in_view():
            if box.strip is not None:
                self._strip(painter, look, box, box.strip)

    def draw_events(self, painter: QPainter, look: Look) -> None:
        """Draw bars, glyphs and labels."""
        painter.setFont(self._font)
        chosen = look.bars_in_view()
        places = self._places(look, chosen)
        rows = look.scene.frame.bars.rows[chosen]
        ids = look.scene.index.ids[rows].tolist()
        self._highlights(painter, look, places, ids)
        self._bars(painter, look, places, rows)
        self._titles(painter, look, chosen, ids)
        self._stand_ins(painter, look)

    def _places(self, look: Look, chosen: NDArray[np.intp]) -> list[tuple[BarPlace, float]]:
        bars = look.scene.frame.bars
        columns = (bars.x0, bars.x_certain0, bars.x_certain1, bars.x1)
        edges = [(column[chosen] + look.dx).tolist() for column in columns]
        middles = (look.scene.middles[chosen] + look.dy).tolist()
        anchors = (bars.anchor[chosen] + look.dx).tolist()
        return list(zip(map(BarPlace, *edges, middles), anchors, strict=True))

    def _highlights(self, painter: QPainter, look: Look, places: list[tuple[BarPlace, float]], ids: list[int]) -> None:
        for (place, anchor), number in zip(places, ids, strict=True):
            is_selected = number in look.selected
            if not is_selected and number != look.hovered:
                continue
            left = min(place.x0, anchor - GLYPH / 2) - 4
            right = max(place.x1, anchor + GLYPH / 2) + 4
            box = QRectF(max(left, -20), place.y - ROW / 2 + 1, min(right, look.width + 20) - max(left, -20), ROW - 2)
            painter.setPen(QPen(self._theme.accent, 1.5) if is_selected else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.selection if is_selected else self._theme.hover)
            painter.drawRoundedRect(box, 4, 4)

    def _stand_ins(self, painter: QPainter, look: Look) -> None:
        """Of selected and hovered events that are only counted a glyph is drawn all the same."""
        index, drawn = look.scene.index, look.scene.frame.bars.rows
        hovered = set() if look.hovered is None else {look.hovered}
        for number in look.selected | hovered:
            row = int(index.rows_of([number])[0])
            if row < 0 or not look.scene.visible[row] or np.any(drawn == row):
                continue
            kind, status = int(index.kind[row]), int(index.status[row])
            for point in look.stand_ins(row):
                painter.setPen(QPen(self._theme.accent, 1.5))
                painter.setBrush(self._theme.selection if number in look.selected else self._theme.hover)
                painter.drawEllipse(point, STRIP / 2, STRIP / 2)
                self._marks.glyphs(painter, [(point.x(), point.y(), kind, status)])

    def _bars(
        self, painter: QPainter, look: Look, places: list[tuple[BarPlace, float]], rows: NDArray[np.int64]
    ) -> None:
        kinds, statuses = look.scene.index.kind[rows].tolist(), look.scene.index.status[rows].tolist()
        narrow = look.scene.frame.mark
        glyphs = []
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for (place, anchor), kind, status in zip(places, kinds, statuses, strict=True):
            if place.x1 - place.x0 >= narrow:
                self._marks.bar(painter, place, kind, status, look.width)
            x = _sticky_glyph(place, anchor)
            if -GLYPH < x < look.width + GLYPH:
                glyphs.append((x, place.y, kind, status))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        self._marks.glyphs(painter, glyphs)

    def _titles(self, painter: QPainter, look: Look, chosen: NDArray[np.intp], ids: list[int]) -> None:
        bars, scene = look.scene.frame.bars, look.scene
        beside = labels_left(bars)[chosen] + look.dx
        surely_before = (bars.x_certain0[chosen] + look.dx < 0) & (bars.x_certain1[chosen] > bars.x_certain0[chosen])
        sticky = np.where(surely_before, _STICKY + GLYPH + GAP, _STICKY)
        reaches_in = bars.x1[chosen] + look.dx > _STICKY + LEAST_LABEL
        left = np.where(reaches_in, np.maximum(beside, sticky), beside)
        room = np.minimum(bars.room[chosen] + look.dx, look.readable_width) - GAP - left
        readable = np.flatnonzero((room >= LEAST_LABEL) & (left > 0))
        self._labels.prepare([ids[at] for at in readable.tolist()])
        statuses = scene.index.status[bars.rows[chosen]]
        top = scene.middles[chosen] + look.dy - self._labels.height / 2
        painter.setPen(self._theme.text)
        for at in readable.tolist():
            label = self._labels.label(ids[at], float(room[at]))
            x, y = float(left[at]), float(top[at])
            painter.drawStaticText(QPointF(x, y), label.text)
            if statuses[at] == _CANCELLED:
                middle = y + self._labels.height * 0.55
                painter.drawLine(QLineF(x, middle, x + label.width, middle))

    def _strip(self, painter: QPainter, look: Look, box: LaneBox, top: float) -> None:
        top += look.dy
        image, numbers = self._strip_of(look.scene, box)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawImage(QRectF(look.dx, top, image.width() * COLUMN, STRIP - 2), image)
        painter.setPen(QPen(self._theme.line, 0))
        painter.drawLine(QLineF(0, top + STRIP - 1.5, look.width, top + STRIP - 1.5))
        painter.setPen(self._theme.muted)
        for x, number in numbers:
            if 0 < x + look.dx < look.width:
                painter.drawText(QPointF(x + look.dx + 3, top + STRIP - 5), number)

    def _strip_of(self, scene: Scene, box: LaneBox) -> tuple[QImage, list[tuple[int, str]]]:
        """The columns of a lane as an image, and numbers behind small groups of them: (pixel, words)."""
        if self._strips is None or self._strips[0] is not scene:
            self._strips = (scene, {})
        strips = self._strips[1]
        if box.lane not in strips:
            counts = scene.frame.density[box.lane]
            highest = max(int(scene.frame.density.max(initial=1)), _LEAST_HIGHEST)
            image = self._columns_of(box).image(counts, highest)
            groups = [(first, last, count) for first, last, count in clusters(counts, _APART) if count > 1]
            numbers = [(last * COLUMN, str(count)) for first, last, count in groups if last - first <= 2 * _APART]
            strips[box.lane] = image, numbers
        return strips[box.lane]

    def _columns_of(self, box: LaneBox) -> Columns:
        kind = box.title.kind
        key = None if kind is None else kind.key
        if key not in self._columns:
            colour = (
                mixed(self._theme.accent, self._theme.muted, 0.35) if kind is None else self._theme.kind_colour(kind)
            )
            self._columns[key] = Columns(colour, int(STRIP) - 2)
        return self._columns[key]
