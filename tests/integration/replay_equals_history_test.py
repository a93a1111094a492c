"""Replay equals history: at random moments of a generated city's log, what every panel is told is what a fold of the log says.

Compared with the slow reading (:mod:`tests.integration.history_reference`): the four numbers with all their parts,
the queues, 督办与超期 in order, the month's rates of departments, the ages of the overdue, the hours, the feed, the
backlog, 督办总览, alarms, the wall, and people. Compared for every question of every scene with a read model that never
saw a later event: all there are.
"""

import random
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.terms import Post, Stream
from app.services.messages import Step
from app.simulate.history import past_of
from app.situation.answers import answer_all
from app.situation.questions.alarms import Alarms
from app.situation.questions.backlog import Backlog
from app.situation.questions.department_rates import DepartmentRates
from app.situation.questions.feed import Feed
from app.situation.questions.hours import HourlyFilings
from app.situation.questions.numbers import Numbers
from app.situation.questions.overdue_ages import OverdueAges
from app.situation.questions.people import People
from app.situation.questions.queues import Queues
from app.situation.questions.supervised import SupervisedAndOverdue
from app.situation.questions.supervision_now import SupervisionNow
from app.situation.questions.wall_now import WallNow
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.integration import history_reference as slow
from tests.integration.simulate_world import THURSDAY, opened, the_rules

DAYS, REPORTS_A_DAY, TRACKS = 11, 55.0, 7 * HOUR
SINCE = THURSDAY - DAYS * DAY
MOMENTS = 50
WHOLE_MOMENTS = 8
"""Moments for which every question of every scene is asked of a read model that ends there."""


AS_WALKED = frozenset({"CoverageBoard", "BlindSpots", "Replay", "TrackDoubts", "Unseen"})
"""Questions about tracks: they tell where people were by their devices' own time, late batches of it included."""


class Written:
    """The log, its slow reading, and the read model over it."""

    def __init__(self, folder: Path) -> None:
        self.rules = the_rules()
        self.store = opened(folder, SINCE)
        past = past_of(
            self.store, self.rules, SINCE, THURSDAY, random.Random(3), reports_a_day=REPORTS_A_DAY, tracks=TRACKS
        )
        self.past = past
        for at, name, given in self._pushes():
            past.live(at, lambda _share, _cases: None)
            self._push(name, given)
        past.live(THURSDAY, lambda _share, _cases: None)
        self.events = self.store.events_after(0, 10**7)
        self.told = slow.told(self.events)
        self.fixes = self.store.fixes_after(0, 10**7)
        self.situation = situation(self.store, THURSDAY)

    def _pushes(self):
        """Return what was done to the wall, and when, as far as nothing depends on chance."""
        turns = [{"scene": one, "seconds": s, "holds_on_alarm": False} for one, s in (("daily", 47), ("people", 31))]
        start = THURSDAY - 2 * DAY
        return (
            (start, "wall_scene", {"scene": "supervision"}),
            (start + 3 * HOUR, "wall_magnify", {"panel": "queues"}),
            (start + 9 * HOUR, "wall_pin", {"until": start + 9 * HOUR + 30 * MINUTE}),
            (start + 20 * HOUR, "wall_rotate", {"turns": turns}),
            (start + 30 * HOUR, "wall_scene", {"scene": "night"}),
            (start + 33 * HOUR, "wall_freeze", {}),
            (start + 34 * HOUR, "wall_unfreeze", {}),
            (start + 36 * HOUR, "wall_undo", {}),
            (start + 46 * HOUR, "wall_replay", {"at": start, "speed": 60.0}),
        )

    def _push(self, name, given):
        seat, token = self.past.drama.voices.book.pick(Post.LEADER, "", random.Random(1))
        step = Step(step_id=f"{name}/{self.past.clock.at}", seat=seat.number, session=token, name=name, fields=given)
        (answer,) = [one for one in self.past.gateway.handle([step]).outgoing if one.body.get("id") == step.step_id]
        assert answer.body["ok"], answer.body

    def city(self, t):
        return slow.City(self.told, t, self.rules.calendar)


def setting(rules):
    entries = rules.catalogue.classes.items()
    return Setting(
        city=rules.city,
        classes={key: one.name for key, one in entries},
        majors={key[:3]: one.major_name for key, one in entries},
        calendar=rules.calendar,
        roster=duties_of(rules),
    )


@cache
def duties():
    from app.simulate.roster import roster
    from tests.integration.simulate_world import the_city

    return tuple(roster(the_city(), THURSDAY - 10 * DAY, THURSDAY + 10 * DAY, 1))


def duties_of(_rules):
    return duties()


def situation(source, now):
    made = Situation(source, setting(the_rules()), None, now=lambda: now)
    made.load()
    return made


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    made = Written(tmp_path_factory.mktemp("replayed"))
    yield made
    made.store.dispose()


def moments(count, seed):
    """Return moments of any second, most of them of the last two days, where there are tracks and the wall was moved."""
    rng = random.Random(seed)
    spans = [(SINCE + HOUR, THURSDAY), (THURSDAY - 2 * DAY, THURSDAY), (THURSDAY - TRACKS, THURSDAY)]
    return [rng.randrange(*spans[place % 3]) // SECOND * SECOND for place in range(count)]


@pytest.fixture(params=moments(MOMENTS, 11), ids=lambda t: f"{(THURSDAY - t) // MINUTE} min before")
def then(request, written):
    """One of fifty random moments: the read model's view of it and the slow city."""
    t = request.param
    return written, written.situation.at(t), written.city(t)


def test_every_number_of_every_panel_is_what_a_fold_of_the_log_says(then):
    written, view, city = then
    whole = written.told

    numbers = Numbers().answer(view)
    expected = city.numbers(whole)
    assert {name: getattr(numbers, name) for name in expected} == expected

    queues = Queues().answer(view)
    assert [(r.queue, r.stock, r.soon, r.stage_over, r.case_over) for r in queues.rows] == city.queues()
    assert queues.before_filing == expected["before_filing"]

    chased = SupervisedAndOverdue(limit=0).answer(view)
    assert [row.case_id for row in chased.rows] == city.chased()
    assert (chased.waiting, chased.over) == (len(city.waiting()), len(city.over()))

    rates = DepartmentRates().answer(view)
    found = city.rates(written.rules.city.departments)
    assert {one.department: (one.handed_over, one.open_overdue, one.in_time) for one in rates.rows} == found
    assert [one.department for one in rates.rows] == city.best_first(found)

    assert list(OverdueAges().answer(view).counts) == city.ages()
    hours = HourlyFilings().answer(view)
    assert {name: getattr(hours, name) for name in ("today", "running", "last_week")} == city.hours(whole)
    backlog = Backlog().answer(view)
    assert {one.department: (one.soon, one.over, one.waiting) for one in backlog.rows} == city.backlog()
    supervision = SupervisionNow().answer(view)
    assert (supervision.waiting, supervision.over) == (len(city.waiting()), len(city.over()))
    feed = Feed(limit=9).answer(view)
    assert [(one.at, one.kind, one.case_id) for one in feed.rows] == city.feed(9)
    assert feed.in_last_hour == city.steps_in_hour()


def test_alarms_and_wall_are_what_stood_there(then):
    written, view, city = then

    assert {one.subject for one in Alarms(limit=0).answer(view).open} == set(slow.open_alarms(written.events, city.t))
    state = WallNow(wall="hall").answer(view)
    wall = slow.wall_at(written.events, city.t)
    assert {name: getattr(state, name) for name in wall} == wall


def test_people_stand_where_they_stood(then):
    written, view, city = then
    on_shift = [one for one in duties() if one.start <= city.t < one.end]
    presence = [one for one in written.events if one.stream == Stream.TERMINAL]

    people = People(limit=0).answer(view)
    status, places = slow.people_at(written.fixes, presence, on_shift, city.t)

    assert people.due == len(on_shift) == len(status)
    counts = {word: sum(one == word for one in status.values()) for word in ("offline", "no_fix", "out")}
    assert (people.offline, people.no_fix) == (counts["offline"], counts["no_fix"])
    assert people.on_duty + people.out_of_grid + people.lingering == counts["out"]
    shown = {
        who: (lon, lat)
        for who, lon, lat in zip(people.terminals, people.lon.tolist(), people.lat.tolist(), strict=True)
    }
    assert {who: shown[who] for who in places} == places


class UntilThen:
    """A store whose log ends at a moment: whoever reads it cannot know what came later."""

    def __init__(self, written, t):
        self._events = [one for one in written.events if one.recorded_at <= t]
        self._fixes = written.fixes
        self._known = int(np.searchsorted(np.maximum.accumulate(written.fixes.received_at), t, side="right"))

    def store_id(self):
        return "until then"

    def head(self):
        return len(self._events)

    def events_after(self, seq, limit):
        return self._events[seq : seq + limit]

    def fixes_after(self, number, limit):
        from dataclasses import replace

        rows = self._fixes
        start = int(np.searchsorted(rows.number, number, side="right"))
        part = slice(start, min(start + limit, self._known))
        return replace(rows, **{name: getattr(rows, name)[part] for name in rows.__slots__})


def questions_of_all_scenes(qapp):
    """Return what every panel of every shipped scene asks."""
    from widgets.theme import load_theme
    from widgets.wall.layout import read_layout
    from widgets.wall.panel import PanelContext
    from widgets.wall.registry import load_panels
    from widgets.wall.scenes import read_scenes

    walls = Path(__file__).resolve().parents[2] / "config" / "walls"
    layout = read_layout(walls / "demo.toml")
    rules, asked = the_rules(), {}
    for scene in read_scenes(walls / "scenes", layout.scenes, layout).values():
        context = PanelContext(
            theme=load_theme("wall"), calendar=rules.calendar, city_name="示范市", wall="hall", period=scene.period,
            filter=scene.filter, map_look=scene.map, density_top=scene.density_top,
        )  # fmt: skip
        for placement in scene.placements:
            panel = load_panels()[placement.panel](context)
            asked |= dict.fromkeys(panel.questions(), f"{scene.key}/{placement.panel}")
    return asked


def test_every_question_of_every_scene_is_answered_as_if_nothing_had_happened_since(qapp, written):
    asked = questions_of_all_scenes(qapp)
    assert len(asked) > 25

    others = set()
    for t in moments(WHOLE_MOMENTS, 12):
        now = answer_all(written.situation.at(t), asked)
        known = answer_all(situation(UntilThen(written, t), t).at(t), asked)
        assert now.failures.keys() == known.failures.keys(), t
        others |= {type(one).__name__ for one, answer in known.answers.items() if not same(answer, now.answers[one])}
    assert others <= AS_WALKED


def same(one, other):
    """Return whether two answers say the same, arrays and what they are made of included."""
    if isinstance(one, np.ndarray):
        return isinstance(other, np.ndarray) and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
    if is_dataclass(one) and not isinstance(one, type):
        return type(one) is type(other) and all(
            same(getattr(one, part.name), getattr(other, part.name)) for part in fields(one)
        )
    if isinstance(one, tuple | list):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(value, other[key]) for key, value in one.items())
    return bool(one == other)
