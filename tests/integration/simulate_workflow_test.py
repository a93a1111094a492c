"""A week of a simulated city: every step of the workflow occurs, as rarely as in a working town, and nothing is refused."""

import json
import random
from collections import Counter

import pytest

from app.domain.moment import DAY, MINUTE
from app.domain.terms import Light, Stage
from app.simulate.history import write_history
from app.simulate.story import class_mix, side_acts
from tests.integration.simulate_world import THURSDAY, opened, the_rules

DAYS = 7
SINCE = THURSDAY - DAYS * DAY
SHARES = {
    "close": (0.75, 0.95),
    "reject": (0.005, 0.06),
    "merge": (0.003, 0.05),
    "not_duplicate": (0.01, 0.12),
    "archive_self_handled": (0.01, 0.07),
    "camera_verified": (0.0005, 0.02),
    "instruction_filed": (0.0005, 0.01),
    "dispatched_first": (0.002, 0.03),
    "return_to_registry": (0.001, 0.02),
    "apply_void": (0.001, 0.02),
    "approve_void": (0.0005, 0.015),
    "mark_ownerless": (0.001, 0.02),
    "assign_unit": (0.1, 0.3),
    "assign_team": (0.02, 0.12),
    "return_up": (0.001, 0.02),
    "recall_assignment": (0.0005, 0.01),
    "apply_return": (0.004, 0.03),
    "approve_return": (0.001, 0.02),
    "refuse_return": (0.001, 0.02),
    "apply_delay": (0.001, 0.015),
    "approve_delay": (0.0005, 0.01),
    "refuse_delay": (0.0, 0.006),
    "apply_hang": (0.0005, 0.008),
    "dispute": (0.002, 0.03),
    "cost": (0.002, 0.03),
    "settle_dispute": (0.002, 0.03),
    "assist_done": (0.003, 0.03),
    "pass_on": (0.01, 0.06),
    "check_unable": (0.002, 0.03),
    "check_failed": (0.005, 0.05),
    "camera_passed": (0.01, 0.09),
    "rework": (0.003, 0.03),
    "call_back": (0.03, 0.15),
    "reopen": (0.0003, 0.01),
    "appeal": (0.0005, 0.01),
    "supervise": (0.004, 0.05),
    "urge": (0.005, 0.06),
    "step_done": (0.001, 0.02),
}
"""Between which shares of the cases of the week each step lies; one that is rare may hardly occur."""
RARE = (
    "approve_delay_again", "refuse_delay_again", "refuse_void", "approve_hang", "refuse_hang", "auto_resume", "resume",
    "release_assistant", "camera_failed", "force_close", "consult_close", "transfer", "pass_appeal", "refuse_appeal",
    "grant_appeal", "refuse_appeal_again", "expose", "approve_expose", "refuse_expose",
)  # fmt: skip
"""Steps of which a week has only a few, and not all of them."""


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A store with a week of history, and what was counted."""
    store = opened(tmp_path_factory.mktemp("week"), SINCE)
    counts = write_history(store, the_rules(), SINCE, THURSDAY, random.Random(11))
    yield store, counts
    store.dispose()


@pytest.fixture(scope="module")
def events(written):
    store, _ = written
    return [event for event in store.events_after(0, 10**6) if event.stream == "case"]


@pytest.fixture(scope="module")
def cases(written):
    store, _ = written
    return list(store.cases(None, None))


def test_nothing_is_refused_and_the_log_verifies(written):
    store, counts = written

    assert counts["refused"] == 0
    assert store.verify().ok
    assert list(store.check_projections()) == []


def test_each_step_occurs_at_its_share(written, events):
    _, counts = written
    kinds = Counter(event.kind for event in events)
    shares = {step: kinds[step] / counts["reports"] for step in SHARES}

    outside = {step: share for step, share in shares.items() if not SHARES[step][0] <= share <= SHARES[step][1]}
    assert outside == {}
    assert sum(kinds[step] > 0 for step in RARE) >= len(RARE) // 2
    assert all(kinds[step] < 0.01 * counts["reports"] for step in RARE)


def test_the_numbers_of_the_wall_are_those_of_a_working_town(cases):
    closed = [case for case in cases if case.state.stage is Stage.CLOSED and not case.state.self_handled]
    in_time = sum(case.state.frozen is not Light.RED for case in closed)
    events_kind = sum(case.state.class_key.startswith("E") for case in cases)

    assert 0.90 <= in_time / len(closed) <= 0.98
    assert 0.80 <= events_kind / len(cases) <= 0.98
    late = [case for case in cases if case.state.case_due is not None and case.state.case_due < THURSDAY]
    assert 0 < len([case for case in late if case.state.stage not in (Stage.CLOSED, Stage.VOID)]) < 40


def test_what_was_closed_was_filed_unless_a_collector_put_it_right_or_a_leader_ended_it(cases, events):
    filed = {one.subject for one in events if one.kind in ("file", "file_afterwards", "instruction_filed")}

    assert len(cases) == len({one.subject for one in events})
    for case in cases:
        if case.state.stage is Stage.CLOSED and not case.state.self_handled and not case.state.forced:
            assert case.case_id in filed
            assert not case.state.unfiled


def test_what_is_merged_names_another_case_that_stands(cases):
    by_id = {case.case_id: case for case in cases}
    merged = [case for case in cases if case.state.merged_into]

    assert merged
    for case in merged:
        other = by_id[case.state.merged_into]
        assert other.case_id != case.case_id
        assert other.state.class_key == case.state.class_key
        assert other.state.stage is not Stage.VOID


def test_what_was_hung_is_taken_up_again_when_its_time_is_over(events):
    hung = {}
    for event in events:
        if event.kind == "approve_hang":
            hung[event.subject] = json.loads(event.payload)["after"]["hang_until"]
        elif event.kind == "auto_resume":
            assert event.recorded_at >= hung.pop(event.subject)

    for case_id, until in hung.items():
        assert until > THURSDAY - 10 * MINUTE or was_taken_up_by_somebody(events, case_id)


def was_taken_up_by_somebody(events, case_id):
    """Say whether a person has taken it up before, or it has ended."""
    return any(one.subject == case_id and one.kind in ("resume", "force_close") for one in events)


def test_a_department_that_stays_silent_is_proposed_for_exposure_and_a_leader_rules(tmp_path, monkeypatch):
    monkeypatch.setattr(side_acts, "_PRESSING", 1.0)
    monkeypatch.setattr(side_acts, "_SILENT", 1.0)
    monkeypatch.setattr(class_mix, "_STEPPED_SHARE", 0.6)
    since = THURSDAY - 3 * DAY
    store = opened(tmp_path, since)
    try:
        counts = write_history(store, the_rules(), since, THURSDAY, random.Random(3))
        kinds = {}
        for event in store.events_after(0, 10**6):
            if event.stream == "case":
                kinds.setdefault(event.subject, []).append(event.kind)
    finally:
        store.dispose()

    assert counts["refused"] == 0
    exposed = [steps for steps in kinds.values() if "expose" in steps]
    assert len(exposed) >= 3
    assert sum("approve_expose" in steps or "refuse_expose" in steps for steps in exposed) >= 2
    assert sum("step_done" in steps for steps in kinds.values()) >= 3


def test_a_limit_in_steps_is_finished_step_by_step(events):
    kinds: dict[str, list[str]] = {}
    for event in events:
        kinds.setdefault(event.subject, []).append(event.kind)
    stepped = [steps for steps in kinds.values() if "step_done" in steps and "handle" in steps]

    assert stepped
    assert all(steps.index("step_done") < steps.index("handle") for steps in stepped)
