"""The order the rows are in: made at once where that is quick, else beside the window, and kept for the next time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from steppeline.model.errors import WorldError
from steppeline.model.index import Index
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.session.jobs import Job
from steppeline.session.ordering import Order, in_time
from steppeline.session.ordering_texts import TextRanks
from steppeline.session.progress import Progress
from steppeline.ui.table.ordering import ByText, ByTime, Sorted, Sorter, Sorting, reader_of

_MOST_KEPT = 2_000_000
"""Rows of all orders that are kept together; eight bytes each."""


@dataclass(frozen=True)
class Wish:
    """What to sort by, and whether backwards."""

    sorting: Sorting
    is_descending: bool = False


class Orders(QObject):
    """Has the order that was wished last, or until it is made the one before: `shown` says which `order` is of.

    Only the newest wish counts; work for others is called off.
    """

    changed = Signal()
    """An order that was on its way has come, or failed to."""

    def __init__(self, document: Document, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._language = language
        self._job: Job | None = None
        self._kept: dict[Wish, Sorted] = {}
        self._texts: dict[Sorting, TextRanks] = {}
        self._asked: tuple[Wish, Index] | None = None
        self.shown = Wish(ByTime())
        self.trouble: WorldError | None = None
        self._sorted: Sorted | None = None

    @property
    def order(self) -> Order:
        """The order of all rows of the index that was asked for last; rows that are not sorted yet are at its end."""
        return Order(0) if self._sorted is None else self._sorted.order

    @property
    def is_on_its_way(self) -> bool:
        """Whether the wish is being worked on."""
        return self._asked is not None

    def ask(self, wish: Wish, index: Index) -> None:
        """Have this order; `changed` follows if it cannot be had at once."""
        if self._asked is not None and self._asked[0] == wish and self._asked[1] is index:
            return
        self._asked, self.trouble = None, None
        if self._job is not None:
            self._job.cancel()
        self._forget_all_but(index)
        kept = self._kept.get(wish)
        if kept is not None and kept.index is index:
            self._show(wish, kept)
            return
        read = reader_of(self._document, wish.sorting, self._language)
        before = self._texts.get(wish.sorting)
        sorter = Sorter(index, wish.sorting, wish.is_descending, self._language, read, before)
        if sorter.is_quick:
            self._show(wish, sorter.sort(_go_on))
            return
        self._keep_up_with(index)
        self._asked = wish, index
        self._job = self._document.jobs.read(
            partial(_sort, sorter), partial(self._on_sorted, wish), failed=self._on_failed
        )

    def let_go(self, index: Index) -> None:
        """Nobody sees the rows, and this is the index now."""
        if self._asked is not None and self._job is not None:
            self._job.cancel()
            self._asked = None
        self._forget_all_but(index)

    def _on_sorted(self, wish: Wish, done: Sorted) -> None:
        self._asked = None
        self._show(wish, done)
        self.changed.emit()

    def _on_failed(self, trouble: WorldError) -> None:
        self._asked, self.trouble = None, trouble
        self.changed.emit()

    def _show(self, wish: Wish, done: Sorted) -> None:
        self.shown, self._sorted = wish, done
        # A place may have got another name; of the texts of events themselves the index says whether they have changed.
        if done.texts is not None and wish.sorting != ByText("place"):
            self._texts[wish.sorting] = done.texts
        self._kept.pop(wish, None)
        self._kept[wish] = done
        while len(self._kept) > 1 and sum(len(kept.index) for kept in self._kept.values()) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]

    def _keep_up_with(self, index: Index) -> None:
        """Until the new order is there: the old one, if it is one of this index."""
        if self._sorted is None:
            self.shown, self._sorted = Wish(ByTime()), Sorted(index, in_time(index))
        elif index is not self._sorted.index:
            self._sorted = Sorted(index, self._sorted.order.with_rows_of(index))

    def _forget_all_but(self, index: Index) -> None:
        """Let go of what belongs to an index that this one does not follow from: it is as large as a casefile."""
        self._texts = {sorting: texts for sorting, texts in self._texts.items() if index.follows(texts.index)}
        self._kept = {wish: kept for wish, kept in self._kept.items() if kept.index is index}
        if self._sorted is not None and not index.follows(self._sorted.index):
            self._sorted = None


def _sort(sorter: Sorter, progress: Progress) -> Sorted:
    done = sorter.sort(progress.stop_if_cancelled)
    # Made here, for it takes a while and will be asked for.
    _ = done.order.inverse if done.order.base is not None else None
    return done


def _go_on() -> None:
    """Nothing calls this off."""
