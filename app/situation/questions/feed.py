"""The last steps taken in the city."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import DAY, HOUR, Instant
from app.domain.terms import Post
from app.situation.case_tables import case_id_of
from app.situation.codes import POSTS
from app.situation.column import Int32s
from app.situation.filters import EVERYTHING, Filter
from app.situation.view import RECOMPUTED, View

OLDEST: Instant = 28 * DAY
"""A filter that hardly any case passes has nobody search the whole log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """One step: when, its name in the workflow file, of which case, and who took it.

    ``at`` is the event's time on the view's axis. ``who`` is a terminal, a user or a department as the log names it;
    ``department``/``department_name`` are the case's after the step (``""`` before dispatch).
    """

    at: Instant
    kind: str
    case_id: str
    number: str
    class_key: str
    class_name: str
    road: str
    place: str
    post: Post
    who: str
    seat: str
    department: str
    department_name: str
    urgent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSteps:
    """The newest steps first, and how many there were in the last hour."""

    rows: tuple[StepRow, ...]
    in_last_hour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """案卷动态: the last ``limit`` steps on the cases that pass ``filter`` as they stand now, none older than four weeks."""

    limit: int = 7
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> LastSteps:
        """Return the last steps before the view's moment."""
        hour = _steps(view, view.events_between(view.t - HOUR, view.t), self.filter)
        return LastSteps(rows=step_rows(view, self._newest(view)), in_last_hour=len(hour))

    def _newest(self, view: View) -> Int32s:
        """Return the rows of the newest steps, newest first; looks back as far as it must, ever further."""
        start, look = view.base.count, max(4 * self.limit, 64)
        first = 0 if self.filter.is_empty else view.order.first(view.t - OLDEST)
        found: list[Int32s] = []
        while start > first and sum(map(len, found)) < self.limit:
            end, start = start, max(first, start - look)
            found.insert(0, _steps(view, view.order.elements(start, end), self.filter))
            look *= 2
        return np.concatenate(found)[::-1][: self.limit] if found else np.empty(0, np.int32)


def _steps(view: View, found: Int32s, by: Filter) -> Int32s:
    """Return those of *found* event rows that somebody took on a case that passes *by*; recomputed clocks are nobody's."""
    events = view.tables.events
    kept: Int32s = found[events.step[found] != view.tables.words.find(RECOMPUTED)]
    return kept if by.is_empty else kept[by.mask(view, view.base.last[events.case[kept]])]


def last_steps_of(view: View, row: int, limit: int) -> tuple[StepRow, ...]:
    """Return the last *limit* steps on the case at *row* as of the view's moment, the newest first."""
    events, recomputed = view.tables.events, view.tables.words.find(RECOMPUTED)
    found: list[int] = []
    at = int(view.base.last[row])
    while at >= 0 and len(found) < limit:
        if events.step[at] != recomputed:
            found.append(at)
        at = int(events.before[at])
    return step_rows(view, np.array(found, np.int32))


def step_rows(view: View, steps: Int32s) -> tuple[StepRow, ...]:
    """Return the steps at the event rows *steps*, in their order."""
    events, abouts, cases, words = view.tables.events, view.tables.abouts, view.tables.cases, view.tables.words.texts
    about, case = events.about[steps], events.case[steps]
    halves = zip(cases.id_high[case].tolist(), cases.id_low[case].tolist(), strict=True)
    classes, departments = words(abouts.class_key[about]), words(events.department[steps])
    names = view.standing.department_names
    values = {
        "at": (events.recorded_at if view.order.order is None else events.valid_at)[steps].tolist(),
        "kind": words(events.step[steps]),
        "case_id": [case_id_of(high, low) for high, low in halves],
        "number": view.tables.numbers.texts(case),
        "class_key": classes,
        "class_name": [view.setting.classes.get(key, key) for key in classes],
        "road": words(abouts.road[about]),
        "place": view.tables.places.texts(about),
        "post": [POSTS[code] for code in events.by_post[steps].tolist()],
        "who": words(events.actor[steps]),
        "seat": words(events.seat[steps]),
        "department": departments,
        "department_name": [names.get(code, code) for code in departments],
        "urgent": events.urgent[steps].tolist(),
    }
    return tuple(StepRow(**dict(zip(values, row, strict=True))) for row in zip(*values.values(), strict=True))
