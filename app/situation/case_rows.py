"""Writes out cases as rows for a list."""

from collections.abc import Sequence

from app.domain.moment import Instant
from app.domain.terms import Light, Queue, Stage, Term
from app.situation.case_row import CaseRow
from app.situation.case_tables import case_id_of
from app.situation.codes import (
    LIGHTS,
    NO_QUEUE,
    NO_TIME,
    PENDINGS,
    POSTS,
    QUEUE_OF_STAGE,
    QUEUES,
    SOURCES,
    STAGES,
    SUPERVISIONS,
    lights,
)
from app.situation.column import Int8s, Int32s, Int64s
from app.situation.view import View

Values = dict[str, Sequence[object]]


def case_rows(view: View, rows: Int32s) -> tuple[CaseRow, ...]:
    """Return the cases at *rows* as they stand at the view's moment, in that order."""
    at = view.base.last[rows]
    values = _of_case(view, rows) | _of_about(view, at) | _of_event(view, at) | _of_clocks(view, at)
    names = tuple(values)
    written = (dict(zip(names, row, strict=True)) for row in zip(*values.values(), strict=True))
    return tuple(CaseRow(**row, **_left(view, row)) for row in written)  # type: ignore[arg-type]  # by name


def _of_case(view: View, rows: Int32s) -> Values:
    cases = view.tables.cases
    halves = zip(cases.id_high[rows].tolist(), cases.id_low[rows].tolist(), strict=True)
    return {
        "case_id": [case_id_of(high, low) for high, low in halves],
        "number": view.tables.numbers.texts(rows),
        "reported_at": cases.reported_at[rows].tolist(),
    }


def _of_about(view: View, at: Int32s) -> Values:
    about, words = view.tables.abouts, view.tables.words.texts
    rows = view.tables.events.about[at]
    classes = words(about.class_key[rows])
    return {
        "source": _words(SOURCES, about.source[rows]),
        "class_key": classes,
        "class_name": [view.setting.classes.get(key, key) for key in classes],
        "lon": about.lon[rows].tolist(),
        "lat": about.lat[rows].tolist(),
        "place": view.tables.places.texts(rows),
        "road": words(about.road[rows]),
        "grid": words(about.grid[rows]),
        "duty_grid": words(about.duty_grid[rows]),
        "reporter": words(about.reporter[rows]),
    }


def _of_event(view: View, at: Int32s) -> Values:
    events, words = view.tables.events, view.tables.words.texts
    names = view.standing.department_names
    departments, units = words(events.department[at]), words(events.unit[at])
    return {
        "version": events.version[at].tolist(),
        "checker": words(events.checker[at]),
        "stage": _words(STAGES, events.stage[at]),
        "queue": [_queue(code) for code in QUEUE_OF_STAGE[events.stage[at]].tolist()],
        "post": _words(POSTS, events.post[at]),
        "department": departments,
        "department_name": [names.get(code, code) for code in departments],
        "unit": units,
        "unit_name": [names.get(code, code) for code in units],
        "urgent": events.urgent[at].tolist(),
        "supervised": _words(SUPERVISIONS, events.supervised[at]),
        "reply_due": _instants(events.reply_due[at]),
        "pending": _words(PENDINGS, events.pending[at]),
        "urges": events.urges[at].tolist(),
        "rework": events.rework[at].tolist(),
        "returns": events.returns[at].tolist(),
        "last_step": words(events.step[at]),
        "last_at": (events.recorded_at if view.order.order is None else events.valid_at)[at].tolist(),
        "actor": words(events.actor[at]),
        "seat": words(events.seat[at]),
    }


def _of_clocks(view: View, at: Int32s) -> Values:
    events = view.tables.events
    stage_light = lights(view.t, events.stage_soon[at], events.stage_due[at])
    case_light = lights(view.t, events.case_soon[at], events.case_due[at], events.frozen[at])
    return {
        "stage_light": _words(LIGHTS, stage_light),
        "light": _words(LIGHTS, case_light),
        "stage_soon": _instants(events.stage_soon[at]),
        "stage_due": _instants(events.stage_due[at]),
        "case_soon": _instants(events.case_soon[at]),
        "case_due": _instants(events.case_due[at]),
    }


def _left(view: View, row: dict[str, object]) -> dict[str, object]:
    """Return what is left of both limits, and the flags as the wall counts them."""
    is_running = row["queue"] is Queue.DISPOSING and row["case_due"] is not None
    stage_light = row["stage_light"] if row["queue"] is not None else Light.NONE
    return {
        "is_paused": row["stage"] is Stage.HUNG,
        "stage_left_us": left(view, row["stage_due"], is_natural=True),
        "case_left_us": left(view, row["case_due"], is_natural=bool(row["urgent"])),
        "is_soon": is_running and row["light"] is Light.YELLOW,
        "is_over": is_running and row["light"] is Light.RED,
        "is_stage_soon": stage_light is Light.YELLOW,
        "is_stage_over": stage_light is Light.RED,
    }


def left(view: View, due: object, *, is_natural: bool) -> int | None:
    """Return the µs from the view's moment to *due*, negative when over, in 工作时 unless *is_natural*."""
    if not isinstance(due, int):
        return None
    if is_natural:
        return due - view.t
    between = view.setting.calendar.between
    return between(view.t, due) if due >= view.t else -between(due, view.t)


def _queue(code: int) -> Queue | None:
    return None if code == NO_QUEUE else QUEUES[code]


def _words(words: Sequence[Term], found: Int8s) -> list[Term]:
    return [words[code] for code in found.tolist()]


def _instants(values: Int64s) -> list[Instant | None]:
    return [None if value == NO_TIME else value for value in values.tolist()]
