# ruff: noqa: E501 - lines of files are as long as they are
"""Small files of every format, written after its documentation, for tests and the fuzzer: by the name of a file."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping

CSV = """id;Название;Дата начала;Дата окончания;Регион;Категория;Место;Источник
1;Форум;28.09.2021;30.09.2021;Оренбургская область;форум;Оренбург;Газета
2;Встреча;сентябрь 2021;;Актюбинская область;встреча;;
3;Визит;2021;;Павлодарская обл.;визит;Павлодар;
"""

JSON_LINES = "".join(
    json.dumps(each, ensure_ascii=False) + "\n"
    for each in (
        {
            "id": "a",
            "title": {"en": "Talks", "ru": "Переговоры"},
            "date": "2021-09",
            "kind": "meeting",
            "tags": ["x", "y"],
        },
        {
            "id": "b",
            "title": "Fair",
            "start": "2021-09-28",
            "end": "2021-09-30",
            "location": {"lat": 51.77, "lon": 55.1},
        },
    )
)

ICALENDAR = "\r\n".join(
    (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        "UID:1@reporter",
        "DTSTART;VALUE=DATE:20210928",
        "DTEND;VALUE=DATE:20211001",
        "SUMMARY:Fair\\, with a lon",
        " g title",
        "LOCATION:Orenburg",
        "GEO:51.77;55.10",
        "CATEGORIES:trade,border",
        "STATUS:TENTATIVE",
        "BEGIN:VALARM",
        "SUMMARY:not this",
        "END:VALARM",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "UID:2@reporter",
        "DTSTART;TZID=Asia/Almaty:20210928T103000",
        "DTEND;TZID=Asia/Almaty:20210928T120000",
        "RRULE:FREQ=WEEKLY",
        "SUMMARY:Talks",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
)

GEOJSON = json.dumps(
    {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": "p",
                "properties": {"name": "Fair", "date": "2021-09"},
                "geometry": {"type": "Point", "coordinates": [55.1, 51.77]},
            },
            {
                "type": "Feature",
                "properties": {"title": "March", "start": "2021-09-28", "region": "Aktobe"},
                "geometry": {"type": "LineString", "coordinates": [[55.1, 51.77], [57.2, 50.3]]},
            },
        ],
    }
)

KML = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Trips</name>
<Placemark id="one"><name>Fair</name><description><![CDATA[<b>Big</b> fair]]></description>
<TimeStamp><when>2021-09</when></TimeStamp><Point><coordinates>55.1,51.77,0</coordinates></Point></Placemark>
<Folder><Placemark><name>Talks</name><TimeSpan><begin>2021-09-28</begin><end>2021-09-30</end></TimeSpan>
<ExtendedData><Data name="kind"><value>meeting</value></Data></ExtendedData></Placemark></Folder>
</Document></kml>
"""

TIMELINEJS = json.dumps(
    {
        "title": {"text": {"headline": "All", "text": "of it"}},
        "events": [
            {
                "start_date": {"year": "2021", "month": "9"},
                "text": {"headline": "Fair", "text": "<p>Big &amp; good</p>"},
                "group": "trade",
                "unique_id": "fair",
            },
            {
                "start_date": {"year": 2021, "month": 9, "day": 28, "hour": 10, "minute": 5},
                "text": {"headline": "Talks"},
            },
        ],
    }
)

TIMELINEJS_TABLE = """Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Group
2021,9,28,,2021,9,30,,,Fair,Big fair,https://news.example/1,trade
2021,,,,,,,,,Year of trade,,,
"""

VIS = json.dumps(
    [
        {"id": 1, "content": "<b>Fair</b>", "start": "2021-09-28", "end": "2021-09-30", "group": "trade"},
        {"id": 2, "content": "Talks", "start": 1632825000000},
    ]
)

SIMILE = json.dumps(
    {
        "dateTimeFormat": "iso8601",
        "events": [
            {
                "start": "2021-09-28",
                "end": "2021-09-30",
                "durationEvent": True,
                "title": "Fair",
                "link": "https://a.example",
            },
            {"start": "2021", "title": "Year of trade", "durationEvent": False},
        ],
    }
)

SIMILE_XML = """<data>
<event start="May 28 2006 09:00:00 GMT" end="Jun 15 2006 09:00:00 GMT" isDuration="true" title="Writing">About it</event>
<event start="Jun 16 2006" title="Ready" link="https://a.example"/>
</data>
"""

TIMELINE_PROJECT = """<?xml version="1.0" encoding="utf-8"?>
<timeline><version>2.9.0</version><categories><category><name>Trade</name><color>1,2,3</color></category></categories>
<events>
<event><start>2021-09-28 00:00:00</start><end>2021-09-30 00:00:00</end><text>Fair</text><fuzzy>False</fuzzy>
<category>Trade</category><description>Big fair</description></event>
<event><start>2021-09-28 10:30:00</start><end>2021-09-28 10:30:00</end><text>Talks</text><fuzzy>True</fuzzy></event>
</events></timeline>
"""


def gdelt(columns: int) -> str:
    """Two rows of a GDELT table of so many columns; the day of the second is not known."""
    rows = []
    for number, day in enumerate(("20210928", "20210900"), 1):
        cells = [""] * columns
        cells[0:4] = [str(number), day, day[:6], day[:4]]
        cells[6], cells[16] = "KAZAKHSTAN", "RUSSIA"
        cells[25:30] = ["1", "043", "043", "04", "1"]
        action = 51 if columns == 61 else 49
        cells[action : action + 4] = ["4", "Orsk, Orenburgskaya Oblast', Russia", "RS", "RS55"]
        latitude = 56 if columns == 61 else 53
        cells[latitude : latitude + 2] = ["51.2", "58.5667"]
        cells[-1] = "https://news.example/1" if columns > 57 else "20210929"
        rows.append("\t".join(cells))
    return "\n".join(rows) + "\n"


ACLED = """event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,actor2,country,admin1,location,\
latitude,longitude,geo_precision,source,notes,fatalities
KAZ1,28 September 2021,2021,1,Protests,Peaceful protest,Protesters (Kazakhstan),,Kazakhstan,Aktobe,Aktobe,50.28,57.2,1,\
KazTAG; Azattyk,They met.,0
KAZ2,01 January 2022,2022,3,Riots,Mob violence,Rioters (Kazakhstan),Police Forces of Kazakhstan,Kazakhstan,Almaty,Almaty,\
43.25,76.95,3,Reporter,It was long.,12
YEM1,2021-09-28,2021,2,Battles,Armed clash,A,B,Yemen,Marib,Marib,15.46,45.32,1,Reporter,,3
"""

UCDP = """id,year,type_of_violence,conflict_name,dyad_name,side_a,side_b,source_office,source_headline,where_prec,\
where_coordinates,adm_1,latitude,longitude,country,date_prec,date_start,date_end,best,high,low
1,2020,1,Armenia: Artsakh,Armenia - Azerbaijan,Armenia,Azerbaijan,Reuters,Clash,1,Tovuz,Tovuz,40.99,45.63,Azerbaijan,1,\
2020-07-12 00:00:00.000,2020-07-12 00:00:00.000,3,5,3
2,2020,1,X,Y,A,B,,,6,Azerbaijan,,40.3,47.7,Azerbaijan,4,2020-07-01,2020-07-31,1,1,1
3,2020,3,X,Y,A,B,,,4,Tovuz,Tovuz,40.9,45.6,Azerbaijan,2,2020-07-12,2020-07-14,1,1,1
"""

_SHEET = (
    ("Title", "Date", "Region", "Notes"),
    ("Fair", "2021-09-28", "Aktobe", "Big fair"),
    ("Year of trade", "2021", "Orenburg Oblast", ""),
)


def workbook() -> bytes:
    """A workbook (XLSX) as small as can be: one sheet with texts in its cells."""
    rows = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in _SHEET
    )
    names = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="a/b"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
            f' Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{names}" xmlns:r="{office}"><sheets>'
            '<sheet name="Events" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1"'
            f' Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{names}"><sheetData>{rows}</sheetData></worksheet>',
        }
    )


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of these files, the same bytes every time."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


SAMPLES: Mapping[str, bytes] = {
    "table.csv": CSV.encode("cp1251"),
    "lines.jsonl": JSON_LINES.encode(),
    "calendar.ics": ICALENDAR.encode(),
    "spots.geojson": GEOJSON.encode(),
    "trips.kml": KML.encode(),
    "trips.kmz": zipped({"doc.kml": KML}),
    "slides.json": TIMELINEJS.encode(),
    "slides.csv": TIMELINEJS_TABLE.encode(),
    "vis.json": VIS.encode(),
    "simile.json": SIMILE.encode(),
    "simile.xml": SIMILE_XML.encode(),
    "project.timeline": TIMELINE_PROJECT.encode(),
    "gdelt57.csv": gdelt(57).encode(),
    "gdelt58.csv": gdelt(58).encode(),
    "gdelt61.csv": gdelt(61).encode(),
    "acled.csv": ACLED.encode(),
    "ucdp.csv": UCDP.encode(),
    "book.xlsx": workbook(),
}
"""A valid file of every format, by name."""
