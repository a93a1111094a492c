"""Turns positions and terminals' comings and goings into columns, and answers for any moment."""

from collections.abc import Sequence

import numpy as np

from app.domain.event import Event
from app.domain.moment import Instant
from app.situation.axis import Axis, AxisName, LateOrder
from app.situation.column import Bools, Int32s, Int64s, Table
from app.situation.fix_tables import FixArrays, FixView, PresenceArrays
from app.situation.last_by import Keys, LastBy
from app.situation.source import FixRows
from app.situation.words import Words

OFF_KIND = "terminal_offline"
NEVER = int(np.iinfo(np.int64).min)


class FixLog:
    """The columns of the positions that are kept; one thread appends, and asks under its owner's lock."""

    def __init__(self, terminals: Words) -> None:
        self.terminals = terminals
        self.fixes = Table(FixArrays)
        self.presence = Table(PresenceArrays)
        self._newest: list[int] = []
        self._known_at = NEVER
        self._fix_order, self._presence_order = LateOrder(), LateOrder()
        self._lasts = {(axis, what): LastBy() for axis in AxisName for what in ("good", "fix", "presence")}

    def append(self, rows: FixRows) -> None:
        """Append positions in the order of their numbers."""
        if not len(rows):
            return
        terminal = self.terminals.codes(rows.terminal)
        known_at = np.maximum.accumulate(np.maximum(rows.received_at, self._known_at))
        self._known_at = int(known_at[-1])
        newest = self._newest_of(terminal, rows.device_at, rows.flaw == 0)
        self.fixes.append(
            FixArrays(
                number=rows.number,
                terminal=terminal,
                known_at=known_at,
                device_at=rows.device_at,
                lon=rows.lon,
                lat=rows.lat,
                accuracy=rows.accuracy,
                speed=rows.speed,
                flaw=rows.flaw,
                is_newest=newest,
            )
        )

    def forget_before(self, t: Instant) -> None:
        """Drop the positions that became known before *t*; views taken earlier keep theirs."""
        old = self.count_before(t)
        if not old:
            return
        self.fixes.drop(old)
        self._fix_order = LateOrder()
        for axis in AxisName:
            self._lasts[axis, "good"], self._lasts[axis, "fix"] = LastBy(), LastBy()

    def count_before(self, t: Instant) -> int:
        """Return how many of the positions became known before *t*; they are the first ones."""
        return int(np.searchsorted(self.fixes.columns["known_at"].view(), np.int64(t), side="left"))

    def append_presence(self, events: Sequence[Event]) -> None:
        """Append events of the stream ``terminal`` in the order of the log."""
        self.presence.append(
            PresenceArrays(
                self.terminals.codes(event.subject for event in events),
                np.array([event.recorded_at for event in events], np.int64),
                np.array([event.valid_at for event in events], np.int64),
                np.array([event.kind == OFF_KIND for event in events], np.bool_),
            )
        )

    def index(self) -> None:
        """Make the look-ups anew from columns that were filled from outside."""
        fixes = self.fixes.arrays()
        newest = np.full(len(self.terminals), NEVER, np.int64)
        newest[fixes.terminal[fixes.is_newest]] = fixes.device_at[fixes.is_newest]
        self._newest = newest.tolist()
        self._known_at = int(fixes.known_at[-1]) if len(fixes.known_at) else NEVER

    def at(self, t: Instant | None, axis: AxisName) -> FixView:
        """Return positions and presence as of *t*; ``None`` is all that is known."""
        fixes, presence = self.fixes.arrays(), self.presence.arrays()
        is_good = fixes.is_newest if axis is AxisName.RECORDED else fixes.flaw == 0
        fix_at = fixes.known_at if axis is AxisName.RECORDED else fixes.device_at
        presence_at = presence.recorded_at if axis is AxisName.RECORDED else presence.valid_at
        fix_order = self._order(axis, self._fix_order, fix_at, ("good", "fix"))
        presence_order = self._order(axis, self._presence_order, presence_at, ("presence",))
        count = len(fix_at) if t is None else fix_order.count(t)
        seen = len(presence_at) if t is None else presence_order.count(t)
        keys = len(self.terminals)
        return FixView(
            fixes=fixes,
            presence=presence,
            order=fix_order,
            count=count,
            terminals=self.terminals,
            last_good=self._lasts[axis, "good"].at(count, fix_order, _keys(fixes.terminal, is_good), keys),
            last_fix=self._lasts[axis, "fix"].at(count, fix_order, fixes.terminal.__getitem__, keys),
            last_presence=self._lasts[axis, "presence"].at(seen, presence_order, presence.terminal.__getitem__, keys),
            fix_at=fix_at,
            presence_at=presence_at,
        )

    def _order(self, axis: AxisName, late: LateOrder, times: Int64s, lasts: Sequence[str]) -> Axis:
        if axis is AxisName.RECORDED:
            return Axis(times, None)
        order, kept = late.take(times)
        for what in lasts:
            self._lasts[axis, what].forget_after(kept)
        return order

    def _newest_of(self, terminal: Int32s, device_at: Int64s, is_good: Bools) -> Bools:
        """Return which fixes are good and no older than any good one before of their terminal."""
        newest = self._newest
        newest.extend([NEVER] * (len(self.terminals) - len(newest)))
        found = np.zeros(len(terminal), np.bool_)
        for i, (code, at, good) in enumerate(zip(terminal.tolist(), device_at.tolist(), is_good.tolist(), strict=True)):
            if good and at >= newest[code]:
                newest[code] = at
                found[i] = True
        return found


def _keys(terminal: Int32s, counts: Bools) -> Keys:
    return lambda elements: np.where(counts[elements], terminal[elements], np.int32(0))
