"""One page of the help, as it is read. It loads nothing but pictures of the help's own folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from steppeline.ui.help.search import spots
from steppeline.ui.theme import GRID

DENSITY = 2
"""Pixels of a picture for one of the page: they stay sharp on screens of high resolution."""
_LEAST, _MOST = 200, 760
"""Width of pictures on the page."""
_PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"


class PageView(QTextBrowser):
    """Shows Markdown. `followed` gives the file that a link names."""

    followed = Signal(str)

    def __init__(self, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder = folder.resolve()
        self._text = ""
        self._wanted: Sequence[str] = ()
        self._places: list[tuple[int, int]] = []
        self._place = -1
        self._written_for = 0
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._write_again)
        # The room for a page does not depend on how long it is.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(6 * GRID)
        self.anchorClicked.connect(self._on_link)

    @property
    def count(self) -> int:
        """How many places are marked."""
        return len(self._places)

    def show_page(self, text: str, wanted: Sequence[str]) -> None:
        """Show a page from its top, or from the first of the places that have the stems `wanted`; they are marked."""
        self._text, self._wanted = text, wanted
        self._write()
        self._place = -1
        if not self.step():
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def step(self) -> bool:
        """Go to the next marked place; False where there is none after this one."""
        if self._place + 1 >= len(self._places):
            return False
        self._place += 1
        self._mark()
        cursor = self.textCursor()
        cursor.setPosition(self._places[self._place][0])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the help; nothing else is ever loaded."""
        given = name.toString() if isinstance(name, QUrl) else name
        # Pages lie in a folder for their language, and name pictures from there.
        path = (self._folder / "language" / given).resolve()
        is_ours = path.is_relative_to(self._folder) and path.is_file()
        if kind != QTextDocument.ResourceType.ImageResource.value or not is_ours:
            return None
        picture = QImage(str(path))
        scale = self.devicePixelRatioF()
        width = min(picture.width() / DENSITY, self._room())
        # Scaled here, and well: a text's own way of scaling leaves letters ragged.
        fitting = picture.scaledToWidth(round(width * scale), Qt.TransformationMode.SmoothTransformation)
        fitting.setDevicePixelRatio(scale)
        return fitting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are as wide as the page, if that is less than they could be."""
        super().resizeEvent(event)
        if self._text and self._room() != self._written_for:
            # Not now: the text may be about to be laid out.
            self._turn.start()

    def changeEvent(self, event: QEvent) -> None:
        """Colours of links and marks are part of the text: it is written anew when they change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._text:
            self._write_again()

    @Slot()
    def _write_again(self) -> None:
        seen, place = self.verticalScrollBar().value(), self.textCursor().position()
        self._write()
        # Where the cursor is, the text scrolls to when it is laid out.
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(seen)

    def _room(self) -> int:
        """How wide a picture may be."""
        return max(_LEAST, min(_MOST, self.viewport().width() - 12 * GRID))

    def _write(self) -> None:
        self._written_for = self._room()
        self.document().setMarkdown(self._text)
        self._space()
        self._lay_out_tables()
        self._places = list(spots(self.toPlainText(), self._wanted))
        self._mark()

    def _space(self) -> None:
        """Let lines and paragraphs have room between them."""
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            room = QTextBlockFormat()
            if _PICTURE not in block.text():
                room.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if cursor.currentTable() is None:
                room.setTopMargin(4 * GRID if block.blockFormat().headingLevel() > 1 else 0)
                room.setBottomMargin(GRID if block.textList() is not None else 2 * GRID)
            cursor.mergeBlockFormat(room)
            block = block.next()

    def _lay_out_tables(self) -> None:
        for table in self.document().rootFrame().childFrames():
            if isinstance(table, QTextTable):
                look = table.format()
                look.setBorderCollapse(True)
                look.setBorder(1)
                look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                look.setBorderBrush(self.palette().color(QPalette.ColorRole.Mid))
                look.setCellPadding(1.5 * GRID)
                look.setTopMargin(2 * GRID)
                look.setBottomMargin(4 * GRID)
                table.setFormat(look)

    def _mark(self) -> None:
        accent = self.palette().color(QPalette.ColorRole.Accent)
        faint = QColor(accent)
        faint.setAlphaF(0.25)
        marks = []
        for number, (start, end) in enumerate(self._places):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(accent if number == self._place else faint)
            if number == self._place:
                look.setForeground(self.palette().color(QPalette.ColorRole.Base))
            mark.format = look
            marks.append(mark)
        self.setExtraSelections(marks)

    @Slot(QUrl)
    def _on_link(self, link: QUrl) -> None:
        self.followed.emit(link.path())
