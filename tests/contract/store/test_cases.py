"""Cases in every store: in a unit, after the commit, by id and by period."""

from dataclasses import replace

from app.domain.clocks import Clock, Limit, LimitUnit
from app.domain.moment import DAY, HOUR
from app.domain.terms import Light, Pending, Stage, Stream, Supervision
from tests.contract.store.facts import T0, case_fact, new_case, next_of, wall_fact


def write(store, *cases, now=T0):
    with store.unit(now) as unit:
        for case in cases:
            unit.append(case_fact(case, "step"))
        unit.commit()


def test_a_case_is_seen_inside_its_unit_at_once_and_outside_after_the_commit(store):
    case = new_case("c1")
    with store.unit(T0) as unit:
        unit.append(case_fact(case, "reported"))
        assert unit.case("c1") == replace(case, last_seq=1, opened_seq=1)
        assert store.case("c1") is None
        unit.commit()

    assert store.case("c1") == replace(case, last_seq=1, opened_seq=1)


def test_a_case_comes_back_whole_with_all_its_state_and_both_clocks(store, open_again):
    clock = Clock.start(Limit(2, LimitUnit.WORK_HOUR), T0, "派遣起算").pause(T0 + HOUR, "反馈")
    first = new_case("c1", description="井盖缺失，有人绕行")
    changed = next_of(
        first, Stage.FEEDBACK, department="310101-03", unit="清运一队", pending=Pending.RETURN,
        supervised=Supervision.WAITING, reply_due=T0 + DAY, urges=2, rework=1, returns=3, urgent=True,
        frozen=Light.YELLOW, stage_soon=None, stage_due=None,
    )  # fmt: skip
    changed = replace(changed, stage_clock=None, case_clock=clock)
    write(store, first, changed)

    expected = replace(changed, last_seq=2, opened_seq=1)
    assert store.case("c1") == expected
    assert open_again().case("c1") == expected
    with store.unit(T0) as unit:
        assert unit.case("c1") == expected


def test_a_case_is_found_again_by_the_next_writer(store, open_again):
    write(store, new_case("c1"))
    store.release_lease("gateway-1")
    later = open_again()
    assert later.take_lease("gateway-2", T0)

    with later.unit(T0) as unit:
        case = unit.case("c1")
        unit.append(case_fact(next_of(case), "accept"))
        unit.commit()

    assert store.case("c1").version == 2


def test_open_cases_are_those_not_ended_as_they_stand_in_the_unit(store):
    late, closing, void, early = (new_case(f"c{n}", at=T0 + at) for n, at in enumerate((9, 2, 3, 1)))
    write(store, late, closing, void, early, next_of(void, Stage.VOID), now=T0 + HOUR)

    with store.unit(T0 + HOUR) as unit:
        assert [case.case_id for case in unit.open_cases()] == ["c3", "c1", "c0"]
        unit.append(case_fact(next_of(closing, Stage.CLOSED), "close"))
        unit.append(case_fact(new_case("c9", at=T0 + 5), "reported"))
        unit.append(case_fact(next_of(late, Stage.HUNG), "hang"))
        assert [(case.case_id, case.version) for case in unit.open_cases()] == [("c3", 1), ("c9", 1), ("c0", 2)]


def test_the_newest_event_of_a_subject_is_found_before_and_after_the_commit(store):
    case = new_case("c1")
    with store.unit(T0) as unit:
        assert unit.newest(Stream.CASE, "c1") is None
        unit.append(case_fact(case, "reported"))
        second = unit.append(case_fact(next_of(case), "accept"))
        unit.append(wall_fact("c1"))
        assert unit.newest(Stream.CASE, "c1") == second
        unit.commit()

    with store.unit(T0) as unit:
        assert unit.newest(Stream.CASE, "c1") == second
        assert unit.newest(Stream.WALL, "c1").seq == 3
        assert unit.newest(Stream.WALL, "c2") is None


def test_an_unknown_case_is_none(store):
    with store.unit(T0) as unit:
        assert unit.case("nobody") is None
    assert store.case("nobody") is None
    assert list(store.history("nobody")) == []


def test_the_history_is_the_cases_own_events_in_order(store):
    case, other = new_case("c1"), new_case("c2")
    write(store, case, other, next_of(case))
    with store.unit(T0) as unit:
        unit.append(wall_fact("c1"))
        unit.commit()

    assert [event.seq for event in store.history("c1")] == [1, 3]


def test_a_period_is_half_open_and_in_order_of_report(store):
    times = {"c3": T0 + 2 * HOUR, "c1": T0, "c4": T0 + 3 * HOUR, "c2": T0 + HOUR}
    write(store, *[new_case(case_id, at=at) for case_id, at in times.items()], now=T0 + DAY)

    def ids(since, until):
        return [case.case_id for case in store.cases(since, until)]

    assert ids(None, None) == ["c1", "c2", "c3", "c4"]
    assert ids(T0 + HOUR, T0 + 3 * HOUR) == ["c2", "c3"]
    assert ids(None, T0) == []


def test_many_cases_of_one_moment_are_all_found_once(store):
    write(store, *[new_case(f"c{n:04}", number=str(n)) for n in range(1201)])

    found = [case.case_id for case in store.cases(None, None)]

    assert found == [f"c{n:04}" for n in range(1201)]
