"""Whom a replaying wall follows: named on its map, in a gap with the minutes of it."""

from collections.abc import Mapping, Sequence

from app.situation.replay import ReplayFrame, ReplayState
from widgets.words import translate


def followed(frame: ReplayFrame | None, whom: Sequence[str], places: Mapping[str, int]) -> dict[int, str]:
    """Return the labels of the terminals *whom* by their *places* on the map; none without a *frame* of the past."""
    if frame is None:
        return {}
    rows = {terminal: row for row, terminal in enumerate(frame.terminals)}
    return {places[one]: _label(frame, one, rows.get(one)) for one in whom if one in places}


def _label(frame: ReplayFrame, terminal: str, row: int | None) -> str:
    if row is None:
        return translate("{0} 无定位").format(terminal)
    if frame.state[row] == ReplayState.GAP:
        return translate("{0} 无定位 {1} 分").format(terminal, round(float(frame.age_s[row]) / 60))
    return terminal
