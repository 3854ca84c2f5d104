from __future__ import annotations

from check_examples import BOOK, Example, at_place, claimed, names, of, visit, with_entry

from steppeline.model.event import PlaceRole, RegionRole
from steppeline.model.reference import DatedCode, DatedName, Office, Place, Region, Succession, Term
from steppeline.model.reference_book import ReferenceBook
from steppeline.work.check.dated_names import DatedNames
from steppeline.work.check.record import Record
from steppeline.work.check.run import run_checks

ASTANA = (PlaceRole("astana"),)
ULYTAU = (RegionRole("kz-ulytau", "host"),)

EXAMPLES = (
    Example(
        "name-out-of-time",
        of(at_place("astana", "Talks in Nur-Sultan", "2010-05-05")),
        of(at_place("astana", "Talks in Nur-Sultan", "2021-05-05")),
        ("title.en",),
    ),
    Example(
        "name-out-of-time",
        of(at_place("astana", "Talks in Astana", "2021")),
        of(at_place("astana", "Talks in Astana", "2010"), at_place("astana", "Talks in Astana", "2023")),
        ("title.en",),
    ),
    Example(
        "name-out-of-time",
        of(visit(title={"ru": "Переговоры в Нур-Султане"}, date="2023", places=ASTANA)),
        of(visit(title={"ru": "Переговоры в Нур-Султане"}, date="2020", places=ASTANA)),
        ("title.ru",),
    ),
    Example(
        "name-out-of-time",
        of(visit(title={"en": "Talks in Astana"}, date="2021", regions=(RegionRole("kz-astana", "host"),))),
        of(at_place("astana", "Air Astana flies", "2021"), at_place("kokshetau", "From Astana", "2021")),
        ("title.en",),
    ),
    Example(
        "name-out-of-time",
        of(claimed("place", "Akmola", date="2008-09-22", places=ASTANA)),
        of(claimed("place", "Akmola Region", date="2008-09-22", places=ASTANA)),
        ("claims[0]",),
    ),
    Example(
        "name-out-of-time",
        of(at_place("astana", "Akmola welcomes", "1999-01-01")),
        of(at_place("astana", "Akmola becomes Astana", "1998-05-06"), at_place("astana", "Akmola", "1999?")),
        ("title.en",),
    ),
    Example(
        "region-out-of-time",
        of(visit(date="2007-09-06", regions=ULYTAU)),
        of(visit(date="2007-09-06", regions=(RegionRole("kz-karaganda-old"), RegionRole("kz-ulytau", "mentioned")))),
        ("regions[0]",),
    ),
    Example(
        "region-out-of-time",
        of(visit(date="2023", regions=(RegionRole("ru"), RegionRole("kz-karaganda-old")))),
        of(visit(date="2022", regions=(RegionRole("kz-karaganda-old"), *ULYTAU))),
        ("regions[1]",),
    ),
    Example(
        "region-out-of-time",
        of(visit(date="2022-06-05", regions=ULYTAU)),
        of(visit(date="2022-06-08", regions=(RegionRole("kz-karaganda-old"), *ULYTAU))),
        ("regions[0]",),
    ),
    Example(
        "code-out-of-time",
        of(claimed("regions", "KZ-11", date="2021-09-28")),
        of(claimed("regions", "KZ-AKM, RU-OMS, XX-99", date="2021-09-28")),
        ("claims[0]",),
    ),
    Example(
        "code-out-of-time",
        of(visit(title={"en": "A visit to KZ-AKM"}, date="2023")),
        of(visit(title={"en": "A visit to KZ-11"}, date="2023"), claimed("theme", "KZ-AKM", date="2023")),
        ("title.en",),
    ),
    Example(
        "shared-code",
        with_entry("regions", Region("kz-other", "region", (), (DatedCode("KZ-11", since="2023-01-01"),))),
        with_entry("regions", Region("kz-other", "region", (), (DatedCode("KZ-11", until="2022-11-29"),))),
        ("regions.kz-other.codes",),
    ),
    Example(
        "reversed-validity",
        with_entry("regions", Region("kz-other", "region", (), since="2022-06-08", until="2022-06-08")),
        with_entry("regions", Region("kz-other", "region", (), since="2022-06-08", until="2022-06-09")),
        ("regions.kz-other",),
    ),
    Example(
        "reversed-validity",
        with_entry("places", Place("oral", (DatedName("en", "Uralsk", since="2022-02-30"),))),
        with_entry("places", Place("oral", (DatedName("en", "Uralsk", since="2022-02"),))),
        ("places.oral",),
    ),
    Example(
        "reversed-validity",
        with_entry("regions", Region("kz-other", "region", (), successors=(Succession("kz-astana", "2018-06-31"),))),
        with_entry("regions", Region("kz-other", "region", (), successors=(Succession("kz-astana", "2018-06-19"),))),
        ("regions.kz-other.successors[0]",),
    ),
    Example(
        "reversed-validity",
        with_entry("offices", Office("akim", {}, None, (Term("a", "2020", "2019-12"), Term("b", "May")))),
        with_entry("offices", Office("akim", {}, None, (Term("a", "2019", "2019"), Term("b", "2020?", "2019")))),
        ("offices.akim.terms[0]", "offices.akim.terms[1]"),
    ),
    Example(
        "impossible-coordinates",
        with_entry("places", Place("oral", names("Oral"), None, 151.37, float("nan"))),
        with_entry("places", Place("oral", names("Oral"), None, -90, 180)),
        ("places.oral.latitude", "places.oral.longitude"),
    ),
)


def test_a_book_without_dated_names_finds_none() -> None:
    names_of_nothing = DatedNames(ReferenceBook(), lambda name: (0, 1))
    assert list(names_of_nothing.in_text("Nur-Sultan, Astana")) == []


def test_names_are_found_from_left_to_right_with_all_their_spans() -> None:
    found = list(Record(BOOK).dated_names.in_text("From Nur-Sultan (Astana) by Air Astana to Akmola Region"))
    assert [use.name for use in found] == ["Nur-Sultan", "Astana"]
    assert [len(use.spans) for use in found] == [1, 2]
    assert found[0].bearers == {"astana", "kz-astana"}


def test_a_name_that_another_place_bears_at_that_time_is_no_mistake() -> None:
    book = with_entry("places", Place("astana-village", names("Astana"))).book
    assert run_checks(of(at_place("astana", "Talks in Astana", "2021"), book=book), ["name-out-of-time"]) == []


def test_an_impossible_period_is_told_as_it_stands() -> None:
    record = with_entry("regions", Region("kz-other", "region", (), since="2022-02-30"))
    (found,) = run_checks(record, ["reversed-validity"])
    assert "From 2022-02-30 to … is no period" in str(found.sentence)
