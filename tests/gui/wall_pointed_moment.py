"""What a wall points at, made by hand: one of each kind of subject, with the three nearest."""

from app.domain.moment import MINUTE, SECOND, Instant
from app.domain.terms import Light
from app.situation.case_row import CaseRow
from app.situation.questions.people import NearPerson, PersonRow, PersonStatus
from app.situation.questions.pointed import Pointed, PointedAt
from app.situation.questions.spotlight import ShoneNear, SpotlightNear

PLACE = {"lon": 114.3, "lat": 30.6}


def person(terminal: str, now: Instant, status: PersonStatus = PersonStatus.ON_DUTY) -> PersonRow:
    return PersonRow(
        terminal=terminal, name=terminal, status=status, since=now - 95 * MINUTE, duty_grid="D1", duty_grid_name="责任网格 04",
        lon=114.3, lat=30.6, fix_at=now - 4 * SECOND, heard_at=now - 2 * SECOND,
    )  # fmt: skip


def near(now: Instant) -> tuple[NearPerson, ...]:
    found = (("2056", 240.0), ("2083", 412.0), ("2140", 1_620.0))
    return tuple(NearPerson(person=person(who, now), metres=metres) for who, metres in found)


def subjects(now: Instant, cases: tuple[CaseRow, ...] = ()) -> dict[str, PointedAt]:
    """Return one of each kind, the longest names there are."""
    common = {**PLACE, "near": near(now)}
    return {
        "inspector": PointedAt(
            kind="inspector", id="2071", label="2071 责任网格 04", person=person("2071", now, PersonStatus.NO_FIX), **common
        ),
        "nobody": PointedAt(kind="inspector", id="2999", label="2999", **common),
        "grid": PointedAt(kind="grid", id="420102001001012", label="单元网格 012", cases=cases, **common),
        "community": PointedAt(kind="community", id="420102001001", label="百步亭文卉苑第二社区", cases=cases, **common),
        "component": PointedAt(kind="component", id="42010201002000042", label="污水井盖 000042", **common),
        "component_class": PointedAt(kind="component_class", id="01002", label="污水井盖", cases=cases),
        "camera": PointedAt(kind="camera", id="CAM-0117-A", label="文昌路东口北侧全景", **common),
    }  # fmt: skip


def usual(now: Instant) -> dict[object, object]:
    return {Pointed(wall="hall"): subjects(now)["component"]}


def beside(now: Instant) -> dict[object, object]:
    """Return the answer that the list of the nearest gives while a subject is pointed at."""
    return {SpotlightNear(wall="hall"): ShoneNear(case=None, people=near(now), pointed="文昌路东口")}


def lights(cases: tuple[CaseRow, ...]) -> dict[Light, int]:
    return {light: sum(case.light is light for case in cases) for light in Light}
