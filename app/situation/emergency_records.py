"""What was written of a wall's emergencies (战时) up to a moment, and which of them goes on."""

from app.domain.moment import Instant
from app.situation.axis import AxisName
from app.situation.emergency_log import EmergencyRecord
from app.situation.emergency_stand import EmergencyStand
from app.situation.view import View


def emergencies_until(view: View, wall: str) -> list[tuple[Instant, EmergencyRecord]]:
    """Return the records of *wall* (``""``: of all) up to the view's moment with their times, in order."""
    is_recorded = view.axis is AxisName.RECORDED
    found = []
    for one in view.emergencies:
        at = one.recorded_at if is_recorded else one.valid_at
        if (view.live or at <= view.t) and wall in ("", one.wall):
            found.append((at, one))
    return found


def open_emergency(view: View, wall: str) -> EmergencyStand | None:
    """Return the emergency that goes on at *wall*, ``None`` where none does."""
    records = emergencies_until(view, wall)
    stand = records[-1][1].after if records else None
    return stand if stand is not None and stand.is_open else None
