"""Keeping what was read lately, up to a number."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Values by key, read when they are first asked for; beyond `most` the longest unused are forgotten."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()

    def get(self, keys: Sequence[K], read: Callable[[list[K]], Mapping[K, V]]) -> dict[K, V]:
        """The values of the keys, those missing from one `read`; keys that it does not give back are left out."""
        found = {key: self._values[key] for key in keys if key in self._values}
        missing = [key for key in dict.fromkeys(keys) if key not in found]
        if missing:
            found |= read(missing)
        self._values |= found
        for key in found:
            self._values.move_to_end(key)
        while len(self._values) > self._most:
            self._values.popitem(last=False)
        return found

    def clear(self) -> None:
        """Forget all."""
        self._values.clear()
