"""A made-up log and city for the situation's tests: any step after any other, late events, both clocks at random."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

import numpy as np

from app.domain.case import CaseState
from app.domain.city import Area, AreaLevel, City, Department, Duty, DutyGrid
from app.domain.event import Event, canonical
from app.domain.moment import DAY, HOUR, MINUTE, SECOND, Instant
from app.domain.terms import Axis, Exposure, Light, Pending, Post, Satisfaction, Source, Stage, Stream, Supervision
from app.domain.work_time import DAY_WINDOWS, WorkCalendar
from app.situation.setting import Setting
from app.situation.situation import Situation
from app.situation.source import FixRows

NOON = 1_717_992_000_000_000
"""Mon 2024-06-10 12:00 in China."""
CALENDAR = WorkCalendar(DAY_WINDOWS, frozenset(), frozenset(), date(2030, 1, 1))
GRIDS = ("420102001001001", "420102001001002", "420103002001001", "")
DEPARTMENTS = ("D1", "D2", "D3")
UNITS = ("", "U1", "U2")
CLASSES = ("E06010", "E01001", "C02003")
STEPS = (
    "reported", "accept", "file", "dispatch", "feedback", "close", "urge", "clock_recomputed", "brand_new_step",
    "instruction_filed", "file_afterwards", "dispatched_first", "approve_return", "force_close", "archive_self_handled",
    "taken_back",
)  # fmt: skip
CENTRE = (114.0, 30.5)


@dataclass
class ListSource:
    """A log and positions in lists; ``down`` makes every question fail."""

    events: list[Event] = field(default_factory=list)
    fixes: list[tuple[str, Instant, Instant, float, float, int]] = field(default_factory=list)
    down: bool = False
    name: str = "store-1"

    def store_id(self) -> str:
        self._answer()
        return self.name

    def head(self) -> int:
        self._answer()
        return len(self.events)

    def events_after(self, seq: int, limit: int) -> Sequence[Event]:
        self._answer()
        return self.events[seq : seq + limit]

    def fixes_after(self, number: int, limit: int) -> FixRows:
        self._answer()
        rows = self.fixes[number : number + limit]
        unknown = np.full(len(rows), -1, np.float32)
        return FixRows(
            number=np.arange(number + 1, number + 1 + len(rows), dtype=np.int64),
            terminal=[row[0] for row in rows],
            device_at=np.array([row[1] for row in rows], np.int64),
            received_at=np.array([row[2] for row in rows], np.int64),
            lon=np.array([row[3] for row in rows], np.float64),
            lat=np.array([row[4] for row in rows], np.float64),
            accuracy=unknown,
            speed=unknown,
            course=unknown,
            flaw=np.array([row[5] for row in rows], np.uint8),
        )

    def _answer(self) -> None:
        if self.down:
            raise ConnectionError("the store is away")

    def append(
        self, subject: str, kind: str, payload: dict[str, object], at: Instant, *, valid_at: Instant | None = None,
        stream: Stream = Stream.CASE, actor: str = "somebody", post: Post = Post.SYSTEM, seat: str = "1",
    ) -> Event:  # fmt: skip
        seq = len(self.events) + 1
        event = Event(
            seq=seq, stream=stream, subject=subject, kind=kind, axis=Axis.SUPERVISION, chain_seq=seq, prev_hash="",
            hash=f"{self.name}-{seq}", hash_version=1, recorded_at=at, valid_at=at if valid_at is None else valid_at,
            actor=actor, post=post, seat=seat, payload=canonical(payload),
        )  # fmt: skip
        self.events.append(event)
        return event

    def case(self, case_id: str, kind: str, at: Instant, state: CaseState, **more: object) -> Event:
        version = 1 + sum(event.subject == case_id for event in self.events)
        payload = {"v": 1, "version": version, "cause": "x", "after": state.to_payload(), "clocks": {}, "facts": {}}
        return self.append(case_id, kind, payload, at, **more)  # type: ignore[arg-type]  # append's names

    def fix(
        self, terminal: str, at: Instant, lon: float = CENTRE[0], lat: float = CENTRE[1], *,
        received_at: Instant | None = None, flaw: int = 0,
    ) -> None:  # fmt: skip
        self.fixes.append((terminal, at, at if received_at is None else received_at, lon, lat, flaw))


@dataclass
class HandClock:
    """A clock moved by hand."""

    t: Instant = NOON

    def __call__(self) -> Instant:
        return self.t


def case_id(number: int) -> str:
    return str(UUID(int=(0x0190 << 112) | number << 8 | 0x80))


def state(number: int = 1, **changes: object) -> CaseState:
    """Return a case's state with plain values but for *changes*."""
    values: dict[str, object] = {
        "number": f"2024-{number:06}", "source": Source.COLLECTOR, "reported_at": NOON - DAY, "class_key": CLASSES[0],
        "lon": CENTRE[0], "lat": CENTRE[1], "place": f"某路 {number} 号", "road": "解放路", "grid": GRIDS[0],
        "duty_grid": "G1", "stage": Stage.REPORTED, "post": Post.ACCEPTOR,
    }  # fmt: skip
    return CaseState(**values | changes)  # type: ignore[arg-type]  # names are CaseState's


def in_disposal(number: int = 1, **changes: object) -> CaseState:
    """Return a case with department D1, its clock green."""
    values: dict[str, object] = {
        "stage": Stage.DISPOSING, "post": Post.DEPARTMENT, "department": "D1",
        "case_soon": NOON + 2 * HOUR, "case_due": NOON + 3 * HOUR,
    }  # fmt: skip
    return state(number, **values | changes)


def square(west: float, south: float, side: float) -> tuple[tuple[float, float], ...]:
    """Return a closed square ring."""
    east, north = west + side, south + side
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def city() -> City:
    """Return a city of three unit grids and two duty grids, G1 of about 1 km around the centre."""
    lon, lat = CENTRE
    areas = [
        Area(level=AreaLevel.DISTRICT, code="420102", name="江岸区", outline=square(lon, lat, 0.01)),
        Area(level=AreaLevel.UNIT_GRID, code=GRIDS[0], name="格 1", outline=square(lon - 0.005, lat - 0.005, 0.005)),
        Area(level=AreaLevel.UNIT_GRID, code=GRIDS[1], name="格 2", outline=square(lon, lat - 0.005, 0.005)),
        Area(level=AreaLevel.UNIT_GRID, code=GRIDS[2], name="格 3", outline=square(lon + 0.1, lat, 0.005)),
    ]
    departments = [
        Department(code=code, name=f"{code} 局", level=1, parent="", group="专业部门", phone="") for code in DEPARTMENTS
    ]
    units = [Department(code=code, name=f"{code} 队", level=2, parent="D1", group="", phone="") for code in UNITS[1:]]
    return City(
        code="420100", name="某市", bounds=(lon - 0.2, lat - 0.2, lon + 0.2, lat + 0.2), areas=tuple(areas),
        streets=(), grounds=(),
        duty_grids=(
            DutyGrid(code="G1", name="责任网格 01", unit_grids=GRIDS[:2], terminals=("T1",)),
            DutyGrid(code="G2", name="责任网格 02", unit_grids=GRIDS[2:3], terminals=("T2",)),
        ),
        departments=(*departments, *units), responsibilities=(), terminals=("T1", "T2", "T3"),
    )  # fmt: skip


def duty(terminal: str, start: Instant = NOON - 4 * HOUR, end: Instant = NOON + 4 * HOUR, grid: str = "G1") -> Duty:
    return Duty(terminal=terminal, name=f"监督员 {terminal}", duty_grid=grid, start=start, end=end)


def setting(*duties: Duty) -> Setting:
    return Setting(city=city(), classes={"E06010": "暴露垃圾"}, calendar=CALENDAR, roster=duties)


def situation(source: ListSource, *duties: Duty, clock: HandClock | None = None, **more: object) -> Situation:
    """Return a loaded situation over *source*."""
    made = Situation(source, setting(*duties), now=clock or HandClock(), **more)  # type: ignore[arg-type]  # its names
    made.load()
    return made


def random_log(seed: int, cases: int = 40, events: int = 400, days: int = 3) -> ListSource:
    """Return a log of random states that ends about noon; recorded times repeat, valid times come late."""
    rng = random.Random(seed)
    source, valid, reporters = ListSource(), {}, ("T1", "T2", "")
    at = NOON - days * DAY
    for _ in range(events):
        at += rng.choice((0, SECOND, rng.randrange(2 * days * DAY // events)))
        number = rng.randrange(cases)
        subject = case_id(number)
        valid[subject] = min(at, max(valid.get(subject, 0), at - rng.choice((0, MINUTE, rng.randrange(12 * HOUR)))))
        changes = random_changes(rng, at) | {"reporter": rng.choice(reporters) if rng.random() < 0.1 else ""}
        source.case(
            subject, rng.choice(STEPS), at, state(number, **changes), valid_at=valid[subject],
            post=rng.choice(tuple(Post)),
        )  # fmt: skip
    return source


def random_changes(rng: random.Random, at: Instant) -> dict[str, object]:
    """Return a random state; clocks near *at*, on round minutes so that moments coincide."""
    changes: dict[str, object] = {
        "stage": rng.choice(tuple(Stage)), "post": rng.choice(tuple(Post)), "urgent": rng.random() < 0.1,
        "source": rng.choice(tuple(Source)), "class_key": rng.choice(CLASSES), "grid": rng.choice(GRIDS),
        "department": rng.choice((*DEPARTMENTS, "")), "unit": rng.choice(UNITS), "pending": rng.choice(tuple(Pending)),
        "supervised": rng.choice(tuple(Supervision)), "frozen": rng.choice(tuple(Light)),
        "lon": CENTRE[0] + rng.random() / 100, "place": rng.choice(("", "桥头", "闸口")),
    }  # fmt: skip
    changes |= random_later_changes(rng, at)
    for clock in ("stage", "case"):
        if rng.random() < 0.7:
            soon = (at // MINUTE + rng.randrange(-900, 900)) * MINUTE
            changes |= {f"{clock}_soon": soon, f"{clock}_due": soon + rng.randrange(300) * MINUTE}
    if changes["supervised"] is Supervision.WAITING:
        changes["reply_due"] = at + rng.randrange(300) * MINUTE
    return changes


def random_later_changes(rng: random.Random, at: Instant) -> dict[str, object]:
    """Return what holds of few cases, or for long; half of the time nothing of it."""
    if rng.random() < 0.5:
        return {}
    told = {
        "notices": rng.randrange(3), "notice_no": rng.choice(("", "〔2024〕3 号")),
        "exposure": rng.choice(tuple(Exposure)), "reply_missed": rng.random() < 0.3,
    }  # fmt: skip
    flags = ("verified", "self_handled", "unfiled", "disputed", "ownerless", "forced", "appealed", "exempt")
    owing = rng.choice(((), (), ("D2",), ("D3", "U1"), ("D12",)))
    changes: dict[str, object] = {name: True for name in flags if rng.random() < 0.15} | {
        "holder": rng.choice((*DEPARTMENTS, *UNITS)), "team": rng.choice(("", "T1")), "assistants": owing,
        "delays": rng.randrange(3), "hangs": rng.randrange(2), "limit_step": rng.randrange(3),
        "satisfaction": rng.choice(tuple(Satisfaction)), "applied_more": rng.choice(("", "2h")),
    }  # fmt: skip
    changes |= told if rng.random() < 0.3 else {}
    for name in ("holder_due", "hang_until", "applied_at", "settle_due"):
        if rng.random() < 0.5:
            changes[name] = (at // MINUTE + rng.randrange(-300, 900)) * MINUTE
    return changes


def replace_hash(event: Event, value: str) -> Event:
    """Return *event* with another hash."""
    return replace(event, hash=value)
