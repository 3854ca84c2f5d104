"""From EDTF text to its form: ISO 8601-2 levels 0 to 2 as the Library of Congress publishes them, and a little more.

More than published: minutes without seconds, times and seasons in intervals and sets, qualified seasons and times, and
unspecified digits together with qualifiers or seasons. A zone designator is accepted after a time and left aside: we
keep civil time as it was written. What is not understood is refused in words; nothing is guessed.
"""

from __future__ import annotations

import re

from steppeline.model.edtf_forms import Interval, Missing, SimpleDate
from steppeline.model.edtf_scanner import Scanner
from steppeline.model.edtf_set import DateSet, Form, Member, SetRange
from steppeline.model.edtf_simple import parse_simple
from steppeline.model.text import message

LONGEST = 2_000
"""Characters in a date; a set of two hundred days fits."""

_COMMA = re.compile(r", ?")


def parse_form(text: str) -> Form:
    """The form of an EDTF text. Raises InputError with the place of the mistake."""
    scanner = Scanner(text, 0, len(text))
    if not text.strip():
        scanner.fail(message("The date is empty; write one such as 2021-09-28."))
    if len(text) > LONGEST:
        scanner.fail(message("The date is longer than {limit} characters; shorten it.", limit=LONGEST), LONGEST)
    if text[0] in "[{":
        return _set(scanner)
    if "/" in text:
        return _interval(scanner)
    return parse_simple(scanner)


def _interval(whole: Scanner) -> Interval:
    text = whole.text
    slash = text.index("/")
    second = text.find("/", slash + 1)
    if second >= 0:
        whole.fail(message("An interval has one “/”, between its start and its end."), second, second + 1)
    interval = Interval(_end(Scanner(text, 0, slash)), _end(Scanner(text, slash + 1, whole.end)))
    if isinstance(interval.start, SimpleDate) and isinstance(interval.end, SimpleDate):
        if interval.end.last[1] <= interval.start.first[0]:
            whole.fail(message("The interval ends before it begins; exchange its two dates."))
    elif not (isinstance(interval.start, SimpleDate) or isinstance(interval.end, SimpleDate)):
        whole.fail(message("An interval needs a date before or after the “/”."))
    return interval


def _end(scanner: Scanner) -> SimpleDate | Missing:
    if not scanner.rest:
        return "unknown"
    return "open" if scanner.rest == ".." else parse_simple(scanner)


def _set(whole: Scanner) -> DateSet:
    text = whole.text
    every = text[0] == "{"
    closing = "}" if every else "]"
    if text[-1] != closing:
        whole.fail(
            message("A set that begins with “{opening}” ends with “{closing}”.", opening=text[0], closing=closing)
        )
    pieces = []
    start = 1
    for comma in _COMMA.finditer(text, 1, whole.end - 1):
        pieces.append(Scanner(text, start, comma.start()))
        start = comma.end()
    pieces.append(Scanner(text, start, whole.end - 1))
    members = [_member(piece, every=every) for piece in pieces]
    for piece, member in zip(pieces, members, strict=True):
        lacks_start = isinstance(member, SetRange) and member.first is None and piece is not pieces[0]
        lacks_end = isinstance(member, SetRange) and member.last is None and piece is not pieces[-1]
        if lacks_start or lacks_end:
            piece.fail(
                message("Only the first range of a set may lack its start, and only the last one its end."), piece.start
            )
    return DateSet(tuple(members), every)


def _member(piece: Scanner, *, every: bool) -> Member:
    if not piece.rest:
        piece.fail(message("A date is missing in the set."), piece.start - 1, piece.end + 1)
    dots = piece.rest.find("..")
    if dots < 0:
        return parse_simple(piece)
    dots += piece.start
    first = _range_end(Scanner(piece.text, piece.start, dots))
    last = _range_end(Scanner(piece.text, dots + 2, piece.end))
    if first is not None and last is not None:
        if first.pattern.unit != last.pattern.unit:
            piece.fail(message("Both ends of a range in a set are years, or months, or days: make them alike."))
        if last.first < first.first:
            piece.fail(message("The range ends before it begins; exchange its two dates."))
    elif first is None and last is None:
        piece.fail(message("A range in a set needs a date before or after the “..”."))
    return SetRange(first, last, every)


def _range_end(scanner: Scanner) -> SimpleDate | None:
    if not scanner.rest:
        return None
    date = parse_simple(scanner)
    if date.pattern.unit not in ("year", "month", "day") or date.first != date.last:
        scanner.fail(message("A range in a set runs between plain years, months or days."), scanner.start)
    return date
