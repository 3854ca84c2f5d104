"""GDELT event tables, version 1.0 (57 or 58 columns) and 2.0 (61): tab-separated, no header, one event a line.

Columns as the codebooks have them: GDELT Data Format Codebook V1.03 and GDELT 2.0 Event Database V2.0. An event has the
country and, where GDELT found one, the place of its action; coordinates of countries and regions are their middles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from steppeline.exchange.reading.blocks import BLOCK_ROWS, Block, Column, Trouble, several
from steppeline.exchange.reading.countries import BY_FIPS
from steppeline.exchange.reading.dates import checked
from steppeline.exchange.reading.delimited import BROKEN_TEXT
from steppeline.exchange.reading.encodings import is_broken, lines_of
from steppeline.exchange.reading.generic import leave_out
from steppeline.exchange.reading.recipe import Recipe
from steppeline.model.errors import InputError
from steppeline.model.text import message

_DATE, _FIRST, _SECOND, _CODE, _ROOT = 1, 6, 16, 26, 28
SOURCE = "GDELT"
_ROOTS: Mapping[str, str] = {
    "01": "Make public statement", "02": "Appeal", "03": "Express intent to cooperate", "04": "Consult",
    "05": "Engage in diplomatic cooperation", "06": "Engage in material cooperation", "07": "Provide aid",
    "08": "Yield", "09": "Investigate", "10": "Demand", "11": "Disapprove", "12": "Reject", "13": "Threaten",
    "14": "Protest", "15": "Exhibit force posture", "16": "Reduce relations", "17": "Coerce", "18": "Assault",
    "19": "Fight", "20": "Use unconventional mass violence",
}  # fmt: skip
"""The twenty classes of CAMEO."""
_SPOTS: Mapping[str, str] = {"1": "country", "2": "region", "5": "region", "3": "exact", "4": "exact"}


@dataclass(frozen=True)
class _Layout:
    """Where the place of the action begins, the columns of one place, and where the address of the report is."""

    action: int
    latitude: int
    address: int | None


_LAYOUTS: Mapping[int, _Layout] = {57: _Layout(49, 53, None), 58: _Layout(49, 53, 57), 61: _Layout(51, 56, 60)}


def looks_like_gdelt(text: str) -> bool:
    """Whether the first line of a text is one of a GDELT table."""
    cells = text.splitlines()[0].split("\t") if text.strip() else []
    return len(cells) in _LAYOUTS and cells[0].isdecimal() and cells[1].isdecimal() and len(cells[1]) == 8


def read_gdelt(file: Path, recipe: Recipe) -> Iterator[Block]:
    """The blocks of a table. Raises OSError and UnreadableError."""
    number = 0
    dates: dict[str, str | InputError] = {}
    for lines in lines_of(file, recipe.encoding):
        for start in range(0, len(lines), BLOCK_ROWS):
            some = lines[start : start + BLOCK_ROWS]
            yield _block(some, number + start + 1, dates)
        number += len(lines)


def _block(lines: Sequence[str], first: int, dates: dict[str, str | InputError]) -> Block:
    troubles: list[Trouble] = []
    numbers: list[int] = []
    rows: list[list[str]] = []
    width = 0
    for number, line in enumerate(lines, first):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) not in _LAYOUTS or (width and len(cells) != width):
            if line.strip():
                reason = message("it has {cells} cells; GDELT has 57, 58 or 61", cells=len(cells))
                troubles.append(Trouble(number, "", "", reason))
            continue
        if is_broken(line):
            troubles.append(Trouble(number, "", "", BROKEN_TEXT))
            continue
        width = width or len(cells)
        numbers.append(number)
        rows.append(cells)
    block = Block(numbers, {}, troubles=troubles)
    if rows:
        block.columns.update(_columns(list(zip(*rows, strict=True)), _LAYOUTS[width]))
        _date(block, [row[_DATE] for row in rows], dates)
    return block


def _columns(cells: Sequence[Sequence[str]], layout: _Layout) -> dict[str, Column]:
    kinds = [_ROOTS.get(root) or "GDELT event" for root in cells[_ROOT]]
    action = layout.action
    names, spots = cells[action + 1], cells[action]
    titles: Column = [
        " – ".join(filter(None, (first, kind, second)))
        for first, kind, second in zip(cells[_FIRST], kinds, cells[_SECOND], strict=True)
    ]
    columns: dict[str, Column] = {
        "key": list(cells[0]),
        "title": titles,
        "kind": list(kinds),
        "country": [country.name if (country := BY_FIPS.get(code)) else None for code in cells[action + 2]],
        "region": [_region(name) if spot in "25" else None for name, spot in zip(names, spots, strict=True)],
        "place": [_place(name) if spot in "34" else None for name, spot in zip(names, spots, strict=True)],
        "latitude": [cell or None for cell in cells[layout.latitude]],
        "longitude": [cell or None for cell in cells[layout.latitude + 1]],
        "spot": [_SPOTS.get(spot) for spot in spots],
        "actor": [
            several(pair) if pair[0] and pair[1] else pair[0] or pair[1] or None
            for pair in zip(cells[_FIRST], cells[_SECOND], strict=True)
        ],
        "tag": [f"CAMEO {code}" if code else None for code in cells[_CODE]],
        "source": [SOURCE] * len(titles),
    }
    if layout.address is not None:
        columns["locator"] = [cell or None for cell in cells[layout.address]]
    return columns


def _region(full_name: str) -> str | None:
    """The region of a full name, which is followed by the country."""
    return full_name.rpartition(",")[0].strip() or None


def _place(full_name: str) -> str | None:
    """The place of a full name, which is followed by region and country."""
    return full_name.partition(",")[0].strip() or None


def _date(block: Block, texts: Sequence[str], known: dict[str, str | InputError]) -> None:
    dates: Column = []
    failed: list[int] = []
    for position, text in enumerate(texts):
        found = known.get(text)
        if found is None:
            found = known[text] = _edtf(text)
        if isinstance(found, InputError):
            failed.append(position)
            block.troubles.append(Trouble(block.lines[position], "SQLDATE", text, found.sentence))
            dates.append(None)
        else:
            dates.append(found)
    block.columns["date"] = dates
    if failed:
        leave_out(block, failed)


def _edtf(text: str) -> str | InputError:
    """Where the day, or the month, is 00, it is not known."""
    year, month, day = text[:4], text[4:6], text[6:]
    edtf = f"{year}-{month}-{day}"
    if day == "00":
        edtf = year if month == "00" else f"{year}-{month}"
    try:
        return checked(edtf, text)
    except InputError as refusal:
        return refusal
