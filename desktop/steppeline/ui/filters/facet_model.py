"""The rows of one facet for a list: names, counts under everybody else's clauses, what is chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from steppeline.model.arrays import Integers
from steppeline.model.borders import Borders
from steppeline.model.cross_filter import Counts, Visible
from steppeline.model.entities import FacetName
from steppeline.model.index import Index
from steppeline.model.query_completion import matches
from steppeline.model.reference import Kind
from steppeline.model.reference_book import ReferenceBook
from steppeline.model.text import Language
from steppeline.ui.filters.choice import Keys, ancestors
from steppeline.ui.filters.entity_names import EntityNames
from steppeline.ui.filters.facet_rows import SHOWN_MORE, TOP, Content, EntityRow, Folding, MoreRow, Row, ordered, rows
from steppeline.ui.filters.facet_words import FacetWords
from steppeline.ui.widgets.plain_tip import plain_tip

ITEM_ROLE = Qt.ItemDataRole.UserRole
"""The EntityItem or MoreItem of a row."""

_TOP_KEY = ""
_DIGIT = re.compile(r"\d")
_ROOT = QModelIndex()
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class EntityItem:
    """All that is shown of an entity. `implied`: not chosen itself, but within what is.

    `possible` and `certain` are its events under everybody else's clauses, `total` all of them, and `largest` the total
    of the largest of its group.
    """

    key: str
    name: str
    depth: int
    is_open: bool | None
    check: Qt.CheckState
    implied: bool
    possible: int
    certain: int
    total: int
    largest: int
    kind: Kind | None


@dataclass(frozen=True)
class MoreItem:
    """A row that shows the rest of a long group, or hides it again."""

    text: str
    depth: int


@dataclass(frozen=True, eq=False)
class _Facet:
    """What is known of a facet at one revision, in some borders."""

    index: Index
    book: ReferenceBook
    borders: Borders
    names: EntityNames
    parents: Integers
    totals: Integers
    largest: Integers
    _said: dict[int, str] = field(default_factory=dict)

    def name(self, code: int) -> str:
        """What the entity is called; put together once."""
        if code not in self._said:
            self._said[code] = self.names.name(code)
        return self._said[code]

    def fits(self, facet: FacetName, visible: Visible, book: ReferenceBook) -> bool:
        """Whether the same is known for `visible`; other facets than that of regions know no borders."""
        is_in_borders = facet != "region" or self.borders == visible.borders
        return self.index is visible.index and self.book is book and is_in_borders

    @classmethod
    def of(cls, facet: FacetName, visible: Visible, book: ReferenceBook, language: Language) -> _Facet:
        index, totals = visible.index, visible.totals(facet)
        parents = index.region_parents.astype(np.int64) if facet == "region" else np.full(len(totals), TOP)
        # One place more: the largest of what lies in nothing, whose parent is −1, is the last.
        largest = np.zeros(len(totals) + 1, np.int64)
        np.maximum.at(largest, parents, totals)
        names = EntityNames(facet, index, book, language)
        return cls(index, book, visible.borders, names, parents, totals, largest)


class _Shown(NamedTuple):
    """What rows show apart from which rows there are: if all this is the same, so is every row.

    `codes` int64[entity rows] and the `counts` of all entities; the rest is the same for all rows.
    """

    facet: _Facet | None
    chosen: Keys
    around_chosen: Keys
    is_narrowed: bool
    codes: Integers
    counts: Counts

    def changed(self, before: _Shown) -> Integers:
        """int64: which of the entity rows are not as they were `before`, when there were the same rows."""
        if self[:4] != before[:4]:
            return np.arange(len(self.codes))
        pairs = zip(self.counts, before.counts, strict=True)
        return np.flatnonzero(np.any([now[self.codes] != then[self.codes] for now, then in pairs], axis=0))


class FacetModel(QAbstractListModel):
    """Shows what `show` was last given. Rows are told apart by keys, so that they survive edits of the casefile."""

    def __init__(self, facet: FacetName, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facet: FacetName = facet
        self._language = language
        self._words = FacetWords(language)
        self._facet: _Facet | None = None
        self._counts = Counts(np.zeros(0, np.int64), np.zeros(0, np.int64))
        self._order = np.zeros(0, np.int64)
        self._rows: list[Row] = []
        self._entity_rows = np.zeros(0, np.int64)
        self._shown = _Shown(None, frozenset(), frozenset(), False, self._entity_rows, self._counts)  # noqa: FBT003
        self._items: dict[int, EntityItem | MoreItem] = {}
        self._chosen: Keys = frozenset()
        self._around_chosen: Keys = frozenset()
        self._opened: Keys = frozenset()
        self._longer: dict[str, int] = {}
        self._find = ""

    def show(self, visible: Visible, book: ReferenceBook, chosen: Keys, *, keep_order: bool = False) -> None:
        """Show the counts of `visible`. `keep_order`: rows stay where they are, as long as they are the same."""
        if self._facet is None or not self._facet.fits(self.facet, visible, book):
            self._facet = _Facet.of(self.facet, visible, book, self._language)
            keep_order = False
        self._counts = visible.counts(self.facet)
        self._choose(chosen)
        if not keep_order:
            self._order = ordered(self._counts.possible, self._facet.names.ranks)
        self._arrange()

    def choose(self, chosen: Keys) -> None:
        """Show other keys as chosen."""
        if chosen != self._chosen:
            self._choose(chosen)
            self._arrange()

    @property
    def size(self) -> int:
        """How many entities there are, shown or not."""
        return len(self._order)

    @property
    def opened(self) -> Keys:
        """The keys of what was opened to show what lies within."""
        return self._opened

    def set_opened(self, opened: Keys) -> None:
        """Open these, and nothing else."""
        self._opened = opened
        self._arrange()

    def find(self, text: str) -> None:
        """Show only what has a name whose words begin like this."""
        self._find = text.strip()
        self._arrange()

    def unfold(self, row: int) -> None:
        """Open or close what the row stands for: an entity with others in it, or the rest of a group."""
        match self._rows[row]:
            case EntityRow(code, _, is_open) if is_open is not None and not self._find:
                self._opened ^= {self._key(code)}
            case MoreRow(parent, _, hidden):
                key = self._key(parent)
                shown = self._longer.pop(key, 0)
                if hidden:
                    self._longer[key] = shown + SHOWN_MORE
        self._arrange()

    def item(self, row: int) -> EntityItem | MoreItem:
        """What row `row` shows."""
        if row not in self._items:
            self._items[row] = self._item(self._rows[row])
        return self._items[row]

    def row_of(self, key: str) -> int | None:
        """The row of the entity with this key, if it is shown."""
        shown = enumerate(self._rows)
        return next((at for at, row in shown if isinstance(row, EntityRow) and self._key(row.code) == key), None)

    @property
    def is_narrowed(self) -> bool:
        """Whether others' clauses leave less than everything, or not all of it for certain."""
        return self._shown.is_narrowed

    @property
    def widest(self) -> tuple[str, str]:
        """Texts of as many figures as the widest count and the widest total that are shown."""
        codes = self._shown.codes
        if self._facet is None or not len(codes):
            return "", ""
        possible, certain = self._counts.possible[codes], self._counts.certain[codes]
        count = self._words.number(int(possible.max()))
        if np.any(possible != certain):
            count = f"{self._words.number(int(certain.max()))}–{count}"
        total = self._words.number(int(self._facet.totals[codes].max()))
        return _DIGIT.sub("0", count), _DIGIT.sub("0", total)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """One row for each entity or rest of a group that is shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, the check mark, words for screen readers and tips, and all together as ITEM_ROLE."""
        if not index.isValid():
            return None
        item = self.item(index.row())
        if role == ITEM_ROLE:
            return item
        if isinstance(item, MoreItem):
            return item.text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return item.name
            case Qt.ItemDataRole.CheckStateRole:
                return item.check
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words.spoken(item.name, item.certain, item.possible, item.total)
            case Qt.ItemDataRole.ToolTipRole:
                counts = self._words.counted(item.certain, item.possible, item.total)
                return plain_tip("\n".join(filter(None, (item.name, self._more(item.key), counts))))
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Everything can be reached and has a check mark, except the rests of groups."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        is_entity = isinstance(self._rows[index.row()], EntityRow)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_entity else flags

    def _choose(self, chosen: Keys) -> None:
        self._chosen = chosen
        index = self._facet.index if self._facet else None
        self._around_chosen = (
            frozenset().union(*(ancestors(index, self.facet, key) for key in chosen)) if index else frozenset()
        )

    def _arrange(self) -> None:
        """Make the rows anew. Only when they are others, the list forgets its place in them."""
        if self._facet is None:
            return
        entities = self._facet.names.entities
        arranged = rows(
            Content(
                order=self._order,
                parents=self._facet.parents,
                nonzero=self._counts.possible > 0,
                is_used=self._facet.totals > 0,
                kept=entities.codes_of(self._chosen),
                found=matches(entities, self._find) if self._find else None,
                folding=Folding(self._codes(self._opened), self._shown_of_groups()),
            )
        )
        if arranged == self._rows:
            self._tell_changed()
            return
        self.beginResetModel()
        self._rows = arranged
        is_entity = [isinstance(row, EntityRow) for row in arranged]
        self._entity_rows = np.flatnonzero(is_entity)
        self._shown = self._shown_now(np.array([row.code for row in arranged if isinstance(row, EntityRow)], np.int64))
        self._items.clear()
        self.endResetModel()

    def _tell_changed(self) -> None:
        """The rows are the same: tell from which to which one they show something else."""
        before = self._shown
        self._shown = self._shown_now(before.codes)
        changed = self._entity_rows[self._shown.changed(before)]
        if len(changed):
            self._items.clear()
            self.dataChanged.emit(self.index(int(changed[0])), self.index(int(changed[-1])))

    def _shown_now(self, codes: Integers) -> _Shown:
        facet, counts = self._facet, self._counts
        is_narrowed = facet is not None and not all(np.array_equal(each, facet.totals) for each in counts)
        return _Shown(facet, self._chosen, self._around_chosen, is_narrowed, codes, counts)

    def _item(self, row: Row) -> EntityItem | MoreItem:
        match row:
            case MoreRow(_, depth, hidden):
                return MoreItem(self._words.more(hidden), depth)
            case EntityRow(code, depth, is_open):
                return self._entity_item(code, depth, is_open)

    def _entity_item(self, code: int, depth: int, is_open: bool | None) -> EntityItem:  # noqa: FBT001 - a row's own
        facet = self._facet
        if facet is None:
            raise LookupError("there are no rows before something is shown")
        key = self._key(code)
        return EntityItem(
            key=key,
            name=facet.name(code),
            depth=depth,
            is_open=is_open,
            check=self._check(key),
            implied=key not in self._chosen and any(above in self._chosen for above in self._above(key)),
            possible=int(self._counts.possible[code]),
            certain=int(self._counts.certain[code]),
            total=int(facet.totals[code]),
            largest=int(facet.largest[facet.parents[code]]),
            kind=self._kinds().get(key),
        )

    def _check(self, key: str) -> Qt.CheckState:
        if key in self._chosen or any(above in self._chosen for above in self._above(key)):
            return Qt.CheckState.Checked
        return Qt.CheckState.PartiallyChecked if key in self._around_chosen else Qt.CheckState.Unchecked

    def _above(self, key: str) -> list[str]:
        return list(ancestors(self._facet.index, self.facet, key)) if self._facet and self._chosen else []

    def _kinds(self) -> Mapping[str, Kind]:
        return self._facet.book.kinds if self._facet and self.facet == "kind" else {}

    def _more(self, key: str) -> str:
        code = self._facet.names.entities.code_of(key) if self._facet else None
        return self._facet.names.more(code) if self._facet and code is not None else ""

    def _key(self, code: int) -> str:
        return self._facet.names.entities.keys[code] if self._facet and code != TOP else _TOP_KEY

    def _shown_of_groups(self) -> dict[int, int]:
        """How many rows of a parent's group are shown, of those whose rest was opened."""
        return {code: shown for key, shown in self._longer.items() for code in self._codes(frozenset({key}))}

    def _codes(self, keys: Keys) -> frozenset[int]:
        codes = self._facet.names.entities.codes_of(keys) if self._facet else []
        return frozenset(codes) | ({TOP} if _TOP_KEY in keys else frozenset())
