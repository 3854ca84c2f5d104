"""The bar of chips: what is filtered, in words, each to be removed; and how many events that leaves."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolButton, QWidget

from steppeline.model.filter import Filter
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.view_state import ViewState
from steppeline.ui.filters.chip import HEIGHT, LONGEST, Chip
from steppeline.ui.filters.clause_words import ClauseWords, result_words
from steppeline.ui.filters.flow import flow
from steppeline.ui.theme import GRID, Theme

_MARGIN = 2 * GRID
_GAP = int(1.5 * GRID)


class ChipBar(QWidget):
    """The count of events, a chip for every clause, and "Clear all"; as many lines as they need."""

    def __init__(
        self,
        document: Document,
        view_state: ViewState,
        theme: Theme,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._view_state = view_state
        self._language = language
        self._theme = theme
        self.chips: dict[str, Chip] = {}
        self._arranged: list[tuple[QWidget, QRect]] = []
        self.count = QLabel(self)
        self.count.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.clear_all = QToolButton(self)
        self.clear_all.setText(self.tr("Clear all"))
        self.clear_all.setToolTip(self.tr("Remove all filters"))
        self.clear_all.setAutoRaise(True)
        self.clear_all.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clear_all.clicked.connect(self._clear)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Active filters"))
        view_state.filter_changed.connect(self._refresh)
        view_state.visible_changed.connect(self._refresh)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear these colours."""
        self._theme = theme
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.ButtonText, theme.accent)
        self.setPalette(palette)
        for widget in (self.count, self.clear_all):
            widget.setPalette(palette)
            widget.setFont(theme.font("body"))
        for chip in self.chips.values():
            chip.theme = theme
        self._refresh()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines and the margins around them."""
        return max(box.bottom() + 1 for _, box in self._places(width)) + GRID

    def sizeHint(self) -> QSize:
        """One line, if there is room."""
        width = sum(widget.sizeHint().width() + _GAP for widget in self._items()) + 2 * _MARGIN
        return QSize(width, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Room for a short chip."""
        return QSize(LONGEST // 3, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _refresh(self) -> None:
        current = self._view_state.filter
        visible = self._view_state.visible
        words = ClauseWords(visible.index, self._document.book, self._language)
        mistakes = self._view_state.mistakes
        self._keep(current)
        for source, clause in current.clauses:
            mistake = mistakes.get(source)
            chip = self.chips[source]
            chip.say(words.brief(clause), words.full(clause), self._language.say(mistake.sentence) if mistake else "")
        if (result := result_words(visible, self._language)) != self.count.text():
            self.count.setText(result)
        self.clear_all.setVisible(bool(current.clauses))
        self._arrange()

    def _keep(self, current: Filter) -> None:
        """Have a chip for every clause, and no other."""
        sources = [source for source, _ in current.clauses]
        for source in [source for source in self.chips if source not in sources]:
            chip = self.chips.pop(source)
            if chip.hasFocus():
                self.focusNextChild()
            chip.hide()
            chip.deleteLater()
        for source in sources:
            if source not in self.chips:
                chip = Chip(self._theme, self)
                chip.removed.connect(partial(self._view_state.set_clause, source, None))
                self.chips[source] = chip

    def _items(self) -> list[QWidget]:
        """From the left to the right."""
        clear_all = [self.clear_all] if self.chips else []
        return [self.count, *self.chips.values(), *clear_all]

    def _places(self, width: int) -> list[tuple[QWidget, QRect]]:
        items = self._items()
        sizes = [QSize(item.sizeHint().width(), HEIGHT) for item in items]
        boxes = flow(sizes, width - 2 * _MARGIN, _GAP)
        return [(item, box.translated(_MARGIN, GRID)) for item, box in zip(items, boxes, strict=True)]

    def _arrange(self) -> None:
        places = self._places(self.width())
        if places == self._arranged:
            return
        self._arranged = places
        before: QWidget | None = None
        for item, box in places:
            item.setGeometry(box)
            item.show()
            if before is not None:
                QWidget.setTabOrder(before, item)
            before = item
        self.updateGeometry()

    @Slot()
    def _clear(self) -> None:
        self._view_state.set_filter(Filter())
