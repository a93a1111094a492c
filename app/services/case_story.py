"""One case told in Chinese: what happened, its photos, and how its clocks ran."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.domain.case import Case
from app.domain.event import Event
from app.domain.moment import Instant, to_datetime
from app.domain.terms import Post
from app.domain.work_time import WorkCalendar
from app.domain.workflow import Workflow
from app.services.advice import Advisor
from app.services.desk_rights import step_word
from app.services.ports import CaseFiles


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
        return Story(
            case=case,
            lines=tuple(self._line(event) for event in events),
            photos=tuple(self._photos(events)),
            stage_clock=case.stage_clock.explain(self.calendar) if case.stage_clock else (),
            case_clock=case.case_clock.explain(self.calendar) if case.case_clock else (),
        )

    def _line(self, event: Event) -> StoryLine:
        payload = json.loads(event.payload)
        return StoryLine(
            version=int(payload["version"]),
            at=event.recorded_at,
            late_by=event.recorded_at - event.valid_at,
            step=step_word(event.kind, self.workflow),
            who=_who(event),
            note=self._note(event.kind, payload),
        )

    def _note(self, kind: str, payload: Mapping[str, Mapping[str, object]]) -> str:
        """Return what was said, and to whom it went."""
        facts, after = payload["facts"], payload["after"]
        said = [str(facts[name]) for name in ("description", "requirement", "reason", "note") if facts.get(name)]
        if kind == "dispatch":
            said.insert(0, f"→ {self.advisor.department_name(str(after['department']))}")
        if kind in ("send_verify", "send_check"):
            said.insert(0, f"→ {after['checker']}")
        return "；".join(dict.fromkeys(said))

    def _photos(self, events: Sequence[Event]) -> Iterator[StoryPhoto]:
        for event in events:
            step = step_word(event.kind, self.workflow)
            for photo in json.loads(event.payload)["facts"].get("photos", ()):
                yield StoryPhoto(sha256=photo["sha256"], phase=photo["phase"], at=event.recorded_at, step=step)


def _who(event: Event) -> str:
    post = Post(event.post)
    if post is Post.SYSTEM:
        return post.zh
    seat = f"（坐席 {event.seat}）" if event.seat else ""
    return f"{post.zh} {event.actor}{seat}"
