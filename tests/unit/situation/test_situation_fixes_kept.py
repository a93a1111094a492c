"""How long positions are remembered: a seat that runs for months does not grow with them."""

import numpy as np
import pytest

from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.situation.fix_start import number_before
from app.situation.history import FIXES_KEPT, OLD_SHARE
from app.situation.questions.people import People
from tests.unit.situation import growth
from tests.unit.situation.growth import NOON, HandClock, ListSource, duty, situation


class CountingSource(ListSource):
    """Counts how many positions it had to give."""

    given = 0

    def fixes_after(self, number, limit):
        rows = super().fixes_after(number, limit)
        self.given += len(rows)
        return rows


def kept(made) -> int:
    return len(made.at().fixes.fixes.number)


def where(made, t, axis="recorded"):
    people = People().answer(made.at(t, axis))
    return dict(zip(people.terminals, zip(people.lon.tolist(), people.status.tolist(), strict=True), strict=True))


def minutes_of_fixes(source, first, last):
    """Add a fix of T1 and T2 each minute, each a little further east; every seventh comes late."""
    for place, at in enumerate(range(first, last, MINUTE)):
        source.fix("T1", at, 114.0 + place / 1e6, received_at=at)
        source.fix("T2", at - (20 * MINUTE if place % 7 == 0 else 0), 114.1 + place / 1e6, received_at=at)


def test_a_first_start_reads_the_last_day_only(tmp_path):
    source = CountingSource()
    minutes_of_fixes(source, NOON - 10 * DAY, NOON)

    made = situation(source, snapshot=tmp_path)

    young = sum(received >= NOON - FIXES_KEPT for _, _, received, *_ in source.fixes)
    assert young <= kept(made) <= young + 1
    assert source.given < young + 100
    source.fix("T3", NOON)
    made.poll()
    assert kept(made) == young + 1 or kept(made) == young + 2


def test_a_seat_that_runs_on_forgets_and_answers_the_last_day_as_if_it_had_not():
    clock, source = HandClock(NOON), ListSource()
    minutes_of_fixes(source, NOON - HOUR, NOON)
    duties = (
        duty("T1", start=NOON + 3 * DAY, end=NOON + 5 * DAY),
        duty("T2", start=NOON + 3 * DAY, end=NOON + 5 * DAY),
    )
    made = situation(source, *duties, clock=clock)
    sizes = []

    for hours in range(96):
        now = NOON + (hours + 1) * HOUR
        minutes_of_fixes(source, now - HOUR, now)
        clock.t = now
        made.poll()
        where(made, now - HOUR, "valid")
        sizes.append(kept(made))

    of_26_hours = 2 * 60 * 26
    assert max(sizes) <= of_26_hours * OLD_SHARE / (OLD_SHARE - 1) + 120
    everything = growth.Situation(source, growth.setting(*duties), None, now=lambda: NOON)
    everything.load()
    assert len(everything.at().fixes.fixes.number) == len(source.fixes)
    for back in (0, 5 * MINUTE, HOUR, 20 * HOUR):
        for axis in ("recorded", "valid"):
            t = clock.t - back
            assert where(made, t, axis) == where(everything, t, axis)
            assert len(where(made, t, axis)) == 2


def test_a_view_keeps_its_positions_when_the_seat_forgets_them():
    clock, source = HandClock(NOON), ListSource()
    minutes_of_fixes(source, NOON - HOUR, NOON)
    made = situation(source, duty("T1"), clock=clock)
    view = made.at(NOON)
    before = People().answer(made.at(NOON)).lon.tolist()

    clock.t = NOON + 3 * DAY
    source.fix("T1", clock.t)
    made.poll()

    assert kept(made) == 1
    assert People().answer(view).lon.tolist() == before
    assert np.isnan(made.at(NOON).crew.lon).all()


def test_the_snapshot_has_the_kept_positions_only_and_goes_on_from_there(tmp_path):
    clock, source = HandClock(NOON), CountingSource()
    minutes_of_fixes(source, NOON - 2 * HOUR, NOON)
    made = situation(source, duty("T1"), clock=clock, snapshot=tmp_path)
    clock.t = NOON + FIXES_KEPT - HOUR

    made.save_snapshot()
    folder = tmp_path / (tmp_path / "CURRENT").read_text()
    source.given = 0
    again = situation(source, duty("T1"), clock=clock, snapshot=tmp_path)

    assert len(np.load(folder / "fix.number.npy")) == kept(again) == kept(made) == 120
    assert source.given == 0


@pytest.mark.parametrize("count", [0, 1, 2, 1023, 1024, 1025, 5000])
@pytest.mark.parametrize("old", [0, 1, 2, 1022, 1024, 1026, 5000])
@pytest.mark.parametrize("number", [0, 1, 700])
def test_the_beginning_is_found_by_halving(count, old, number):
    source = CountingSource()
    old = min(old, count)
    for place in range(count):
        source.fix("T1", NOON + (SECOND if place >= old else -SECOND))

    found = number_before(source, number, NOON)

    assert found >= number
    assert max(old - 1, number) >= found
    assert found >= old - 1
    assert source.given < 40
