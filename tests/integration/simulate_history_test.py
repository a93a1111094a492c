"""Two days of a simulated city, written through the real services into a real store."""

import json
import random
from collections import Counter

import pytest

from app.domain.call import fold_call
from app.domain.guards import PUBLIC
from app.domain.moment import DAY, HOUR, MINUTE, SECOND, to_datetime
from app.domain.terms import Stage
from app.simulate.history import TRACKS, write_history
from app.simulate.log_end import last_recorded
from app.simulate.story.ticket import IN_HAND
from tests.integration.simulate_world import THURSDAY, opened, the_rules

SINCE = THURSDAY - 2 * DAY
GAP = 5 * HOUR
OPENING = ("reported", "call_registered", "instruction_filed", "dispatched_first")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A store with two days of history, and what was counted."""
    store = opened(tmp_path_factory.mktemp("history"), SINCE)
    counts = write_history(store, the_rules(), SINCE, THURSDAY, random.Random(5))
    yield store, counts
    store.dispose()


@pytest.fixture(scope="module")
def events(written):
    store, _ = written
    return store.events_after(0, 10**6)


def case_events(events):
    return [event for event in events if event.stream == "case"]


def test_nothing_is_refused(written):
    _, counts = written

    assert counts["refused"] == 0
    assert 500 <= counts["reports"] <= 900
    assert counts["steps"] > 5 * counts["reports"]


def test_the_log_verifies_and_its_projections_agree(written):
    store, _ = written

    assert store.verify().ok
    assert list(store.check_projections()) == []


def test_events_stand_in_their_period_in_order(events):
    times = [event.recorded_at for event in events]

    assert times == sorted(times)
    assert times[0] >= SINCE
    assert THURSDAY - 10 * MINUTE < times[-1] <= THURSDAY


def test_reports_keep_the_rhythm_of_the_day(events):
    hours = Counter(to_datetime(e.recorded_at).hour for e in events if e.kind in OPENING)

    assert sum(hours[hour] for hour in (9, 10, 15, 16)) > 8 * sum(hours[hour] for hour in (0, 1, 2, 3))


def test_most_reports_come_from_collectors_and_calls_are_verified_or_it_is_said_why_not(events):
    opening = Counter(
        json.loads(event.payload)["after"]["source"] for event in case_events(events) if event.kind in OPENING
    )

    assert opening["collector"] >= 0.75 * opening.total()
    assert opening["12345"] > opening["12319"] > 0
    public = {
        e.subject
        for e in case_events(events)
        if e.kind == "call_registered" and json.loads(e.payload)["after"]["source"] in PUBLIC
    }
    verified = {e.subject for e in case_events(events) if e.kind in ("verified", "camera_verified")}
    accepted = {e.subject: json.loads(e.payload)["facts"] for e in case_events(events) if e.kind == "accept"}
    assert len(public & verified) > 0.6 * len(public)
    assert all(accepted[one].get("unverified_because") for one in public & accepted.keys() - verified)


def test_every_kind_of_step_occurs_and_most_cases_go_the_plain_way(events):
    kinds = Counter(event.kind for event in case_events(events))

    for step in ("reject", "send_verify", "apply_return", "urge", "supervise", "close"):
        assert kinds[step] > 0, step
    assert kinds["check_failed"] + kinds["rework"] < 0.1 * kinds["check_passed"]
    assert kinds["apply_return"] < 0.05 * kinds["dispatch"]


def test_a_verified_call_goes_on_to_filing_and_what_could_not_be_checked_is_checked_again(events):
    after = {}
    for event in case_events(events):
        after.setdefault(event.kind, set()).add(json.loads(event.payload)["after"]["stage"])

    assert after["verified"] == {"accepted"}
    assert after["check_unable"] == {"passed"}
    assert after["camera_passed"] == {"checked"}


def test_cases_go_down_the_levels_and_each_signs(events):
    signed, passed_on = set(), Counter()
    for event in case_events(events):
        state = json.loads(event.payload)["after"]
        if event.kind == "sign":
            signed.add(len(state["holder"]))
        passed_on[event.kind] += event.kind in ("assign_unit", "assign_team", "return_up", "recall_assignment")

    assert signed == {2, 4, 5}
    dispatched = sum(event.kind == "dispatch" for event in case_events(events))
    assert 0.1 * dispatched < passed_on["assign_unit"] < 0.35 * dispatched
    assert 0 < passed_on["assign_team"] < passed_on["assign_unit"]
    assert 0 < passed_on["return_up"] < 0.1 * passed_on["assign_unit"]


def test_every_close_says_on_which_condition(events):
    closes = [json.loads(event.payload)["facts"] for event in case_events(events) if event.kind == "close"]

    assert len(closes) > 200
    assert all(facts["closing"].strip() for facts in closes)


def test_work_orders_are_replied_to_and_callers_called_back(events):
    calls = {}
    for event in events:
        if event.stream == "call":
            calls[event.subject] = fold_call(calls.get(event.subject), event)
    outcomes = Counter(str(call.outcome) for call in calls.values())
    done = [call for call in calls.values() if call.order_no and call.replied_at is not None]

    assert outcomes["case"] > outcomes["consultation"] > outcomes["transfer"] > 0
    assert outcomes["open"] == 0
    assert len({call.order_no for call in done}) == len(done) > 20
    asked = Counter(str(call.satisfaction) for call in calls.values() if call.called_back_at is not None)
    assert asked["satisfied"] > 0.4 * asked.total() > 8


def test_the_stock_looks_like_a_working_town(written):
    store, _ = written
    cases = list(store.cases(None, None))

    in_hand = [case for case in cases if case.state.stage in IN_HAND]
    closed = [case for case in cases if case.state.stage is Stage.CLOSED]
    late = [case for case in in_hand if case.state.case_due is not None and case.state.case_due < THURSDAY]
    assert 150 <= len(in_hand) <= 350
    assert 2 <= len(late) <= 30
    assert sum(case.state.frozen != "red" for case in closed) > 0.88 * len(closed)


def test_problems_cluster_in_hot_spots(written):
    store, _ = written
    cells = Counter((round(c.state.lon * 400), round(c.state.lat * 400)) for c in store.cases(None, None))

    share = sum(count for _, count in cells.most_common(len(cells) // 10)) / cells.total()

    assert share > 0.3


def test_the_last_hours_have_tracks_of_those_on_shift(written):
    store, _ = written
    rows = store.fixes_after(0, 10**6)
    good = rows.flaw == 0

    assert rows.device_at.min() > THURSDAY - TRACKS - 30 * SECOND
    assert THURSDAY - 30 * SECOND < rows.device_at.max() <= THURSDAY
    last_minute = {t for t, at in zip(rows.terminal, rows.device_at, strict=True) if at > THURSDAY - MINUTE}
    on_shift = the_rules().roster.all_on_shift(THURSDAY)
    assert last_minute <= on_shift
    assert len(last_minute) > 0.85 * len(on_shift)
    assert good.mean() > 0.9


def test_who_wants_a_longer_way_back_has_the_tracks_of_it(tmp_path):
    since, wanted = THURSDAY - 5 * HOUR, 4 * HOUR
    store = opened(tmp_path, since)
    write_history(store, the_rules(), since, THURSDAY, random.Random(5), reports_a_day=60.0, tracks=wanted)

    at = store.fixes_after(0, 10**6).device_at
    assert THURSDAY - wanted - 30 * SECOND < at.min() < THURSDAY - wanted + 30 * MINUTE
    store.dispose()


def test_a_collector_is_where_he_reports(written, events):
    """Most are within 150 m: they walk to their appointments; some linger or have strayed."""
    store, _ = written
    rows, places = store.fixes_after(0, 10**6), the_rules().places
    tracks = {}
    for terminal, at, lon, lat in zip(rows.terminal, rows.device_at, rows.lon, rows.lat, strict=True):
        tracks.setdefault(terminal, []).append((at, lon, lat))
    away = []
    for event in events:
        if event.kind == "reported" and event.post == "collector" and event.valid_at > THURSDAY - TRACKS + 30 * MINUTE:
            state = json.loads(event.payload)["after"]
            near = [one for one in tracks.get(state["reporter"], ()) if abs(one[0] - event.valid_at) < 20 * SECOND]
            away += [places.metres(lon, lat, state["lon"], state["lat"]) for _, lon, lat in near[:1]]

    assert len(away) > 30
    assert sum(metres < 150 for metres in away) > 0.6 * len(away)


def test_the_same_seed_writes_the_same_life(tmp_path):
    lives = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        store = opened(tmp_path / name, SINCE)
        write_history(store, the_rules(), SINCE, SINCE + 3 * HOUR, random.Random(5))
        lives.append([(e.subject, e.kind, e.recorded_at, e.actor) for e in store.events_after(0, 10**6)])
        store.dispose()

    assert len(lives[0]) > 60
    assert lives[0] == lives[1]


def test_a_gap_is_filled_from_where_the_log_ends(written):
    store, _ = written
    since = last_recorded(store)
    open_before = {case.case_id: case.version for case in store.cases(None, None) if case.state.stage in IN_HAND}

    counts = write_history(store, the_rules(), since, THURSDAY + GAP, random.Random(6))

    went_on = [c for c in store.cases(None, None) if c.version > open_before.get(c.case_id, c.version)]
    assert counts["refused"] == 0
    assert counts["reports"] > 30
    assert len(went_on) > 50
    assert store.verify().ok
    assert list(store.check_projections()) == []
    assert THURSDAY < last_recorded(store) <= THURSDAY + GAP
