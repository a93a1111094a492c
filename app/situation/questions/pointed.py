"""What a wall points at, and who is nearest to it: the map's numbers and the panels beside it read this one answer."""

from dataclasses import dataclass, replace

from app.domain.component import Components
from app.domain.terms import Kind
from app.situation.case_row import CaseRow
from app.situation.questions.desk import CaseOf
from app.situation.questions.drill import Drill, Which
from app.situation.questions.people import Near, NearPerson, PersonRow, Presence
from app.situation.questions.wall_now import WallNow
from app.situation.view import View
from app.situation.wall_stand import COMPONENT_CLASS

CASE, INSPECTOR, GRID, COMMUNITY, COMPONENT, CAMERA = "case", "inspector", "grid", "community", "component", "camera"
AREAS = (GRID, COMMUNITY)
"""Subjects that have an outline and cases of their own."""
NEAR_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PointedAt:
    """What is pointed at: ``kind`` "" is nothing, ``case``, or a kind of subject; where it is now, in degrees.

    ``case`` is the case, ``person`` the inspector, with whom the place moves; ``cases`` are the open cases of a grid, a
    community or a class of components. ``near`` are the nearest inspectors who can be reached, the one pointed at not among them;
    nobody is nearest to a class, which has no place. ``class_name`` is the name of the class of components that is pointed at,
    or of the component's; "" is not known, as of a component with a code of an older scheme.
    """

    kind: str = ""
    id: str = ""
    label: str = ""
    lon: float = 0.0
    lat: float = 0.0
    case: CaseRow | None = None
    person: PersonRow | None = None
    cases: tuple[CaseRow, ...] = ()
    class_name: str = ""
    near: tuple[NearPerson, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a desk points at for itself, or a wall for all: ``kind`` and ``id`` at a place, and the nearest ``limit`` people."""

    kind: str
    id: str
    lon: float
    lat: float
    label: str = ""
    limit: int = NEAR_MOST

    def answer(self, view: View) -> PointedAt:
        """Return it at the view's moment."""
        asked = PointedAt(kind=self.kind, id=self.id, label=self.label, lon=self.lon, lat=self.lat)
        if self.kind == CASE:
            asked = replace(asked, case=CaseOf(case_id=self.id).answer(view))
        elif self.kind == INSPECTOR:
            asked = _at_person(asked, Presence(terminal=self.id).answer(view))
        elif self.kind in AREAS:
            asked = replace(asked, cases=Drill(which=Which.OPEN, area=self.id).answer(view))
        elif self.kind == COMPONENT_CLASS:
            return replace(asked, cases=_of_class(view, self.id), class_name=_name_of(view, self.id) or self.label)
        elif self.kind == COMPONENT:
            asked = replace(asked, class_name=_name_of(view, Components.kind_of(self.id)))
        return replace(asked, near=_near(view, asked, self.limit))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """What ``wall`` points at, a case or a subject; nothing where nobody put anything there."""

    wall: str
    limit: int = NEAR_MOST

    def answer(self, view: View) -> PointedAt:
        """Return it at the view's moment."""
        state = WallNow(wall=self.wall).answer(view)
        subject = state.subject
        if subject is not None:
            around = Around(
                kind=subject.kind, id=subject.id, lon=subject.lon, lat=subject.lat, label=subject.label,
                limit=self.limit,
            )  # fmt: skip
            return around.answer(view)
        if not state.case_id or state.lon is None or state.lat is None:
            return PointedAt()
        return Around(
            kind=CASE, id=state.case_id, lon=state.lon, lat=state.lat, label=state.number, limit=self.limit
        ).answer(view)


def _at_person(asked: PointedAt, person: PersonRow | None) -> PointedAt:
    """Return *asked* where the person is now, if that is known."""
    if person is None or person.lon is None or person.lat is None:
        return replace(asked, person=person)
    return replace(asked, person=person, lon=person.lon, lat=person.lat)


def _of_class(view: View, digits: str) -> tuple[CaseRow, ...]:
    """Return the open cases of a class of components; those of an older scheme are kept under today's class."""
    key = _key_of(digits)
    return Drill(which=Which.OPEN, class_prefix=key).answer(view) if key in view.setting.classes else ()


def _name_of(view: View, digits: str) -> str:
    return view.setting.classes.get(_key_of(digits), "")


def _key_of(digits: str) -> str:
    return f"{Kind.COMPONENT.value}{digits}"


def _near(view: View, asked: PointedAt, limit: int) -> tuple[NearPerson, ...]:
    found = Near(lon=asked.lon, lat=asked.lat, limit=limit + 1).answer(view)
    others = [one for one in found if not (asked.kind == INSPECTOR and one.person.terminal == asked.id)]
    return tuple(others[:limit])
