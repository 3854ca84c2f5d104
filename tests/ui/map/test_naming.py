"""Short names, and names on two lines."""

from __future__ import annotations

import pytest

from steppeline.ui.map.naming import short_names, two_lines


@pytest.mark.parametrize(
    ("language", "names", "short"),
    [
        ("en", ["Omsk Oblast", "Komi Republic", "Tatarstan"], ["Omsk", "Komi", "Tatarstan"]),
        ("en", ["Altai Krai", "Altai Republic"], ["Altai Krai", "Altai Republic"]),
        ("en", ["Moscow", "Moscow Oblast"], ["Moscow", "Moscow Oblast"]),
        ("en", ["Sakha (Yakutia)", "Kemerovo Oblast (Kuzbass)"], ["Sakha", "Kemerovo"]),
        ("ru", ["Омская область", "Республика Коми", "область Абай"], ["Омская", "Коми", "Абай"]),
        ("ru", ["Краснодарский край", "Красноярский край"], ["Краснодарский", "Красноярский"]),
        ("ru", ["Ханты-Мансийский автономный округ — Югра"], ["Ханты-Мансийский"]),
        ("kk", ["Ақтөбе облысы", "Астана"], ["Ақтөбе", "Астана"]),
        ("kk", ["Чукот автономиялық округі"], ["Чукот"]),
        ("en", ["Region", ""], ["Region", ""]),
        ("de", ["Omsk Oblast"], ["Omsk Oblast"]),
    ],
)
def test_the_sort_of_unit_is_left_out_where_that_is_clear(language: str, names: list[str], short: list[str]) -> None:
    assert short_names(names, language) == short


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Komi", None),
        ("Altai Republic", ("Altai", "Republic")),
        ("Yamalo-Nenets", ("Yamalo-", "Nenets")),
        ("Saint Petersburg and Leningrad", ("Saint Petersburg", "and Leningrad")),
        ("-", None),
        ("", None),
    ],
)
def test_names_break_near_the_middle(name: str, lines: tuple[str, str] | None) -> None:
    assert two_lines(name) == lines
