"""A small town with the site's real tables, a gateway on any store, and short ways to speak to it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from app.adapters.tables import read_calendar, read_catalogue, read_limits, read_workflow
from app.adapters.tables.scene_panels_file import read_panels
from app.domain.city import (
    Area,
    AreaLevel,
    City,
    Department,
    Duty,
    DutyGrid,
    Responsibility,
    Street,
    StreetClass,
)
from app.domain.fix import Fix
from app.domain.moment import CHINA, HOUR, SECOND, from_datetime
from app.domain.terms import Post
from app.services.gateway import Gateway, Handled
from app.services.messages import Fixes, Login, Reply, Report, Step
from app.services.roster import Roster
from app.services.rules import Rules
from app.services.users import NewUser, create_user
from app.situation.places import Places

ROOT = Path(__file__).resolve().parents[3]
MONDAY_9 = from_datetime(datetime(2026, 6, 8, 9, 0, tzinfo=CHINA))
PASSWORD = "a long password"
WEST_LON, EAST_LON, LAT = 117.0105, 117.0305, 36.6105
"""Inside the first grid of the western subdistrict, inside the first of the eastern, and their latitude."""
RUBBISH, COVER, SHOP = "E06010", "C01002", "E09005"
"""暴露垃圾 (ordinary), 污水井盖 (urgent by what is said), 店外经营 (urgent by class)."""


def _box(west, south, east, north):
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def _grids():
    for column in range(4):
        for row in range(3):
            side = "370102001001" if column < 2 else "370102002001"
            code = f"{side}{column % 2 * 3 + row + 1:03}"
            west, south = 117.005 + column * 0.01, 36.605 + row * 0.01
            yield Area(
                level=AreaLevel.UNIT_GRID,
                code=code,
                name=code[-3:],
                outline=_box(west, south, west + 0.01, south + 0.01),
            )


@cache
def city():
    """Two subdistricts of six grids each, side by side, in bounds that are wider than the town."""
    grids = tuple(_grids())
    west, east = "370102001", "370102002"
    areas = (
        Area(level=AreaLevel.DISTRICT, code="370102", name="历城区", outline=_box(117.005, 36.605, 117.045, 36.635)),
        Area(level=AreaLevel.SUBDISTRICT, code=west, name="文昌街道", outline=_box(117.005, 36.605, 117.025, 36.635)),
        Area(level=AreaLevel.SUBDISTRICT, code=east, name="建设街道", outline=_box(117.025, 36.605, 117.045, 36.635)),
    )
    return City(
        code="370100",
        name="试验市",
        bounds=(117.0, 36.6, 117.05, 36.64),
        areas=areas + grids,
        streets=(
            Street(name="文昌路", street_class=StreetClass.MINOR, line=((117.005, 36.611), (117.045, 36.611))),
            Street(name="解放路", street_class=StreetClass.ARTERIAL, line=((117.02, 36.605), (117.02, 36.635))),
            Street(name="货运铁路", street_class=StreetClass.RAIL, line=((117.005, 36.6106), (117.045, 36.6106))),
        ),
        grounds=(),
        duty_grids=(
            DutyGrid(code="D1", name="一号", unit_grids=tuple(g.code for g in grids if g.code.startswith(west)), terminals=("T1", "T2")),
            DutyGrid(code="D2", name="二号", unit_grids=tuple(g.code for g in grids if g.code.startswith(east)), terminals=("T3",)),
        ),
        departments=(
            Department(code="HW", name="环卫处", level=1, parent="", group="专业部门", phone="8001"),
            Department(code="HW1", name="环卫一队", level=2, parent="HW", group="班组", phone="8002"),
            Department(code="HW11", name="环卫一队三班", level=3, parent="HW1", group="班组", phone="8012"),
            Department(code="SZ", name="市政处", level=1, parent="", group="专业部门", phone="8003"),
            Department(code="WC", name="文昌街道办", level=1, parent="", group="街道", phone="8004"),
        ),
        responsibilities=(
            Responsibility(area_prefix="", class_prefix="E06", department="HW", unit=""),
            Responsibility(area_prefix="", class_prefix="C01", department="SZ", unit=""),
            Responsibility(area_prefix=west, class_prefix="", department="WC", unit=""),
            Responsibility(area_prefix=west, class_prefix="E06011", department="WC", unit=""),
        ),
        terminals=("T1", "T2", "T3", "T4"),
    )  # fmt: skip


@cache
def tables():
    """The site's own tables."""
    limits, stage_limits = read_limits(ROOT / "config" / "limits")
    return {
        "workflow": read_workflow(ROOT / "config" / "workflow.toml"),
        "catalogue": read_catalogue(ROOT / "resources" / "catalogue"),
        "limits": limits,
        "stage_limits": stage_limits,
        "calendar": read_calendar(ROOT / "config" / "calendar"),
    }


@cache
def places():
    return Places(city())


def rules(*, duties=(), merged_posts=False):
    return Rules(
        city=city(), places=places(), roster=Roster(city(), duties), merged_posts=merged_posts,
        panels=read_panels(ROOT / "config" / "walls" / "hall-16x9.toml"), **tables(),
    )  # fmt: skip


def duty(terminal, duty_grid, start=MONDAY_9 - HOUR, end=MONDAY_9 + 8 * HOUR):
    return Duty(terminal=terminal, name=f"监督员{terminal}", duty_grid=duty_grid, start=start, end=end)


@dataclass
class HandClock:
    """A clock moved by hand."""

    at: int = MONDAY_9

    def now(self):
        return self.at

    def go(self, us):
        self.at += us


@dataclass
class CountedIds:
    """Identifiers in order, the same in every run."""

    last: int = 0

    def new(self):
        self.last += 1
        return f"018f0000-0000-7000-8000-{self.last:012}"


class QuickPasswords:
    """Passwords that take no time; the argon2 adapter has its own test."""

    def __init__(self):
        self.seen = []

    @property
    def looks(self):
        return len(self.seen)

    def hash(self, password):
        return f"hash of {password}"

    def matches(self, password, password_hash):
        self.seen.append(password_hash)
        return password_hash == f"hash of {password}"


PEOPLE = {
    "acceptor": (Post.ACCEPTOR,),
    "leader": (Post.SHIFT_LEADER,),
    "dispatcher": (Post.DISPATCHER,),
    "boss": (Post.LEADER,),
    "video": (Post.VIDEO,),
    "triple": (Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER),
}


@dataclass
class Hall:
    """A gateway with its people at their seats."""

    store: object
    rules: Rules
    clock: HandClock = field(default_factory=HandClock)
    ids: CountedIds = field(default_factory=CountedIds)
    passwords: QuickPasswords = field(default_factory=QuickPasswords)
    tokens: dict[str, str] = field(default_factory=dict)
    counter: int = 0
    seated_at: int = MONDAY_9

    def __post_init__(self):
        assert self.store.take_lease("hall", self.clock.now())
        self.gateway = Gateway(self.store, self.rules, self.clock, self.ids, self.passwords)

    def staff(self):
        """Put everybody into the user file."""
        for user, posts in PEOPLE.items():
            self.person(user, posts)
        for code in ("HW", "HW1", "HW11", "SZ", "WC"):
            self.person(code.lower(), (Post.DEPARTMENT,), department=code)
        self.person("east", (Post.ACCEPTOR,), area="370102002")
        return self

    def person(self, user, posts, **rights):
        new = NewUser(user=user, name=user, password=PASSWORD, posts=posts, **rights)
        create_user(self.store, self.passwords, new, now=self.clock.now(), by="test")

    def handle(self, *messages) -> Handled:
        self.store.take_lease("hall", self.clock.now())
        return self.gateway.handle(messages)

    def one(self, message):
        """Handle one message and return the body of its answer."""
        return self.handle(message).outgoing[0].body

    def login(self, user, password=PASSWORD, seat=None, post=""):
        return self.one(Login(step_id=self._next(), seat=seat or user, user=user, password=password, post=post))

    def token(self, user):
        if user not in self.tokens:
            answer = self.login(user)
            assert answer["ok"], answer
            self.tokens[user] = answer["fields"]["session"]
        return self.tokens[user]

    def step(self, user, name, case_id="", version=None, **fields):
        return Step(
            step_id=self._next(), seat=user, session=self.token(user), name=name, case_id=case_id, version=version, fields=fields
        )  # fmt: skip

    def ask(self, user, name, case_id="", **fields):
        """Take a step on the case as it stands now and return the answer's body."""
        case = self.store.case(case_id) if case_id else None
        return self.one(self.step(user, name, case_id, None if case is None else case.version, **fields))

    def report(self, **values):
        return replace(a_report(self._next(), self.clock.now()), **values)

    def opened(self, **values):
        """Report a problem and return the case's id."""
        body = self.one(self.report(**values))
        assert body["ok"], body
        return body["case_id"]

    def reply(self, case_id, task, result, terminal=None, note="", photos=("cd" * 32,)):
        checker = self.store.case(case_id).state.checker
        return Reply(
            message_id=self._next(), terminal=terminal or checker, device_at=self.clock.now(), received_at=self.clock.now(),
            case_id=case_id, task=task, result=result, note=note, photos=photos,
        )  # fmt: skip

    def to_stage(self, case_id, *steps):
        """Walk the case through named steps of :data:`WALK`."""
        for name in steps:
            user, fields = WALK[name]
            self.clock.go(SECOND)
            if user is None:
                body = self.one(self.reply(case_id, "check", "passed"))
            else:
                body = self.ask(user, name, case_id, **fields)
            assert body["ok"], (name, body)
        return self.store.case(case_id)

    def kinds(self, case_id):
        return [event.kind for event in self.store.history(case_id)]

    def _next(self):
        self.counter += 1
        return f"m{self.counter}"


WALK = {
    "accept": ("acceptor", {}),
    "file": ("leader", {"condition": "1"}),
    "dispatch": ("dispatcher", {"department": "HW"}),
    "sign": ("hw", {}),
    "handle": ("hw", {"note": "已清理"}),
    "feedback": ("hw", {}),
    "send_check": ("dispatcher", {}),
    "check_passed": (None, {}),
    "close": ("leader", {"closing": "现场已恢复"}),
}
"""The ordinary way of a case: who takes each step, with what."""


def a_report(message_id, at, terminal="T1"):
    return Report(
        message_id=message_id, terminal=terminal, device_at=at, received_at=at, class_key=RUBBISH, lon=WEST_LON, lat=LAT,
        accuracy_m=8.0, place="文昌路 12 号", description="路边有生活垃圾裸露", photos=("ab" * 32,), component="",
        urgent=False, self_handled=False,
    )  # fmt: skip


def a_fix(terminal="T1", at=MONDAY_9, lon=WEST_LON, lat=LAT, **values):
    return Fix(terminal=terminal, device_at=at, received_at=values.pop("received_at", at), lon=lon, lat=lat, **values)


def some_fixes(terminal, *fixes):
    return Fixes(terminal=terminal, fixes=fixes)
