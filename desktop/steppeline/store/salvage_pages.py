"""The pages of a database file, read without SQLite, which gives up a whole tree where one page of it is broken.

The format is SQLite's (https://www.sqlite.org/fileformat.html). Nothing here trusts what it reads: a number that leads
nowhere, a page met twice and a cell that does not fit into its page are told as broken, and what is left is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Value = int | float | bytes | str | None

_LEAF, _INTERIOR = 0x0D, 0x05
_HEADER = 100
_MOST_COLUMNS = 200
_DEEPEST = 40
_FIRST, _LAST = -(2**63), 2**63 - 1


class BrokenError(ValueError):
    """What lies here is not what the format allows."""


@dataclass(frozen=True)
class Stored:
    """A row as it lies in a page: its number and its values. Texts are bytes still."""

    number: int
    kinds: tuple[int, ...]
    values: tuple[Value, ...]


@dataclass
class Tree:
    """What was found of a table: `gaps` are the ranges of numbers (both ends included) of rows that cannot be read."""

    rows: list[Stored] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    gaps: list[tuple[int, int]] = field(default_factory=list)


class Pages:
    """The pages of the file at `path`, numbered from 1; each of `page_size` bytes, of which some may be `reserved`."""

    def __init__(self, path: Path, page_size: int, reserved: int) -> None:
        self._file = path.open("rb")
        self._size = page_size
        self._usable = page_size - reserved
        self.count = path.stat().st_size // page_size

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def page(self, number: int) -> bytes:
        """The bytes of a page. Raises BrokenError if there is none of this number."""
        if not 1 <= number <= self.count:
            raise BrokenError(number)
        self._file.seek((number - 1) * self._size)
        return self._file.read(self._size)

    def table(self, root: int) -> Tree:
        """All that can be read of the table whose tree begins at the page `root`."""
        tree = Tree()
        self._walk(root, _FIRST, _LAST, tree, 0)
        return tree

    def unused(self) -> set[int]:
        """The pages that hold nothing any more, as far as the list of them can be read."""
        found: set[int] = set()
        if not self.count:
            return found
        head = self.page(1)
        trunk = int.from_bytes(head[32:36], "big")
        while 1 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self.page(trunk)
            count = min(int.from_bytes(page[4:8], "big"), self._usable // 4 - 2)
            found.update(int.from_bytes(page[8 + 4 * each : 12 + 4 * each], "big") for each in range(count))
            trunk = int.from_bytes(page[:4], "big")
        return found

    def leaf(self, number: int) -> list[Stored]:
        """The rows of a page that is the leaf of some table; none if it is not, or not whole."""
        try:
            page = self.page(number)
            start = _HEADER if number == 1 else 0
            if page[start] != _LEAF:
                return []
            rows = [self._row(page, at) for at in self._cells(page, start, 8)]
        except (BrokenError, IndexError):
            return []
        numbers = [row.number for row in rows]
        return rows if numbers == sorted(set(numbers)) else []

    def _walk(self, number: int, after: int, last: int, tree: Tree, depth: int) -> None:
        """Read the page and what is below it: the rows with numbers beyond `after` up to `last`."""
        start = _HEADER if number == 1 else 0
        is_new = number not in tree.pages and depth <= _DEEPEST
        page, cells = self._opened(number, start) if is_new else (b"", None)
        if cells is None:
            tree.gaps.append((after + 1 if after > _FIRST else _FIRST, last))
            return
        tree.pages.add(number)
        if page[start] == _LEAF:
            self._read_leaf(page, cells, after, last, tree)
            return
        for child, above, until in _children(page, start, cells, (after, last)):
            self._walk(child, above, until, tree, depth + 1)

    def _opened(self, number: int, start: int) -> tuple[bytes, list[int] | None]:
        """A page of the tree of a table and where its cells are; None for these where it is no such page."""
        try:
            page = self.page(number)
            headers = {_LEAF: 8, _INTERIOR: 12}
            return page, self._cells(page, start, headers[page[start]])
        except (BrokenError, LookupError):
            return b"", None

    def _read_leaf(self, page: bytes, cells: list[int], after: int, last: int, tree: Tree) -> None:
        missed = False
        for at in cells:
            try:
                row = self._row(page, at)
            except (BrokenError, IndexError):
                missed = True
                continue
            if not after < row.number <= last:
                missed = True
                continue
            if missed:
                tree.gaps.append((after + 1, row.number - 1))
                missed = False
            after = row.number
            tree.rows.append(row)
        if missed:
            tree.gaps.append((after + 1, last))

    def _cells(self, page: bytes, start: int, header: int) -> list[int]:
        count = int.from_bytes(page[start + 3 : start + 5], "big")
        first = start + header
        if first + 2 * count > self._usable:
            raise BrokenError(count)
        return [int.from_bytes(page[at : at + 2], "big") for at in range(first, first + 2 * count, 2)]

    def _row(self, page: bytes, at: int) -> Stored:
        if at < 8:
            raise BrokenError(at)
        size, at = _varint(page, at)
        number, at = _varint(page, at)
        return Stored(number, *_record(self._payload(page, at, size)))

    def _payload(self, page: bytes, at: int, size: int) -> bytes:
        """The bytes of a row, of which those that do not fit into the page lie in a chain of others."""
        if size > self.count * self._size:
            raise BrokenError(size)
        here = size
        if size > self._usable - 35:
            least = (self._usable - 12) * 32 // 255 - 23
            here = least + (size - least) % (self._usable - 4)
            if here > self._usable - 35:
                here = least
        if at + here > self._usable:
            raise BrokenError(at)
        pieces, left = [page[at : at + here]], size - here
        following = int.from_bytes(page[at + here : at + here + 4], "big") if left else 0
        while left > 0:
            more = self.page(following)
            pieces.append(more[4 : 4 + min(left, self._usable - 4)])
            left -= self._usable - 4
            following = int.from_bytes(more[:4], "big")
        return b"".join(pieces)


def _children(page: bytes, start: int, cells: list[int], within: tuple[int, int]) -> Iterator[tuple[int, int, int]]:
    """The pages below a page, each with the number after which its rows begin and that of its last."""
    after, last = within
    for at in cells:
        try:
            key, _ = _varint(page, at + 4)
        except IndexError:
            continue
        # What lies behind a key that cannot be true is a gap, unless the following page tells better.
        if after <= key <= last:
            yield int.from_bytes(page[at : at + 4], "big"), after, key
            after = key
    yield int.from_bytes(page[start + 8 : start + 12], "big"), after, last


def _record(payload: bytes) -> tuple[tuple[int, ...], tuple[Value, ...]]:
    length, at = _varint(payload, 0)
    if length > len(payload):
        raise BrokenError(length)
    kinds = []
    while at < length:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != length or not 0 < len(kinds) <= _MOST_COLUMNS:
        raise BrokenError(length)
    values = []
    for kind in kinds:
        size = _size_of(kind)
        values.append(_value(kind, payload[at : at + size]))
        at += size
    if at != len(payload):
        raise BrokenError(at)
    return tuple(kinds), tuple(values)


def _size_of(kind: int) -> int:
    if kind >= 12:
        return (kind - 12) // 2
    if kind in (10, 11) or kind < 0:
        raise BrokenError(kind)
    return (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind]


def _value(kind: int, data: bytes) -> Value:
    if kind == 0:
        return None
    if kind == 7:
        from struct import unpack

        return float(unpack(">d", data)[0])
    if kind in (8, 9):
        return kind - 8
    return data if kind >= 12 else int.from_bytes(data, "big", signed=True)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """The number that begins at `at`, and where it ends. Raises IndexError at the end of the data."""
    value = 0
    for _ in range(8):
        byte = data[at]
        at += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at
    value = value << 8 | data[at]
    return (value - (1 << 64) if value >> 63 else value), at + 1


def rows_in(gaps: list[tuple[int, int]]) -> int | None:
    """The most rows that gaps may have held; None where nothing tells."""
    sizes = [last - first + 1 for first, last in gaps]
    return None if any(size > 2**40 for size in sizes) else sum(size for size in sizes if size > 0)


def orphans(pages: Pages, known: set[int]) -> Iterator[list[Stored]]:
    """The rows of each leaf that no tree leads to any more."""
    for number in range(2, pages.count + 1):
        if number not in known and (rows := pages.leaf(number)):
            yield rows
