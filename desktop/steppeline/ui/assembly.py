"""One window, put together: panes, commands, bars."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QStatusBar

from steppeline.model.filter import Filter
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui import import_errands
from steppeline.ui.actions import Actions
from steppeline.ui.desk import Desk, Panes, Program
from steppeline.ui.filters.chip_bar import ChipBar
from steppeline.ui.filters.chip_shelf import ChipShelf
from steppeline.ui.filters.search_box import SearchBox
from steppeline.ui.main_window import MainWindow
from steppeline.ui.side_panes import SidePanes
from steppeline.ui.status import StatusWords
from steppeline.ui.theme import Theme
from steppeline.ui.timeline.figures_strip import FiguresStrip
from steppeline.ui.timeline.overview import Overview
from steppeline.ui.timeline.timeline import Timeline
from steppeline.ui.tool_bar import ToolBar
from steppeline.ui.widgets.job_progress import JobProgress
from steppeline.ui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from steppeline.ui.print.press import Press


class Assembly(QObject):
    """A window on a casefile. It belongs to its window and ends with it; document and view live on."""

    def __init__(self, program: Program, document: Document, view: ViewState, language: Language, theme: Theme) -> None:
        icons = program.icons.in_theme(theme)
        self.window = MainWindow(theme, icons)
        super().__init__(self.window)
        self.window.setWindowTitle(f"{document.path.stem} — Steppeline")
        self._search = SearchBox(document, view, theme, language)
        self._chips = ChipBar(document, view, theme, language)
        self._overview = Overview(document, view, theme, language, now=program.now)
        self._timeline = Timeline(document, view, theme, language, now=program.now)
        self._figures = FiguresStrip(document, view, theme, language)
        self._status = StatusWords(document, view, theme, language)
        panes = Panes(
            self._search,
            self._timeline,
            self._figures,
            self._search.focus_search,
            self._copy_citation,
            self._go_to_map,
            self._go_to_pairs,
            self._play_or_stop,
            self.press,
        )
        self.desk = Desk(program, document, view, self.window, panes, language)
        self._progress = JobProgress(document.jobs, theme, icons, language)
        self._notice_bar = NoticeBar(theme, icons, language)
        self.actions = Actions(self.desk, icons)
        self._tools = ToolBar(self.desk, self.actions, icons)
        self.side = SidePanes(self.desk, theme)
        self._place()
        program.notices.told.connect(self._notice_bar.tell)
        program.notices.begin()

    def complete(self) -> None:
        """Make ready what the first picture did not need, and the first selection would wait for."""
        self.side.detail.make_ready()

    def remembered(self) -> Mapping[str, str]:
        """How the window stands, as texts for the settings."""
        return {**self.side.remembered(), **self.window.remembered()}

    def recall(self, remembered: Mapping[str, str]) -> None:
        """Stand as `remembered` told."""
        self.window.recall(remembered)
        self.side.recall(remembered)

    def press(self) -> Press:
        """What prints the panes."""
        # Nobody prints before the first picture.
        from steppeline.ui.printables import Printables

        return Printables(self.desk, self._timeline, self.side.map, self.side.pairs).press(self.window.theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        icons = self.desk.program.icons.in_theme(theme)
        for pane in (self._search, self._chips, self._overview, self._timeline, self._figures, self._status):
            pane.set_theme(theme)
        self.side.set_theme(theme)
        for widget in (self.window, self._progress, self._notice_bar):
            widget.set_theme(theme, icons)
        self.actions.set_icons(icons)
        self._tools.set_icons(icons)

    def _place(self) -> None:
        window = self.window
        window.escaped.connect(self._on_escaped)
        window.files_dropped.connect(self._on_files_dropped)
        self._timeline.detail_requested.connect(self._on_detail_requested)
        self._notice_bar.undo_wanted.connect(self.desk.document.undo)
        self.desk.document.changed.connect(self._notice_bar.withdraw_undo)
        self.actions.fill_menu_bar()
        window.addToolBar(self._tools)
        centre = [self._notice_bar, ChipShelf(self._chips), self._overview, self._timeline, self._figures]
        window.set_centre(centre, stretching=self._timeline)
        bar = QStatusBar(window)
        bar.addWidget(self._status, 1)
        bar.addPermanentWidget(self._progress)
        window.setStatusBar(bar)
        self._timeline.setFocus()

    def _go_to_map(self) -> None:
        self.side.go_to(self.side.map)

    def _go_to_pairs(self) -> None:
        self.side.go_to(self.side.pairs)

    def _play_or_stop(self) -> None:
        self.side.map.play_or_stop()

    def _copy_citation(self) -> None:
        self.side.detail.copy_citation()

    @Slot()
    def _on_escaped(self) -> None:
        """Nothing in the window made use of Escape: step back from the selection, then from the filter."""
        if self.desk.view.selection:
            self.desk.view.select(())
        else:
            self.desk.view.set_filter(Filter())

    @Slot(list)
    def _on_files_dropped(self, files: list[Path]) -> None:
        import_errands.take_dropped(self.desk, files)

    @Slot()
    def _on_detail_requested(self) -> None:
        self.window.focus("detail")
