"""The slow obvious reading of a log up to a moment: a fold of its events, one after another, and no read model.

Only the domain's values are used (states, terms, the calendar); nothing of ``app.situation``.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from app.domain.case import CaseState
from app.domain.city import Department, Duty
from app.domain.event import Event
from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.domain.terms import QUEUE_OF, Light, Queue, Stage, Stream, Supervision
from app.domain.work_time import WorkCalendar, local_day, midnight
from app.situation.source import FixRows

FILING = ("file", "instruction_filed", "file_afterwards")
BEFORE = (Queue.REPORTED, Queue.VERIFYING, Queue.ACCEPTED)
AFTER = (Queue.FILED, Queue.DISPOSING, Queue.FEEDBACK, Queue.CHECKING, Queue.CHECKED)
HANDED_OVER = (Stage.FEEDBACK, Stage.PASSED, Stage.CHECKING, Stage.CHECKED, Stage.CLOSED)
AGES = (2 * HOUR, 8 * HOUR, 24 * HOUR, 40 * HOUR)


@dataclass(frozen=True)
class Told:
    """One case event with the state after it."""

    event: Event
    state: CaseState

    @property
    def at(self) -> Instant:
        return self.event.recorded_at


def told(events: Iterable[Event]) -> list[Told]:
    """Return the case events with their states; read once, for it takes a while."""
    found = (one for one in events if one.stream == Stream.CASE)
    return [Told(one, CaseState.from_payload(json.loads(one.payload)["after"])) for one in found]


class City:
    """The city at *t*: every case as its last event until then left it."""

    def __init__(self, whole: Sequence[Told], t: Instant, calendar: WorkCalendar) -> None:
        self.t = t
        self.calendar = calendar
        self.told = [one for one in whole if one.at <= t]
        self.last: dict[str, Told] = {}
        for one in self.told:
            self.last[one.event.subject] = one
        self.day_start = midnight(local_day(t))

    def at(self, t: Instant, whole: Sequence[Told]) -> "City":
        return City(whole, t, self.calendar)

    # ---- what holds of one case

    def queue(self, s: CaseState) -> Queue | None:
        return QUEUE_OF.get(s.stage)

    def running(self, soon: Instant | None, due: Instant | None) -> Light:
        if soon is None or due is None:
            return Light.NONE
        return Light.RED if self.t > due else Light.YELLOW if self.t > soon else Light.GREEN

    def disposal(self, s: CaseState) -> Light:
        if self.queue(s) is not Queue.DISPOSING:
            return Light.NONE
        light = self.running(s.case_soon, s.case_due)
        return Light.NONE if light is Light.RED and s.exempt else light

    def stage_light(self, s: CaseState) -> Light:
        return Light.NONE if self.queue(s) is None else self.running(s.stage_soon, s.stage_due)

    def over_for(self, s: CaseState) -> int:
        """Return how long a case is over: natural time where urgent, else 工作时."""
        assert s.case_due is not None
        return self.t - s.case_due if s.urgent else self.calendar.between(s.case_due, self.t)

    # ---- sets of cases

    def open(self) -> dict[str, CaseState]:
        ended = (Stage.CLOSED, Stage.VOID)
        return {case: one.state for case, one in self.last.items() if one.state.stage not in ended}

    def where(self, holds: Callable[[CaseState], bool]) -> dict[str, CaseState]:
        return {case: state for case, state in self.open().items() if holds(state)}

    def over(self) -> dict[str, CaseState]:
        return self.where(lambda s: self.disposal(s) is Light.RED)

    def waiting(self) -> dict[str, CaseState]:
        return self.where(lambda s: s.supervised is Supervision.WAITING)

    def in_hand(self) -> dict[str, CaseState]:
        return self.where(lambda s: self.queue(s) in AFTER and not s.unfiled)

    def unfiled(self) -> dict[str, CaseState]:
        return self.where(lambda s: self.queue(s) in AFTER and s.unfiled)

    def filings(self, since: Instant, until: Instant) -> dict[str, Instant]:
        """Return when cases were filed last in a period, of those that stand filed now."""
        found: dict[str, Instant] = {}
        for one in self.told:
            if one.event.kind in FILING and since <= one.at <= until:
                found[one.event.subject] = one.at
        now = {case: self.last[case].state for case in found}
        return {case: at for case, at in found.items() if self.queue(now[case]) not in BEFORE and not now[case].unfiled}

    def closed(self, since: Instant) -> dict[str, CaseState]:
        """Return the cases closed since then that are closed still, as their closing left them."""
        found = {one.event.subject: one.state for one in self.told if one.event.kind == "close" and one.at >= since}
        now = {case: self.last[case].state for case in found}
        return {case: s for case, s in found.items() if now[case].stage is Stage.CLOSED and not now[case].forced}

    def handed_over(self, since: Instant) -> dict[str, CaseState]:
        found = {one.event.subject: one.state for one in self.told if one.event.kind == "feedback" and one.at >= since}
        return {case: s for case, s in found.items() if self.last[case].state.stage in HANDED_OVER}

    def in_time(self, found: dict[str, CaseState]) -> set[str]:
        return {case for case, s in found.items() if s.frozen is not Light.RED or self.last[case].state.exempt}

    def due_since(self, since: Instant) -> dict[str, CaseState]:
        return {case: s for case, s in self.over().items() if s.case_due is not None and s.case_due >= since}

    # ---- what the panels print

    def numbers(self, whole: Sequence[Told]) -> dict[str, object]:
        over, closed = self.over(), self.closed(self.day_start)
        longest = max(((self.over_for(s), s.urgent) for s in over.values()), default=None)
        today = self.due_since(self.day_start)
        yesterday = {c for c in self.due_since(self.day_start - DAY) if c not in today}
        return {
            "day_start": self.day_start,
            "filed": len(self.filings(self.day_start, self.t)),
            "reported": sum(one >= self.day_start for one in self._first().values()),
            "in_hand": len(self.in_hand()),
            "unfiled": len(self.unfiled()),
            "to_file": len(self.where(lambda s: s.stage is Stage.ACCEPTED)),
            "before_filing": len(self.where(lambda s: self.queue(s) in BEFORE)),
            "hung": len(self.where(lambda s: s.stage is Stage.HUNG)),
            "soon": len(self.where(lambda s: self.disposal(s) is Light.YELLOW)),
            "over": len(over),
            "over_due_today": len(today),
            "over_due_yesterday": len(yesterday),
            "over_due_earlier": len(over) - len(today) - len(yesterday),
            "longest_over_us": None if longest is None else longest[0],
            "longest_is_urgent": longest is not None and longest[1],
            "over_an_hour_ago": self._over_before(whole),
            "stage_over": len(self.where(lambda s: self.stage_light(s) is Light.RED)),
            "closed": len(closed),
            "in_time": len(self.in_time(closed)),
            "open_overdue_due_today": len(today),
            "due": len(closed) + len(today),
            **self._last_week(whole),
        }

    def _over_before(self, whole: Sequence[Told]) -> int | None:
        then = self.t - HOUR
        return None if whole[0].at > then else len(self.at(then, whole).over())

    def _last_week(self, whole: Sequence[Told]) -> dict[str, object]:
        """Return what today is held against; nothing where the log begins too late."""
        then, start = self.t - 7 * DAY, self.day_start - 7 * DAY
        is_whole = whole[0].at <= start
        week = self.at(then, whole)
        low, high = self._usual(whole)
        past = self.filings(self.day_start - 28 * DAY, self.day_start - 1).values()
        closed = week.closed(start)
        return {
            "filed_last_week": sum(start <= at <= then for at in past) if is_whole else None,
            "usual_low": None if low is None else floor(low),
            "usual_high": None if high is None else ceil(high),
            "last_week_in_time": len(week.in_time(closed)) if is_whole else None,
            "last_week_due": len(closed) + len(week.due_since(start)) if is_whole else None,
        }

    def like_days(self, whole: Sequence[Told]) -> list[Instant]:
        """Return the last four weeks' days of this day's type that the log covers whole."""
        kind = self.calendar.is_workday(local_day(self.t))
        starts = [self.day_start - n * DAY for n in range(1, 29)]
        return [s for s in starts if whole[0].at <= s and self.calendar.is_workday(self._day(s)) is kind]

    def _day(self, at: Instant) -> date:
        return local_day(at)

    def _usual(self, whole: Sequence[Told]) -> tuple[float | None, float | None]:
        length = self.t - self.day_start
        past = self.filings(self.day_start - 28 * DAY, self.day_start - 1).values()
        counts = sorted(sum(s <= at <= s + length for at in past) for s in self.like_days(whole))
        return (None, None) if len(counts) < 5 else (percentile(counts, 10), percentile(counts, 90))

    def _first(self) -> dict[str, Instant]:
        first: dict[str, Instant] = {}
        for one in self.told:
            first.setdefault(one.event.subject, one.at)
        return first

    def queues(self) -> list[tuple[Queue, int, int, int, int]]:
        """Return stock, soon, 环节超时 and 处置超期 of each of the eight queues."""
        rows = []
        for queue in Queue:
            held = [s for s in self.open().values() if self.queue(s) is queue]
            lights = [self.disposal(s) if queue is Queue.DISPOSING else self.stage_light(s) for s in held]
            stage_over = sum(self.stage_light(s) is Light.RED for s in held)
            over = sum(self.disposal(s) is Light.RED for s in held)
            rows.append((queue, len(held), sum(one is Light.YELLOW for one in lights), stage_over, over))
        return rows

    def chased(self) -> list[str]:
        """Return 督办与超期 in order: urgent first, the unanswered by reply limit, the overdue by due moment."""
        found = self.over() | self.waiting()
        order = {case: place for place, case in enumerate(self._first())}

        def key(case: str) -> tuple[bool, bool, Instant, int]:
            s = found[case]
            is_waiting = s.supervised is Supervision.WAITING
            moment = s.reply_due if is_waiting else s.case_due
            return not s.urgent, not is_waiting, 2**62 if moment is None else moment, order[case]

        return sorted(found, key=key)

    def ages(self) -> list[int]:
        spans = [max(0, self.over_for(s)) for s in self.over().values()]
        places = Counter(sum(span > end for end in AGES) for span in spans)
        return [places[place] for place in range(len(AGES) + 1)]

    def rates(self, departments: Sequence[Department]) -> dict[str, tuple[int, int, int]]:
        """Return hand-overs, open overdue and in time of the month by department of level 1 with anything due."""
        start = midnight(local_day(self.t).replace(day=1))
        handed, over = self.handed_over(start), self.due_since(start)
        kept = self.in_time(handed)
        found = {}
        for one in departments:
            mine = [case for case, s in handed.items() if s.department == one.code]
            late = sum(s.department == one.code for s in over.values())
            if one.level == 1 and (mine or late):
                found[one.code] = (len(mine), late, sum(case in kept for case in mine))
        return found

    def best_first(self, rates: dict[str, tuple[int, int, int]]) -> list[str]:
        return sorted(rates, key=lambda code: (-Fraction(rates[code][2], sum(rates[code][:2])), code))

    def hours(self, whole: Sequence[Told]) -> dict[str, object]:
        start, running = self.day_start, (self.t - self.day_start) // HOUR
        times = list(self.filings(start, self.t).values())
        today = [sum(start + n * HOUR <= at < start + (n + 1) * HOUR for at in times) for n in range(24)]
        week = start - 7 * DAY
        past = list(self.filings(start - 28 * DAY, start - 1).values())
        last = [sum(week + n * HOUR <= at < week + (n + 1) * HOUR for at in past) for n in range(24)]
        return {
            "today": tuple(today[:running]),
            "running": sum(today[running:]),
            "last_week": tuple(last) if whole[0].at <= week else (),
        }

    def feed(self, limit: int) -> list[tuple[Instant, str, str]]:
        steps = [one for one in self.told if one.event.kind != "clock_recomputed"]
        return [(one.at, one.event.kind, one.event.subject) for one in reversed(steps[-limit:])]

    def steps_in_hour(self) -> int:
        kinds = [one for one in self.told if one.at >= self.t - HOUR and one.event.kind != "clock_recomputed"]
        return len(kinds)

    def backlog(self) -> dict[str, tuple[int, int, int]]:
        soon = Counter(s.department for s in self.open().values() if self.disposal(s) is Light.YELLOW)
        over = Counter(s.department for s in self.over().values())
        waiting = Counter(s.department for s in self.waiting().values())
        return {code: (soon[code], over[code], waiting[code]) for code in soon | over | waiting}


def percentile(ordered: Sequence[int], share: int) -> float:
    """Return a percentile of rising numbers, between two neighbours in proportion (the common definition)."""
    place = (len(ordered) - 1) * share / 100
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def open_alarms(events: Iterable[Event], t: Instant) -> list[str]:
    """Return the subjects of the alarms that were raised until *t* and not acknowledged, the newest last."""
    found: list[str] = []
    for one in events:
        if one.stream != Stream.ALARM or one.recorded_at > t:
            continue
        if one.kind == "alarm_raised":
            found.append(one.subject)
        else:
            found = [subject for subject in found if subject != one.subject]
    return found


def wall_at(events: Iterable[Event], t: Instant) -> dict[str, object]:
    """Return what stands on the wall at *t*: what the last event left, and which scene's turn it is."""
    display: dict[str, object] = {}
    pin, turns = None, []
    for one in events:
        if one.stream == Stream.WALL and one.recorded_at <= t and "after" in (payload := json.loads(one.payload)):
            after = payload["after"]
            display, pin, turns = after.get("display", {}), after.get("pin"), after.get("turns", [])
    scene, since = display.get("scene", ""), display.get("scene_by", {}).get("at", 0)
    if display.get("how") == "rotated" and turns:
        scene = _turn(scene, turns, t - since)
    is_pinned = pin is not None and (pin.get("until") is None or t < pin["until"])
    case = display.get("case") or {}
    return {
        "scene": scene, "case_id": case.get("case_id", ""), "magnified": display.get("magnified", ""),
        "frozen_at": display.get("frozen_at"), "pinned": is_pinned, "replay_at": display.get("replay_at"),
    }  # fmt: skip


def _turn(first: str, turns: list[dict[str, object]], gone: int) -> str:
    """Return whose turn it is *gone* µs after the turns began with *first*, turn by turn."""
    place = [one["scene"] for one in turns].index(first)
    while gone >= turns[place]["seconds"] * 1_000_000:
        gone -= turns[place]["seconds"] * 1_000_000
        place = (place + 1) % len(turns)
    return str(turns[place]["scene"])


def people_at(
    fixes: FixRows, presence: Iterable[Event], duties: Sequence[Duty], t: Instant
) -> tuple[dict[str, str], dict[str, tuple[float, float]]]:
    """Return how everybody on shift stands, as far as hearing of them decides it, and the last place of each."""
    heard, placed, newest, off, known_at = {}, {}, {}, {}, 0
    for row in range(len(fixes)):
        known_at = max(known_at, int(fixes.received_at[row]))  # stored one after another: none is known before the last
        if known_at > t:
            break
        who = fixes.terminal[row]
        heard[who] = max(known_at, heard.get(who, 0))
        off[who] = (heard[who], False)
        if fixes.flaw[row] == 0 and fixes.device_at[row] >= newest.get(who, 0):
            newest[who] = int(fixes.device_at[row])
            placed[who] = float(fixes.lon[row]), float(fixes.lat[row])
    for one in presence:
        if one.recorded_at <= t and one.recorded_at >= off.get(one.subject, (0, False))[0]:
            off[one.subject] = one.recorded_at, one.kind == "terminal_offline"
            heard[one.subject] = max(heard.get(one.subject, 0), one.recorded_at)
    status = {}
    for duty in duties:
        who = duty.terminal
        if off.get(who, (0, False))[1] or t - max(heard.get(who, 0), duty.start) > 10 * MINUTE:
            status[who] = "offline"
        elif t - max(newest.get(who, 0), duty.start) > 10 * MINUTE:
            status[who] = "no_fix"
        else:
            status[who] = "out"
    return status, {who: placed[who] for who in status if who in placed}
