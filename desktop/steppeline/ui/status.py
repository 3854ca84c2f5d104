"""The status bar's sentence: how many events are visible, what span is in view, which casefile is open."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from steppeline.model.text import Language, Message, counted, message
from steppeline.session.document import Document
from steppeline.session.view import MOST_SELECTED
from steppeline.session.view_state import ViewState
from steppeline.ui.theme import GRID, Theme
from steppeline.ui.widgets.plain_tip import plain_tip
from steppeline.ui.widgets.span_words import span_words


class StatusWords(QWidget):
    """Says "34 of 124 events · Sep 2021 – Jan 2022 · demo.steppeline".

    The words change with every step of a pan. So they are put together once for each picture, and drawn on a ground of
    their own: a label would have the whole window laid out and painted anew each time.
    """

    def __init__(
        self, document: Document, view_state: ViewState, theme: Theme, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._view = view_state
        self._language = language
        self._count = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        view_state.visible_changed.connect(self._on_visible_changed)
        view_state.viewport_changed.connect(self.update)
        view_state.selection_changed.connect(self.update)
        document.changed.connect(self._on_visible_changed)
        self.set_theme(theme)
        self._on_visible_changed()

    def set_theme(self, theme: Theme) -> None:
        """Wear other colours."""
        self._theme = theme
        self.setFont(theme.font("caption"))
        self.update()

    def text(self) -> str:
        """What it says now."""
        viewport = self._view.viewport
        words = [self._count, self._language.say(span_words(viewport.start, viewport.end)), self._document.path.name]
        if len(self._view.selection) == MOST_SELECTED:
            words.append(self._language.say(message("{count} selected, as many as can be", count=MOST_SELECTED)))
        if self._document.is_followed:
            words.append(self._language.say(message("read only: open in another window")))
        elif self._document.why_read_only is not None:
            words.append(self._language.say(message("read only")))
        return " · ".join(words)

    def sizeHint(self) -> QSize:
        """One line. The words may be longer than the room there is: the window does not grow by them."""
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and tell a screen reader of them."""
        words = self.text()
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.window)
        painter.setPen(self._theme.text)
        painter.drawText(self.rect().adjusted(GRID, 0, -GRID, 0), _LEFT, words)
        painter.end()
        if words != self.accessibleName():
            self.setAccessibleName(words)

    @Slot()
    def _on_visible_changed(self) -> None:
        self._count = self._language.say(self._counted())
        reason = self._document.why_read_only
        self.setToolTip("" if reason is None else plain_tip(self._language.say(reason)))
        self.update()

    def _counted(self) -> Message:
        visible = self._view.visible
        shown, everything = visible.shown, visible.index.event_count
        locale = QLocale(self._language.code)
        total = locale.toString(everything)
        if shown == everything:
            return counted("{total} event", "{total} events", everything, total=total)
        return counted(
            "{shown} of {total} event",
            "{shown} of {total} events",
            everything,
            shown=locale.toString(shown),
            total=total,
        )


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
