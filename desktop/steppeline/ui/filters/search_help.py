"""The page of examples that the question mark beside the search line opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolButton, QWidget

from steppeline.ui.theme import GRID, Theme


class SearchHelp(QFrame):
    """A popup of examples; `chosen` gives the query that was clicked. Escape closes it."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("How to search"))
        layout = QGridLayout(self)
        layout.setContentsMargins(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID)
        layout.setHorizontalSpacing(4 * GRID)
        layout.setVerticalSpacing(0)
        layout.setRowMinimumHeight(0, 8 * GRID)
        self._title = QLabel(self.tr("How to search"), self)
        layout.addWidget(self._title, 0, 0, 1, 2)
        self.examples: list[QToolButton] = []
        self._meanings: list[QLabel] = []
        for row, (query, meaning) in enumerate(self._queries(), start=1):
            example = QToolButton(self)
            example.setText(query)
            example.setAutoRaise(True)
            example.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            example.clicked.connect(self._choose)
            self.examples.append(example)
            self._meanings.append(QLabel(meaning, self))
            layout.addWidget(example, row, 0, Qt.AlignmentFlag.AlignLeft)
            layout.addWidget(self._meanings[-1], row, 1)
        self._note = QLabel(
            self.tr("Dates are written 2022, 2022-01 or 2022-01-15. Names may be in any language."), self
        )
        layout.setRowMinimumHeight(len(self.examples) + 1, 8 * GRID)
        layout.addWidget(self._note, len(self.examples) + 1, 0, 1, 2)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Wear these colours."""
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.Window, theme.raised)
        palette.setColor(QPalette.ColorRole.ButtonText, theme.accent)
        self.setPalette(palette)
        self._title.setFont(theme.font("title"))
        written = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        written.setPixelSize(theme.font("body").pixelSize())
        for example in self.examples:
            example.setPalette(palette)
            example.setFont(written)
        muted = theme.palette()
        muted.setColor(QPalette.ColorRole.WindowText, theme.muted)
        for label in (*self._meanings, self._note):
            label.setFont(theme.font("body"))
            label.setPalette(muted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _queries(self) -> Sequence[tuple[str, str]]:
        """Queries, and what each finds. Every one can be asked as it stands."""
        return (
            ("border trade", self.tr("both words, in titles, texts and names")),
            ('"transport corridor"', self.tr("these words one after the other")),
            ("kind:forum,visit", self.tr("forums and visits")),
            ("region:RU-ORE", self.tr("a region by its code, old or new")),
            ('region:"West Kazakhstan"', self.tr("a region by its name; a country has all of its regions")),
            ("pair:KZ-15~RU-ORE", self.tr("what two regions, or countries, share")),
            ("actor:Tokayev", self.tr("a person or organisation by words of the name")),
            ("status:planned", self.tr("what is planned, has happened, was cancelled…")),
            ("certainty:disputed", self.tr("what sources do not agree on")),
            ("during:2022-01", self.tr("possibly in January 2022")),
            ("during!:2022-01", self.tr("certainly in January 2022")),
            ("after:2021-03 before:2023", self.tr("from March 2021 on, and before 2023")),
            ("kind:crisis OR tag:trade", self.tr("one or the other")),
            ("-status:cancelled", self.tr("without what was cancelled")),
        )

    def _choose(self) -> None:
        example = self.sender()
        self.close()
        if isinstance(example, QToolButton):
            self.chosen.emit(example.text())
