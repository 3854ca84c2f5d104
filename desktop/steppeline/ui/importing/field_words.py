"""What the fields are called that a column of a file may become."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from steppeline.model.text import Message, message

MAPPED_WORDS: Mapping[str, Message] = MappingProxyType(
    {
        "key": message("Key of the row"),
        "ref": message("Stable name"),
        "title": message("Title"),
        "title_ru": message("Title in Russian"),
        "title_kk": message("Title in Kazakh"),
        "summary": message("Summary"),
        "summary_ru": message("Summary in Russian"),
        "summary_kk": message("Summary in Kazakh"),
        "date": message("Date or start"),
        "end": message("End"),
        "kind": message("Kind"),
        "status": message("Status"),
        "country": message("Country"),
        "region": message("Region"),
        "place": message("Place"),
        "latitude": message("Latitude"),
        "longitude": message("Longitude"),
        "spot": message("What the coordinates mean"),
        "actor": message("Actors"),
        "source": message("Source"),
        "address": message("Address of the source"),
        "locator": message("Page in the source"),
        "tag": message("Tags"),
        "certainty": message("Certainty"),
        "mode": message("Mode"),
        "series": message("Series"),
        "ordinal": message("Number in the series"),
        "extent": message("Extent"),
        "verified": message("Verified"),
    }
)
