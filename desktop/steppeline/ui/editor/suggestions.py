"""Fields for entries of the casefile: what is typed is completed, and a name that is not there can be made an entry."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from steppeline.ui.editor.candidates import Candidate, Candidates
from steppeline.ui.editor.fields import Field
from steppeline.ui.theme import GRID

KEY = "="
"""Begins the raw text of a field that names an entry; without it the text is a name that is not there yet."""

_WIDEST = 110 * GRID
_ROLE = Qt.ItemDataRole.UserRole


class Suggestions(QListWidget):
    """A list below a line, which keeps the keyboard. It is no window of its own, so that no other can lose the keys."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line.window())
        self._line = line
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.hide()

    def offer(self, candidates: list[Candidate], new: str) -> None:
        """Show these, and after them the offer to make a new entry unless `new`, its words, is empty."""
        self.clear()
        for candidate in candidates:
            words = f"{candidate.name}  ·  {candidate.remark}" if candidate.remark else candidate.name
            item = QListWidgetItem(words, self)
            item.setData(_ROLE, candidate.key)
        if new:
            QListWidgetItem(new, self)
        if not self.count():
            self.hide()
            return
        self.setCurrentRow(0)
        self._place()
        self.show()
        self.raise_()

    def chosen(self) -> str | None:
        """The key of the current entry, None where a new one is wanted."""
        item = self.currentItem()
        key = None if item is None else item.data(_ROLE)
        return key if isinstance(key, str) else None

    def step(self, by: int) -> None:
        """Go up or down."""
        self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))

    def _place(self) -> None:
        window, line = self.window(), self._line
        height = self.sizeHintForRow(0) * self.count() + 2 * self.frameWidth()
        width = min(max(line.width(), 70 * GRID), _WIDEST, window.width())
        below = line.mapTo(window, QPoint(0, line.height()))
        top = below.y() if below.y() + height <= window.height() else below.y() - line.height() - height
        left = max(min(below.x(), window.width() - width), 0)
        self.setGeometry(left, max(top, 0), width, height)


class SuggestingLine(QLineEdit):
    """A line with suggestions: Down and Up choose, Enter and Tab take, Escape puts them away."""

    taken = Signal(object)
    """The key that was taken, None for a new entry."""
    wanted = Signal(str)
    """What is typed, once it is looked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list: Suggestions | None = None
        # Letters that come in one go are looked for once.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(lambda: self.wanted.emit(self.text()))
        self.textEdited.connect(self._turn.start)

    def offer(self, candidates: list[Candidate], new: str) -> None:
        """Show suggestions below the line."""
        if self._list is None or self._list.parentWidget() is not self.window():
            self._list = Suggestions(self)
            self._list.itemClicked.connect(self._take)
        self._list.offer(candidates, new)

    @property
    def is_offering(self) -> bool:
        """Whether suggestions are shown."""
        return self._list is not None and self._list.isVisible()

    def put_away(self) -> None:
        """Hide the suggestions."""
        self._turn.stop()
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk among the suggestions; what is no key of theirs is the line's."""
        if self._turn.isActive() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._turn.stop()
            self.wanted.emit(self.text())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._list is None or not self.is_offering or not is_plain:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab takes what is suggested first."""
        if self._turn.isActive():
            self._turn.stop()
            self.wanted.emit(self.text())
        if self.is_offering:
            self._take()
        return super().focusNextPrevChild(is_next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody types here any more."""
        self.put_away()
        super().focusOutEvent(event)

    @Slot()
    def _take(self) -> None:
        if self._list is not None and self._list.count():
            key = self._list.chosen()
            self.put_away()
            self.taken.emit(key)


class EntityField(Field):
    """Names one entry of a table. Its raw text is `KEY` and the key, or a name that is to be made an entry."""

    def __init__(self, candidates: Candidates, parent: QWidget | None = None, *, may_create: bool = True) -> None:
        self.line = SuggestingLine()
        super().__init__(self.line, parent)
        self._candidates = candidates
        self._may_create = may_create
        self._key: str | None = None
        self._is_new = False
        self.line.textEdited.connect(self._on_typed)
        self.line.wanted.connect(self._suggest)
        self.line.taken.connect(self._on_taken)

    def raw(self) -> str:
        """The entry, or the new name."""
        text = self.line.text().strip()
        if self._key is not None:
            return KEY + self._key
        known = None if self._is_new or not text else self._candidates.exact(text)
        return text if known is None else KEY + known

    def set_raw(self, text: str) -> None:
        """Name an entry, or a new one."""
        self._key = text.removeprefix(KEY) if text.startswith(KEY) else None
        self._is_new = self._may_create and bool(text) and self._key is None
        self.line.setText(text if self._key is None else self._candidates.name_of(self._key))
        self.line.setCursorPosition(0)
        self.edited.emit()

    def problem(self) -> str:
        """A name that is not there and may not be made here, or was not asked to be."""
        raw = self.raw()
        if not raw or raw.startswith(KEY) or self._is_new:
            return ""
        if self._may_create:
            words = QCoreApplication.translate("EventEditor", "“%1” is not in the casefile: choose, or create it.")
        else:
            words = QCoreApplication.translate("EventEditor", "“%1” is not in the casefile: choose one of the list.")
        return words.replace("%1", raw)

    @Slot()
    def _on_typed(self) -> None:
        self._key, self._is_new = None, False
        self.edited.emit()

    @Slot(str)
    def _suggest(self, text: str) -> None:
        found = self._candidates.like(text)
        new = ""
        if self._may_create and text.strip() and self._candidates.exact(text) is None:
            new = _creation(self._candidates.table).replace("%1", text.strip())
        self.line.offer(found, new)

    @Slot(object)
    def _on_taken(self, key: str | None) -> None:
        self.set_raw(self.line.text().strip() if key is None else KEY + key)


class TagsField(Field):
    """Tags with commas between them; the one that is typed last is completed. Tags that are not there are made."""

    def __init__(self, candidates: Candidates, parent: QWidget | None = None) -> None:
        self.line = SuggestingLine()
        super().__init__(self.line, parent)
        self._candidates = candidates
        self.line.textChanged.connect(self.edited)
        self.line.wanted.connect(self._suggest)
        self.line.taken.connect(self._on_taken)

    def raw(self) -> str:
        """The tags."""
        return ", ".join(dict.fromkeys(filter(None, (tag.strip() for tag in self.line.text().split(",")))))

    def set_raw(self, text: str) -> None:
        """Write tags."""
        self.line.setText(text)

    @Slot(str)
    def _suggest(self, text: str) -> None:
        last = text.rpartition(",")[2]
        self.line.offer([] if self._candidates.exact(last) else self._candidates.like(last), "")

    @Slot(object)
    def _on_taken(self, key: str | None) -> None:
        before = [tag.strip() for tag in self.line.text().split(",")[:-1]]
        self.line.setText(", ".join((*before, str(key))))


def _creation(table: str) -> str:
    """The offer to make an entry."""
    translate = QCoreApplication.translate
    return {
        "kind": translate("EventEditor", "Create kind “%1”"),
        "place": translate("EventEditor", "Create place “%1”"),
        "actor": translate("EventEditor", "Create actor “%1”"),
        "office": translate("EventEditor", "Create office “%1”"),
        "source": translate("EventEditor", "Create source “%1”"),
    }[table]
