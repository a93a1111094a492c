"""The slow obvious reading of who had what to do: areas, departments, inspectors, the night; event after event.

As in :mod:`tests.integration.history_reference` nothing of ``app.situation`` is used.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from app.domain.case import CaseState
from app.domain.city import Area, AreaLevel, Department, Duty
from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.domain.terms import Light, Queue, Source, Stage, Supervision
from app.domain.work_time import local_day, midnight
from tests.integration.history_periods import CHECK_ANSWERS, VERIFY_ANSWERS, Periods

NOBODY = (0, 0, 0, 0, 0)


class Work:
    """Who had what to do, and did it, until the moment of *periods*."""

    def __init__(self, periods: Periods) -> None:
        self.periods = periods
        self.city = periods.city
        self.t = periods.t

    # ---- 督办

    def answered(self) -> set[str]:
        return {case for case, s in self.city.open().items() if s.supervised is Supervision.ANSWERED}

    def unsupervised(self) -> list[str]:
        """Return 处置超期 without a notice: urgent first, then by due moment."""
        found = {c: s for c, s in self.city.over().items() if s.supervised is Supervision.NONE}
        order = {case: place for place, case in enumerate(self.periods.of_case)}
        return sorted(found, key=lambda case: (not found[case].urgent, found[case].case_due or 0, order[case]))

    def unurged(self, cases: Iterable[str]) -> int:
        return sum(self.periods.state(case).urges == 0 for case in cases)

    # ---- scores are made of these

    def areas(self, areas: Sequence[Area], level: AreaLevel) -> dict[str, tuple[int, int, int, int]]:
        """Return filed, closed, in time and over of the month, of the areas that had anything due."""
        since = self.periods.month()
        closed = self.city.closed(since)
        sets = (self.city.filings(since, self.t), closed, self.city.in_time(closed), self.city.due_since(since))
        counts = [Counter(self.periods.state(case).grid[: level.digits] for case in one) for one in sets]
        rows = {area.code: tuple(one[area.code] for one in counts) for area in areas if area.level is level}
        return {code: row for code, row in rows.items() if row[1] or row[3]}  # type: ignore[misc]  # four counts

    def departments(self, departments: Sequence[Department]) -> dict[str, tuple[int, int, int, int, int]]:
        """Return filed, closed, handed over, in time and over of the month, of the departments with anything due."""
        since = self.periods.month()
        filed = {case: self.periods.state(case) for case in self.city.filings(since, self.t)}
        closed, handed = self.city.closed(since), self.city.handed_over(since)
        in_time = {case: handed[case] for case in self.city.in_time(handed)}
        sets = (filed, closed, handed, in_time, self.city.due_since(since))
        counts = [Counter(s.department for s in one.values()) for one in sets]
        rows = {one.code: tuple(count[one.code] for count in counts) for one in departments if one.level == 1}
        return {code: row for code, row in rows.items() if row[1] or row[2] or row[4]}  # type: ignore[misc]

    # ---- inspectors

    def loads(self, on_shift: Iterable[str]) -> dict[str, tuple[int, int, int, int, int]]:
        """Return tasks in hand, late ones, and today's reports, answers of 核实 and of 核查, by terminal."""
        tasks = [s for s in self.city.open().values() if s.stage in (Stage.VERIFYING, Stage.CHECKING) and s.checker]
        hand = Counter(s.checker for s in tasks)
        late = Counter(s.checker for s in tasks if self.city.stage_light(s) is Light.RED)
        verified, checked = self._answers(VERIFY_ANSWERS), self._answers(CHECK_ANSWERS)
        reported = self._reports()
        who = {*hand, *on_shift}
        return {one: (hand[one], late[one], reported[one], verified[one], checked[one]) for one in who}

    def _reports(self) -> Counter[str]:
        firsts = [steps[0] for steps in self.periods.of_case.values() if steps[0].at >= self.city.day_start]
        mine = [one.state for one in firsts if one.event.kind == "reported" and one.state.source is Source.COLLECTOR]
        return Counter(s.reporter for s in mine)

    def _answers(self, kinds: Sequence[str]) -> Counter[str]:
        found: Counter[str] = Counter()
        for steps in self.periods.of_case.values():
            for before, one in pairwise(steps):
                if one.event.kind in kinds and one.at >= self.city.day_start:
                    found[before.state.checker] += 1
        return found

    def shifts(
        self, duties: Sequence[Duty]
    ) -> dict[str, tuple[list[tuple[Instant, tuple[str, ...]]], tuple[Instant, int]]]:
        """Return for each grid its running shifts (end, terminals) and the next one of the day to come (start, people)."""
        running: dict[tuple[str, Instant], list[str]] = {}
        starts: dict[str, list[Instant]] = {}
        for duty in duties:
            if duty.start <= self.t < duty.end:
                running.setdefault((duty.duty_grid, duty.end), []).append(duty.terminal)
            elif self.t < duty.start <= self.t + DAY:
                starts.setdefault(duty.duty_grid, []).append(duty.start)
        return {
            grid: (
                sorted((end, tuple(sorted(who))) for (of, end), who in running.items() if of == grid),
                (min(starts[grid]), starts[grid].count(min(starts[grid]))) if grid in starts else (0, 0),
            )
            for grid in {of for of, _ in running} | starts.keys()
        }

    # ---- the night

    def night(self) -> dict[str, object]:
        """Return what is urgent, and what was reported since the evening."""
        urgent = self.city.where(lambda s: s.urgent and s.stage is not Stage.HUNG)
        over = [s for s in urgent.values() if self.city.disposal(s) is Light.RED]
        ahead = [s.case_due for s in urgent.values() if self._is_ahead(s)]
        evening = self._evening()
        reported = [steps for steps in self.periods.of_case.values() if steps[0].at >= evening]
        return {
            "evening": evening,
            "urgent_total": len(urgent),
            "urgent_over": len(over),
            "disposing": sum(self.city.queue(s) is Queue.DISPOSING for s in urgent.values()),
            "next_due": min((due for due in ahead if due is not None), default=None),
            "longest_us": max((self.t - s.case_due for s in over if s.case_due is not None), default=None),
            "reported": len(reported),
            "reported_urgent": sum(steps[0].state.urgent for steps in reported),
        }

    def _is_ahead(self, s: CaseState) -> bool:
        return self.city.queue(s) is Queue.DISPOSING and self.city.disposal(s) is not Light.RED

    def _evening(self) -> Instant:
        closes = self.city.calendar.windows[-1].closes_minute * MINUTE
        today = midnight(local_day(self.t)) + closes
        return today if self.t >= today else today - DAY

    def night_hours(self, hours: int) -> list[int]:
        """Return the reports of each of the night's *hours*, the running one among them."""
        evening = self._evening()
        times = [steps[0].at for steps in self.periods.of_case.values()]
        return [sum(evening + n * HOUR <= at < evening + (n + 1) * HOUR for at in times) for n in range(hours)]
