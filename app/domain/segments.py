"""The parts of a clock's life: it ran, it stood still, it was given more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from app.domain.limit import Limit
from app.domain.moment import Instant
from app.domain.terms import Term


class SegmentKind(Term):
    """What the clock did."""

    RUNNING = "running", "计时"
    PAUSED = "paused", "暂停"
    EXTENDED = "extended", "延长"


@dataclass(frozen=True, slots=True)
class Segment:
    """One part. ``end`` is ``None`` while it lasts; an extension is a moment (``end == start``) with its ``more``.

    ``reason`` is what people said, ``rule`` the rule or step by which it began (``派遣起算``), ``ended_by`` the step
    that stopped the clock in it.
    """

    kind: SegmentKind
    start: Instant
    end: Instant | None = None
    reason: str = ""
    rule: str = ""
    more: Limit | None = None
    ended_by: str = ""

    def ended(self, at: Instant, by: str = "") -> Self:
        """Return the segment ended at *at*, not before its own start."""
        return type(self)(self.kind, self.start, max(at, self.start), self.reason, self.rule, self.more, by)

    def to_payload(self) -> dict[str, object]:
        """Return the segment as plain JSON values; empty ones are left out."""
        values: dict[str, object] = {"kind": self.kind.value, "start": self.start, "end": self.end}
        texts = {"reason": self.reason, "rule": self.rule, "ended_by": self.ended_by}
        values |= {name: text for name, text in texts.items() if text}
        if self.more is not None:
            values["more"] = self.more.to_payload()
        return values

    @classmethod
    def from_payload(cls, values: Mapping[str, object]) -> Self:
        """Return the segment in *values*; raise :class:`ValueError` or :class:`TypeError` if it is none."""
        read = dict(values)
        more = read.pop("more", None)
        kind = SegmentKind(str(read.pop("kind")))
        limit = None if more is None else Limit.from_payload(_mapping(more))
        return cls(kind=kind, more=limit, **read)  # type: ignore[arg-type]  # unknown names are TypeErrors


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(f"an object is expected, not {value!r}")
    return value


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step of a limit in several that is done: from when to when, how much it used in µs of its kind of time."""

    name: str
    limit: Limit
    start: Instant
    end: Instant
    used: Instant
    late: bool

    def to_payload(self) -> dict[str, object]:
        """Return the step as plain JSON values."""
        return {
            "name": self.name, "limit": self.limit.to_payload(), "start": self.start, "end": self.end,
            "used": self.used, "late": self.late,
        }  # fmt: skip

    @classmethod
    def from_payload(cls, values: Mapping[str, object]) -> Self:
        """Return the step in *values*; raise :class:`ValueError` or :class:`TypeError` if it is none."""
        read = dict(values)
        limit = Limit.from_payload(_mapping(read.pop("limit", None)))
        return cls(limit=limit, **read)  # type: ignore[arg-type]  # unknown names are TypeErrors
