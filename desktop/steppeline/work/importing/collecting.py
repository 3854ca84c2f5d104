"""How often Python looks for objects that only know each other."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW = 500_000
"""New objects between two looks; the usual 700 are exceeded by every few rows, which costs a third of all time.

Blocks of rows hold fewer at once, so memory stays bounded."""


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """A block in which very many objects are made and forgotten in turn, hardly any of them in circles."""
    usual = gc.get_threshold()
    gc.set_threshold(_NEW, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
