"""The open cases at a moment, as arrays of one length."""

from functools import cached_property

import numpy as np

from app.domain.moment import Instant
from app.domain.terms import Pending, Queue, Stage, Supervision
from app.situation.as_of import Base
from app.situation.case_tables import Tables
from app.situation.codes import NO_QUEUE, PENDING, QUEUE, QUEUE_OF_STAGE, RED, STAGE, SUPERVISION, YELLOW, has, lights
from app.situation.column import Bools, Int8s, Int16s, Int32s, Int64s


class OpenSet:
    """Open cases by rising case row; each property is computed when first asked for. Immutable."""

    def __init__(self, t: Instant, tables: Tables, base: Base) -> None:
        self._t = t
        self._events, self._mores = tables.events, tables.mores
        self.rows: Int32s = base.open_rows
        self.at: Int32s = base.last[base.open_rows]
        self.masks: dict[object, Bools] = {}
        """What passes a filter, by filter: asked for by many questions of one moment."""

    @cached_property
    def stage(self) -> Int8s:
        """Return stage codes."""
        return self._events.stage[self.at]

    @cached_property
    def queue(self) -> Int8s:
        """Return queue codes, ``NO_QUEUE`` for hung ones."""
        return QUEUE_OF_STAGE[self.stage]

    @cached_property
    def stage_due(self) -> Int64s:
        """Return when the own post's clock runs out."""
        return self._events.stage_due[self.at]

    @cached_property
    def case_due(self) -> Int64s:
        """Return when the department's clock runs out."""
        return self._events.case_due[self.at]

    @cached_property
    def stage_light(self) -> Int8s:
        """Return the own post's light."""
        return lights(self._t, self._events.stage_soon[self.at], self.stage_due)

    @cached_property
    def disposal_light(self) -> Int8s:
        """Return the light of the department's running clock where it is its turn (待处置), no light elsewhere.

        A red one that a granted appeal exempts is none here: what is counted leaves it out.
        """
        running = lights(self._t, self._events.case_soon[self.at], self.case_due)
        is_counted = self.is_disposing & ~((running == RED) & self.has("exempt"))
        return np.where(is_counted, running, np.uint8(0))

    @cached_property
    def flags(self) -> Int16s:
        """Return the flags' bits."""
        return self._mores.flags[self._events.more[self.at]]

    def has(self, flag: str) -> Bools:
        """Return where *flag* is set, one of :data:`~.codes.FLAGS`."""
        return has(self.flags, flag)

    @cached_property
    def is_asked(self) -> Bools:
        """Return whether an application waits for its ruling (待批)."""
        found: Bools = self._events.pending[self.at] != PENDING[Pending.NONE]
        return found

    @cached_property
    def is_disposing(self) -> Bools:
        """Return whether it is the department's turn."""
        found: Bools = self.queue == QUEUE[Queue.DISPOSING]
        return found

    @cached_property
    def is_hung(self) -> Bools:
        """Return whether the clocks stand still by an approved 挂账."""
        found: Bools = self.stage == STAGE[Stage.HUNG]
        return found

    @cached_property
    def is_over(self) -> Bools:
        """Return 处置超期."""
        found: Bools = self.disposal_light == RED
        return found

    @cached_property
    def is_soon(self) -> Bools:
        """Return 即将超期 of the disposal clock."""
        found: Bools = self.disposal_light == YELLOW
        return found

    @cached_property
    def is_stage_over(self) -> Bools:
        """Return 环节超时."""
        found: Bools = (self.queue != NO_QUEUE) & (self.stage_light == RED)
        return found

    @cached_property
    def is_stage_soon(self) -> Bools:
        """Return whether the own post's limit is near."""
        found: Bools = (self.queue != NO_QUEUE) & (self.stage_light == YELLOW)
        return found

    @cached_property
    def supervised(self) -> Int8s:
        """Return codes of the 督办 mark."""
        return self._events.supervised[self.at]

    @cached_property
    def is_waiting(self) -> Bools:
        """Return 督办待回复."""
        found: Bools = self.supervised == SUPERVISION[Supervision.WAITING]
        return found

    @cached_property
    def is_answered(self) -> Bools:
        """Return 督办已回复."""
        found: Bools = self.supervised == SUPERVISION[Supervision.ANSWERED]
        return found

    @cached_property
    def urgent(self) -> Bools:
        """Return 紧急."""
        return self._events.urgent[self.at]

    def in_queues(self, *queues: Queue) -> Bools:
        """Return whether each case stands in one of *queues*."""
        member = np.zeros(256, np.bool_)
        member[[QUEUE[queue] for queue in queues]] = True
        return member[self.queue]
