"""The JSON form of an event: its keys, and the names, codes and bounds of its own day."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from export_sample import BARE, BOOK, FORUM

from steppeline.exchange.event_json import event_json, json_line
from steppeline.model.calendar import seconds_of
from steppeline.model.event import Event, Figure, RegionRole
from steppeline.model.text import Language

ENGLISH = Language("en")
PROMISED_KEYS = [
    "id",
    "refs",
    "kind",
    "status",
    "title",
    "summary",
    "date",
    "date_words",
    "bounds",
    "places",
    "regions",
    "actors",
    "figures",
    "claims",
    "sources",
    "links",
    "verified",
]


def test_the_promised_keys_come_first() -> None:
    assert list(event_json(FORUM, BOOK, ENGLISH))[: len(PROMISED_KEYS)] == PROMISED_KEYS
    assert list(event_json(BARE, BOOK, ENGLISH)) == list(event_json(FORUM, BOOK, ENGLISH))


def test_an_event_says_what_it_is_and_when() -> None:
    said = event_json(FORUM, BOOK, ENGLISH)
    assert said["id"] == 7
    assert said["refs"] == ["forum-17", "s002-02"]
    assert (said["kind"], said["status"], said["verified"]) == ("forum", "happened", True)
    assert said["title"] == {"en": "Seventeenth forum", "ru": "Семнадцатый форум", "kk": None}
    assert said["summary"] == {"en": "Held online.", "ru": None, "kk": None}
    assert (said["date"], said["date_words"]) == ("2021-09", "some day in September 2021")
    start, end = seconds_of(2021, 9), seconds_of(2021, 10)
    assert said["bounds"] == [start, end - 1, start + 1, end]


def test_names_and_codes_are_those_of_the_day() -> None:
    said = event_json(FORUM, BOOK, ENGLISH)
    assert said["regions"] == [
        {"id": "kz-akmola", "code": "KZ-AKM", "name": "Akmola Region", "role": "host", "codes": ["KZ-AKM", "KZ-11"]},
        {"id": "ru-omsk", "code": "RU-OMS", "name": "Omsk Oblast", "role": None, "codes": ["RU-OMS"]},
    ]
    assert said["places"] == [
        {
            "id": "astana",
            "name": "Nur-Sultan",
            "region": "kz-akmola",
            "latitude": 51.13,
            "longitude": 71.43,
            "role": "host",
            "mode": "online",
        }
    ]
    later = json_line(replace(FORUM, date="2023-05-01"), BOOK, ENGLISH)
    assert '"code": "KZ-11"' in later
    assert '"name": "Astana"' in later


@pytest.mark.parametrize(("date", "code"), [("../2021", "KZ-AKM"), ("../2023", "KZ-11"), ("2022-12/..", "KZ-11")])
def test_without_a_known_beginning_names_are_those_of_the_latest_start(date: str, code: str) -> None:
    event = Event(kind="forum", title={}, date=date, regions=(RegionRole("kz-akmola"),))
    assert f'"code": "{code}"' in json_line(event, BOOK, ENGLISH)


def test_actors_come_with_their_office() -> None:
    assert event_json(FORUM, BOOK, ENGLISH)["actors"] == [
        {
            "id": "chair",
            "name": "The Chair",
            "type": "person",
            "office": "Governor",
            "office_id": "governor",
            "role": "speaker",
        }
    ]


def test_names_and_words_follow_the_language() -> None:
    said = json.loads(json_line(FORUM, BOOK, Language("ru")))
    assert said["regions"][0]["name"] == "Акмолинская область"
    assert (said["actors"][0]["name"], said["actors"][0]["office"]) == ("Председатель", "Губернатор")


def test_figures_claims_and_sources_say_who_says_so() -> None:
    said = json.loads(json_line(FORUM, BOOK, ENGLISH))
    figure = said["figures"][0]
    assert figure["meaning"] == {"en": "documents signed", "ru": None, "kk": None}
    assert (figure["number"], figure["low"], figure["high"], figure["scale"]) == (13, 12.5, None, 1)
    assert (figure["bound"], figure["nature"], figure["unit"]) == ("exact", "outturn", "documents")
    assert (figure["source"], figure["source_address"]) == ("gazette-2021", "https://gazette.example/forum")
    claim = said["claims"][0]
    assert (claim["field"], claim["value"], claim["locator"]) == ("date", "2021-09-30", "par. 1")
    assert (claim["chosen"], claim["reason"], claim["source"]["id"]) == (True, "printed date", "gazette-2021")
    source = said["sources"][0]
    assert source.items() >= {"title": "Forum held online", "publisher": "Gazette", "locator": "par. 1"}.items()
    assert source.items() >= {"published": "2021-09-30", "supports": "date", "reliability": "B"}.items()


def test_the_rest_is_carried_too() -> None:
    said = json.loads(json_line(FORUM, BOOK, ENGLISH))
    assert said["links"] == [{"type": "follows", "to": "forum-16", "note": "a year later"}]
    assert said["notes"][0]["kind"] == "discrepancy"
    assert said["notes"][0]["text"]["en"] == "The host is disputed."
    assert said["history"][0]["status"] == "postponed"
    assert (said["series"], said["ordinal"], said["mode"]) == ("forums", 17, "online")
    assert (said["tags"], said["unverified_fields"]) == (["trade", "transport"], ["figures"])
    assert (said["certainty"], said["extent"]) == ("confirmed", "within")


def test_a_bare_event_has_nulls_and_the_extent_of_its_kind() -> None:
    said = event_json(BARE, BOOK, ENGLISH)
    start = seconds_of(-44)
    assert said["extent"] == "throughout"
    assert said["bounds"] == [start, start, start + 1, None]
    assert said["id"] is None
    assert said["regions"] == said["figures"] == said["sources"] == []


def test_a_figure_without_source_or_number() -> None:
    event = replace(FORUM, figures=(Figure({"en": "many"}),), claims=())
    figure = json.loads(json_line(event, BOOK, ENGLISH))["figures"][0]
    assert (figure["number"], figure["source"], figure["source_address"]) == (None, None, None)


@pytest.mark.parametrize(
    ("number", "text"), [(225.0, "225"), (-0.5, "-0.5"), (2.0**53 + 2, "9007199254740994.0"), (28.4, "28.4")]
)
def test_numbers_are_written_as_they_were(number: float, text: str) -> None:
    event = replace(FORUM, figures=(Figure({"en": "n"}, number=number),))
    assert f'"number": {text}, ' in json_line(event, BOOK, ENGLISH)


def test_a_line_is_one_line() -> None:
    event = replace(FORUM, title={"en": "Two\nlines\u2028and \u0000 more"})
    line = json_line(event, BOOK, ENGLISH)
    assert "\n" not in line
    assert json.loads(line)["title"]["en"] == "Two\nlines\u2028and \u0000 more"
