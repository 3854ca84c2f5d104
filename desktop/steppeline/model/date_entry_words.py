"""Words for dates in English, Russian and Kazakh, brought to the one plain English that `date_entry` reads.

Each rule is a pattern and what stands in its place; they are applied in order, to small letters without `ё`. Rules
that are about longer phrases come before those about the words in them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

_MONTHS = (
    r"jan|январ[ьяюе]|янв|қаңтар\w*",
    r"feb|феврал[ьяюе]|фев|ақпан\w*",
    r"mar|март[ае]?|мар|наурыз\w*",
    r"apr|апрел[ьяюе]|апр|сәуір\w*",
    r"май|мая|мае|мамыр\w*",
    r"jun|июн[ьяюе]|маусым\w*",
    r"jul|июл[ьяюе]|шілде\w*",
    r"aug|август[ае]?|авг|тамыз\w*",
    r"sept?|сентябр[ьяюе]|сент?|қыркүйек\w*|қыркүйег\w*",
    r"oct|октябр[ьяюе]|окт|қазан\w*",
    r"nov|ноябр[ьяюе]|нояб?|қараша\w*",
    r"dec|декабр[ьяюе]|дек|желтоқсан\w*",
)
_SEASONS = {
    "spring": r"весн[аыеу]|весной|көктем\w*",
    "summer": r"лето|лета|летом|лете|жаз[дың]*",
    "autumn": r"fall|осень|осени|осенью|күз[дің]*",
    "winter": r"зим[аыеу]|зимой|қыс[тың]*",
}
_HALVES = {
    "first quarter": r"перв(?:ый|ого|ом) квартале?а?|(?:1|i)(?:-й)? квартале?а?|q1|1st quarter",
    "second quarter": r"втор(?:ой|ого|ом) квартале?а?|(?:2|ii)(?:-й)? квартале?а?|q2|2nd quarter",
    "third quarter": r"трет(?:ий|ьего|ьем) квартале?а?|(?:3|iii)(?:-й)? квартале?а?|q3|3rd quarter",
    "fourth quarter": r"четверт(?:ый|ого|ом) квартале?а?|(?:4|iv)(?:-й)? квартале?а?|q4|4th quarter",
    "first third": r"перв(?:ая|ой) треть?и?",
    "second third": r"втор(?:ая|ой) треть?и?",
    "last third": r"последн(?:яя|ей) треть?и?",
    "first half": r"перв(?:ое|ого|ом) полугоди[еяи]|(?:1|i)(?:-е)? полугоди[еяи]|перв(?:ая|ой) половин[аые]|1st half",
    "second half": r"втор(?:ое|ого|ом) полугоди[еяи]|(?:2|ii)(?:-е)? полугоди[еяи]|втор(?:ая|ой) половин[аые]|2nd half",
}
_PARTS = {"year": "год", "season": "время года", "month": "месяц", "day": "день", "time": "время"}


def _word(pattern: str) -> str:
    return rf"(?<![\w-])(?:{pattern})(?![\w])"


_Rules = tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...]

_LONGER_PHRASES: _Rules = (
    (r"\((?:приблизительно|под вопросом): [^)]*\)", lambda found: _qualified_parts(found[0])),
    (r"(\d+)\s*(?:г\.?|год[ау]?)?\s*до\s+н\.?\s*э\.?", r"\1 bc"),
    (r"(\d+)\s*b\.?\s?c\.?(?:e\.?)?(?!\w)", r"\1 bc"),
    (r"год неизвестен", "unknown year"),
    (r"год вида ", "year written "),
    (r"(\d{3}0)-(?:е|х|ые|ых)(?:\s*(?:гг\.?|год\w*))?", r"\1s"),
    (r"в одном из (?=\d+s)", "some year in "),
    (r"в одном из годов с (.+?) по (.+?), предположительно ", r"some year from \1 to \2, estimated "),
    (r"в одном из годов с (\d+(?: bc)?) по (\d+(?: bc)?)", r"some year from \1 to \2"),
    (r"в одном из месяцев \((\w+) – (\w+)\)", r"some month from \1 to \2"),
    (r"в одном из месяцев", "some month"),
    (r"в один из дней с (\d+) по (\d+)", r"some day from \1 to \2"),
    (r"в один из дней, ", "some day of "),
    (r"в один из дней (\d+) год\w*", r"some time in \1"),
    (r"в один из дней", "some day in"),
    (r"((?:\d+, )*\d+(?: или \d+)?)-го числа, ", r"day \1 of "),
    (r"([ivxl]+|\d+)(?:-?[йм])?\s+(?:век[ае]?|в\.|ғасыр\w*)", lambda found: f"{_ordinal(found[1])}th century"),
    (r"(\d+)(?:st|nd|rd|th) c(?:ent)?\.", r"\1th century"),
    (r"(\d)\s*(?:г\.?|гг\.?|год|года|году|годы|годов|жыл\w*|ж\.)(?![\w])", r"\1"),
    (r"начало и конец: ", "within "),
    (r"начало неизвестно, конец: ", "start unknown, until "),
    (r"начало: (.*), конец неизвестен", r"from \1, end unknown"),
    (r"одна из дат: ", "one of "),
    (r"каждая из дат: ", "each of "),
    (r", весь период", ""),
)
_MONTH_RULES: _Rules = tuple(
    (_word(pattern) + r"\.?", name) for pattern, name in zip(_MONTHS, MONTH_NAMES, strict=True)
)
_NAME_RULES: _Rules = (
    *_MONTH_RULES,
    *((_word(pattern), name) for name, pattern in _HALVES.items()),
    *((_word(pattern), name) for name, pattern in _SEASONS.items()),
    (r"(spring|summer|autumn|winter) северного полушария", r"northern \1"),
    (r"(spring|summer|autumn|winter) южного полушария", r"southern \1"),
)
_PHRASES: _Rules = (
    (r"^(?:в |на )?(?:весь|весь период|на протяжении|в течение) (?:всего )?", "throughout "),
    (r"^(?:all|whole) (?:of |through )?(?=\S)", "throughout "),
    (_word(r"около|примерно|приблизительно|ок\.|прим\.|шамамен") + r"\s*", "about "),
    (r"(?<!\w)(?:c\.|ca\.|approx\.|(?:circa|ca|around|approximately|approx|roughly)(?!\w))\s*", "about "),
    (_word(r"возможно|вероятно|предположительно|видимо|perhaps|maybe|probably|мүмкін") + r",?\s*", "possibly "),
    (r"(?<!\w)(?:и далее|и позже$)", "onwards"),
    (r"(?<!\w)и ранее", "and before"),
    (r"или (?:ранее|раньше)", "or earlier"),
    (r"или (?:позднее|позже)", "or later"),
    (r"(?<!\w)и (?:позднее|позже)", "and later"),
    (_word(r"не (?:позднее|позже)|no later than|not after|at the latest|at latest|by"), "not later than"),
    (_word(r"не (?:ранее|раньше)|no earlier than|not before|at the earliest"), "not earlier than"),
    (r"^между (.+) и (.+)$", r"between \1 and \2"),
    (r"^со? (.+) (?:по|до) (.+)$", r"from \1 to \2"),
    (r"^от (.+) до (.+)$", r"from \1 to \2"),
    (r"^(?:начиная )?со? ", "since "),
    (r"^до ", "up-to "),
    (r"^после ", "after "),
    (r"^по ", "until "),
    (r"^till ", "until "),
    (r"^from (.+) (?:through|until|till) (.+)$", r"from \1 to \2"),
    (r"^from (.+?) (?:on|onward|onwards)$", r"since \1"),
    (r"^(?:в |к )?(?:начал[оаеу])(?= )", "early"),
    (r"^(?:в |к )?(?:середин[аеыу])(?= )", "mid"),
    (r"^(?:в |к )?(?:кон(?:ец|це|ца|цу))(?= )", "late"),
    (r"^(?:the )?(?:beginning|start) of ", "early "),
    (r"^(?:the )?middle of ", "mid "),
    (r"^(?:the )?end of ", "late "),
    (_word("или|либо"), "or"),
    (r"^(?:on|in|at|во?) ", ""),
    (_word("the|an|a") + " ", ""),
    (r"sometime", "some time"),
    (r"(\d)(?:st|nd|rd|th)(?! century)(?!\w)", r"\1"),
)
_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), put) for pattern, put in (*_LONGER_PHRASES, *_NAME_RULES, *_PHRASES)
)
_DASH = re.compile(r"\s*[–—−‒]\s*|\s+-\s+")
_RANGE_OF_DAYS = re.compile(r"(?<![\d-])(\d{1,2})-(\d{1,2})(?= \D)")
_RANGE_OF_YEARS = re.compile(r"^(\d{4})-(\d{4})$")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def plain(text: str) -> str:
    """`text` in the plain English that is read: small letters, one dash, the phrases of other languages replaced."""
    words = " ".join(unicodedata.normalize("NFC", text).casefold().replace("ё", "е").split())
    words = _DASH.sub(" – ", words)
    for pattern, put in _RULES:
        words = pattern.sub(put, words)
    words = _RANGE_OF_DAYS.sub(r"\1 – \2", words)
    return " ".join(_RANGE_OF_YEARS.sub(r"\1 – \2", words.strip()).split())


def _qualified_parts(phrase: str) -> str:
    """The phrase for the parts of a date in doubt, “(под вопросом: год, месяц)”, in English."""
    head, _, parts = phrase.strip("()").partition(": ")
    names = {theirs: ours for ours, theirs in _PARTS.items()}
    listed = ", ".join(names.get(part, part) for part in parts.split(", "))
    return f"({'uncertain' if head.startswith('под') else 'approximate'}: {listed})"


def _ordinal(number: str) -> int:
    """The value of a number in Arabic or Roman digits."""
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[digit] for digit in number]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
