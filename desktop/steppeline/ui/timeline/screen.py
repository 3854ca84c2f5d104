"""Drawing the canvas on a screen, as often as the screen shows it: what is made once is copied ever after."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from steppeline.ui.theme import Theme
from steppeline.ui.timeline.batches import in_device_pixels
from steppeline.ui.timeline.canvas import Canvas
from steppeline.ui.timeline.highlights import Marked, draw_grounds, draw_rings, grounds, region_of, rings
from steppeline.ui.timeline.labels import Labels
from steppeline.ui.timeline.layout import Layout, layout_of
from steppeline.ui.timeline.lettering import Lettering
from steppeline.ui.timeline.look import Look
from steppeline.ui.timeline.mark_sprites import MarkSprites, Numbers
from steppeline.ui.timeline.marks import Marks
from steppeline.ui.timeline.strips import StripPainter, Strips
from steppeline.ui.timeline.titles import Titles
from steppeline.ui.timeline.writing import ScreenWriter, Writer


class Screen:
    """Draws in one theme on a device of which `ratio` pixels make a logical one, on canvases up to some area.

    Painters are in logical pixels, with the upper left corner of the canvas at (0, 0).
    """

    def __init__(self, marks: Marks, labels: Labels, theme: Theme, lettering: Lettering) -> None:
        self.lettering = lettering
        self._theme = theme
        self._marks = MarkSprites(marks, lettering.ratio)
        self._titles = Titles(labels, lettering, theme)
        strips = Strips(theme, fineness=ceil(lettering.ratio))
        self._canvas = Canvas(self._marks, StripPainter(strips, lettering, theme), theme)
        self._layout: Layout | None = None

    def draw_canvas(self, painter: QPainter, look: Look, now: int) -> None:
        """Draw what slides with the sheet."""
        with in_device_pixels(painter):
            self._canvas.draw(painter, look, self._layout_of(look), now)

    def draw_events(
        self, painter: QPainter, look: Look, selected: Marked, hovered: Marked, part: QRect, *, all_at_once: bool
    ) -> bool:
        """Draw above it what depends on the edges of the view, on the selection and on the pointer.

        Only what lies in `part` needs to be drawn. Gives back whether no title is missing; none is if `all_at_once`.
        """
        layout, ratio = self._layout_of(look), look.ratio
        for marked, is_selected in ((hovered, False), (selected, True)):
            self._highlight(painter, look, layout, marked, is_selected=is_selected)
        left, top = part.left() * ratio - look.left, part.top() * ratio - look.top
        bars = layout.with_titles_within(left, top, left + part.width() * ratio, top + part.height() * ratio)
        with in_device_pixels(painter):
            self._glyphs(painter, look, layout, bars[layout.can_stick[bars]])
            is_complete = self._titles.draw(painter, look, layout, bars, all_at_once=all_at_once)
        for marked, is_selected in ((hovered, False), (selected, True)):
            self._rings(painter, look, marked, is_selected=is_selected)
        return is_complete

    @contextmanager
    def writing(self, painter: QPainter) -> Iterator[Writer]:
        """What to write with meanwhile; what was written appears in the end."""
        writer = ScreenWriter(self.lettering)
        yield writer
        with in_device_pixels(painter):
            writer.finish(painter)

    def _layout_of(self, look: Look) -> Layout:
        if self._layout is None or self._layout.scene.frame is not look.scene.frame:
            self._layout = layout_of(look.scene, look.ratio)
        return self._layout

    def _glyphs(self, painter: QPainter, look: Look, layout: Layout, bars: Numbers) -> None:
        x, y = layout.glyphs_at(look, bars), layout.middle[bars] + look.top
        self._marks.glyphs(painter, x, y, layout.kinds[bars], layout.statuses[bars])

    def _highlight(self, painter: QPainter, look: Look, layout: Layout, marked: Marked, *, is_selected: bool) -> None:
        """Lay the ground, and draw again what lies over it."""
        boxes = grounds(look, marked)
        if not boxes:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_grounds(painter, boxes, self._theme, is_selected=is_selected)
        region = region_of(boxes)
        painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
        rows = np.unique(layout.middle[marked.bars])
        bars = layout.within(-look.left, -look.top, look.width * look.ratio - look.left, np.inf)
        bars = bars[np.isin(layout.middle[bars], rows)]
        with in_device_pixels(painter):
            self._marks.bars(painter, layout, bars, look.left, look.top)
            self._glyphs(painter, look, layout, bars[~layout.can_stick[bars]])
        painter.restore()

    def _rings(self, painter: QPainter, look: Look, marked: Marked, *, is_selected: bool) -> None:
        """Draw the rings of events that are only counted, and their glyphs."""
        rows, x, y = places = rings(look, marked)
        if not len(rows):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_rings(painter, places, self._theme, is_selected=is_selected)
        kinds, statuses = (column[rows].astype(np.intp) for column in (look.scene.index.kind, look.scene.index.status))
        with in_device_pixels(painter):
            self._marks.glyphs(painter, np.rint(x * look.ratio), np.rint(y * look.ratio), kinds, statuses)
