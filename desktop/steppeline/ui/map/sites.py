"""Places as symbols whose areas tell how many events name them; those that would overlap are one symbol."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from steppeline.model.reference import Place
from steppeline.ui.map.camera import Camera
from steppeline.ui.map.card import CardText
from steppeline.ui.map.contents import Contents
from steppeline.ui.map.looks import is_marker
from steppeline.ui.map.plane import Plane
from steppeline.ui.map.words import Words
from steppeline.ui.theme import Theme

_NEAR = 20.0
"""Pixels between the middles of symbols that are apart."""
_LARGEST, _SMALLEST = 26.0, 3.0
"""Pixels: the radius of a symbol for all events, and the least that can be seen and hit."""
_MOST_LINES = 8
_OPACITY = 0.8
_RING = 2.0
"""Pixels: the width of the line around what is chosen."""


@dataclass(frozen=True)
class Site:
    """A place where events are: kilometres on the plane, and how many."""

    key: str
    point: tuple[float, float]
    count: int


@dataclass(frozen=True)
class Cluster:
    """Sites that are one symbol at a pixel, the one with most events first, in whose place it stands."""

    at: QPointF
    radius: float
    sites: tuple[Site, ...]
    is_chosen: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """Its places."""
        return frozenset(site.key for site in self.sites)

    @property
    def count(self) -> int:
        """The sum of its sites; an event that names several of them is in each."""
        return sum(site.count for site in self.sites)


def sites_of(counts: Mapping[str, int], places: Mapping[str, Place], plane: Plane) -> tuple[Site, ...]:
    """The places that have coordinates and events, those with most first."""
    found = []
    for key, count in counts.items():
        place = places.get(key)
        if place is None or place.latitude is None or place.longitude is None:
            continue
        # East of the antimeridian longitudes go on beyond 180 degrees, if the plane does.
        is_beyond = place.longitude < plane.longitudes[1] - 360 and place.longitude < plane.longitudes[0]
        x, y = plane.albers.project(place.longitude + 360 * is_beyond, place.latitude)
        found.append(Site(key, (float(x), float(y)), count))
    return tuple(sorted(found, key=lambda site: (-site.count, site.key)))


def clusters_of(sites: Sequence[Site], camera: Camera, chosen: frozenset[str] = frozenset()) -> tuple[Cluster, ...]:
    """The symbols of sites as a camera sees them: each site joins the first it is near to, or begins another.

    Those with a site of the `chosen` keys are marked.
    """
    total = sum(site.count for site in sites)
    room = QRectF(0, 0, camera.width, camera.height).adjusted(-_LARGEST, -_LARGEST, _LARGEST, _LARGEST)
    groups: list[tuple[float, float, list[Site]]] = []
    for site in sites:
        at = camera.pixel_of(site.point)
        if not room.contains(at):
            continue
        x, y = at.x(), at.y()
        group = next((group for group in groups if hypot(group[0] - x, group[1] - y) < _NEAR), None)
        if group is None:
            groups.append((x, y, [site]))
        else:
            group[2].append(site)
    return tuple(
        Cluster(
            at=QPointF(x, y),
            radius=max(_LARGEST * sqrt(sum(site.count for site in own) / total), _SMALLEST),
            sites=tuple(own),
            is_chosen=any(site.key in chosen for site in own),
        )
        for x, y, own in groups
    )


def cluster_at(clusters: Sequence[Cluster], pixel: QPointF) -> Cluster | None:
    """The smallest symbol at a pixel, which lies on top; None where there is none."""
    hit = [each for each in clusters if _distance(each.at, pixel) <= each.radius + 1]
    return min(hit, key=lambda each: each.radius, default=None)


def draw_clusters(
    painter: QPainter, camera: Camera, contents: Contents, clusters: Sequence[Cluster], theme: Theme
) -> None:
    """Draw the symbols, the largest first, with their numbers where these have room."""
    words, font = contents.places.words, theme.font("caption")
    metrics = QFontMetricsF(font)
    units = contents.places.borders.units
    # A city that is a marker lies on top of its symbol, where the number would be.
    markers = [camera.pixel_of(unit.label) for at, unit in enumerate(units) if is_marker(contents, at, camera)]
    colour = QColor(theme.accent)
    colour.setAlphaF(_OPACITY)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    for cluster in sorted(clusters, key=lambda each: -each.radius):
        painter.setPen(QPen(theme.panel, 1.2))
        painter.setBrush(colour)
        painter.drawEllipse(cluster.at, cluster.radius, cluster.radius)
        if cluster.is_chosen:
            painter.setPen(QPen(theme.text, _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(cluster.at, cluster.radius + _RING, cluster.radius + _RING)
        text, side = words.integer(cluster.count), 2 * cluster.radius
        has_room = hypot(metrics.horizontalAdvance(text), metrics.ascent()) < side
        if has_room and not any(_distance(cluster.at, marker) < cluster.radius for marker in markers):
            box = QRectF(cluster.at.x() - cluster.radius, cluster.at.y() - cluster.radius, side, side)
            painter.setPen(theme.accent_text)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def card_of(cluster: Cluster, places: Mapping[str, Place], words: Words) -> CardText:
    """The places of a symbol with their events."""
    told = [(words.place(places[site.key]), words.amount_of(site.count)) for site in cluster.sites]
    if len(told) == 1:
        return CardText(*told[0])
    template = QCoreApplication.translate("RegionMap", "{number} places")
    heading = template.replace("{number}", words.integer(len(told)))
    lines = [f"{name}: {amount}" for name, amount in told[:_MOST_LINES]]
    return CardText(heading, "", (*lines, "…") if len(told) > _MOST_LINES else tuple(lines))


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
