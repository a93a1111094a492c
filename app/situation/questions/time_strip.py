"""What happened in a period, drawn as a strip of time: how many steps, what became late, what the wall showed."""

from dataclasses import dataclass

import numpy as np

from app.domain.moment import MINUTE, Instant
from app.situation.column import Int64s
from app.situation.questions.wall_now import ROTATED, records_until
from app.situation.time_marks import became_over
from app.situation.view import RECOMPUTED, View

SUPERVISE = "supervise"
MOST_BINS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneSpan:
    """From when to when a scene stood on the wall; ``turning``: scenes took turns. ``scene`` may be ``""`` (not known)."""

    start: Instant
    end: Instant
    scene: str
    turning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMarks:
    """Counts by stretch of ``step`` from ``since``; the last one may be cut. ``known_until`` is how far the log had come.

    ``steps`` are all steps on cases, recomputed clocks apart; ``over`` the cases that became 处置超期; ``supervised``
    the notices of 督办.
    """

    since: Instant
    until: Instant
    step: Instant
    known_until: Instant
    steps: tuple[int, ...]
    over: tuple[int, ...]
    supervised: tuple[int, ...]
    scenes: tuple[SceneSpan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeStrip:
    """The marks from ``since`` up to before ``until`` in stretches of ``step``, and the scenes of ``wall``."""

    since: Instant
    until: Instant
    step: Instant = 10 * MINUTE
    wall: str = ""

    def __post_init__(self) -> None:
        if self.step <= 0 or not 0 < self.until - self.since <= MOST_BINS * self.step:
            raise ValueError(f"a strip has 1 to {MOST_BINS} stretches")

    def answer(self, view: View) -> TimeMarks:
        """Return the marks as far as the view has come."""
        rows = view.events_between(self.since, self.until - 1)
        events, words = view.tables.events, view.tables.words
        times = (events.recorded_at if view.order.order is None else events.valid_at)[rows]
        kind = events.step[rows]
        return TimeMarks(
            since=self.since,
            until=self.until,
            step=self.step,
            known_until=view.t,
            steps=self._counts(times[kind != words.find(RECOMPUTED)]),
            over=self._counts(became_over(view, self.since, self.until)),
            supervised=self._counts(times[kind == words.find(SUPERVISE)]),
            scenes=self._scenes(view),
        )

    def _counts(self, times: Int64s) -> tuple[int, ...]:
        """Return how many of the rising *times* lie in each stretch."""
        bins = -(-(self.until - self.since) // self.step)
        edges = np.searchsorted(times, self.since + self.step * np.arange(bins + 1, dtype=np.int64), side="left")
        return tuple(np.diff(edges).tolist())

    def _scenes(self, view: View) -> tuple[SceneSpan, ...]:
        """Return what stood on the wall, stretch by stretch."""
        found: list[SceneSpan] = []
        end = min(self.until, view.t)
        for at, stand in records_until(view, self.wall).standing(self.since):
            if at >= end:
                continue
            seen, start = stand.display, max(at, self.since)
            if found and found[-1].start == start:
                found.pop()
            elif found:
                found.append(_ended(found.pop(), start))
            found.append(SceneSpan(start=start, end=end, scene=seen.scene, turning=seen.how == ROTATED))
        return tuple(_merged(found))


def _ended(span: SceneSpan, at: Instant) -> SceneSpan:
    return SceneSpan(start=span.start, end=at, scene=span.scene, turning=span.turning)


def _merged(spans: list[SceneSpan]) -> list[SceneSpan]:
    """Return *spans* with those joined that show the same."""
    merged: list[SceneSpan] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last is not None and (last.scene, last.turning) == (span.scene, span.turning):
            merged[-1] = _ended(last, span.end)
        else:
            merged.append(span)
    return merged
