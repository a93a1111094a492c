"""What the hall is connected to and what not: a link that is missing is said, never counted as 0."""

from app.situation.answers import Moment
from widgets.wall.ink import Align
from widgets.wall.sheet import Sheet
from widgets.words import clock_off, translate

_GAP = 24.0


def put_links(sheet: Sheet, y: float, unseen: int | None, *, is_stale: bool) -> None:
    """Put that weather and telephones are connected to nothing, and how many alarms nobody took (``None``: not known)."""
    text = unseen_words(unseen)
    colour = "soon_text" if unseen and not is_stale else "text2"
    sheet.text(text, sheet.right, y, colour=colour, align=Align.RIGHT)
    room = sheet.right - sheet.left - sheet.measure(text) - _GAP
    sheet.text(translate("气象、话务未接入"), sheet.left, y, colour="text2", within=room)


def unseen_words(unseen: int | None) -> str:
    """Return how many alarms nobody took."""
    return translate("未确认告警 {n} 条").format(n="—" if unseen is None else unseen)


def put_clock_off(sheet: Sheet, y: float, moment: Moment | None) -> float | None:
    """Put that this host's clock and the gateway's do not agree; return where that ends, ``None`` while they do."""
    off = 0 if moment is None else moment.freshness.clock_off
    if not off:
        return None
    return sheet.text(clock_off(off), sheet.left, y, colour="over_text", bold=True, within=sheet.right - sheet.left)
