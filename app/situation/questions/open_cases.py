"""Every open case as arrays for the map."""

from dataclasses import dataclass, fields
from typing import Self
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from app.situation.case_row import CaseRow
from app.situation.column import Bools
from app.situation.filters import EVERYTHING, Filter
from app.situation.questions.supervised import SupervisedAndOverdue
from app.situation.view import View

LOOKED_AT = 100
"""So many of the worst cases are looked at for labels that pass a filter."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OpenCaseArrays:
    """All open cases, one element each.

    ``lon``/``lat`` float64 degrees. ``light`` uint8: 0 no disposal clock, 1 green, 2 yellow 即将超期, 3 red 处置超期; so
    the threes are as many as 处置超期. ``stage_over`` bool 环节超时. ``urgent`` bool. ``supervised`` uint8: 0 none,
    1 待回复, 2 已回复. ``hung`` bool 暂停计时. ``queue`` uint8: index into ``tuple(Queue)``, 255 for none. ``row`` int32
    is the case's row in the columns (stable for a situation's life), ``ids`` uint8 (n, 16) its UUID. ``labelled`` are the few that carry a label.
    """

    lon: NDArray[np.float64]
    lat: NDArray[np.float64]
    light: NDArray[np.uint8]
    stage_over: NDArray[np.bool_]
    urgent: NDArray[np.bool_]
    supervised: NDArray[np.uint8]
    hung: NDArray[np.bool_]
    queue: NDArray[np.uint8]
    row: NDArray[np.int32]
    ids: NDArray[np.uint8]
    labelled: tuple[CaseRow, ...]

    def only(self, kept: NDArray[np.bool_]) -> Self:
        """Return the cases that are *kept*; the labelled stay."""
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        return type(self)(**{name: value if name == "labelled" else value[kept] for name, value in arrays.items()})

    def case_id(self, index: int) -> str:
        """Return the id of the case at *index* of the arrays."""
        return str(UUID(bytes=self.ids[index].tobytes()))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCases:
    """The map's open cases; ``labels`` is how many of the supervised and the worst carry a label.

    A ``filter`` leaves out all others, from the labels too.
    """

    labels: int = 6
    filter: Filter = EVERYTHING

    def answer(self, view: View) -> OpenCaseArrays:
        """Return the open cases at the view's moment."""
        cases, abouts = view.open, view.tables.abouts
        kept = slice(None) if self.filter.is_empty else self.filter.open_mask(view)
        about = view.tables.events.about[cases.at[kept]]
        return OpenCaseArrays(
            lon=abouts.lon[about],
            lat=abouts.lat[about],
            light=cases.disposal_light[kept],
            stage_over=cases.is_stage_over[kept],
            urgent=cases.urgent[kept],
            supervised=cases.supervised[kept],
            hung=cases.is_hung[kept],
            queue=cases.queue[kept],
            row=cases.rows[kept],
            ids=_ids(view, kept),
            labelled=self._labelled(view, kept),
        )

    def _labelled(self, view: View, kept: slice | Bools) -> tuple[CaseRow, ...]:
        """Return the worst of those that are shown."""
        if self.filter.is_empty:
            return SupervisedAndOverdue(limit=self.labels).answer(view).rows
        shown = set(view.open.rows[kept].tolist())
        worst = SupervisedAndOverdue(limit=LOOKED_AT).answer(view).rows
        return tuple(case for case in worst if view.find(case.case_id) in shown)[: self.labels]


def _ids(view: View, kept: slice | Bools) -> NDArray[np.uint8]:
    """Return the ids' 16 bytes, one row each."""
    cases, rows = view.tables.cases, view.open.rows[kept]
    halves = np.stack([cases.id_high[rows], cases.id_low[rows]], axis=1)
    return halves.astype(">u8").view(np.uint8)
