"""Names for the arrays that columns are made of, and what is done to all of them alike."""

from __future__ import annotations

from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Mask: TypeAlias = NDArray[np.bool_]
Integers: TypeAlias = NDArray[np.int64]
Codes: TypeAlias = NDArray[np.unsignedinteger[Any]]
_SLICE = 65_536
AnyArray = TypeVar("AnyArray", bound=NDArray[Any])


def frozen(array: AnyArray) -> AnyArray:
    """The array itself, from now on read-only."""
    array.setflags(write=False)
    return array


def narrowed(codes: NDArray[np.integer[Any]], most: int) -> Codes:
    """The codes in one byte, two or four, of which none is greater than `most`."""
    for narrow in (np.uint8, np.uint16):
        if most <= np.iinfo(narrow).max:
            return codes.astype(narrow)
    return codes.astype(np.uint32)


def rising_order(values: Codes) -> NDArray[np.intp]:
    """intp[n]: the places of the values from the least to the greatest, equal ones as they stand.

    Two bytes after two bytes, the low ones first: numpy sorts these by counting, many times faster than longer numbers
    (radix sort; D. Knuth, The Art of Computer Programming, volume 3, section 5.2.5).
    """
    if values.dtype.itemsize <= 2:
        return np.argsort(values, kind="stable")
    order = np.argsort(values.astype(np.uint16), kind="stable")
    for shift in range(16, 8 * values.dtype.itemsize, 16):
        digits = (values >> values.dtype.type(shift)).astype(np.uint16)
        order = order[np.argsort(digits[order], kind="stable")]
    return order


def repeated(values: AnyArray, counts: Integers, at_once: int = _SLICE) -> AnyArray:
    """`np.repeat(values, counts)`, in slices: numpy lets no other thread run while it repeats."""
    if len(values) <= at_once:
        return np.repeat(values, counts)  # type: ignore[return-value] # of the type that it was given
    ends = np.cumsum(counts)
    result = np.empty(int(ends[-1]), values.dtype)
    start = 0
    for first in range(0, len(values), at_once):
        part = slice(first, first + at_once)
        stop = int(ends[part][-1])
        result[start:stop] = np.repeat(values[part], counts[part])
        start = stop
    return result  # type: ignore[return-value]
