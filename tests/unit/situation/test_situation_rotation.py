"""Scenes that take turns: beside a machine that ticks second by second, and through the log."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.adapters.store import open_store
from app.domain.moment import HOUR, MINUTE, SECOND
from app.domain.terms import Post, Stream
from app.situation.filters import Filter
from app.situation.questions.wall_now import WallNow
from app.situation.questions.wall_pushes import WallPushes
from app.situation.rotation import Rotation, Span, rotation_after
from app.situation.setting import Setting
from app.situation.situation import Situation
from app.situation.wall_stand import Turn
from tests.unit.services.town import LAT, MONDAY_9, WEST_LON, Hall, rules
from tests.unit.situation.growth import NOON, ListSource, situation

NAMES = ("daily", "hot", "supervision", "people")


@dataclass
class Ticking:
    """The slow, obvious rotation: one second at a time."""

    turns: tuple[Turn, ...]
    place: int = 0
    into: int = 0

    def tick(self, *, held: bool, alarmed: bool) -> None:
        turn = self.turns[self.place]
        if held or (alarmed and turn.holds_on_alarm) or len(self.turns) < 2:
            return
        self.into += 1
        if self.into == turn.seconds:
            self.place, self.into = (self.place + 1) % len(self.turns), 0


class RotationMachine(RuleBasedStateMachine):
    """Alarms come and go, hands hold and let go, time passes: the rotation never stalls and holds as it must."""

    def __init__(self) -> None:
        super().__init__()
        self.turns = tuple(Turn(name, 5 + 7 * place, place != 2) for place, name in enumerate(NAMES))
        self.slow = Ticking(self.turns)
        self.fast = Rotation(turns=self.turns)
        self.spans: list[Span] = []
        self.held = self.alarmed = False

    @rule()
    def hand(self) -> None:
        self.held = not self.held

    @rule()
    def alarm(self) -> None:
        self.alarmed = not self.alarmed

    @rule(seconds=st.integers(1, 90))
    def wait(self, seconds: int) -> None:
        before = self.slow.place
        span = Span(us=seconds * SECOND, is_held=self.held, is_alarmed=self.alarmed)
        self.fast = self.fast.through(span)
        self.spans.append(span)
        for _ in range(seconds):
            self.slow.tick(held=self.held, alarmed=self.alarmed)
        if self.held or (self.alarmed and self.turns[before].holds_on_alarm):
            assert self.fast.place == before

    @precondition(lambda self: not self.held and not self.alarmed)
    @rule()
    def a_free_rotation_shows_every_scene_within_one_round(self) -> None:
        self.fast = self.fast.through(Span(us=0))
        seen, now = {self.fast.scene}, self.fast
        for _ in self.turns:
            left = now.left_us
            assert left is not None
            assert 0 < left <= now.turns[now.place].seconds * SECOND
            now = now.later(left)
            seen.add(now.scene)
        assert seen == set(NAMES)

    @invariant()
    def agrees_with_the_slow_one(self) -> None:
        assert (self.fast.place, self.fast.into_us) == (self.slow.place, self.slow.into * SECOND)
        whole = rotation_after(self.turns, NAMES[0], 0, self.spans)
        assert (whole.place, whole.into_us, whole.at) == (self.fast.place, self.fast.into_us, self.fast.at)


TestRotation = RotationMachine.TestCase
TestRotation.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


@given(days=st.integers(0, 400), more=st.integers(0, 10**12))
def test_a_rotation_that_runs_for_months_is_found_at_once(days, more):
    turns = (Turn("daily", 60), Turn("hot", 30))

    found = Rotation(turns=turns).later(days * 24 * HOUR + more)

    assert found.into_us < found.turns[found.place].seconds * SECOND
    assert (days * 24 * HOUR + more) % (90 * SECOND) == found.into_us + (60 * SECOND if found.place else 0)


def rotating(alarm: tuple[int, int] | None = None, pin: tuple[int, int] | None = None):
    """Return a situation whose wall turns daily 60 s and hot 30 s from noon on; *alarm* and *pin* in minutes after."""
    source = ListSource()
    by = {"post": Post.LEADER, "actor": "李", "stream": Stream.WALL}
    turns = [{"scene": "daily", "seconds": 60}, {"scene": "hot", "seconds": 30}]
    hand = {"at": NOON, "actor": "李", "post": "leader", "seat": "1"}
    after = {"display": {"scene": "daily", "how": "rotated", "scene_by": hand}, "turns": turns}
    source.append("hall", "rotation_set", {"v": 2, "scene": "daily", "after": after}, NOON, **by)
    events = []
    if alarm is not None:
        events += [(alarm[0], "a", "alarm_raised", {}), (alarm[1], "a", "alarm_acknowledged", {})]
    if pin is not None:
        pinned = {**after, "pin": {"by": hand}}
        events += [(pin[0], "hall", "pinned", {"after": pinned}), (pin[1], "hall", "unpinned", {"after": after})]
    for minute, subject, kind, payload in sorted(events, key=lambda one: one[0]):
        stream = Stream.ALARM if subject == "a" else Stream.WALL
        source.append(subject, kind, payload, NOON + minute * MINUTE, **{**by, "stream": stream})
    return situation(source)


def scene(made, seconds: float) -> str:
    return WallNow(wall="hall").answer(made.at(NOON + int(seconds * SECOND))).scene


def test_the_scene_that_stood_at_any_moment_is_told_by_the_log():
    made = rotating()

    assert [scene(made, at) for at in (0, 59.9, 60, 89.9, 90, 150, 179, 24 * 3600 + 61)] == [
        "daily", "daily", "hot", "hot", "daily", "hot", "hot", "hot"
    ]  # fmt: skip
    state = WallNow(wall="hall").answer(made.at(NOON + 70 * SECOND))
    assert (state.rotation.following, state.rotation.left_us) == ("daily", 20 * SECOND)


def test_an_alarm_that_nobody_acknowledged_and_a_pin_hold_the_scene_and_it_goes_on_where_it_was():
    for held in ({"alarm": (2, 10)}, {"pin": (2, 10)}, {"alarm": (2, 6), "pin": (5, 10)}):
        made = rotating(**held)
        assert scene(made, 120) == scene(made, 9.9 * 60) == "daily"
        assert WallNow(wall="hall").answer(made.at(NOON + 5 * MINUTE)).rotation.left_us is None
        assert scene(made, 600 + 29.9) == "daily"
        assert scene(made, 600 + 30) == "hot"


def test_the_wall_travels_in_time_with_everything_that_stood_on_it(tmp_path):
    store = open_store(f"sqlite:///{tmp_path}/hall.db", attachments=tmp_path / "media", fsync=False)
    store.migrate()
    hall = Hall(store, rules()).staff()
    case_id = hall.opened()
    acts = (
        ("wall_scene", "", {"scene": "daily"}),
        ("wall_pin", "", {}),
        ("wall_show_case", case_id, {}),
        ("wall_annotate", case_id, {"shape": "text", "points": [[WEST_LON, LAT]], "text": "积水"}),
        ("wall_filter", "", {"filter": {"classes": ["E06"]}}),
        ("wall_show_subject", "", {"kind": "camera", "id": "甲", "label": "甲", "lon": WEST_LON, "lat": LAT}),
        ("wall_magnify", "", {"panel": "map"}),
        ("wall_undo", "", {}),
        ("wall_undo", "", {}),
    )
    moments = []
    for name, case, told in acts:
        hall.clock.go(MINUTE)
        assert hall.ask("leader", name, case, **told)["ok"]
        moments.append(hall.clock.now())
    setting = Setting(city=hall.rules.city, classes={}, calendar=hall.rules.calendar, roster=())
    made = Situation(store, setting, tmp_path / "snapshot", now=hall.clock.now)
    made.load()
    made.save_snapshot()
    again = Situation(store, setting, tmp_path / "snapshot", now=hall.clock.now)
    again.load()
    store.dispose()

    for one in (made, again):
        at = [WallNow(wall="hall").answer(one.at(moment)) for moment in moments]
        assert [state.pinned for state in at] == [False] + [True] * 8
        assert [state.case_id for state in at] == ["", "", case_id, case_id, case_id, "", "", "", case_id]
        assert [len(state.notes) for state in at] == [0, 0, 0, 1, 1, 0, 0, 0, 1]
        assert [state.filter for state in at][3:5] == [Filter(), Filter(classes=("E06",))]
        assert [state.subject is not None for state in at] == [False] * 5 + [True] * 3 + [False]
        assert [state.magnified for state in at] == [""] * 6 + ["map", "", ""]
        assert (at[1].pin_post, at[1].pin_seat) == (Post.SHIFT_LEADER, "leader")
        assert [push.kind for push in WallPushes(wall="hall", limit=3).answer(one.at())] == [
            "undone",
            "undone",
            "magnified",
        ]
    assert WallNow(wall="hall").answer(made.at(MONDAY_9)).scene == ""
