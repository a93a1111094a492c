"""A case's clock: a limit and the segments of its life; due, soon, light and explanation follow from them.

One implementation for both clocks (环节 and 处置, domain facts §14.1). What holds after a pause: only running
segments use the limit up. An extension adds to the whole limit, so it dates back (§14.5).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from app.domain.clock_words import explain, explain_earlier
from app.domain.errors import InvalidLimit
from app.domain.limit import Limit, LimitUnit
from app.domain.moment import Instant
from app.domain.segments import Segment, SegmentKind, StepTaken
from app.domain.terms import Light
from app.domain.work_time import WorkCalendar

__all__ = ["SOON_PERCENT", "Clock", "Limit", "LimitUnit", "Segment", "SegmentKind", "light"]

SOON_PERCENT = 80
"""Used up to this share a clock is green (domain facts §7.1)."""


def light(now: Instant, soon: Instant | None, due: Instant | None, frozen: Light = Light.NONE) -> Light:
    """Return the light at *now*: green ≤ *soon* < yellow ≤ *due* < red; *frozen* where the clock stands still."""
    if due is None or soon is None:
        return frozen
    if now > due:
        return Light.RED
    return Light.YELLOW if now > soon else Light.GREEN


@dataclass(frozen=True, slots=True)
class Clock:
    """A limit and how its time has gone so far, oldest segment first. Moments before a segment's start count as it.

    ``earlier`` are the steps done of a limit in several: each had its own time, and one that was late stays late.
    """

    limit: Limit
    segments: tuple[Segment, ...]
    soon_percent: int = SOON_PERCENT
    earlier: tuple[StepTaken, ...] = ()

    @classmethod
    def start(cls, limit: Limit, at: Instant, rule: str, soon_percent: int = SOON_PERCENT) -> Self:
        """Return a clock that runs from *at*; *rule* says by what (``派遣起算``)."""
        return cls(limit, (Segment(SegmentKind.RUNNING, at, None, "", rule),), soon_percent)

    @property
    def is_running(self) -> bool:
        """Whether its time goes by."""
        last = self._last()
        return last.kind is SegmentKind.RUNNING and last.end is None

    @property
    def is_paused(self) -> bool:
        """Whether it stands still and may be resumed."""
        last = self._last()
        return last.kind is SegmentKind.PAUSED and last.end is None

    @property
    def is_stopped(self) -> bool:
        """Whether it has ended for good."""
        return self._last().end is not None

    def pause(self, at: Instant, reason: str, rule: str = "") -> Self:
        """Return the clock standing still from *at*; one that does not run is returned as it is."""
        return self._turned(SegmentKind.PAUSED, at, reason, rule) if self.is_running else self

    def resume(self, at: Instant, reason: str, rule: str = "") -> Self:
        """Return the clock running on from *at*; one that is not paused is returned as it is."""
        return self._turned(SegmentKind.RUNNING, at, reason, rule) if self.is_paused else self

    def extend(self, limit: Limit, at: Instant, reason: str, rule: str = "") -> Self:
        """Return the clock with *limit* more; raise :class:`InvalidLimit` for the other kind of time or a stopped clock."""
        if limit.is_work is not self.limit.is_work:
            raise InvalidLimit(f"{self.limit.zh}的时限不能延长 {limit.zh}：计时方式不同")
        if self.is_stopped:
            raise InvalidLimit("计时已结束，不能延长")
        given = Segment(SegmentKind.EXTENDED, at, at, reason, rule, limit)
        return replace(self, segments=(*self.segments, given))

    def stop(self, at: Instant, reason: str) -> Self:
        """Return the clock ended at *at*; one that has ended is returned as it is."""
        if self.is_stopped:
            return self
        last = self._last()
        ended = last.ended(at, reason)
        return replace(self, segments=tuple(ended if one is last else one for one in self.segments))

    def followed(self, limit: Limit, at: Instant, calendar: WorkCalendar, done: str, rule: str) -> Self:
        """Return the clock of the limit's next step from *at*; the one called *done* is kept in :attr:`earlier`."""
        is_late = self.light(calendar, at) is Light.RED
        taken = StepTaken(done, self.limit, self.segments[0].start, at, self.used(calendar, at), is_late)
        return replace(self.start(limit, at, rule, self.soon_percent), earlier=(*self.earlier, taken))

    def refitted(self, limit: Limit) -> Self:
        """Return the clock with another limit for the time as it has gone.

        One that stopped, or was extended in the other kind of time, is returned as it is.
        """
        is_other = any(one.more is not None and one.more.is_work is not limit.is_work for one in self.segments)
        return self if self.is_stopped or is_other else replace(self, limit=limit)

    def later(self, calendar: WorkCalendar, at: Instant, us: Instant) -> Instant:
        """Return the moment at which *us* more of the limit's kind of time have run since *at*."""
        return self._after(calendar, at, us)

    def budget(self) -> Instant:
        """Return the limit with all extensions, in µs of its kind of time."""
        return self.limit.us + sum(one.more.us for one in self.segments if one.more is not None)

    def due(self, calendar: WorkCalendar) -> Instant | None:
        """Return when the limit is used up; ``None`` while it is paused and after it stopped."""
        return self._reached(calendar, self.budget()) if self.is_running else None

    def soon(self, calendar: WorkCalendar) -> Instant | None:
        """Return until when the light is green; ``None`` while it is paused and after it stopped."""
        return self._reached(calendar, self._green()) if self.is_running else None

    def used(self, calendar: WorkCalendar, at: Instant) -> Instant:
        """Return the µs used up to *at*, of work time for a limit in work time."""
        return sum(
            self._length(calendar, one.start, at if one.end is None else min(at, one.end))
            for one in self.segments
            if one.kind is SegmentKind.RUNNING
        )

    def light(self, calendar: WorkCalendar, at: Instant) -> Light:
        """Return the light at *at*; standing still it keeps the light of the moment it last ran."""
        ran = [one for one in self.segments if one.kind is SegmentKind.RUNNING][-1]
        moment = at if ran.end is None else ran.end
        return light(moment, self._reached(calendar, self._green()), self._reached(calendar, self.budget()))

    def frozen(self, calendar: WorkCalendar) -> Light:
        """Return the light it keeps, ``NONE`` while it runs; red for good where an earlier step of its limit was late."""
        if self.is_running:
            return Light.NONE
        return Light.RED if any(one.late for one in self.earlier) else self.light(calendar, self._last().start)

    def explain(self, calendar: WorkCalendar) -> tuple[str, ...]:
        """Return the clock's life and outcome as Chinese lines, one for every segment and one for the result."""
        last = self._last()
        used = self.used(calendar, last.start if last.end is None else last.end)
        lines = explain(self.limit, self.segments, self.due(calendar), used, calendar)
        return (*explain_earlier(self.earlier), *lines) if self.earlier else lines

    def to_payload(self) -> dict[str, object]:
        """Return the clock as plain JSON values."""
        return {
            "limit": self.limit.to_payload(),
            "soon_percent": self.soon_percent,
            "segments": [one.to_payload() for one in self.segments],
        } | ({"earlier": [one.to_payload() for one in self.earlier]} if self.earlier else {})

    @classmethod
    def from_payload(cls, values: Mapping[str, object]) -> Self:
        """Return the clock in *values*; raise :class:`ValueError` or :class:`TypeError` if it is none."""
        limit, segments, percent = values.get("limit"), values.get("segments"), values.get("soon_percent", SOON_PERCENT)
        earlier = values.get("earlier", ())
        if (
            not isinstance(limit, Mapping)
            or not isinstance(segments, Sequence)
            or not isinstance(percent, int)
            or not isinstance(earlier, Sequence)
        ):
            raise TypeError(f"not a clock: {dict(values)!r}")
        read = tuple(Segment.from_payload(one) for one in segments)
        if not read or read[0].kind is not SegmentKind.RUNNING:
            raise ValueError("a clock begins by running")
        return cls(Limit.from_payload(limit), read, percent, tuple(StepTaken.from_payload(one) for one in earlier))

    def _last(self) -> Segment:
        last = self.segments[-1]
        if last.kind is not SegmentKind.EXTENDED:
            return last
        return [one for one in self.segments if one.kind is not SegmentKind.EXTENDED][-1]

    def _turned(self, kind: SegmentKind, at: Instant, reason: str, rule: str) -> Self:
        last = self._last()
        ended = last.ended(at)
        before = tuple(ended if one is last else one for one in self.segments)
        return replace(self, segments=(*before, Segment(kind, max(at, last.start), None, reason, rule)))

    def _green(self) -> Instant:
        return self.budget() * self.soon_percent // 100

    def _length(self, calendar: WorkCalendar, start: Instant, end: Instant) -> Instant:
        return calendar.between(start, end) if self.limit.is_work else max(0, end - start)

    def _reached(self, calendar: WorkCalendar, amount: Instant) -> Instant:
        """Return when *amount* µs were used, as if the last running segment had no end."""
        running = [one for one in self.segments if one.kind is SegmentKind.RUNNING]
        for one in running[:-1]:
            length = self._length(calendar, one.start, one.start if one.end is None else one.end)
            if length >= amount:
                return self._after(calendar, one.start, amount)
            amount -= length
        return self._after(calendar, running[-1].start, amount)

    def _after(self, calendar: WorkCalendar, start: Instant, amount: Instant) -> Instant:
        return calendar.add(start, amount) if self.limit.is_work else start + amount
