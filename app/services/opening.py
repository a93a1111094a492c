"""Opens a case: its place, number, urgency and first event; an urgent one raises an alarm."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite

from app.domain.case import Case
from app.domain.case_fold import payload_of
from app.domain.limits import case_key
from app.domain.moment import Instant, to_datetime
from app.domain.registration import Finding, open_case
from app.domain.terms import Source, Stream
from app.services.advice import Advice
from app.services.alarms import raise_alarm
from app.services.reasons import Sentence, because
from app.services.refusals import Refused
from app.services.remembering import follow
from app.services.turn import By, Turn

ALARMING = frozenset({"said", "danger"})
"""Urgencies that ring. A class that is always urgent (店外经营) heads the lists, but would ring all day."""
FAR_ROAD_M = 300.0
"""A street farther away than this does not name a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """A problem as it was told, by a terminal or on the telephone; ``urgent`` is what the sender says of it.

    ``given`` are the fields of the step that opens the case, checked; most such steps have none.
    """

    source: Source
    reported_at: Instant
    class_key: str
    lon: float
    lat: float
    place: str
    description: str
    reporter: str
    urgent: bool
    step: str
    cause: str
    self_handled: bool = False
    given: Mapping[str, object] = field(default_factory=dict)


def checked_class(turn: Turn, class_key: str) -> str:
    """Return the key the case is kept under; refuse a class the catalogue does not have."""
    key = case_key(class_key)
    if key not in turn.rules.catalogue.classes:
        raise Refused("unknown_class", f"没有类别 {class_key}")
    return key


def check_position(turn: Turn, lon: float, lat: float) -> None:
    """Refuse a position that is none, or lies outside the city."""
    if not (isfinite(lon) and isfinite(lat)) or (lon == 0.0 and lat == 0.0):
        raise Refused("no_position", "缺少定位，请到开阔处定位后重新上报")
    if not turn.rules.places.contains(lon, lat):
        raise Refused("outside_city", "位置不在本市范围内")


def open_new(turn: Turn, told: Notification, by: By, case_id: str, facts: Mapping[str, object]) -> Case:
    """Open the case that was told of, with position and class checked before; return it as version 1."""
    urgency = _urgency(turn, told)
    kept = {**facts, "description": told.description}
    if urgency.value:
        kept["urgent_because"] = urgency.reason.zh
    rule = turn.rules.workflow.step(told.step)
    finding = _finding(turn, told, urgent=bool(urgency.value), order_no=str(facts.get("order_no", "")))
    case = open_case(
        finding,
        rule,
        case_id=case_id,
        number=_number(turn, told.class_key),
        at=turn.now,
        calendar=turn.rules.calendar,
        stage_limits=turn.rules.stage_limits,
        area_type=turn.rules.places.area_type_of(finding.grid),
        limits=turn.rules.limits,
        fields={**facts, **told.given},
    )
    payload = payload_of(case, told.cause, kept)
    event = turn.record(Stream.CASE, case_id, rule.name, payload, by, axis=rule.axis, valid_at=told.reported_at)
    case = replace(case, last_seq=event.seq, last_valid_at=event.valid_at)
    follow(turn, case)
    if urgency.value in ALARMING:
        raise_alarm(turn, case, urgency.reason.zh)
    return case


def _finding(turn: Turn, told: Notification, *, urgent: bool, order_no: str) -> Finding:
    places = turn.rules.places
    grid = places.grid_at(told.lon, told.lat)
    road, metres = places.road_near(told.lon, told.lat)
    near = road if metres <= FAR_ROAD_M else ""
    return Finding(
        source=told.source,
        reported_at=told.reported_at,
        class_key=told.class_key,
        lon=told.lon,
        lat=told.lat,
        place=told.place or turn.advisor.area_name(grid) + near,
        road=near,
        grid=grid,
        duty_grid=turn.rules.roster.duty_grid_of(grid),
        description=told.description,
        reporter=told.reporter,
        urgent=urgent,
        self_handled=told.self_handled,
        order_no=order_no,
    )


def _urgency(turn: Turn, told: Notification) -> Advice:
    """Return whether the case is urgent (any value) and why: its sender says so, its description, or its class."""
    if told.urgent:
        return Advice("said", because(Sentence.MARKED_URGENT))
    return turn.advisor.urgency(told.class_key, told.description)


def _number(turn: Turn, class_key: str) -> str:
    """Return the next case number: kind and class, local date, four digits of the day's sequence."""
    day = f"{to_datetime(turn.now):%Y%m%d}"
    return f"{class_key}{day}{turn.unit.next_number(f'case/{day}'):04d}"
