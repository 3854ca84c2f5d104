"""Workbooks: XLSX, XLS, XLSB and ODS. A cell is text, a number as it is written, or a date as precise as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from steppeline.exchange.reading.archives import check_archive
from steppeline.exchange.reading.blocks import UnreadableError
from steppeline.exchange.reading.dates import edtf_of_moment
from steppeline.exchange.reading.headers import columns_told
from steppeline.exchange.reading.recipe import Recipe
from steppeline.model.text import message

_HEADER_WITHIN = 20
"""The header is looked for in so many rows: some sheets begin with a title."""
_OLE = b"\xd0\xcf\x11\xe0"
_LARGEST_OLE = 128 * 1024 * 1024


def sheet_rows(file: Path, recipe: Recipe) -> Iterator[tuple[int, list[str]]]:
    """The rows of a sheet as texts, from the header on, each with its number. Raises OSError, UnreadableError."""
    sheet, skipped = _sheet(file, recipe.sheet)
    for number, row in enumerate(sheet.iter_rows(), 1 + (sheet.start[0] if sheet.start else 0)):
        if number > skipped and any(cell != "" for cell in row):
            yield number, [_text(cell) for cell in row]


def sheet_names(file: Path) -> list[str]:
    """The names of the sheets of a workbook. Raises OSError, UnreadableError."""
    return list(_workbook(file).sheet_names)


def _workbook(file: Path) -> Any:
    # Imported here: only workbooks need it.
    from python_calamine import CalamineError, CalamineWorkbook

    with file.open("rb") as stream:
        head = stream.read(4)
    if head == _OLE and file.stat().st_size > _LARGEST_OLE:
        raise UnreadableError(message("The workbook is too large; save the sheet as CSV."))
    if head != _OLE:
        check_archive(file)
    try:
        return CalamineWorkbook.from_path(str(file))
    except CalamineError as error:
        raise UnreadableError(message("It cannot be read as a workbook: {reason}.", reason=error)) from error


def _sheet(file: Path, wanted: str | None) -> tuple[Any, int]:
    """The sheet that is wanted, or the first in which dates are found, and how many rows stand before its header."""
    from python_calamine import CalamineError

    book = _workbook(file)
    names = [wanted] if wanted is not None else list(book.sheet_names)
    if wanted is not None and wanted not in book.sheet_names:
        known = ", ".join(book.sheet_names)
        raise UnreadableError(message("There is no sheet “{sheet}”; there are: {known}.", sheet=wanted, known=known))
    first = None
    try:
        for name in names:
            sheet = book.get_sheet_by_name(name)
            start = sheet.start[0] if sheet.start else 0
            for number, row in enumerate(sheet.iter_rows(), 1 + start):
                if number > start + _HEADER_WITHIN:
                    break
                cells = [_text(cell) for cell in row]
                told = columns_told(cells)
                if len(told) > 1 and ("date" in told or "end" in told):
                    return sheet, number - 1
                if first is None and any(cells):
                    first = sheet, number - 1
    except CalamineError as error:
        raise UnreadableError(message("It cannot be read as a workbook: {reason}.", reason=error)) from error
    if first is None:
        raise UnreadableError(message("There are no rows in it."))
    return first


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    if isinstance(cell, date):
        return edtf_of_moment(cell)
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell).replace("\x00", "").strip()
