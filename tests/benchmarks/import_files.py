"""Files of any size in the formats that are imported, for benchmarks."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_TOPICS = ("trade", "energy", "water", "border", "transport", "culture", "education", "security", "health", "farming")
_REGIONS = ("Orenburg Oblast", "Aktobe Region", "KZ-15", "Омская область", "West Kazakhstan Region")
_SPOTS = (
    ("Orsk, Orenburgskaya Oblast', Russia", "RS", "RS55", "51.2", "58.56"),
    ("Aqtobe, Aqtöbe, Kazakhstan", "KZ", "KZ04", "50.28", "57.2"),
    ("Omsk, Omskaya Oblast', Russia", "RS", "RS54", "54.99", "73.37"),
)


class Told(NamedTuple):
    """What one event is made of, whatever the format."""

    number: int
    title: str
    day: str
    region: str
    topic: str
    latitude: str
    longitude: str


def write_file(file: Path, rows: int) -> None:
    """Write a file of so many events, in the format that its name stands for in FILES."""
    events = _events(rows, random.Random(1))
    if file.suffix == ".xlsx":
        _workbook(file, events)
        return
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.writelines(FILES[file.name](events))


def _events(rows: int, chance: random.Random) -> Iterator[Told]:
    for number in range(rows):
        day = f"{chance.randint(1992, 2024)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        topic, other = chance.choice(_TOPICS), chance.choice(_TOPICS)
        title = f"{chance.choice(('Talks', 'Forum', 'Visit'))} on {topic} and {other}"
        spot = chance.choice(_SPOTS)
        yield Told(number, title, day, chance.choice(_REGIONS), topic, spot[3], spot[4])


def _csv(events: Iterator[Told]) -> Iterator[str]:
    yield "id,title,date,type,region,place,actors,source,description\n"
    for each in events:
        yield (
            f'{each.number},"{each.title}",{each.day},{each.title.split()[0].lower()},{each.region},,'
            f"Reporter; Chamber of Trade,Gazette {each.number % 500},What was said on {each.topic}\n"
        )


def _json_lines(events: Iterator[Told]) -> Iterator[str]:
    for each in events:
        told = {"id": each.number, "title": each.title, "date": each.day, "region": each.region}
        yield json.dumps({**told, "kind": "meeting", "tags": [each.topic]}) + "\n"


def _gdelt(events: Iterator[Told]) -> Iterator[str]:
    for each in events:
        cells = [""] * 61
        day, spot = each.day.replace("-", ""), _SPOTS[each.number % 3]
        cells[0:4] = [str(10**8 + each.number), day, day[:6], day[:4]]
        cells[6], cells[16] = ("KAZAKHSTAN", "ASTANA")[each.number % 2], ("RUSSIA", "")[each.number % 3 % 2]
        root = ("01", "04", "05", "17")[each.number % 4]
        cells[25:30] = ["1", f"{root}0", f"{root}0", root, "1"]
        cells[51:55], cells[56:58] = ["4", *spot[:3]], spot[3:]
        cells[59:61] = [day, f"https://news.example/{each.number}"]
        yield "\t".join(cells) + "\n"


def _acled(events: Iterator[Told]) -> Iterator[str]:
    yield (
        "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,location,"
        "latitude,longitude,geo_precision,source,notes,fatalities\n"
    )
    for each in events:
        yield (
            f"KAZ{each.number},{each.day},{each.day[:4]},{each.number % 3 + 1},Protests,Peaceful protest,Protesters,,"
            f"Kazakhstan,Aktobe,Aktobe,50.28,57.2,1,Reporter,{each.title},{each.number % 5}\n"
        )


def _ucdp(events: Iterator[Told]) -> Iterator[str]:
    yield (
        "id,year,type_of_violence,conflict_name,dyad_name,side_a,side_b,source_office,source_headline,where_prec,"
        "where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,best,high,low\n"
    )
    for each in events:
        yield (
            f"{each.number},{each.day[:4]},1,X: Y,A - B,A,B,Reporter,{each.title},1,Tovuz,Tovuz,40.99,45.63,Azerbaijan,"
            f"1,{each.day} 00:00:00.000,{each.day} 00:00:00.000,3,5,3\n"
        )


def _icalendar(events: Iterator[Told]) -> Iterator[str]:
    yield "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    for each in events:
        yield (
            f"BEGIN:VEVENT\r\nUID:{each.number}@reporter\r\nDTSTART;VALUE=DATE:{each.day.replace('-', '')}\r\n"
            f"SUMMARY:{each.title}\r\nCATEGORIES:{each.topic}\r\nGEO:{each.latitude};{each.longitude}\r\nEND:VEVENT\r\n"
        )
    yield "END:VCALENDAR\r\n"


def _geojson(events: Iterator[Told]) -> Iterator[str]:
    yield '{"type": "FeatureCollection", "features": [\n'
    for each in events:
        point = {"type": "Point", "coordinates": [float(each.longitude), float(each.latitude)]}
        told = {"name": each.title, "date": each.day, "kind": "meeting", "tags": [each.topic]}
        feature = {"type": "Feature", "id": each.number, "properties": told, "geometry": point}
        yield f"{',' if each.number else ''}{json.dumps(feature)}\n"
    yield "]}\n"


def _kml(events: Iterator[Told]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n'
    for each in events:
        yield (
            f'<Placemark id="p{each.number}"><name>{each.title}</name><TimeStamp><when>{each.day}</when></TimeStamp>'
            f"<Point><coordinates>{each.longitude},{each.latitude},0</coordinates></Point></Placemark>\n"
        )
    yield "</Document></kml>\n"


def _listed(items: Iterator[object], before: str, after: str) -> Iterator[str]:
    yield before
    for position, item in enumerate(items):
        yield f"{',' if position else ''}{json.dumps(item)}\n"
    yield after


def _timelinejs(events: Iterator[Told]) -> Iterator[str]:
    def slide(each: Told) -> object:
        year, month, day = each.day.split("-")
        start = {"year": year, "month": month, "day": day}
        return {"start_date": start, "text": {"headline": each.title}, "unique_id": f"s{each.number}"}

    return _listed(map(slide, events), '{"events": [', "]}")


def _vis(events: Iterator[Told]) -> Iterator[str]:
    return _listed(
        ({"id": each.number, "content": each.title, "start": each.day, "group": each.topic} for each in events),
        "[", "]",
    )  # fmt: skip


def _simile(events: Iterator[Told]) -> Iterator[str]:
    yield "<data>\n"
    for each in events:
        yield f'<event id="e{each.number}" start="{each.day}" title="{each.title}">On {each.topic}</event>\n'
    yield "</data>\n"


def _timeline_project(events: Iterator[Told]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n<timeline><version>2.9.0</version><categories>\n'
    for topic in _TOPICS:
        yield f"<category><name>{topic}</name><color>1,2,3</color></category>\n"
    yield "</categories><events>\n"
    for each in events:
        moment = f"{each.day} 00:00:00"
        yield (
            f"<event><start>{moment}</start><end>{moment}</end><text>{each.title} {each.number}</text>"
            f"<category>{each.topic}</category></event>\n"
        )
    yield "</events></timeline>\n"


def _workbook(file: Path, events: Iterator[Told]) -> None:
    from xlsxwriter import Workbook

    book = Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet("Events")
    sheet.write_row(0, 0, ("Id", "Title", "Date", "Region", "Tags"))
    for row, each in enumerate(events, 1):
        sheet.write_row(row, 0, (each.number, each.title, each.day, each.region, each.topic))
    book.close()


FILES: Mapping[str, Callable[[Iterator[Told]], Iterator[str]]] = {
    "table.csv": _csv,
    "gdelt.csv": _gdelt,
    "lines.jsonl": _json_lines,
    "acled.csv": _acled,
    "ucdp.csv": _ucdp,
    "calendar.ics": _icalendar,
    "spots.geojson": _geojson,
    "trips.kml": _kml,
    "slides.json": _timelinejs,
    "vis.json": _vis,
    "simile.xml": _simile,
    "project.timeline": _timeline_project,
    "book.xlsx": lambda events: iter(()),
}
"""What writes the lines of a file, by its name; a workbook has none."""
