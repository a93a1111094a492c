"""Periods as people write them: 今天, 近7天, 6/1-6/10, 2026-06-01."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.moment import DAY, Instant, to_datetime
from app.domain.work_time import midnight
from widgets.words import translate, zh

_DAY = re.compile(r"(?:(?P<year>\d{4})[-/年.])?(?P<month>\d{1,2})[-/月.](?P<day>\d{1,2})日?")
_HALF_A_YEAR = timedelta(days=183)
_BETWEEN = re.compile(r"\s*(?:至|到|~|—|-|\s)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A half-open span of time with its words; ``None`` is open."""

    words: str
    since: Instant | None
    until: Instant | None


PRESETS: dict[str, Callable[[date], tuple[date, date | None]]] = {
    zh("今天"): lambda day: (day, None),
    zh("昨天"): lambda day: (day - timedelta(days=1), day),
    zh("近7天"): lambda day: (day - timedelta(days=6), None),
    zh("近30天"): lambda day: (day - timedelta(days=29), None),
    zh("本月"): lambda day: (day.replace(day=1), None),
    zh("上月"): lambda day: ((day.replace(day=1) - timedelta(days=1)).replace(day=1), day.replace(day=1)),
    zh("今年"): lambda day: (day.replace(month=1, day=1), None),
}
"""Names that stay what they say, however old a saved filter is."""


def period_of(written: str, now: Instant) -> Period | None:
    """Return the period *written* means at *now*, ``None`` if it means none."""
    words = written.replace(" ", "")
    today = to_datetime(now).date()
    named = _preset(words)
    if named:
        since, until = PRESETS[named](today)
        return Period(words=named, since=midnight(since), until=None if until is None else midnight(until))
    named_days = list(_DAY.finditer(written))
    rest = _BETWEEN.sub("", _DAY.sub("", written))
    if not 1 <= len(named_days) <= 2 or rest:
        return None
    first = _day(named_days[0], today)
    last = first if first is None or len(named_days) == 1 else _last_day(named_days[1], first)
    if first is None or last is None:
        return None
    return Period(words=written.strip(), since=midnight(first), until=midnight(last) + DAY)


def _preset(words: str) -> str:
    """Return the named period that *words* without blanks mean, in Chinese or the screen's language; ``""`` for none."""
    wanted = words.casefold()
    return next((name for name in PRESETS if wanted in (name, translate(name).replace(" ", "").casefold())), "")


def _last_day(found: re.Match[str], first: date) -> date | None:
    """Return the last day of a period from *first* on, which may be ahead; without a year at the most half a year later."""
    years = (int(found["year"]),) if found["year"] else (first.year, first.year + 1)
    for year in years:
        try:
            last = date(year, int(found["month"]), int(found["day"]))
        except ValueError:
            continue
        if first <= last and (found["year"] or last - first <= _HALF_A_YEAR or year == first.year):
            return last
    return None


def _day(found: re.Match[str], today: date) -> date | None:
    """Return the day a match names; without a year the last such day that is not ahead."""
    month, day = int(found["month"]), int(found["day"])
    try:
        if found["year"]:
            return date(int(found["year"]), month, day)
        that = date(today.year, month, day)
        return that if that <= today else date(today.year - 1, month, day)
    except ValueError:
        return None
