"""What was put on the walls up to a moment, found without looking through years of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from app.domain.moment import Instant
from app.situation.axis import AxisName
from app.situation.wall_log import ANNOTATED, ANNOTATION_REMOVED, Annotation, WallLog, WallRecord
from app.situation.wall_stand import WallStand

EVERY_WALL = ""
"""The name that means all walls together."""
Dated = tuple[Instant, WallRecord]
"""A record and its time along an axis."""


class _Lane:
    """One wall's records in the order of the log. It grows at its end alone, so that a view shares it up to a count.

    ``standing`` are the places of the records that changed what stands there, ``notes`` those of drawings by what they
    are about (:attr:`~.wall_log.Annotation.about`); ``drawn`` is how far these were followed, by
    a view that had all of them or by one of the past, and what was left then.
    """

    def __init__(self, records: Iterable[WallRecord] = ()) -> None:
        self.records: list[WallRecord] = []
        self.times: dict[AxisName, list[Instant]] = {axis: [] for axis in AxisName}
        self.rises = dict.fromkeys(AxisName, True)
        self.standing: list[int] = []
        self.notes: dict[str, list[int]] = {}
        self.drawn: dict[tuple[str, bool], tuple[int, dict[str, Annotation]]] = {}
        for one in records:
            self.put(one)

    def put(self, one: WallRecord) -> None:
        """Append a record."""
        for axis, at in ((AxisName.RECORDED, one.recorded_at), (AxisName.VALID, one.valid_at)):
            times = self.times[axis]
            self.rises[axis] &= not times or at >= times[-1]
            times.append(at)
        if one.stand is not None:
            self.standing.append(len(self.records))
        if one.note is not None:
            self.notes.setdefault(one.note.about, []).append(len(self.records))
        self.records.append(one)


class WallPart:
    """The first *count* records of a wall with their times along *axis*, in the order of the log."""

    def __init__(self, lane: _Lane, axis: AxisName, count: int) -> None:
        self._lane = lane
        self._axis = axis
        self._count = count

    def __len__(self) -> int:
        return self._count

    def until(self, t: Instant) -> "WallPart":
        """Return those at or before *t*."""
        if self._rises:
            return WallPart(self._lane, self._axis, bisect_right(self._times, t, hi=self._count))
        before = _Lane(one for at, one in self._dated(range(self._count)) if at <= t)  # a clock was put back
        return WallPart(before, self._axis, len(before.records))

    @property
    def stand(self) -> WallStand | None:
        """Return what stands on the wall after the last of them, ``None`` where nothing was ever put there."""
        place = bisect_left(self._lane.standing, self._count) - 1
        return None if place < 0 else self._lane.records[self._lane.standing[place]].stand

    def newest(self, limit: int) -> list[Dated]:
        """Return the last *limit* of them."""
        return list(self._dated(range(max(0, self._count - limit), self._count)))

    def between(self, since: Instant, until: Instant) -> list[Dated]:
        """Return those from *since* up to before *until*."""
        if not self._rises:
            return [(at, one) for at, one in self._dated(range(self._count)) if since <= at < until]
        first, last = (bisect_left(self._times, t, hi=self._count) for t in (since, until))
        return list(self._dated(range(first, last)))

    def standing(self, since: Instant) -> list[tuple[Instant, WallStand]]:
        """Return what came to stand there after *since*, and what stood there before the first of it."""
        places = self._lane.standing
        first = bisect_right(self._times, since, hi=self._count) if self._rises else 0
        chosen = places[max(0, bisect_left(places, first) - 1) : bisect_left(places, self._count)]
        return [(at, one.stand) for at, one in self._dated(chosen) if one.stand is not None]

    def about(self, key: str) -> list[Dated]:
        """Return those that drew or took away what is *about* a case, an emergency or nothing (``""``)."""
        places = self._lane.notes.get(key, [])
        return list(self._dated(places[: bisect_left(places, self._count)]))

    def notes(self, key: str) -> tuple[Annotation, ...]:
        """Return what is drawn about *key* after the last of them, in the order in which it was drawn."""
        places = self._lane.notes.get(key, [])
        count = bisect_left(places, self._count)
        slot = key, count == len(places)
        followed, found = self._lane.drawn.get(slot, (0, {}))
        start, left = (followed, dict(found)) if followed <= count else (0, {})
        for _, one in self._dated(places[start:count]):
            _follow(left, one)
        self._lane.drawn[slot] = count, left
        return tuple(left.values())

    @property
    def _times(self) -> list[Instant]:
        return self._lane.times[self._axis]

    @property
    def _rises(self) -> bool:
        return self._lane.rises[self._axis]

    def _dated(self, places: Sequence[int]) -> Iterator[Dated]:
        times, records = self._times, self._lane.records
        return ((times[place], records[place]) for place in places)


def _follow(drawn: dict[str, Annotation], one: WallRecord) -> None:
    """Put what *one* drew into *drawn*, or take it out."""
    if one.note is None:
        return
    if one.kind == ANNOTATED:
        drawn[one.note.id] = one.note
    elif one.kind == ANNOTATION_REMOVED:
        drawn.pop(one.note.id, None)


class WallRecords:
    """All records of all walls, as they were when this was made."""

    def __init__(self, lanes: dict[str, _Lane]) -> None:
        self._lanes = {wall: (lane, len(lane.records)) for wall, lane in lanes.items()}

    def __len__(self) -> int:
        return self._lanes[EVERY_WALL][1]

    def of(self, wall: str, axis: AxisName) -> WallPart:
        """Return the records of *wall* (``""``: of all) with their times along *axis*."""
        lane, count = self._lanes.get(wall) or (_Lane(), 0)
        return WallPart(lane, axis, count)


class WallBook:
    """Follows one log of the walls; a new log needs a new one."""

    def __init__(self) -> None:
        self._lanes: dict[str, _Lane] = {EVERY_WALL: _Lane()}
        self._read = 0
        self._taken = WallRecords(self._lanes)

    def after(self, log: WallLog) -> WallRecords:
        """Return the records that *log* has; the same ones until there is a new one."""
        if len(log) > self._read:
            for one in log.after(self._read):
                for wall in {EVERY_WALL, one.wall}:
                    self._lanes.setdefault(wall, _Lane()).put(one)
            self._read = len(log)
            self._taken = WallRecords(self._lanes)
        return self._taken
