"""The one way to tell the user something that is nobody's answer. It works before the window is there."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

from steppeline.model.errors import WorldError
from steppeline.model.text import Message

Weight = Literal["information", "warning", "failure"]

_LEVELS = {"information": logging.INFO, "warning": logging.WARNING, "failure": logging.ERROR}


@dataclass(frozen=True)
class Notice:
    """A sentence for the user, and how much it weighs; it may tell of a step that `Document.undo` takes back."""

    sentence: Message
    weight: Weight = "information"
    can_be_undone: bool = False


class Notices(QObject):
    """Passes notices on to the window; those told before somebody listens wait for it. All are logged.

    Used on the GUI thread.
    """

    told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Notice] | None = []

    def tell(self, sentence: Message, weight: Weight = "information", *, can_be_undone: bool = False) -> None:
        """Say one sentence to the user, with the offer to undo what it tells of if it can be."""
        notice = Notice(sentence, weight, can_be_undone)
        logging.getLogger(__name__).log(_LEVELS[weight], "%s", sentence)
        if self._waiting is None:
            self.told.emit(notice)
        else:
            self._waiting.append(notice)

    def fail(self, failure: WorldError) -> None:
        """Say what the world did."""
        self.tell(failure.sentence, "failure")

    def begin(self) -> None:
        """Somebody is connected to `told` now: tell what has been waiting, and from here on tell at once."""
        waiting, self._waiting = self._waiting or [], None
        for notice in waiting:
            self.told.emit(notice)
