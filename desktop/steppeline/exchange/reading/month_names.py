"""Names of months in English, Russian and Kazakh, whole and shortened, in the cases that dates have."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES = (
    "january jan январь января янв қаңтар қаң",
    "february feb февраль февраля фев февр ақпан ақп",
    "march mar март марта мар наурыз нау",
    "april apr апрель апреля апр сәуір сәу",
    "may май мая мамыр мам",
    "june jun июнь июня июн маусым мау",
    "july jul июль июля июл шілде шіл",
    "august aug август августа авг тамыз там",
    "september sep sept сентябрь сентября сен сент қыркүйек қыр",
    "october oct октябрь октября окт қазан қаз",
    "november nov ноябрь ноября ноя нояб қараша қар",
    "december dec декабрь декабря дек желтоқсан жел",
)
MONTHS: Mapping[str, int] = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}
"""The number of a month by its name in small letters."""
