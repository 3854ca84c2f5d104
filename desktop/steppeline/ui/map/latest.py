"""The last of the visible events in a region, in words."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QCoreApplication

from steppeline.model.cross_filter import Visible
from steppeline.model.text import Language
from steppeline.session.document import Document
from steppeline.ui.map.contents import SOURCE
from steppeline.ui.widgets.event_names import EventNames


def latest_row(visible: Visible, keys: Iterable[str]) -> int | None:
    """The row of the event that begins last, of those counted in any of these regions; None if there is none."""
    index = visible.index
    rows = np.flatnonzero(visible.facet("region").mask_of(keys) & visible.others(SOURCE).result)
    if not len(rows):
        return None
    # The first rows are sorted by their beginnings, and so is each row after them compared with the last of these.
    late = np.concatenate((rows[rows < index.sorted_count][-1:], rows[rows >= index.sorted_count]))
    return int(late[np.argmax(index.earliest_start[late])])


def latest_words(document: Document, visible: Visible, keys: Iterable[str], language: Language) -> str:
    """The date and title of that event; "" if there is none."""
    row = latest_row(visible, keys)
    if row is None or visible.index is not document.index:
        return ""
    (event,) = document.events([int(visible.index.ids[row])])
    names = EventNames(event, document.book, language)
    template = QCoreApplication.translate("RegionMap", "Last: {date} · {title}")
    return template.replace("{date}", names.date).replace("{title}", names.title)
