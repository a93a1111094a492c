"""The photos of a case as they stood with one of its versions: what was there before the work, and what after it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.event import Event
from app.domain.moment import Instant
from app.domain.terms import Post
from app.services.ports import CaseFiles

BEFORE, AFTER = ("before", "near", "far", "reference", "verify"), ("after", "check")
"""Phases of the pictures from before the work and from after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePhoto:
    """A photo: when it was recorded and by whom. ``content`` is ``None`` while the picture has not come."""

    sha256: str
    phase: str
    at: Instant
    step: str
    post: Post
    actor: str
    seat: str
    content: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfter:
    """The newest photo of each side, ``None`` where there is none, and how many each side has."""

    before: CasePhoto | None
    after: CasePhoto | None
    befores: int
    afters: int


def before_after(files: CaseFiles, case_id: str, version: int) -> BeforeAfter:
    """Return the photos of the case as of its *version*; it reads, so it is called off the screen's thread."""
    told = list(_told(files.history(case_id), version))
    before = [one for one in told if one[1] in BEFORE]
    after = [one for one in told if one[1] in AFTER]
    return BeforeAfter(
        before=_newest(files, before), after=_newest(files, after), befores=len(before), afters=len(after)
    )


_Told = tuple[str, str, Event]


def _told(events: Sequence[Event], version: int) -> Iterator[_Told]:
    """Yield digest, phase and event of each photo, in order."""
    for event in events:
        payload = json.loads(event.payload)
        if payload["version"] > version:
            return
        for photo in payload["facts"].get("photos", ()):
            yield photo["sha256"], photo["phase"], event


def _newest(files: CaseFiles, told: Sequence[_Told]) -> CasePhoto | None:
    if not told:
        return None
    sha256, phase, event = told[-1]
    return CasePhoto(
        sha256=sha256, phase=phase, at=event.recorded_at, step=event.kind, post=Post(event.post), actor=event.actor,
        seat=event.seat, content=files.attachment(sha256),
    )  # fmt: skip
