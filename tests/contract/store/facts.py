"""Facts to write into stores under test."""

from dataclasses import replace

from app.domain.case import Case, CaseState
from app.domain.case_fold import payload_of
from app.domain.clocks import Clock, Limit, LimitUnit
from app.domain.event import Fact
from app.domain.fix import Fix, FixFlaw
from app.domain.moment import SECOND, Instant
from app.domain.terms import Axis, Post, Source, Stage, Stream

T0: Instant = 1_782_000_000 * SECOND


def new_case(case_id: str, *, number: str = "20260621-0001", at: Instant = T0, description: str = "井盖破损") -> Case:
    state = CaseState(
        number=number,
        source=Source.COLLECTOR,
        reported_at=at,
        class_key="C01001",
        lon=121.47,
        lat=31.23,
        place="河北路 12 号",
        road="河北路",
        grid="310101001001001",
        duty_grid="D1",
        reporter="T1",
        stage=Stage.REPORTED,
        post=Post.ACCEPTOR,
        stage_soon=at + 60 * SECOND,
        stage_due=at + 90 * SECOND,
    )
    return Case(
        case_id=case_id,
        version=1,
        last_seq=0,
        last_valid_at=at,
        opened_at=at,
        description=description,
        state=state,
        stage_clock=Clock.start(Limit(15, LimitUnit.MINUTE), at, "上报起算"),
        case_clock=None,
    )


def next_of(case: Case, stage: Stage = Stage.ACCEPTED, **changes: object) -> Case:
    return replace(case.with_state(stage=stage, **changes), version=case.version + 1)


def case_fact(case: Case, kind: str, *, valid_at: Instant = T0, axis: Axis = Axis.SUPERVISION) -> Fact:
    return Fact(
        stream=Stream.CASE,
        subject=case.case_id,
        kind=kind,
        axis=axis,
        valid_at=valid_at,
        actor="li",
        post=Post.ACCEPTOR,
        seat="5",
        payload=payload_of(case, "cause", {"description": case.description}),
    )


def wall_fact(wall: str = "main", *, valid_at: Instant = T0, scene: str = "日常") -> Fact:
    return Fact(
        stream=Stream.WALL,
        subject=wall,
        kind="scene_shown",
        axis=Axis.SUPERVISION,
        valid_at=valid_at,
        actor="li",
        post=Post.SHIFT_LEADER,
        seat="1",
        payload={"v": 1, "scene": scene},
    )


def call_fact(call: str, kind: str, *, valid_at: Instant = T0, **payload: object) -> Fact:
    return Fact(
        stream=Stream.CALL,
        subject=call,
        kind=kind,
        axis=Axis.SUPERVISION,
        valid_at=valid_at,
        actor="li",
        post=Post.ACCEPTOR,
        seat="5",
        payload={"v": 1, **payload},
    )


def terminal_fact(terminal: str, kind: str = "terminal_seen", **details: object) -> Fact:
    return Fact(
        stream=Stream.TERMINAL,
        subject=terminal,
        kind=kind,
        axis=Axis.SUPERVISION,
        valid_at=T0,
        actor="gateway",
        post=Post.SYSTEM,
        seat="",
        payload={"v": 1, **details},
    )


def fix(terminal: str = "T1", *, at: Instant = T0, lon: float = 121.5, flaw: FixFlaw = FixFlaw.NONE) -> Fix:
    return Fix(
        terminal=terminal, device_at=at, received_at=at + SECOND, lon=lon, lat=31.25, accuracy_m=8.5, speed_mps=1.25,
        course_deg=90.0, flaw=flaw,
    )  # fmt: skip
