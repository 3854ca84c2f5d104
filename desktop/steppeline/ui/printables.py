"""The press of one window: its panes as figures, and what is written about them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from steppeline.model.calendar import civil_of
from steppeline.model.text import Message, counted
from steppeline.model.tick_words import tick_words
from steppeline.model.ticks import TickLabel
from steppeline.ui.desk import Desk
from steppeline.ui.figure import Figure, Room
from steppeline.ui.filters.clause_words import ClauseWords, result_words
from steppeline.ui.map.region_map import RegionMap
from steppeline.ui.pairs.pairs_pane import PairsPane
from steppeline.ui.print.poster import Captions
from steppeline.ui.print.press import Order, Press, SubjectName
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.printed import PrintedTimeline
from steppeline.ui.timeline.timeline import Timeline
from steppeline.ui.widgets.span_words import span_words

_MAP_SHAPE = 0.62
"""Height of the map to its width where the room does not decide."""


@dataclass(frozen=True)
class Printables:
    """The panes of a window that can be printed. `theme` gives what they wear on the screen."""

    desk: Desk
    timeline: Timeline
    map: RegionMap
    pairs: PairsPane

    def press(self, worn: Theme) -> Press:
        """What prints them; afterwards they wear `worn` again."""
        desk = self.desk
        printed = PrintedTimeline(desk.document, desk.view, desk.language, desk.program.now, self.timeline.scenery)

        def figure(subject: SubjectName, room: Room, theme: Theme) -> Figure:
            match subject:
                case "timeline":
                    return printed.whole(room, theme)
                case "view":
                    return printed.view(room, theme)
                case "map":
                    return self._map(room, theme, worn)
                case "pairs":
                    return self.pairs.printed(theme)

        return Press(figure, self._captions, lambda: desk.view.visible.shown)

    def _map(self, room: Room, theme: Theme, worn: Theme) -> Figure:
        pane, size = self.map, QRectF(0, 0, room.width, min(room.height, room.width * _MAP_SHAPE))

        def draw(painter: QPainter, _: QRectF) -> None:
            pane.set_theme(theme)
            try:
                pane.paint(painter, size)
            finally:
                pane.set_theme(worn)

        return Figure(size.width(), size.height(), draw, is_whole=True)

    def _captions(self, order: Order) -> Captions:
        desk = self.desk
        visible, language = desk.view.visible, desk.language
        clauses = ClauseWords(visible.index, desk.document.book, language)
        filters = " · ".join(clauses.full(clause) for _, clause in desk.view.filter.clauses)
        shown = result_words(visible, language)
        if order.subject == "view":
            viewport = desk.view.viewport
            shown = f"{shown} · {language.say(span_words(viewport.start, viewport.end))}"
        translate = QCoreApplication.translate
        chosen = translate("Print", "Filter: {filter}").replace("{filter}", filters) if filters else ""
        sources = order.sources or language.say(self._sources())
        issued = translate("Print", "Issued on {date} with Steppeline.").replace(
            "{date}", language.say(tick_words(TickLabel("date", civil_of(desk.program.now()))))
        )
        return Captions(order.title or desk.document.path.stem, tuple(filter(None, (shown, chosen))), (sources, issued))

    def _sources(self) -> Message:
        """How many sources the visible events name, and the casefile they are listed in."""
        visible = self.desk.view.visible
        index = visible.index
        totals = index.sources.sets.totals(visible.code_totals("source"), len(index.source_names))
        return counted(
            "Source: {count} document, listed in the casefile “{name}”.",
            "Sources: {count} documents, listed in the casefile “{name}”.",
            int(np.count_nonzero(totals)),
            name=self.desk.document.path.stem,
        )
