"""Which field of an event a column of a file is, told by its name, however it is written.

A name is compared without case, spaces and punctuation. What is not in these tables is not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_PUNCTUATION = re.compile(r"[\W_]+")

SYNONYMS: Mapping[str, str] = {
    "key": "id key uid uuid eventid eventkey eventidcnty eventidnocnty dataid identifier ref reference refs recordid"
    " rowid globaleventid номер идентификатор код ид",
    "title": "title titleen name nameen event eventname eventtitle headline subject summarytitle label content text"
    " название заголовок событие наименование мероприятие атауы тақырып оқиға",
    "title_ru": "titleru nameru headlineru названиеru",
    "title_kk": "titlekk namekk titlekz namekz",
    "summary": "summary summaryen description desc descriptionen notes note details detail body comment comments"
    " abstract описание примечание примечания комментарий подробности сипаттама",
    "summary_ru": "summaryru descriptionru",
    "summary_kk": "summarykk descriptionkk",
    "date": "date eventdate start startdate datestart begin begindate from since day when time datetime startdatetime"
    " starttime dtstart edtf timestamp occurred occurredon published дата датаначала начало датасобытия күні басталуы",
    "end": "end enddate dateend finish finishdate to until till enddatetime endtime dtend датаокончания окончание конец"
    " аяқталуы",
    "kind": "kind type eventtype category categories class group eventclass вид тип категория түрі",
    "status": "status state статус мәртебе",
    "country": "country countryname countrycode nation iso iso3 iso2 страна ел елі",
    "region": "region regions province state1 admin1 adm1 admin1name regioncode regioncodes oblast stateprovince"
    " district регион область субъект субъектрф облыс өңір",
    "place": "place places location locationname city town settlement venue site wherecoordinates where placename"
    " место город населенныйпункт местоположение орын қала",
    "latitude": "latitude lat y geolat широта ендік",
    "longitude": "longitude lon long lng x geolong geolon долгота бойлық",
    "actor": "actor actors participants people person persons organisation organization organisations organizations who"
    " actor1 участник участники организация организации қатысушылар",
    "source": "source sources sourcename publisher reporter newspaper источник источники дереккөз",
    "address": "url link links sourceurl sourceaddress sourceaddresses address href web website ссылка адрес сілтеме",
    "locator": "locator page pages страница",
    "tag": "tag tags keywords keyword labels теги тэги метки ключевыеслова",
    "certainty": "certainty confidence достоверность",
    "mode": "mode format формат",
    "series": "series серия",
    "ordinal": "ordinal",
    "verified": "verified",
}
_FIELD_OF: Mapping[str, str] = {name: field for field, names in SYNONYMS.items() for name in names.split()}
_BETTER: Mapping[str, tuple[str, ...]] = {
    # A specific name goes before a general one where a file has both.
    "date": ("edtf", "eventdate", "startdate", "datestart", "start", "date"),
    "key": ("id", "eventid", "uid", "refs"),
    "title": ("title", "titleen", "headline", "name", "event"),
    "summary": ("summary", "summaryen", "description", "notes"),
    "region": ("regioncodes", "regions", "region", "admin1"),
    "place": ("place", "places", "location", "city"),
    "kind": ("kind", "eventtype", "type", "category"),
}


def plain_name(name: str) -> str:
    """A name in small letters and without anything but letters and digits."""
    return _PUNCTUATION.sub("", name.casefold())


def columns_told(names: Sequence[str]) -> dict[str, str]:
    """The columns that fields are found in, by field."""
    found: dict[str, list[str]] = {}
    for name in names:
        field = _FIELD_OF.get(plain_name(name))
        if field is not None:
            found.setdefault(field, []).append(name)
    return {field: min(columns, key=lambda column: _merit(field, column)) for field, columns in found.items()}


def _merit(field: str, column: str) -> int:
    better = _BETTER.get(field, ())
    name = plain_name(column)
    return better.index(name) if name in better else len(better)
