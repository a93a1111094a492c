"""What leaders ask for first, against a plain reading of the same log, and once through the real gateway."""

import calendar as months
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest

from app.domain.moment import DAY, HOUR, MINUTE, to_datetime
from app.domain.terms import Satisfaction, Source, Stage
from app.domain.work_time import local_day, midnight
from app.situation.questions.key_figures import ClassCount, Figure, KeyFigures, same_minutes
from app.situation.questions.which import Which
from tests.law.ways import TO_CLOSED, at, call, disposing, done
from tests.unit.situation import growth
from tests.unit.situation.reference import SlowCity

SINCE_DAYS = {1: 3, 2: 40, 3: 70, 4: 420, 5: 1500}
"""How many days each seed's log goes back at most; it ends early."""


@pytest.fixture(scope="module", autouse=True)
def steps():
    """Let logs hold call-backs and 先派后补, and report more than once a day."""
    before = growth.STEPS
    growth.STEPS = (*before, "call_back", "dispatched_first", "dispatch", "feedback")
    yield
    growth.STEPS = before


@pytest.fixture(scope="module", params=sorted(SINCE_DAYS))
def log(request, steps):
    return growth.random_log(request.param, cases=120, events=900, days=SINCE_DAYS[request.param])


class Slow:
    """The figures of a log, one event after another."""

    def __init__(self, log, t, axis):
        self.log, self.t, self.axis = log, t, axis
        self.city = SlowCity(log.events, t, axis)
        day = local_day(t)
        self.month = midnight(day.replace(day=1))

    def figure(self, which):
        return Figure(
            now=len(self.city.cases(which)),
            **{
                name: self._then(which, day)
                for name, day in zip(("yesterday", "last_month", "last_year"), self._days(), strict=True)
            },
        )

    def _days(self):
        today = local_day(self.t)
        before = (today.replace(day=1) - timedelta(days=1)).replace(day=1)
        last_month = before.replace(day=min(today.day, months.monthrange(before.year, before.month)[1]))
        year = today.year - 1
        last_year = date(year, today.month, min(today.day, months.monthrange(year, today.month)[1]))
        return today - timedelta(days=1), last_month, last_year

    def _then(self, which, day):
        if not self.city.told or self.city.told[0].at > midnight(day):
            return None
        then = midnight(day) + self.t - self.city.day_start
        return len(SlowCity(self.log.events, then, self.axis).cases(which))

    def top_classes(self):
        found = Counter(self.city.last[case].state.class_key for case in self.city.cases(Which.FILED_TODAY))
        names = {"E06010": "暴露垃圾"}
        most = sorted(found.items(), key=lambda one: (-one[1], one[0]))[:5]
        return tuple(ClassCount(class_key=key, name=names.get(key, key), count=count) for key, count in most)

    def worst_street(self):
        closed, kept = self.city.closed_since(self.month), self.city.in_time_since(self.month)
        due, good = Counter(), Counter()
        for case, s in closed.items():
            due[s.grid[:9]] += 1
            good[s.grid[:9]] += case in kept
        for s in self.city.open().values():
            if self.city.is_over(s) and s.case_due >= self.month:
                due[s.grid[:9]] += 1
        rates = [(Fraction(good[code], n), -n, code) for code, n in due.items() if code]
        return min(rates, default=None)

    def instructions(self):
        ended = (Stage.CLOSED, Stage.VOID)
        ours = {c: o.state for c, o in self.city.last.items() if o.state.source is Source.LEADER}
        first = {}
        for one in sorted(self.log.events, key=lambda e: e.seq):
            first.setdefault(one.subject, one)
        kept = [s for s in ours.values() if s.stage not in ended or s.reported_at >= self.month]
        return len(kept), sum(s.stage in ended for s in kept), sum(self.city.is_over(s) for s in kept)

    def times(self):
        filed = {}
        handed, sent = {}, {}
        for one in self.city.told:
            if one.step in ("dispatch", "dispatched_first"):
                sent[one.case_id] = one.at
            if one.step == "feedback" and one.at >= self.month:
                handed[one.case_id] = (sent.get(one.case_id), one.at)
            is_filing = one.step in ("file", "instruction_filed", "file_afterwards") and one not in self.city.undone
            if is_filing and one.at >= self.month:
                filed[one.case_id] = one.at
        standing = self.city.filed_since(self.month)
        found = [at - self.city.last[case].state.reported_at for case, at in filed.items() if case in standing]
        over = (Stage.FEEDBACK, Stage.PASSED, Stage.CHECKING, Stage.CHECKED, Stage.CLOSED)
        done_ = [
            (a, b) for case, (a, b) in handed.items() if a is not None and self.city.last[case].state.stage in over
        ]
        quick = sum(growth.CALENDAR.between(a, b) <= 8 * HOUR for a, b in done_)
        return _mean(found), len(found), _mean([b - a for a, b in done_]), len(done_), quick

    def satisfied(self):
        called = {one.case_id for one in self.city.told if one.step == "call_back" and one.at >= self.month}
        said = Counter(self.city.last[case].state.satisfaction for case in called)
        return tuple(said[word] for word in Satisfaction if word is not Satisfaction.NONE)


def _mean(spans):
    return sum(spans) // len(spans) if spans else None


@pytest.mark.parametrize("axis", ["recorded", "valid"])
@pytest.mark.parametrize("back", [0, 17 * HOUR + 5 * MINUTE, 11 * DAY, 35 * DAY])
def test_every_figure_is_what_a_plain_reading_says(log, axis, back):
    t = log.events[-1].recorded_at - back
    view = growth.situation(log).at(t, axis)
    slow = Slow(log, t, axis)

    told = KeyFigures().answer(view)

    assert told.filed == slow.figure(Which.FILED_TODAY)
    assert told.closed == slow.figure(Which.CLOSED_TODAY)
    assert told.over == slow.figure(Which.CASE_OVER)
    assert told.top_classes == slow.top_classes()
    worst = told.worst_street
    assert (None if worst is None else (worst.rate, -worst.due, worst.code)) == slow.worst_street()
    assert (told.instructions.total, told.instructions.done, told.instructions.over) == slow.instructions()
    times = told.times
    found = (times.discovery_us, times.filed, times.handling_us, times.handled, times.within_a_day)
    assert found == slow.times()
    said = told.satisfied
    assert (said.satisfied, said.fair, said.dissatisfied, said.unreached) == slow.satisfied()


def test_the_logs_say_something_of_each_figure():
    told = []
    for seed, days in SINCE_DAYS.items():
        log = growth.random_log(seed, cases=120, events=900, days=days)
        situation, end = growth.situation(log), log.events[-1].recorded_at
        told += [KeyFigures().answer(situation.at(end - back)) for back in (0, 11 * DAY)]

    assert any(None not in (one.filed.yesterday, one.filed.last_month, one.filed.last_year) for one in told)
    assert any(one.worst_street for one in told)
    assert any(one.top_classes for one in told)
    assert any(one.instructions.done for one in told)
    assert any(0 < one.times.within_a_day < one.times.handled for one in told)
    assert any(one.satisfied.rate for one in told)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2024-03-31", ("2024-03-30", "2024-02-29", "2023-03-31")),
        ("2024-02-29", ("2024-02-28", "2024-01-29", "2023-02-28")),
        ("2026-01-15", ("2026-01-14", "2025-12-15", "2025-01-15")),
    ],
)
def test_the_same_day_of_a_shorter_month_is_its_last(day, said):
    t = midnight(date.fromisoformat(day)) + 15 * HOUR + 26 * MINUTE

    found = [to_datetime(moment) for moment in same_minutes(t)]

    assert [f"{one:%Y-%m-%d %H:%M}" for one in found] == [f"{one} 15:26" for one in said]


def test_through_the_gateway_the_first_minute_s_page_says_what_was_done(hall, situation):
    quick, slow = disposing(hall), disposing(hall)
    hall.to_stage(quick, *TO_CLOSED[4:])
    called = hall.ask("acceptor", "instruction_filed", **call(source="leader", condition="1"))
    assert called["ok"], called
    at(hall, hall.store.case(slow).state.case_due + MINUTE)
    situation.poll()

    told = KeyFigures().answer(situation.at())

    assert (told.filed.now, told.closed.now, told.over.now) == (3, 1, 1)
    assert told.filed.yesterday is None, "the log begins today"
    assert [(one.class_key, one.count) for one in told.top_classes] == [("E06010", 3)]
    assert (told.worst_street.name, told.worst_street.rate) == ("文昌街道", Fraction(1, 2))
    assert (told.instructions.total, told.instructions.done) == (1, 0)
    assert (told.times.handled, told.times.share_within_a_day) == (1, 1)


def test_the_leader_s_instruction_is_done_when_its_case_ends(hall, situation):
    case_id = done(hall, "acceptor", "instruction_filed", **call(source="leader", condition="1"))["case_id"]
    hall.to_stage(case_id, *TO_CLOSED[2:])
    situation.poll()

    told = KeyFigures().answer(situation.at())

    assert (told.instructions.total, told.instructions.done, told.instructions.over) == (1, 1, 0)


def test_what_callers_said_is_the_satisfaction_rate(hall, situation):
    for said in ("satisfied", "fair", "dissatisfied", "unreached"):
        case_id = done(hall, "acceptor", "register_call", **call())["case_id"]
        done(hall, "acceptor", "accept", case_id, unverified_because="照片清楚")
        hall.to_stage(case_id, *TO_CLOSED[1:])
        done(hall, "acceptor", "call_back", case_id, satisfaction=said)
    situation.poll()

    told = KeyFigures().answer(situation.at()).satisfied

    assert (told.satisfied, told.fair, told.dissatisfied, told.unreached) == (1, 1, 1, 1)
    assert told.rate == Fraction(2, 3)
