"""周边力量 and 资源 of an emergency: who and what is on site or can be, in how many minutes."""

from dataclasses import dataclass

from app.domain.resource import Resource
from app.situation.emergency_records import open_emergency
from app.situation.emergency_stand import EmergencyStand, Sent
from app.situation.questions.emergency_orders import calls_since
from app.situation.questions.people import Near, NearPerson
from app.situation.view import View

ON_SITE_M = 60
"""Whoever is nearer than this is there: two fixes of a phone lie so far apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """One person by the ``number`` that also stands on the map. ``minutes`` to the place, 0 on site.

    ``task`` is the last order to this terminal, ``""`` none; ``is_answered`` is ``None`` where nothing was asked.
    """

    number: int
    near: NearPerson
    minutes: int
    task: str = ""
    is_answered: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceList:
    """Those who can be there first, in the order of their arrival; ``is_open`` is false where no emergency goes on."""

    is_open: bool
    rows: tuple[Force, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyForces:
    """周边力量 of the emergency on ``wall``."""

    wall: str = ""
    limit: int = 6

    def answer(self, view: View) -> ForceList:
        """Return the people at the view's moment."""
        stand = open_emergency(view, self.wall)
        if stand is None:
            return ForceList(is_open=False)
        everybody = Near(lon=stand.lon, lat=stand.lat, limit=len(view.crew.terminals)).answer(view)
        near = sorted(everybody, key=_arrival)[: self.limit]  # a car from afar may be there before the nearest on foot
        orders = _orders(view, stand)
        rows = tuple(_force(number, one, orders) for number, one in enumerate(near, 1))
        return ForceList(is_open=True, rows=rows)


def _orders(view: View, stand: EmergencyStand) -> dict[str, tuple[str, bool]]:
    """Return the newest order to each terminal since the emergency began, and whether it was answered."""
    found: dict[str, tuple[str, bool]] = {}
    for call in calls_since(view, stand.opened_at):
        for one in call.answers:
            found.setdefault(one.terminal, (call.message.text, one.at is not None))
    return found


def _arrival(near: NearPerson) -> tuple[int, float]:
    """Return in how many minutes they are there, 0 on site, and how far they are: the order of the list."""
    return (0 if near.metres <= ON_SITE_M else near.minutes, near.metres)


def _force(number: int, near: NearPerson, orders: dict[str, tuple[str, bool]]) -> Force:
    task, is_answered = orders.get(near.person.terminal, ("", None))
    return Force(number=number, near=near, minutes=_arrival(near)[0], task=task, is_answered=is_answered)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A resource that was sent, for the map: at the incident once any of it is on site, else where it is kept."""

    resource: Resource
    sent: Sent
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceRow:
    """One kind: ``on_site`` of ``total``; ``coming`` is on its way, the first of it in ``minutes`` (``None``: not said)."""

    kind: str
    unit: str
    total: int
    on_site: int = 0
    coming: int = 0
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceList:
    """All kinds in the site's order, and what was sent; ``is_open`` is false where no emergency goes on."""

    is_open: bool
    rows: tuple[ResourceRow, ...]
    placed: tuple[Placed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyResources:
    """资源 of the emergency on ``wall``."""

    wall: str = ""

    def answer(self, view: View) -> ResourceList:
        """Return what is on site and callable at the view's moment."""
        stand = open_emergency(view, self.wall)
        sent = {} if stand is None else {one.code: one for one in stand.sent}
        kinds = dict.fromkeys(one.kind for one in view.setting.resources)
        rows = tuple(_kind(view, kind, sent) for kind in kinds)
        placed = tuple(
            Placed(resource=one, sent=sent[one.code], minutes=_minutes(view, sent[one.code]) or 0)
            for one in view.setting.resources
            if one.code in sent and (sent[one.code].on_site or sent[one.code].coming)
        )
        return ResourceList(is_open=stand is not None, rows=rows, placed=placed)


def _kind(view: View, kind: str, sent: dict[str, Sent]) -> ResourceRow:
    kept = [one for one in view.setting.resources if one.kind == kind]
    gone = [sent[one.code] for one in kept if one.code in sent]
    waits = [minutes for one in gone if one.coming and (minutes := _minutes(view, one)) is not None]
    return ResourceRow(
        kind=kind, unit=kept[0].unit, total=sum(one.amount for one in kept), on_site=sum(one.on_site for one in gone),
        coming=sum(one.coming for one in gone), minutes=min(waits) if waits else None,
    )  # fmt: skip


def _minutes(view: View, sent: Sent) -> int | None:
    """Return in how many minutes what is on its way arrives, 0 where that moment is past, ``None`` where none was said."""
    return None if not sent.due else max(0, -(-(sent.due - view.t) // 60_000_000))
