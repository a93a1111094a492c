"""One case told in Chinese: what happened, its photos, and how its clocks ran."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from app.domain.case import Case
from app.domain.event import Event
from app.domain.limit import Limit
from app.domain.moment import Instant, to_datetime
from app.domain.notices import minute_words
from app.domain.terms import Post, Satisfaction, Stream
from app.domain.work_time import WorkCalendar
from app.domain.workflow import Workflow
from app.services.advice import Advisor
from app.services.claiming import CLAIMED, RELEASED
from app.services.desk_rights import step_word
from app.services.ports import CaseFiles

_DOWN = {"dispatch": "department", "dispatched_first": "department", "assign_unit": "unit", "assign_team": "team"}
"""Steps that send a case down, with the field of the state that says to whom."""
_SAID = (
    "notice_no", "description", "matter", "requirement", "reason", "unverified_because", "closing", "office", "party", "what", "note",
)  # fmt: skip
"""Facts that were said in words, in the order they are told."""
_OF_OTHERS = frozenset({"assist_done", "recall_assignment", "appeal", "answer_supervision"})
"""A department's steps that another than the one that has the case may take."""
_CALL_WORDS = {
    "call_taken": "接听来电",
    "call_linked": "关联案卷",
    "consulted": "咨询办结",
    "transferred": "转办",
    "transfer_answered": "转办回复",
    "order_replied": "回复工单",
    "called_back": "回访",
    "reply_limit_set": "设定回复时限",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One row of 经过. ``at`` is when it was recorded, ``late_by`` µs how much earlier it was true in the world."""

    version: int
    at: Instant
    late_by: Instant
    step: str
    who: str
    note: str

    def text(self) -> str:
        """Return the line as ``6-12 15:26:03 受理 受理员 张三（坐席 5） 说明``."""
        when = f"{to_datetime(self.at):%m-%d %H:%M:%S}"
        return " ".join(part for part in (when, self.step, self.who, self.note) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPhoto:
    """A photo of the case: by whom it came, when, and in which phase (``before``, ``after``, ``verify``, ``check`` …)."""

    sha256: str
    phase: str
    at: Instant
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything a desk shows of one case beside its row."""

    case: Case
    lines: tuple[StoryLine, ...]
    photos: tuple[StoryPhoto, ...]
    stage_clock: tuple[str, ...]
    case_clock: tuple[str, ...]

    def photos_of(self, *phases: str) -> tuple[StoryPhoto, ...]:
        """Return the photos of these phases, oldest first."""
        return tuple(photo for photo in self.photos if photo.phase in phases)


@dataclass(frozen=True)
class CaseStory:
    """Tells cases from their files; every call reads, so it is made off the screen's thread."""

    files: CaseFiles
    workflow: Workflow
    calendar: WorkCalendar
    advisor: Advisor

    def of(self, case_id: str) -> Story | None:
        """Return the story of the case, or ``None`` where there is none."""
        case = self.files.case(case_id)
        if case is None:
            return None
        events = self.files.history(case_id)
        told = [*events, *self.files.history(case_id, Stream.CLAIM), *self._call(events)]
        return Story(
            case=case,
            lines=tuple(self._lines(sorted(told, key=lambda event: event.seq))),
            photos=tuple(self._photos(events)),
            stage_clock=case.stage_clock.explain(self.calendar) if case.stage_clock else (),
            case_clock=case.case_clock.explain(self.calendar) if case.case_clock else (),
        )

    def _call(self, events: Sequence[Event]) -> Sequence[Event]:
        """Return the events of the call that the case began with, if it began with one."""
        call_id = json.loads(events[0].payload)["facts"].get("call") if events else None
        return self.files.history(str(call_id), Stream.CALL) if call_id else ()

    def _lines(self, events: Sequence[Event]) -> Iterator[StoryLine]:
        version, holder = 0, ""
        for event in events:
            payload = json.loads(event.payload)
            who = _who(event, self.advisor.department_name(holder) if holder and event.kind not in _OF_OTHERS else "")
            if event.stream == Stream.CASE:
                version, holder = int(payload["version"]), _holder(payload["after"])
                step, note = step_word(event.kind, self.workflow), self._note(event.kind, payload)
                yield self._line(event, version, who, step, note)
            else:
                yield self._line(event, version, who, *_beside(event, payload))

    def _line(self, event: Event, version: int, who: str, step: str, note: str) -> StoryLine:
        return StoryLine(
            version=version,
            at=event.recorded_at,
            late_by=event.recorded_at - event.valid_at,
            step=step,
            who=who,
            note=note,
        )

    def _note(self, kind: str, payload: Mapping[str, Mapping[str, object]]) -> str:
        """Return what was said, and to whom it went."""
        facts, after = payload["facts"], payload["after"]
        said = [*self._receivers(kind, facts, after), *_amounts(facts)]
        said += [str(facts[name]) for name in _SAID if facts.get(name)]
        return "；".join(dict.fromkeys(said))

    def _receivers(self, kind: str, facts: Mapping[str, object], after: Mapping[str, object]) -> Iterator[str]:
        """Yield where the case went with this step, and what of it was undone."""
        name_of = self.advisor.department_name
        if kind in _DOWN:
            yield f"→ {name_of(str(after.get(_DOWN[kind]) or after['department']))}"
            yield from (f"协办 {name_of(str(code))}" for code in cast("list[object]", after.get("assistants", ())))
        if kind in ("send_verify", "send_check"):
            yield f"→ {after['checker']}"
        if facts.get("taken_back"):
            yield step_word(str(facts["taken_back"]), self.workflow)
        if facts.get("department"):
            yield name_of(str(facts["department"]))
        if kind == "merge":
            other = self.files.case(str(after.get("merged_into", "")))
            yield f"并入 {other.state.number if other else after.get('merged_into', '')}"
        if kind == "call_back":
            yield Satisfaction(str(after.get("satisfaction", ""))).zh

    def _photos(self, events: Sequence[Event]) -> Iterator[StoryPhoto]:
        for event in events:
            step = step_word(event.kind, self.workflow)
            for photo in json.loads(event.payload)["facts"].get("photos", ()):
                yield StoryPhoto(sha256=photo["sha256"], phase=photo["phase"], at=event.recorded_at, step=step)


def _amounts(facts: Mapping[str, object]) -> Iterator[str]:
    """Yield what was asked for in numbers: more time, money, limits."""
    if facts.get("more"):
        yield f"延长 {Limit.parse(str(facts['more'])).zh}"
    if isinstance(facts.get("amount_fen"), int):
        yield f"{cast(int, facts['amount_fen']) / 100:.2f} 元"
    if isinstance(facts.get("settle_due"), int):
        yield f"限 {minute_words(cast(int, facts['reply_due']))} 回复、{minute_words(cast(int, facts['settle_due']))} 处结"


def _beside(event: Event, payload: Mapping[str, object]) -> tuple[str, str]:
    """Return word and note of an event beside the case's own: somebody at work on it, its call."""
    if event.kind == CLAIMED:
        word = "占用" if event.post == Post.DEPARTMENT else "签收"  # a department's 签收 is a step of its own
        return word, f"占用到 {to_datetime(cast(int, payload['until'])):%H:%M}"
    if event.kind == RELEASED:
        return "放开", ""
    said = [
        str(payload[name]) for name in ("order_no", "number", "office", "answer", "reply", "text") if payload.get(name)
    ]
    return _CALL_WORDS.get(event.kind, event.kind), "；".join(said)


def _holder(after: Mapping[str, object]) -> str:
    """Return the code of the department, unit or team that has the case, ``""`` before it was dispatched."""
    return str(after.get("holder") or after.get("unit") or after.get("department") or "")


def _who(event: Event, holder: str) -> str:
    """Return who it was; a department's people under its name, *holder*, where it is known."""
    post = Post(event.post)
    if post is Post.SYSTEM:
        return post.zh
    name = holder if post is Post.DEPARTMENT and holder else post.zh
    seat = f"（坐席 {event.seat}）" if event.seat else ""
    return f"{name} {event.actor}{seat}"
