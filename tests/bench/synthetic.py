"""Columns of a city that never was, of any size, made at once: a million cases in seconds instead of an hour of events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from app.domain.city import Area, AreaLevel, City, Department
from app.domain.event import Event, canonical
from app.domain.moment import DAY, HOUR, MINUTE, Instant
from app.domain.terms import Light, Post, Stage, Stream
from app.domain.work_time import DAY_WINDOWS, WorkCalendar
from app.situation import codes
from app.situation.case_tables import AboutArrays, CaseArrays, EventArrays, FilingArrays, MoreArrays
from app.situation.history import History
from app.situation.setting import Setting
from app.situation.source import FixRows

NOW: Instant = 1_717_992_000_000_000
"""Mon 2024-06-10 12:00 in China."""
YEARS = 3
WEST, SOUTH, EAST, NORTH = 114.2, 30.5, 114.4, 30.65
STORE_ID = "synthetic"
DEPARTMENTS = tuple(f"D{number:02}" for number in range(40))
ROADS, GRIDS, CLASSES = 400, 600, 150

FLOW: tuple[tuple[str, Stage, Post, Instant], ...] = (
    ("reported", Stage.REPORTED, Post.ACCEPTOR, 0),
    ("accept", Stage.ACCEPTED, Post.SHIFT_LEADER, 5 * MINUTE),
    ("file", Stage.FILED, Post.DISPATCHER, 6 * MINUTE),
    ("dispatch", Stage.DISPATCHED, Post.DEPARTMENT, 6 * MINUTE),
    ("sign", Stage.DISPOSING, Post.DEPARTMENT, HOUR),
    ("feedback", Stage.FEEDBACK, Post.DISPATCHER, 9 * HOUR),
    ("check_passed", Stage.CHECKED, Post.SHIFT_LEADER, HOUR),
    ("close", Stage.CLOSED, Post.NOBODY, 20 * MINUTE),
)
"""Step, stage and post after it, and the mean time it took."""
DISPATCHED, HANDED_OVER, LIMIT, STAGE_LIMIT = 3, 5, 24 * HOUR, 15 * MINUTE


@dataclass
class SyntheticSource:
    """A store that holds only the newest event of a synthetic history, and what is appended behind it."""

    seq: int
    tail: list[Event]

    def store_id(self) -> str:
        return STORE_ID

    def head(self) -> int:
        return self.seq + len(self.tail)

    def events_after(self, seq: int, limit: int) -> Sequence[Event]:
        if seq < self.seq:
            return [_event(self.seq, "0" * 32, "reported", NOW, {})]
        return self.tail[seq - self.seq : seq - self.seq + limit]

    def fixes_after(self, number: int, limit: int) -> FixRows:
        whole, half = np.empty(0, np.int64), np.empty(0, np.float32)
        empty = np.empty(0, np.float64)
        return FixRows(
            number=whole, terminal=[], device_at=whole, received_at=whole, lon=empty, lat=empty, accuracy=half,
            speed=half, course=half, flaw=np.empty(0, np.uint8),
        )  # fmt: skip

    def add(self, count: int, at: Instant, **changes: object) -> None:
        """Append *count* new reports recorded at *at*, with *changes* to their state."""
        for _ in range(count):
            seq = self.head() + 1
            after = {
                "number": f"N{seq}", "source": "collector", "reported_at": at, "class_key": "E00001", "lon": 114.3,
                "lat": 30.55, "place": f"某路 {seq} 号", "road": "某路", "grid": "420102001000001", "stage": "reported",
                "post": "acceptor", "stage_soon": at + 12 * MINUTE, "stage_due": at + 15 * MINUTE,
            }  # fmt: skip
            payload = {"v": 1, "version": 1, "after": after | changes}
            self.tail.append(_event(seq, f"{seq:032x}", "reported", at, payload))


def _event(seq: int, subject: str, kind: str, at: Instant, payload: dict[str, object]) -> Event:
    return Event(
        seq=seq, stream=Stream.CASE, subject=subject, kind=kind, axis="supervision", chain_seq=seq, prev_hash="",
        hash=f"hash-{seq}", hash_version=1, recorded_at=at, valid_at=at, actor="T1", post="collector", seat="",
        payload=canonical(payload),
    )  # fmt: skip


def setting() -> Setting:
    """Return the setting that fits a synthetic history."""
    corners = ((WEST, SOUTH), (EAST, SOUTH), (EAST, NORTH), (WEST, NORTH), (WEST, SOUTH))
    departments = [
        Department(code=code, name=f"部门 {code}", level=1, parent="", group="专业部门", phone="")
        for code in DEPARTMENTS
    ]
    city = City(
        code="420100", name="某市", bounds=(WEST, SOUTH, EAST, NORTH),
        areas=(Area(level=AreaLevel.DISTRICT, code="420102", name="江岸区", outline=corners),),
        streets=(), grounds=(), duty_grids=(), departments=tuple(departments), responsibilities=(), terminals=("T1",),
    )  # fmt: skip
    calendar = WorkCalendar(DAY_WINDOWS, frozenset(), frozenset(), date(2030, 1, 1))
    return Setting(city=city, classes={}, calendar=calendar, roster=())


def history(cases: int, seed: int = 1) -> History:
    """Return a history of *cases* cases with up to eight events each over three years up to :data:`NOW`."""
    rng = np.random.default_rng(seed)
    made = History()
    words = made.cases.words
    words.extend([step for step, *_ in FLOW] + ["clock_recomputed", *DEPARTMENTS])
    words.extend([f"路 {number}" for number in range(ROADS)])
    words.extend([f"420102{number // 60:03}{number % 60:03}001" for number in range(GRIDS)])
    words.extend([f"E{number:05}" for number in range(CLASSES)])
    begun = np.sort(NOW - YEARS * 365 * DAY + (rng.random(cases) * YEARS * 365 * DAY).astype(np.int64))
    took = np.stack([rng.exponential(1.0, cases) * mean for *_, mean in FLOW], axis=1).astype(np.int64)
    at = begun[:, np.newaxis] + np.cumsum(took, axis=1)
    _fill_cases(made, begun)
    _fill_abouts(made, cases, rng)
    _fill_events(made, at, rng)
    made.cases.index()
    made.seq = len(made.cases.events)
    made.head_hash = f"hash-{made.seq}"
    return made


def source_of(made: History) -> SyntheticSource:
    """Return the store that *made* was read from."""
    return SyntheticSource(made.seq, [])


def _fill_cases(made: History, begun: np.ndarray) -> None:
    count = len(begun)
    high = np.arange(count, dtype=np.uint64) + np.uint64(0x0190 << 48)
    low = np.full(count, 1 << 63, np.uint64)
    made.cases.cases.append(CaseArrays(high, low, begun, np.zeros(count, np.int32)))
    made.cases.numbers.extend([f"2024-{number:08}" for number in range(count)])


def _fill_abouts(made: History, count: int, rng: np.random.Generator) -> None:
    words = made.cases.words
    grid, road = words.find("420102000000001"), words.find("路 0")
    made.cases.abouts.append(
        AboutArrays(
            class_key=words.find("E00000") + rng.integers(0, CLASSES, count, np.int32),
            lon=np.clip(rng.normal((WEST + EAST) / 2, 0.03, count), WEST, EAST),
            lat=np.clip(rng.normal((SOUTH + NORTH) / 2, 0.025, count), SOUTH, NORTH),
            road=road + rng.integers(0, ROADS, count, np.int32),
            grid=grid + rng.integers(0, GRIDS, count, np.int32),
            duty_grid=np.zeros(count, np.int32),
            reporter=np.zeros(count, np.int32),
            place=np.zeros(count, np.int64),
            source=rng.integers(0, len(codes.SOURCES), count, np.uint8),
        )
    )
    made.cases.places.extend([f"路口 {number}" for number in range(count)])


def _fill_events(made: History, at: np.ndarray, rng: np.random.Generator) -> None:
    """Lay the flows of all cases out in the order of time, as far as they have come by now."""
    cases, steps = at.shape
    happened = (at <= NOW).ravel()
    order = np.argsort(at.ravel(), kind="stable")
    order = order[happened[order]].astype(np.int32)
    count = len(order)
    case, step = order // steps, order % steps
    times = at.ravel()[order]
    place = np.empty(cases * steps, np.int32)
    place[order] = np.arange(count, dtype=np.int32)
    before = np.where(step > 0, place[np.maximum(order - 1, 0)], -1).astype(np.int32)
    dispatched, handed_over = at[case, DISPATCHED], at[case, HANDED_OVER]
    limit = LIMIT // 2 + (rng.random(cases) * LIMIT).astype(np.int64)
    due = dispatched + limit[case]
    is_late = handed_over > due
    is_running = (step >= DISPATCHED) & (step < HANDED_OVER)
    is_ours = (step < DISPATCHED) | ((step >= HANDED_OVER) & (step < steps - 1))
    none = np.full(count, codes.NO_TIME)
    zeros, words = np.zeros(count, np.uint8), made.cases.words
    department = words.find(DEPARTMENTS[0]) + rng.integers(0, len(DEPARTMENTS), cases, np.int32)
    more = _fill_mores(made, at[:, DISPATCHED] + limit, department)
    stages = np.array([codes.STAGE[stage] for _, stage, *_ in FLOW], np.uint8)
    posts = np.array([codes.POST[post] for _, _, post, _ in FLOW], np.uint8)
    kinds = np.array([words.find(kind) for kind, *_ in FLOW], np.int32)
    light = np.where(is_late, codes.LIGHT[Light.RED], codes.LIGHT[Light.GREEN])
    made.cases.events.append(
        EventArrays(
            seq=np.arange(1, count + 1, dtype=np.int64),
            recorded_at=times,
            valid_at=times,
            case=case.astype(np.int32),
            before=before,
            about=case.astype(np.int32),
            more=np.where(step >= DISPATCHED, more[case], 0).astype(np.int32),
            version=(step + 1).astype(np.int32),
            step=kinds[step],
            department=np.where(step >= DISPATCHED, department[case], 0).astype(np.int32),
            unit=np.zeros(count, np.int32),
            checker=np.zeros(count, np.int32),
            actor=np.zeros(count, np.int32),
            seat=np.zeros(count, np.int32),
            stage_soon=np.where(is_ours, times + STAGE_LIMIT * 8 // 10, none),
            stage_due=np.where(is_ours, times + STAGE_LIMIT, none),
            case_soon=np.where(is_running, due - limit[case] // 5, none),
            case_due=np.where(is_running, due, none),
            reply_due=none,
            stage=stages[step],
            post=posts[step],
            by_post=zeros,
            frozen=np.where(step >= HANDED_OVER, light, 0).astype(np.uint8),
            supervised=zeros,
            pending=zeros,
            urgent=(case % 50 == 0),
            urges=zeros,
            rework=zeros,
            returns=zeros,
        )
    )
    _fill_filings(made, case, step, times)


def _fill_mores(made: History, due: np.ndarray, department: np.ndarray) -> np.ndarray:
    """Give each case a row that its department holds it, from its dispatch on; return the rows by case."""
    count, before = len(due), len(made.cases.mores)
    none, nobody, zeros = np.full(count, codes.NO_TIME), np.zeros(count, np.int32), np.zeros(count, np.uint8)
    made.cases.mores.append(
        MoreArrays(
            holder_due=due - LIMIT // 10, hang_until=none, applied_at=none, holder=department, team=nobody,
            assistants=nobody, applied_more=nobody, flags=np.zeros(count, np.uint16), delays=zeros, hangs=zeros,
            limit_step=zeros, satisfaction=zeros, settle_due=none, notice_no=nobody, notices=zeros,
        )
    )  # fmt: skip
    return np.arange(before, before + count, dtype=np.int32)


def _fill_filings(made: History, case: np.ndarray, step: np.ndarray, times: np.ndarray) -> None:
    filed = np.flatnonzero(step == 2).astype(np.int32)
    made.cases.filings.append(FilingArrays(filed, times[filed], times[filed], case[filed].astype(np.int32)))
