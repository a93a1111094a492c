"""Lists by filters, recurrence and dispatches, beside a plain reading of the events."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.case import CaseState
from app.domain.moment import DAY, HOUR, MINUTE
from app.domain.terms import Light, Pending, Post, Satisfaction, Source, Stage, Supervision
from app.situation.questions.dispatch_history import DISPATCHES, DispatchHistory
from app.situation.questions.listing import Listing, Ownerless, ProblemLibrary, Sort
from app.situation.questions.recurrence import Recurrence
from app.situation.questions.which import Which
from tests.unit.situation import growth
from tests.unit.situation.growth import CENTRE, NOON, ListSource, case_id, situation, state
from tests.unit.situation.reference import SlowCity

LOGS = {seed: growth.random_log(seed) for seed in range(20, 24)}
METRE = 1 / 111_320
moments = st.tuples(
    st.sampled_from(sorted(LOGS)),
    st.integers(-70 * 60, 60).map(lambda minutes: NOON + minutes * MINUTE),
    st.sampled_from(["recorded", "valid"]),
)

FILTERS: dict[str, tuple[dict[str, object], Callable[[SlowCity, CaseState], bool]]] = {
    "stages": ({"stages": (Stage.FILED, Stage.HUNG)}, lambda _, s: s.stage in (Stage.FILED, Stage.HUNG)),
    "closed": ({"stages": (Stage.CLOSED,)}, lambda _, s: s.stage is Stage.CLOSED),
    "ended": ({"ended": True}, lambda _, s: True),
    "posts": ({"posts": (Post.VIDEO, Post.LEADER)}, lambda _, s: s.post in (Post.VIDEO, Post.LEADER)),
    "sources": ({"sources": (Source.APP, Source.VIDEO)}, lambda _, s: s.source in (Source.APP, Source.VIDEO)),
    "pendings": ({"pendings": (Pending.HANG,)}, lambda _, s: s.pending is Pending.HANG),
    "supervised": ({"supervised": (Supervision.ANSWERED,)}, lambda _, s: s.supervised is Supervision.ANSWERED),
    "satisfactions": ({"satisfactions": (Satisfaction.FAIR,)}, lambda _, s: s.satisfaction is Satisfaction.FAIR),
    "flags": ({"flags": ("disputed",)}, lambda _, s: s.disputed),
    "two flags": ({"flags": ("exempt", "assisted"), "ended": True}, lambda _, s: s.exempt and bool(s.assistants)),
    "class": ({"class_prefix": "E0"}, lambda _, s: s.class_key.startswith("E0")),
    "area": ({"area": "420102"}, lambda _, s: s.grid.startswith("420102")),
    "no area": ({"area": "-"}, lambda _, s: s.grid == ""),
    "chain": ({"department": "U1"}, lambda _, s: "U1" in (s.department, s.unit, s.team, s.holder)),
    "team": ({"department": "T1"}, lambda _, s: "T1" in (s.department, s.unit, s.team, s.holder)),
    "undispatched": ({"department": "-"}, lambda _, s: s.department == ""),
    "holder": ({"holder": "D1"}, lambda _, s: s.holder == "D1"),
    "nobody holds it": ({"holder": "-"}, lambda _, s: s.holder == ""),
    "lights": ({"lights": (Light.RED,)}, lambda c, s: c.case_light(s) is Light.RED),
    "urgent": ({"urgent": True}, lambda _, s: s.urgent),
    "not urgent": ({"urgent": False}, lambda _, s: not s.urgent),
    "reporter": ({"reporter": "T1"}, lambda _, s: s.reporter == "T1"),
    "nobody holds a claim": ({"claimed": False}, lambda _, s: True),
    "a claim": ({"claimed": True}, lambda _, s: False),
}
WITH_ENDED = {"closed", "ended", "two flags"}


@pytest.fixture(scope="module")
def situations():
    return {seed: situation(log) for seed, log in LOGS.items()}


@settings(max_examples=200, deadline=None)
@given(moment=moments, names=st.sets(st.sampled_from(sorted(FILTERS)), min_size=1, max_size=3))
def test_a_list_has_exactly_the_cases_that_fit_every_filter(situations, moment, names):
    seed, t, axis = moment
    slow = SlowCity(LOGS[seed].events, t, axis)
    asked: dict[str, object] = {}
    for name in names:
        if asked.keys() & FILTERS[name][0].keys() - {"ended"}:
            names = names - {name}
        else:
            asked |= FILTERS[name][0]

    listed = Listing(**asked, limit=0).answer(situations[seed].at(t, axis))

    open_ones = slow.open()
    expected = {
        case
        for case, one in slow.last.items()
        if (case in open_ones or names & WITH_ENDED) and all(FILTERS[name][1](slow, one.state) for name in names)
    }
    assert {row.case_id for row in listed.rows} == expected
    assert listed.total == len(listed.rows) == len(expected)


@pytest.mark.parametrize("sort", Sort)
def test_pages_put_together_are_the_whole_list_in_its_order(situations, sort):
    view = situations[20].at(NOON - HOUR)
    whole = Listing(sort=sort, limit=0).answer(view)

    pages = [Listing(sort=sort, limit=7, offset=offset).answer(view) for offset in range(0, whole.total + 7, 7)]

    assert tuple(row for page in pages for row in page.rows) == whole.rows
    assert {page.total for page in pages} == {whole.total}
    keys = {
        Sort.NEWEST: lambda row: -row.reported_at, Sort.OLDEST: lambda row: row.reported_at,
        Sort.CASE_DUE: lambda row: row.case_due or 2**62, Sort.STAGE_DUE: lambda row: row.stage_due or 2**62,
        Sort.HANG_UNTIL: lambda row: row.hang_until or 2**62, Sort.LAST_STEP: lambda row: -row.last_at,
        Sort.NEED: lambda row: not row.urgent,
    }  # fmt: skip
    ordered = [keys[sort](row) for row in whole.rows]
    assert ordered == sorted(ordered)


def test_a_list_is_bounded_by_the_report_both_ends_included():
    log = ListSource()
    for n in range(6):
        log.case(case_id(n), "reported", NOON - HOUR, state(n, reported_at=NOON - n * HOUR))
    view = situation(log).at()

    listed = Listing(since=NOON - 4 * HOUR, until=NOON - 2 * HOUR, sort=Sort.OLDEST).answer(view)

    assert [row.case_id for row in listed.rows] == [case_id(n) for n in (4, 3, 2)]


def test_the_problem_library_and_the_committee_s_list():
    log = ListSource()
    hung = {"stage": Stage.HUNG, "post": Post.DEPARTMENT}
    log.case(case_id(1), "approve_hang", NOON - HOUR, state(1, hang_until=NOON + 9 * DAY, **hung))
    log.case(case_id(2), "approve_hang", NOON - HOUR, state(2, hang_until=NOON + 2 * DAY, **hung))
    log.case(case_id(3), "mark_ownerless", NOON - HOUR, state(3, ownerless=True, stage=Stage.FILED))
    log.case(case_id(4), "close", NOON - HOUR, state(4, ownerless=True, stage=Stage.CLOSED, post=Post.NOBODY))
    view = situation(log).at()

    assert [row.case_id for row in ProblemLibrary().answer(view).rows] == [case_id(2), case_id(1)]
    assert [row.case_id for row in Ownerless().answer(view).rows] == [case_id(3)]
    assert Ownerless(ended=True).answer(view).total == 2
    assert Listing(which=Which.HUNG).answer(view).total == 2


def test_the_same_at_the_same_spot_is_counted_but_the_void_the_far_the_old_and_the_open_one():
    log = ListSource()
    near = {"lat": CENTRE[1] + 40 * METRE}
    log.case(case_id(1), "reported", NOON - 40 * DAY, state(1))
    log.case(case_id(2), "reported", NOON - 9 * DAY, state(2, reported_at=NOON - 9 * DAY, **near))
    log.case(case_id(3), "reported", NOON - 8 * DAY, state(3, reported_at=NOON - 8 * DAY, stage=Stage.VOID))
    log.case(case_id(4), "reported", NOON - 7 * DAY, state(4, lat=CENTRE[1] + 60 * METRE))
    log.case(case_id(5), "reported", NOON - 6 * DAY, state(5, class_key="E01001"))
    log.case(case_id(6), "reported", NOON - 5 * DAY, state(6, reported_at=NOON - 5 * DAY))
    log.case(case_id(6), "close", NOON - 4 * DAY, state(6, reported_at=NOON - 5 * DAY, stage=Stage.CLOSED))
    log.case(case_id(7), "reported", NOON - HOUR, state(7, reported_at=NOON - HOUR))
    asked = {"class_key": "E06010", "lon": CENTRE[0], "lat": CENTRE[1], "but": case_id(7)}
    made = situation(log)

    found = Recurrence(**asked).answer(made.at())

    assert (found.count, found.latest.case_id) == (2, case_id(6))
    assert Recurrence(**asked).answer(made.at(NOON - 8 * DAY)).count == 1
    assert Recurrence(**asked).answer(made.at(NOON - 10 * DAY)).latest.case_id == case_id(1)
    assert Recurrence(**asked, metres=70).answer(made.at()).count == 3
    assert Recurrence(**asked | {"class_key": "E99999"}).answer(made.at()).latest is None


def test_a_dispatch_taken_back_came_back_and_a_return_taken_back_did_not():
    log = ListSource()
    for minute, (row, step, stage, department) in enumerate(
        (
            (1, "dispatch", Stage.DISPATCHED, "D1"), (1, "taken_back", Stage.FILED, ""),
            (1, "dispatch", Stage.DISPATCHED, "D2"), (2, "dispatch", Stage.DISPATCHED, "D3"),
            (2, "approve_return", Stage.FILED, ""), (2, "taken_back", Stage.DISPATCHED, "D3"),
        )
    ):  # fmt: skip
        log.case(case_id(row), step, NOON - HOUR + minute * MINUTE, state(row, stage=stage, department=department))

    found = DispatchHistory().answer(situation(log).at())

    departments = [found.words[code] for code in found.department.tolist()]
    assert dict(zip(departments, found.returned.tolist(), strict=True)) == {"D1": True, "D2": False, "D3": False}


@settings(max_examples=60, deadline=None)
@given(moment=moments)
def test_dispatches_and_those_that_came_back_are_a_plain_reading_s(situations, moment):
    seed, t, axis = moment

    found = DispatchHistory().answer(situations[seed].at(t, axis))

    city = SlowCity(LOGS[seed].events, t, axis)
    events = [one for one in city.told if one.step in (*DISPATCHES, "approve_return")]
    by_seq = sorted((one for one in events), key=lambda one: one.event.seq)
    last, back = {}, {one.event.seq for one in city.undone}
    for one in by_seq:
        if one.step in DISPATCHES:
            last[one.case_id] = one.event.seq
        elif one.case_id in last and one not in city.undone:
            back.add(last[one.case_id])
    expected = [(one.at, one.state.department, one.event.seq in back) for one in events if one.step in DISPATCHES]
    departments = [found.words[code] for code in found.department.tolist()]
    assert list(zip(found.at.tolist(), departments, found.returned.tolist(), strict=True)) == expected
    assert [found.words[code] for code in found.class_key.tolist()] == [
        one.state.class_key for one in events if one.step in DISPATCHES
    ]
