"""A moment as somebody types it."""

import re
from datetime import datetime, timedelta

from app.domain.moment import CHINA, EARLIEST, LATEST, Instant, from_datetime, to_datetime

_TYPED = re.compile(
    r"(?:(?:(?P<year>\d{4})[-/.年])?(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})日?[ T]+)?"
    r"(?P<hour>\d{1,2})[:：.](?P<minute>\d{2})(?:[:：](?P<second>\d{2}))?"
)
_DIGITS = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?")


class UnreadableMoment(ValueError):
    """What was typed is no moment."""


def typed_moment(text: str, day_of: Instant) -> Instant:
    """Return the moment of ``14:21``, ``1421``, ``14:21:30``, ``11-22 14:21`` or ``2026-11-22 14:21``.

    What is left out is taken from the local day of *day_of*. Raises :class:`UnreadableMoment`.
    """
    found = _TYPED.fullmatch(text.strip()) or _DIGITS.fullmatch(text.strip())
    if found is None:
        raise UnreadableMoment(text)
    parts = {name: int(value) for name, value in found.groupdict().items() if value}
    around = to_datetime(day_of)
    try:
        when = datetime(
            parts.get("year", around.year), parts.get("month", around.month), parts.get("day", around.day),
            tzinfo=CHINA,
        )  # fmt: skip
        when += timedelta(seconds=_seconds(parts))
        at = from_datetime(when)
    except (ValueError, OverflowError) as error:
        raise UnreadableMoment(text) from error
    if not EARLIEST <= at < LATEST:
        raise UnreadableMoment(text)
    return at


def _seconds(parts: dict[str, int]) -> int:
    hour, minute, second = parts["hour"], parts["minute"], parts.get("second", 0)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and minute + second):
        raise ValueError("no time of day")
    return hour * 3600 + minute * 60 + second
