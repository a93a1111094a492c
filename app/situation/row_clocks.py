"""The columns of a list that come from clocks: lights, what is left, and the flags as the wall counts them."""

from collections.abc import Sequence

import numpy as np

from app.domain.moment import Instant
from app.domain.terms import Queue, Stage
from app.situation.codes import LIGHTS, NO_QUEUE, NO_TIME, QUEUE, QUEUE_OF_STAGE, RED, STAGE, YELLOW, has, lights
from app.situation.column import Bools, Int32s, Int64s
from app.situation.view import View
from app.situation.work_left import work_left

Values = dict[str, Sequence[object]]


def of_clocks(view: View, at: Int32s) -> Values:
    """Return the values of the event rows *at* by field of :class:`~.case_row.CaseRow`."""
    events = view.tables.events
    more, urgent = events.more[at], events.urgent[at]
    stage_due, case_due = events.stage_due[at], events.case_due[at]
    holder_due = view.tables.mores.holder_due[more]
    stage_light = lights(view.t, events.stage_soon[at], stage_due)
    case_light = lights(view.t, events.case_soon[at], case_due, events.frozen[at])
    queue = QUEUE_OF_STAGE[events.stage[at]]
    is_running = (queue == QUEUE[Queue.DISPOSING]) & (case_due != NO_TIME)
    is_exempt = has(view.tables.mores.flags[more], "exempt")
    return {
        "stage_light": [LIGHTS[code] for code in stage_light.tolist()],
        "light": [LIGHTS[code] for code in case_light.tolist()],
        "stage_soon": instants(events.stage_soon[at]),
        "stage_due": instants(stage_due),
        "case_soon": instants(events.case_soon[at]),
        "case_due": instants(case_due),
        "holder_due": instants(holder_due),
        "stage_left_us": _left(view, stage_due, np.ones(len(at), np.bool_)),
        "case_left_us": _left(view, case_due, urgent),
        "holder_left_us": _left(view, holder_due, urgent),
        "is_paused": (events.stage[at] == STAGE[Stage.HUNG]).tolist(),
        "is_soon": (is_running & (case_light == YELLOW)).tolist(),
        "is_over": (is_running & (case_light == RED) & ~is_exempt).tolist(),
        "is_stage_soon": ((queue != NO_QUEUE) & (stage_light == YELLOW)).tolist(),
        "is_stage_over": ((queue != NO_QUEUE) & (stage_light == RED)).tolist(),
    }


def instants(values: Int64s) -> list[Instant | None]:
    """Return *values* with ``None`` for no time."""
    return [None if value == NO_TIME else value for value in values.tolist()]


def _left(view: View, due: Int64s, is_natural: Bools) -> list[int | None]:
    """Return the µs to each *due*, negative when over, in 工作时 unless *is_natural*."""
    left = np.full(len(due), NO_TIME)
    is_worked = (due != NO_TIME) & ~is_natural
    left[is_worked] = work_left(view.setting.calendar, view.t, due[is_worked])
    by_clock = (due != NO_TIME) & is_natural
    left[by_clock] = due[by_clock] - view.t
    return instants(left)
