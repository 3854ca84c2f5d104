"""The timeline on paper: all lanes of a span of time, each event by itself as long as there are not too many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from steppeline.model.event import STATUSES
from steppeline.model.fold import Detail
from steppeline.model.text import Language
from steppeline.model.ticks import ticks
from steppeline.model.viewport import Viewport
from steppeline.session.document import Document
from steppeline.session.view_moves import fitted
from steppeline.session.view_state import ViewState
from steppeline.ui.figure import LEGEND_WIDTH, Figure, LegendEntry, Room, Spans
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.axis import Axis, AxisWords
from steppeline.ui.timeline.headers import Headers
from steppeline.ui.timeline.highlights import Marked
from steppeline.ui.timeline.labels import Labels
from steppeline.ui.timeline.lettering import Style
from steppeline.ui.timeline.look import Look, labels_left
from steppeline.ui.timeline.marks import BarPlace, Marks
from steppeline.ui.timeline.measures import AXIS, GAP, GLYPH, LEAST_LABEL, ROW, gutter
from steppeline.ui.timeline.overlays import moment_line, moment_tag
from steppeline.ui.timeline.paper import Paper
from steppeline.ui.timeline.scene import LaneBox, Scene, Scenery
from steppeline.ui.timeline.strips import Strips
from steppeline.ui.timeline.writing import PaperWriter

translate = QCoreApplication.translate

_FINE = Detail(crowd=1_000, narrow=20_000, wide=20_000, label=240, slots=1_000, rows=100_000)
"""Paper is scrolled by turning pages, so lanes may grow. More events than so many are counted in strips."""

_RATIO = 64.0
_CENTIMETRE = 96 / 2.54
_YEAR = 31_556_952
_UNITS = ((_YEAR, "years"), (_YEAR / 12, "months"), (86_400.0, "days"), (3_600.0, "hours"), (60.0, "minutes"))


@dataclass(frozen=True, eq=False)
class _PartLook(Look):
    """A look of all, of which only what lies in a part is drawn: what sticks to edges sticks to those of all."""

    part: QRectF = field(default_factory=QRectF)

    def bars_in_view(self) -> NDArray[np.intp]:
        """The numbers of the bars of which something lies in the part."""
        bars, middles = self.scene.frame.bars, self.scene.middles + self.dy
        left, right = np.minimum(bars.x0, bars.anchor - GLYPH) + self.dx, np.maximum(bars.x1, bars.room) + self.dx
        inside = (right > max(self.part.left(), 0.0)) & (left < min(self.part.right(), self.width))
        return np.flatnonzero(inside & (middles > self.part.top() - ROW) & (middles < self.part.bottom() + ROW))

    def boxes_in_view(self, top: float = 0.0, bottom: float | None = None) -> tuple[LaneBox, ...]:
        """The lanes of which something lies in the part."""
        return super().boxes_in_view(self.part.top(), self.part.bottom())


class PrintedTimeline:
    """Makes figures of the timeline of a view state, in its grouping; `now` is the clock of the line of today."""

    def __init__(
        self, document: Document, state: ViewState, language: Language, now: Callable[[], int], scenery: Scenery
    ) -> None:
        self._document = document
        self._state = state
        self._scenery = scenery
        self._language = language
        self._now = now

    def whole(self, room: Room, theme: Theme) -> Figure:
        """All that the filters leave, from the first to the last of it."""
        state = self._state
        rows = np.flatnonzero(state.visible.result)
        return self._figure(fitted(self._on(state.viewport, room), state.visible.index, rows), theme)

    def view(self, room: Room, theme: Theme) -> Figure:
        """The span of time that is looked at."""
        return self._figure(self._on(self._state.viewport, room), theme)

    @staticmethod
    def _on(viewport: Viewport, room: Room) -> Viewport:
        width = round(room.width)
        return replace(viewport, pixels=max(width - gutter(width), 1))

    def _figure(self, viewport: Viewport, theme: Theme) -> Figure:
        scene = self._scenery.whole(self._state.visible, viewport, self._state.grouping, _FINE)
        drawing = _Drawing(self, scene, viewport, theme)
        return Figure(
            width=drawing.left + viewport.pixels,
            height=drawing.height,
            draw=drawing.draw,
            legend=drawing.legend(),
            scale=_scale_words(viewport, self._language),
            across=drawing.across(),
            down=drawing.down(),
        )

    def tools(self, scene: Scene, theme: Theme) -> tuple[Paper, Axis, Headers]:
        """What a scene is drawn with."""
        labels = Labels(self._document.titles, self._language.pick, theme.font("caption"))
        marks = Marks(scene.index, self._document.book.kinds, theme)
        axis, headers = Axis(AxisWords(self._language), theme), Headers(theme, QLocale(self._language.code))
        return Paper(marks, Strips(theme), labels, theme), axis, headers

    def today(self) -> tuple[int, str]:
        """The moment of today's line, and what it is called."""
        now = self._now()
        return now, translate("Timeline", "Today") + f" · {AxisWords(self._language).day(now)}"

    def kind_name(self, key: str) -> str:
        """The name of a kind."""
        kind = self._document.book.kinds.get(key)
        return key if kind is None else self._language.pick(kind.names) or key


class _Drawing:
    """One scene, drawn from its lane names to its second axis below."""

    def __init__(self, maker: PrintedTimeline, scene: Scene, viewport: Viewport, theme: Theme) -> None:
        self._maker = maker
        self._scene = scene
        self._viewport = viewport
        self._theme = theme
        self._paper, self._axis, self._headers = maker.tools(scene, theme)
        self.left = float(gutter(viewport.pixels + gutter(viewport.pixels)))
        self._body = max(scene.height, ROW)
        self.height = self._body + 2 * AXIS

    def draw(self, painter: QPainter, part: QRectF) -> None:
        """Draw what lies in a part."""
        look = self._look(part.translated(-self.left, -AXIS))
        today, words = self._maker.today()
        with _At(painter, QRectF(self.left, AXIS, look.width, self._body), part):
            self._paper.draw_canvas(painter, look, today)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            nothing = Marked(np.empty(0, np.intp), np.empty(0, np.int64))
            self._paper.draw_events(painter, look, nothing, nothing, part.toAlignedRect(), all_at_once=True)
            moment_line(painter, look.x_of(today), look.height, self._theme.today, dashed=False)
        with _At(painter, QRectF(0, AXIS, self.left, self._body), part):
            self._headers.draw(painter, PaperWriter(painter), look, round(self.left))
        for top in (0.0, AXIS + self._body):
            with _At(painter, QRectF(0, top, self.left, AXIS), part):
                painter.fillRect(QRectF(0, 0, self.left, AXIS), self._theme.raised)
            with _At(painter, QRectF(self.left, top, look.width, AXIS), part):
                self._axis.draw(painter, PaperWriter(painter), ticks(self._viewport), look)
                x = look.x_of(today)
                if not top and 0 <= x < look.width:
                    style = Style(self._theme.font("caption"), self._theme.panel)
                    writer, right = PaperWriter(painter), float(look.width)
                    moment_tag(painter, writer, x, words, style=style, colour=self._theme.today, right=right)
        self._frame(painter)

    def legend(self) -> tuple[LegendEntry, ...]:
        """The kinds that are shown, what became of events, and how sure a bar is."""
        index, marks = self._scene.index, self._paper.marks
        bars = self._scene.frame.bars
        kinds = np.unique(index.kind[bars.rows]).tolist()
        happened, planned = STATUSES.index("happened"), STATUSES.index("planned")
        first = kinds[0] if kinds else None

        def glyph(kind: int, status: int) -> Callable[[QPainter], None]:
            return lambda painter: marks.glyph(painter, kind, status)

        entries = [LegendEntry(self._maker.kind_name(index.kinds.keys[kind]), glyph(kind, happened)) for kind in kinds]
        if first is None:
            return ()
        half = LEGEND_WIDTH / 2

        def bar(painter: QPainter) -> None:
            marks.printed_bar(painter, BarPlace(-half, -half / 3, half / 3, half, 0.0), (-half, half), first, happened)

        return (
            *entries,
            LegendEntry(translate("Print", "planned or announced"), glyph(first, planned)),
            LegendEntry(translate("Print", "postponed"), glyph(first, STATUSES.index("postponed"))),
            LegendEntry(translate("Print", "cancelled"), glyph(first, STATUSES.index("cancelled"))),
            LegendEntry(translate("Print", "strong: surely then; fading: possibly then"), bar),
        )

    def across(self) -> Spans:
        """From where to where glyphs, short bars and titles reach: to cut a long bar does no harm."""
        bars, look = self._scene.frame.bars, self._look(QRectF())
        labels = self._paper.labels
        ids = self._scene.index.ids[bars.rows].tolist()
        labels.prepare(ids)
        widths = np.array([labels.text(number)[1] for number in ids], np.float64)
        begin = labels_left(bars)
        end = np.minimum(begin + widths, bars.room - GAP)
        end = np.where(end - begin < LEAST_LABEL, bars.anchor + GLYPH / 2, end)
        spans = np.stack((bars.anchor - GLYPH / 2, end), axis=1) + look.dx + self.left
        names: Spans = np.array([[0.0, self.left]])
        return np.concatenate((names, spans))

    def down(self) -> Spans:
        """The rows of events, strips of counts and axes."""
        middles = np.unique(self._scene.middles)
        rows = np.stack((middles - ROW / 2, middles + ROW / 2), axis=1) + AXIS
        strips = [[box.strip + AXIS, box.bottom + AXIS] for box in self._scene.boxes if box.strip is not None]
        axes = [[0.0, AXIS + ROW], [self.height - AXIS - ROW, self.height]]
        return np.concatenate((rows, np.array([*strips, *axes], np.float64)))

    def _look(self, part: QRectF) -> _PartLook:
        offset = round(self._scene.frame.sheet.offset(self._viewport) * _RATIO) / _RATIO
        size = self._viewport.pixels, round(self._body)
        return _PartLook(self._scene, offset, 0.0, *size, 0, _RATIO, part=part)

    def _frame(self, painter: QPainter) -> None:
        painter.setPen(self._theme.line)
        right, foot = self.left + self._viewport.pixels - 0.5, self.height - 0.5
        corners = [QPointF(0.5, 0.5), QPointF(right, 0.5), QPointF(right, foot), QPointF(0.5, foot)]
        painter.drawLines([QLineF(a, b) for a, b in zip(corners, [*corners[1:], corners[0]], strict=True)])


class _At:
    """Draw meanwhile in nothing but a place, as far as it lies in a part, with its upper left corner at (0, 0)."""

    def __init__(self, painter: QPainter, place: QRectF, part: QRectF) -> None:
        self._painter = painter
        self._place = place
        self._seen = place.intersected(part)

    def __enter__(self) -> None:
        self._painter.save()
        self._painter.setClipRect(self._seen, Qt.ClipOperation.IntersectClip)
        self._painter.translate(self._place.topLeft())

    def __exit__(self, *_: object) -> None:
        self._painter.restore()


def _scale_words(viewport: Viewport, language: Language) -> str:
    """How much time a centimetre is."""
    seconds = viewport.seconds_per_pixel * _CENTIMETRE
    size, unit = next((each for each in _UNITS if seconds >= each[0]), _UNITS[-1])
    number = QLocale(language.code).toString(seconds / size, "f", 1)
    words = {
        "years": translate("Print", "1 cm is {number} years"),
        "months": translate("Print", "1 cm is {number} months"),
        "days": translate("Print", "1 cm is {number} days"),
        "hours": translate("Print", "1 cm is {number} hours"),
        "minutes": translate("Print", "1 cm is {number} minutes"),
    }
    return words[unit].replace("{number}", number)
