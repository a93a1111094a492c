"""The emergency (战时) of a wall: what holds, what was ordered and answered, what is on site, who is near."""

from dataclasses import dataclass
from math import cos, radians

from app.domain.emergency_plan import nearest_plans
from app.domain.moment import Instant
from app.domain.terms import Post
from app.situation.codes import NOBODY, POST, POSTS
from app.situation.emergency_records import emergencies_until
from app.situation.emergency_stand import AREA, EmergencyStand, Reading
from app.situation.metres import METRES_PER_DEGREE
from app.situation.questions.wall_now import records_until
from app.situation.view import View
from app.situation.wall_log import ANNOTATED, ANNOTATION_REMOVED, Annotation

SQUARE_DEGREE = METRES_PER_DEGREE**2


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencySeen:
    """The emergency that goes on (``None``: none does, since ``none_since`` where there was one).

    ``opened_by`` and ``opened_seat`` began it. ``area_m2`` is the area drawn on the map, else the one entered;
    ``area`` is the entry, ``None`` where it was drawn. ``nearest`` are names of plans where it has none.
    """

    stand: EmergencyStand | None = None
    none_since: Instant | None = None
    opened_by: Post = Post.NOBODY
    opened_seat: str = ""
    area_m2: float | None = None
    area: Reading | None = None
    nearest: tuple[str, ...] = ()

    @property
    def is_drill(self) -> bool:
        """Return whether every title must say 演练."""
        return self.stand is not None and self.stand.drill


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergencyNow:
    """战时: what holds on ``wall`` (``""``: on any)."""

    wall: str = ""

    def answer(self, view: View) -> EmergencySeen:
        """Return it at the view's moment."""
        records = emergencies_until(view, self.wall)
        if not records:
            return EmergencySeen()
        _, newest = records[-1]
        stand = newest.after
        if not stand.is_open:
            return EmergencySeen(none_since=stand.closed_at)
        opened = next(one for _, one in records if one.after.id == stand.id)
        drawn, entered = _drawn_area(view, self.wall, stand), stand.reading(AREA)
        plans = () if stand.steps else nearest_plans(view.setting.plans, stand.kind, stand.level)
        return EmergencySeen(
            stand=stand, opened_by=POSTS[POST.get(opened.post, NOBODY)], opened_seat=opened.seat,
            area_m2=drawn or (None if entered is None else entered.value), area=None if drawn else entered,
            nearest=tuple(plan.name for plan in plans),
        )  # fmt: skip


def _drawn_area(view: View, wall: str, stand: EmergencyStand) -> float | None:
    """Return the size of the area drawn last for the emergency (m²), ``None`` where none is drawn."""
    found: dict[str, Annotation] = {}
    for at, one in records_until(view, wall).about(stand.about):
        if one.note is None or one.note.shape != "area" or at < stand.opened_at:
            continue
        if one.kind == ANNOTATED:
            found[one.note.id] = one.note
        elif one.kind == ANNOTATION_REMOVED:
            found.pop(one.note.id, None)
    return area_of(list(found.values())[-1].points) if found else None


def area_of(points: tuple[tuple[float, float], ...]) -> float:
    """Return what a ring of (lon, lat) degrees encloses, in m², on an even plane round its first point."""
    if len(points) < 3:
        return 0.0
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, (*points[1:], points[0]), strict=True))
    return abs(twice) / 2 * SQUARE_DEGREE * cos(radians(points[0][1]))
