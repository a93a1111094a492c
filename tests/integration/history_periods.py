"""The slow obvious reading of what a period brought: filings, closings, hand-overs, replies, tasks; event after event.

As in :mod:`tests.integration.history_reference` nothing of ``app.situation`` is used.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import accumulate
from statistics import median

from app.domain.case import CaseState
from app.domain.city import Area, AreaLevel
from app.domain.moment import CHINA, DAY, Instant, to_datetime
from app.domain.terms import Light, Queue, Source, Stage, Supervision
from app.domain.work_time import local_day, midnight
from tests.integration.history_reference import City, Told

WEEK = 7 * DAY
VERIFY_ANSWERS = ("verified", "verify_failed", "verify_unable")
CHECK_ANSWERS = ("check_passed", "check_failed", "check_unable")


class Periods:
    """What the city's periods brought until its moment."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.t = city.t
        self.of_case: dict[str, list[Told]] = {}
        for one in city.told:
            self.of_case.setdefault(one.event.subject, []).append(one)
        self.since_begin = city.told[0].at if city.told else None

    def state(self, case: str) -> CaseState:
        return self.city.last[case].state

    def month(self) -> Instant:
        return midnight(local_day(self.t).replace(day=1))

    # ---- filings by what they are

    def filed(self, length: Instant) -> dict[str, Instant]:
        return self.city.filings(self.t - length + 1, self.t)

    def filed_before(self, length: Instant) -> dict[str, Instant] | None:
        """Return the filings of as long before, of those filed there last; nothing where the log begins later."""
        start, end = self.t - 2 * length + 1, self.t - length
        if self.since_begin is None or self.since_begin > start:
            return None
        return {case: at for case, at in self.city.filings(start, self.t).items() if at <= end}

    def counted(
        self, length: Instant, by: Callable[[CaseState], object]
    ) -> tuple[Counter[object], Counter[object] | None]:
        """Return the filings of the last *length* by what *by* says of them, and those of as long before."""
        before = self.filed_before(length)
        now = Counter(by(self.state(case)) for case in self.filed(length))
        return now, None if before is None else Counter(by(self.state(case)) for case in before)

    def sources(self, length: Instant) -> dict[Source, tuple[int, int | None]]:
        now, before = self.counted(length, lambda s: s.source)
        return {source: (now[source], None if before is None else before[source]) for source in Source}

    def pareto(self, length: Instant, limit: int) -> dict[str, object]:
        now, before = self.counted(length, lambda s: s.class_key)
        order = sorted(now, key=lambda key: (-now[key], str(key)))
        total, upto = sum(now.values()), list(accumulate(now[key] for key in order))
        return {
            "rows": [
                (key, now[key], upto[place], None if before is None else before[key])
                for place, key in enumerate(order[:limit])
            ],
            "others": len(order[limit:]),
            "rest": sum(now[key] for key in order[limit:]),
            "few": next((place + 1 for place, sum_to in enumerate(upto) if sum_to * 5 >= total * 4), 0),
            "total": total,
        }

    def areas(self, length: Instant, areas: Sequence[Area], level: AreaLevel) -> dict[str, tuple[int, int | None]]:
        found = [area.code for area in areas if area.level is level]
        now, before = self.counted(length, lambda s: next((code for code in found if s.grid.startswith(code)), ""))
        return {code: (now[code], None if before is None else before[code]) for code in found}

    def hours_of_weekdays(self) -> list[list[int]]:
        counts = [[0] * 24 for _ in range(7)]
        for at in self.filed(WEEK).values():
            local = to_datetime(at).astimezone(CHINA)
            counts[local.weekday()][local.hour] += 1
        return counts

    def hotlines(self) -> tuple[int, int]:
        """Return how many cases of today came over 12345 and 12319, by what is said of them now."""
        today = [case for case, steps in self.of_case.items() if steps[0].at >= self.city.day_start]
        found = Counter(self.state(case).source for case in today)
        return found[Source.HOTLINE_12345], found[Source.HOTLINE_12319]

    def days(self, shown: int) -> list[tuple[Instant, int | None]]:
        """Return the filings of each of the last *shown* whole days and of today so far; ``None``: the log begins later."""
        first = midnight(local_day(self.t) - timedelta(days=shown))
        found = list(self.city.filings(first, self.t).values())
        starts = [midnight(local_day(self.t) - timedelta(days=back)) for back in range(shown, -1, -1)]
        counts = [(start, sum(start <= at < start + DAY for at in found)) for start in starts]
        begins = self.since_begin
        return [
            (start, count if start == starts[-1] or (begins is not None and begins <= start) else None)
            for start, count in counts
        ]

    # ---- rates and replies

    def month_numbers(self) -> dict[str, int]:
        since = self.month()
        closed, handed = self.city.closed(since), self.city.handed_over(since)
        return {
            "filed": len(self.city.filings(since, self.t)),
            "closed": len(closed),
            "closed_in_time": len(self.city.in_time(closed)),
            "closed_exempt": self._exempt(closed),
            "over": len(self.city.due_since(since)),
            "handed": len(handed),
            "handed_in_time": len(self.city.in_time(handed)),
            "handed_exempt": self._exempt(handed),
            "rework": self._reworks(since),
            "forced": self._ended_by("force_close", since),
            "self_handled": self._ended_by("archive_self_handled", since),
        }

    def closing_weeks(self, count: int) -> dict[Instant, tuple[list[str], list[str], list[str]]]:
        """Return what was closed, in time and over of the last weeks that the log covers, each as its end left it."""
        today = midnight(local_day(self.t))
        monday = today - local_day(self.t).weekday() * DAY
        starts = [monday - back * WEEK for back in range(count)]
        begins = self.t if self.since_begin is None else self.since_begin
        return {start: self._closing_week(start) for start in starts if start == monday or begins <= start}

    def _closing_week(self, start: Instant) -> tuple[list[str], list[str], list[str]]:
        then = self.city.at(min(self.t, start + WEEK - 1), self.city.told)
        closed = then.closed(start)
        return sorted(closed), sorted(then.in_time(closed)), sorted(then.due_since(start))

    def _exempt(self, found: dict[str, CaseState]) -> int:
        return sum(s.frozen is Light.RED and self.state(case).exempt for case, s in found.items())

    def _ended_by(self, kind: str, since: Instant) -> int:
        ended = {one.event.subject for one in self.city.told if one.event.kind == kind and one.at >= since}
        return sum(self.state(case).stage is Stage.CLOSED for case in ended)

    def _reworks(self, since: Instant) -> int:
        """Return how often cases were sent back, but for what was taken back right afterwards."""
        count = 0
        for steps in self.of_case.values():
            for before, one, after in zip(steps, steps[1:], [*steps[2:], None], strict=False):
                grew = one.state.rework > before.state.rework and one.event.kind != "taken_back"
                undone = (
                    after is not None and after.event.kind == "taken_back" and after.state.rework < one.state.rework
                )
                count += grew and not undone and one.at >= since
        return count

    def replies(self, since: Instant) -> dict[str, tuple[int, int, int, int | None]]:
        """Return count, late ones, and the medians of 工作时 taken and allowed, by the department that answered."""
        found: dict[str, list[tuple[int, int | None, bool]]] = {}
        for steps in self.of_case.values():
            for place, one in enumerate(steps):
                was = steps[place - 1].state if place else one.state
                if one.at < since or was.supervised is not Supervision.WAITING:
                    continue
                if one.state.supervised is Supervision.ANSWERED:
                    given = self._waiting_since(steps, place - 1)
                    found.setdefault(one.state.department, []).append(self._reply(given, one.at, was.reply_due))
        return {department: _medians(replies) for department, replies in found.items()}

    def _waiting_since(self, steps: Sequence[Told], place: int) -> Instant:
        while place and steps[place - 1].state.supervised is Supervision.WAITING:
            place -= 1
        return steps[place].at

    def _reply(self, given: Instant, at: Instant, due: Instant | None) -> tuple[int, int | None, bool]:
        between = self.city.calendar.between
        return (
            between(given, at),
            None if due is None else between(given, max(given, due)),
            due is not None and at > due,
        )

    def tasks(self, answers: Sequence[str], stage: Stage) -> dict[str, int | None]:
        """Return how today's answered tasks were, and what waits."""
        took, in_time = [], 0
        for steps in self.of_case.values():
            for place, one in enumerate(steps):
                if place and one.event.kind in answers and one.at >= self.city.day_start:
                    due = steps[place - 1].state.stage_due
                    in_time += due is None or one.at <= due
                    took.append(one.at - self._sent(steps, place - 1))
        waiting = self.city.where(lambda s: s.stage is stage)
        return {
            "answered": len(took),
            "in_time": in_time,
            "median_us": int(median(took)) if took else None,
            "longest_us": max(took, default=None),
            "waiting": len(waiting),
            "late": sum(self.city.stage_light(s) is Light.RED for s in waiting.values()),
        }

    def _sent(self, steps: Sequence[Told], place: int) -> Instant:
        mine = steps[place].state
        while place:
            before = steps[place - 1].state
            if (before.stage, before.checker) != (mine.stage, mine.checker):
                break
            place -= 1
        return steps[place].at

    # ---- what lies on the map

    def map_cases(self) -> dict[str, tuple[object, ...]]:
        """Return place, light of the department's clock, 环节超时, 紧急, 督办, 挂账 and queue of every open case."""
        queues = list(Queue)
        found = {}
        for case, s in self.city.open().items():
            queue = self.city.queue(s)
            found[case] = (
                s.lon, s.lat, list(Light).index(self.city.disposal(s)), self.city.stage_light(s) is Light.RED, s.urgent,
                list(Supervision).index(s.supervised), s.stage is Stage.HUNG, 255 if queue is None else queues.index(queue),
            )  # fmt: skip
        return found


def _medians(replies: Sequence[tuple[int, int | None, bool]]) -> tuple[int, int, int, int | None]:
    limits = [limit for _, limit, _ in replies if limit is not None]
    taken = int(median(taken for taken, _, _ in replies))
    return len(replies), sum(late for _, _, late in replies), taken, int(median(limits)) if limits else None
