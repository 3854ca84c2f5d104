"""The first hundred bytes of a database that is to be salvaged, put right where they cannot be true."""

from __future__ import annotations

from pathlib import Path

_SIZE = 100
_MAGIC = b"SQLite format 3\x00"
_PAGE = 4096
_SIZES = frozenset(1 << power for power in range(9, 17))


def mend_header(path: Path) -> tuple[int, int]:
    """Put the header of the file right, in the file; gives the size of its pages and the reserved bytes of each.

    A file that was cut short is filled up to whole pages, and is then as long as its header says.
    """
    with path.open("r+b") as stream:
        head = bytearray(stream.read(_SIZE).ljust(_SIZE, b"\0"))
        page_size = int.from_bytes(head[16:18], "big")
        page_size = 65536 if page_size == 1 else page_size
        # Casefiles are made with SQLite's own size and nothing reserved; another program may have changed that.
        is_sound = head.startswith(_MAGIC) and page_size in _SIZES and head[21:24] == b"\x40\x20\x20"
        if not is_sound:
            page_size = _PAGE
            head[20] = 0
        reserved = head[20] if head[20] <= page_size - 480 else 0
        length = stream.seek(0, 2)
        stream.truncate(-(-length // page_size) * page_size)
        pages = -(-length // page_size)
        head[:16] = _MAGIC
        head[16:18] = (1 if page_size == 65536 else page_size).to_bytes(2, "big")
        head[18:20] = bytes(version if version in (1, 2) else 1 for version in head[18:20])
        head[20:24] = bytes((reserved, 0x40, 0x20, 0x20))
        head[28:32] = pages.to_bytes(4, "big")
        head[44:48] = (4).to_bytes(4, "big")
        head[56:60] = (1).to_bytes(4, "big")
        # By this SQLite knows that the number of pages is meant.
        head[92:96] = head[24:28]
        stream.seek(0)
        stream.write(head)
    return page_size, reserved
