"""A generated city's log with tracks and a wall that is moved, for replays: the read model over it, and the questions asked."""

import random
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from app.domain.moment import DAY, HOUR, MINUTE, SECOND
from app.domain.terms import Post
from app.services.messages import Step
from app.simulate.history import past_of
from app.simulate.roster import roster
from app.situation.setting import Setting
from app.situation.situation import Situation
from tests.integration import history_reference as slow
from tests.integration.simulate_world import THURSDAY, opened, the_city, the_rules
from widgets.theme import load_theme
from widgets.wall.layout import read_layout
from widgets.wall.panel import PanelContext
from widgets.wall.registry import load_panels
from widgets.wall.scenes import read_scenes

DAYS, REPORTS_A_DAY, TRACKS = 11, 55.0, 7 * HOUR
SINCE = THURSDAY - DAYS * DAY


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
    return tuple(roster(the_city(), THURSDAY - 10 * DAY, THURSDAY + 10 * DAY, 1))


def duties_of(_rules):
    return duties()


def situation(source, now):
    made = Situation(source, setting(the_rules()), None, now=lambda: now)
    made.load()
    return made


def moments(count, seed):
    """Return moments of any second, most of them of the last two days, where there are tracks and the wall was moved."""
    rng = random.Random(seed)
    spans = [(SINCE + HOUR, THURSDAY), (THURSDAY - 2 * DAY, THURSDAY), (THURSDAY - TRACKS, THURSDAY)]
    return [rng.randrange(*spans[place % 3]) // SECOND * SECOND for place in range(count)]


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
        rows = self._fixes
        start = int(np.searchsorted(rows.number, number, side="right"))
        part = slice(start, min(start + limit, self._known))
        return replace(rows, **{name: getattr(rows, name)[part] for name in rows.__slots__})


def questions_of_all_scenes(_qapp):
    """Return what every panel of every shipped scene asks."""
    walls = Path(__file__).resolve().parents[2] / "config" / "walls"
    layout = read_layout(walls / "demo.toml")
    rules, asked = the_rules(), {}
    for scene in read_scenes(walls / "scenes", layout.scenes, layout).values():
        context = PanelContext(
            theme=load_theme("wall"), calendar=rules.calendar, city_name="示范市", wall="hall", period=scene.period,
            filter=scene.filter, map_look=scene.map, density_top=scene.density_top,
        )  # fmt: skip
        for placement in {one: None for page in scene.pages or (scene.placements,) for one in page}:
            panel = load_panels()[placement.panel](context)
            asked |= dict.fromkeys(panel.questions(), f"{scene.key}/{placement.panel}")
    return asked


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
