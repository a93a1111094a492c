"""Where in its day the moment lies that a wall replays: a line of 24 hours with the playhead on it."""

from app.domain.moment import DAY, HOUR, Instant
from app.domain.work_time import local_day, midnight
from widgets.wall.ink import Align
from widgets.wall.sheet import Sheet

_GAP = 14.0
_HEIGHT, _HEAD = 8.0, 26.0
_TICKS = (6, 12, 18)


def put_day(sheet: Sheet, y: float, then: Instant) -> None:
    """Put the day's line at height *y*: gone by in amber up to *then*, its hours 0 and 24 at the ends."""
    end = sheet.text("0", sheet.left, y, colour="text2")
    sheet.text("24", sheet.right, y, colour="text2", align=Align.RIGHT)
    left, right = end + _GAP, sheet.right - sheet.measure("24") - _GAP
    width = right - left
    share = (then - midnight(local_day(then))) / DAY
    sheet.bar(left, y - _HEIGHT / 2, width, _HEIGHT, "line")
    sheet.bar(left, y - _HEIGHT / 2, max(1.0, width * share), _HEIGHT, "soon_text")
    for hour in _TICKS:
        sheet.bar(left + width * hour * HOUR / DAY - 1, y - _HEIGHT, 2, 2 * _HEIGHT, "text3")
    sheet.bar(left + width * share - 3, y - _HEAD / 2, 6, _HEAD, "text1")
