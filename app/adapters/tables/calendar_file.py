"""Reads config/calendar: work windows, and the site's own days off merged over the country's published calendar.

The country's days come with the package ``chinese_calendar``; a site's rows win over them. For years that are not published
yet the days off by law that have a fixed date are known all the same; those of the moon, and the swap days, are not.
"""

import logging
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from chinese_calendar import constants

from app.adapters.tables.rows import Row, read_csv, read_toml
from app.domain.errors import TableError
from app.domain.moment import Instant
from app.domain.work_time import WorkCalendar, WorkWindow, local_day

log = logging.getLogger(__name__)

SITE_COLUMNS = ("date", "kind", "note")
OFF_BY_LAW = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""Month and day of 元旦, 劳动节 and 国庆节 (全国年节及纪念日放假办法, in force since 2025)."""
YEARS_AHEAD = 10
"""So many years after the published ones have those days off; no limit reaches further."""


def read_calendar(directory: Path) -> WorkCalendar:
    """Return the work calendar of *directory* (windows.toml, site.csv), or raise :class:`TableError`."""
    holidays, workdays = set(constants.holidays), set(constants.workdays)
    known_until = date(max(constants.holidays).year, 12, 31)
    holidays.update(_off_by_law(known_until.year + 1))
    for day, is_holiday in _site_days(directory / "site.csv"):
        (workdays if is_holiday else holidays).discard(day)
        (holidays if is_holiday else workdays).add(day)
        known_until = max(known_until, day)
    windows = _windows(directory / "windows.toml")
    try:
        return WorkCalendar(windows, frozenset(holidays), frozenset(workdays), known_until)
    except ValueError as error:
        raise TableError(str(directory / "windows.toml"), 0, str(error)) from error


def warn_if_uncovered(calendar: WorkCalendar, at: Instant) -> str:
    """Return the warning that a deadline *at* lies beyond the published holidays, and log it; ``""`` if it does not."""
    warning = calendar.warning(at)
    if warning:
        log.warning("due on %s: %s (config/calendar/site.csv may say more)", local_day(at), warning)
    return warning


def _off_by_law(first_year: int) -> Iterator[date]:
    for year in range(first_year, first_year + YEARS_AHEAD):
        yield from (date(year, month, day) for month, day in OFF_BY_LAW)


def _site_days(file: Path) -> list[tuple[date, bool]]:
    days: dict[date, bool] = {}
    for row in read_csv(file, SITE_COLUMNS):
        day = _day(row)
        if day in days:
            raise row.error(f"{day} stands twice")
        kind = row.text("kind")
        if kind not in {"holiday", "workday"}:
            raise row.error(f"kind is {kind!r}, neither holiday nor workday")
        days[day] = kind == "holiday"
    return list(days.items())


def _day(row: Row) -> date:
    try:
        return date.fromisoformat(row.text("date"))
    except ValueError as error:
        raise row.error(f"date {row.values['date']!r} is not YYYY-MM-DD") from error


def _windows(file: Path) -> tuple[WorkWindow, ...]:
    values, _ = read_toml(file)
    unknown = sorted(set(values) - {"windows"})
    if unknown:
        raise TableError(str(file), 0, f"unknown key {unknown[0]}")
    windows = values.get("windows")
    if not isinstance(windows, list) or not windows:
        raise TableError(str(file), 0, 'windows = [["08:00", "12:00"], …] is expected')
    return tuple(_window(file, one) for one in windows)


def _window(file: Path, value: object) -> WorkWindow:
    if not isinstance(value, list) or len(value) != 2:
        raise TableError(str(file), 0, f"a window is two times, not {value!r}")
    return WorkWindow(*(_minute(file, one) for one in value))


def _minute(file: Path, value: object) -> int:
    hours, _, minutes = str(value).partition(":")
    if not (hours.isdigit() and minutes.isdigit() and int(hours) <= 24 and int(minutes) < 60):
        raise TableError(str(file), 0, f"{value!r} is not a time of day as 08:00")
    return int(hours) * 60 + int(minutes)
