"""The window of the help: its pages, a search over all of them, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from steppeline.ui.help.library import Page
from steppeline.ui.help.page_view import PageView
from steppeline.ui.help.search import found, stems
from steppeline.ui.theme import GRID

_SIDE = 280
_SIZE = QSize(1140, 780)
_NAME = Qt.ItemDataRole.UserRole


class HelpWindow(QDialog):
    """Stands beside the main window and does not hold it up. `folder` is where pages and pictures lie."""

    def __init__(self, pages: Sequence[Page], folder: Path, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Help"))
        self._pages = pages
        self._texts: list[str] = []
        self._past: list[str] = []
        self._coming: list[str] = []
        self._search = QLineEdit(self, placeholderText=self.tr("Search the help"), clearButtonEnabled=True)
        self._search.setAccessibleName(self._search.placeholderText())
        self._list = QListWidget(self)
        self._list.setSpacing(GRID // 2)
        self._list.setAccessibleName(self.tr("Pages of the help"))
        self._view = PageView(folder, self)
        self._view.setAccessibleName(self.windowTitle())
        self._back = self._button(Qt.ArrowType.LeftArrow, self.tr("Back"), self._go_back)
        self._forward = self._button(Qt.ArrowType.RightArrow, self.tr("Forward"), self._go_forward)
        self._lay_out()
        self._search.textChanged.connect(self._on_typed)
        self._search.returnPressed.connect(self._next_place)
        self._list.currentItemChanged.connect(self._on_chosen)
        self._view.followed.connect(self.show_page)
        for keys, what in (
            (QKeySequence.StandardKey.Back, self._go_back),
            (QKeySequence.StandardKey.Forward, self._go_forward),
            (QKeySequence.StandardKey.Find, self._start_search),
            (QKeySequence.StandardKey.FindNext, self._next_place),
        ):
            QShortcut(keys, self, what)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.9))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(range(len(pages)))
        self._search.setFocus()

    @property
    def page(self) -> str:
        """The name of the page that is shown; empty without one."""
        item = self._list.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Show the page of this name (of its file); nothing happens if there is none."""
        if name in {page.name for page in self._pages}:
            self._search.clear()
            self._choose(name)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for widget in (self._back, self._forward):
            bar.addWidget(widget)
        bar.addWidget(self._search, 1)
        side = QWidget(self)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(2 * GRID)
        left.addLayout(bar)
        left.addWidget(self._list)
        splitter = QSplitter(self)
        splitter.addWidget(side)
        splitter.addWidget(self._view)
        splitter.setSizes([_SIDE, _SIZE.width() - _SIDE])
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(splitter)

    def _button(self, arrow: Qt.ArrowType, text: str, run: Callable[[], None]) -> QToolButton:
        button = QToolButton(self, autoRaise=True, arrowType=arrow)
        button.setEnabled(False)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(run)
        return button

    def _fill(self, numbers: Sequence[int], counts: Sequence[int] = ()) -> None:
        """List these pages, each with how often it has what was looked for."""
        before = self.page
        with QSignalBlocker(self._list):
            self._list.clear()
            for place, number in enumerate(numbers):
                page = self._pages[number]
                item = QListWidgetItem(f"{page.title} ({counts[place]})" if counts else page.title, self._list)
                item.setData(_NAME, page.name)
        names = [self._pages[number].name for number in numbers]
        self._list.setCurrentRow(names.index(before) if before in names and not counts else 0)

    @Slot(str)
    def _on_typed(self, typed: str) -> None:
        wanted = stems(typed)
        if not wanted:
            self._fill(range(len(self._pages)))
            return
        if not self._texts:
            self._texts = [_words(page) for page in self._pages]
        counts = found(self._texts, wanted)
        best = sorted(counts, key=lambda number: (not _is_titled(self._pages[number], wanted), -counts[number]))
        self._fill(best, [counts[number] for number in best])
        if not best:
            self._view.show_page(self.tr("No page of the help has all of these words."), ())

    @Slot(QListWidgetItem, QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is None:
            return
        if before is not None and not self._search.text():
            self._past.append(before.data(_NAME))
            self._coming.clear()
        self._show(item.data(_NAME))

    def _show(self, name: str) -> None:
        (page,) = (page for page in self._pages if page.name == name)
        self._view.show_page(page.text, stems(self._search.text()))
        self._back.setEnabled(bool(self._past))
        self._forward.setEnabled(bool(self._coming))

    def _choose(self, name: str) -> None:
        for row in range(self._list.count()):
            if self._list.item(row).data(_NAME) == name:
                self._list.setCurrentRow(row)

    @Slot()
    def _go_back(self) -> None:
        self._turn(self._past, self._coming)

    @Slot()
    def _go_forward(self) -> None:
        self._turn(self._coming, self._past)

    def _turn(self, ahead: list[str], behind: list[str]) -> None:
        """Show the last page of `ahead`, and put this one on top of `behind`."""
        if not ahead:
            return
        name, here = ahead.pop(), self.page
        if here:
            behind.append(here)
        with QSignalBlocker(self._list):
            self._search.clear()
            self._choose(name)
        self._show(name)

    @Slot()
    def _start_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    @Slot()
    def _next_place(self) -> None:
        """Go to the next place that was found: on this page, else on the next one, at last on the first again."""
        if not self._view.step() and self._list.count() and self._search.text():
            row = (self._list.currentRow() + 1) % self._list.count()
            self._list.setCurrentRow(row)
            if self._list.count() == 1:
                self._show(self.page)


def _is_titled(page: Page, wanted: Sequence[str]) -> bool:
    return bool(found([page.title], wanted))


def _words(page: Page) -> str:
    """The text of a page as it is read, without Markdown's marks."""
    document = QTextDocument()
    document.setMarkdown(page.text)
    return document.toPlainText()
