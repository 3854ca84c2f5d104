"""The first page: what one may begin with. It lies over the window and goes with the first thing chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from steppeline.session.settings import RECENT_CASEFILES, WELCOME
from steppeline.ui.desk import Desk
from steppeline.ui.theme import GRID
from steppeline.ui.widgets.plain_tip import plain_tip

SAMPLE = "file.dataset"
OFFERS = ("file.open", "file.new", "file.import")
"""Keys of the commands that are offered beside the sample, of those that there are."""

_MOST_RECENT = 4
_WIDTH = 640


class WelcomePage(QWidget):
    """Covers the window, whose panes are seen dimmed behind it. Escape, or a click beside it, puts it away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._commands = {action.objectName(): action for action in desk.window.actions()}
        self.setAccessibleName(self.tr("Welcome"))
        self._card = QFrame(self)
        self._card.setFrameShape(QFrame.Shape.StyledPanel)
        self._card.setAutoFillBackground(True)
        self._card.setBackgroundRole(QPalette.ColorRole.Base)
        self._column = QVBoxLayout(self._card)
        self._column.setContentsMargins(8 * GRID, 7 * GRID, 8 * GRID, 6 * GRID)
        self._column.setSpacing(2 * GRID)
        self._sample = self._offer_sample()
        self._write()
        self._dress()
        desk.window.installEventFilter(self)
        self._cover()
        self.show()
        self.raise_()
        self._sample.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays as large as the window."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies behind."""
        shade = QColor(self.palette().color(QPalette.ColorRole.Window))
        shade.setAlphaF(0.6)
        QPainter(self).fillRect(event.rect(), shade)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: the button that is meant first wears the accent."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away; Enter presses the button that has the keyboard."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.put_away()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's name and order
        """The keyboard stays on the page: what lies behind is not to be reached."""
        steps = self._steps()
        here = self.focusWidget()
        place = steps.index(here) if here in steps else -1
        steps[(place + (1 if next else -1)) % len(steps)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @Slot()
    def put_away(self) -> None:
        """Be gone, and let the timeline have the keyboard."""
        self._desk.window.removeEventFilter(self)
        self.hide()
        self._desk.panes.timeline.setFocus()
        self.deleteLater()

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Button, palette.color(QPalette.ColorRole.Accent))
        palette.setColor(QPalette.ColorRole.ButtonText, palette.color(QPalette.ColorRole.Base))
        self._sample.setPalette(palette)

    def _steps(self) -> list[QWidget]:
        return [each for each in self._card.findChildren(QWidget) if isinstance(each, QPushButton | QCheckBox)]

    def _cover(self) -> None:
        menu = self._desk.window.menuBar().geometry().bottom() + 1
        self.setGeometry(0, menu, self._desk.window.width(), self._desk.window.height() - menu)
        self._card.setFixedWidth(min(_WIDTH, self.width() - 4 * GRID))
        self._card.adjustSize()
        self._card.move((self.width() - self._card.width()) // 2, max(0, (self.height() - self._card.height()) // 3))

    def _offer_sample(self) -> QPushButton:
        button = QPushButton(self.tr("Explore the sample"), self._card)
        button.setMinimumHeight(9 * GRID)
        # Qt hands over whether it is checked, which a command does not ask for.
        button.clicked.connect(lambda: self._do(self._commands[SAMPLE]))
        return button

    def _write(self) -> None:
        title = QLabel("Steppeline", self._card)
        font = title.font()
        font.setPixelSize(26)
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        self._column.addWidget(title)
        self._say(self.tr("Dated events on a timeline, a map and in a table. Everything stays on this computer."))
        self._column.addSpacing(2 * GRID)
        self._column.addWidget(self._sample)
        self._say(self.tr("Relations between regions of Russia and Kazakhstan, in a copy that is yours."))
        self._column.addSpacing(2 * GRID)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for key in OFFERS:
            if key in self._commands:
                row.addWidget(self._button(self._commands[key]))
        self._column.addLayout(row)
        self._list_recent()
        self._column.addSpacing(2 * GRID)
        again = QCheckBox(self.tr("Show this page at the start"), self._card)
        again.setChecked(self._desk.program.settings.get(WELCOME))
        again.toggled.connect(lambda chosen: self._desk.program.settings.set(WELCOME, chosen))
        self._column.addWidget(again)

    def _say(self, words: str) -> None:
        label = QLabel(words, self._card, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._column.addWidget(label)

    def _button(self, action: QAction) -> QPushButton:
        button = QPushButton(action.icon(), action.iconText(), self._card)
        button.setMinimumHeight(8 * GRID)
        button.setEnabled(action.isEnabled())
        button.clicked.connect(lambda: self._do(action))
        return button

    def _list_recent(self) -> None:
        recent: tuple[str, ...] = self._desk.program.settings.get(RECENT_CASEFILES)
        others = [path for path in map(Path, recent) if path != self._desk.document.path][:_MOST_RECENT]
        if not others:
            return
        self._column.addSpacing(2 * GRID)
        heading = QLabel(self.tr("Opened before"), self._card)
        font = heading.font()
        font.setWeight(font.Weight.DemiBold)
        heading.setFont(font)
        self._column.addWidget(heading)
        for path in others:
            self._column.addWidget(self._entry(path))

    def _entry(self, path: Path) -> QPushButton:
        entry = QPushButton(f"{path.name}  —  {path.parent}".replace("&", "&&"), self._card, flat=True)
        entry.setToolTip(plain_tip(str(path)))
        entry.setStyleSheet("text-align: left; padding: 3px 6px;")
        entry.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        entry.clicked.connect(lambda: self._open(path))
        return entry

    def _do(self, action: QAction) -> None:
        self.put_away()
        action.trigger()

    def _open(self, path: Path) -> None:
        self.put_away()
        self._desk.program.open(path)
