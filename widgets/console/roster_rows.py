"""The roster's four lists as rows: duties, leaves, duty telephones, responsibility grids; and moments as people write them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.city import City, Duty
from app.domain.duty_book import DutyBook
from app.domain.duty_entries import Leave
from app.domain.moment import DAY, Instant, from_datetime, to_datetime
from app.domain.terms import Post
from widgets.terms import word
from widgets.words import translate

_MOMENT = re.compile(r"(?:(?:(?P<year>\d{4})[-/年.])?(?P<month>\d{1,2})[-/月.](?P<day>\d{1,2})日?\s*)?(?P<hour>\d{1,2})[:：](?P<minute>\d{2})")  # fmt: skip
PHONED = (Post.ACCEPTOR, Post.SHIFT_LEADER, Post.DISPATCHER, Post.VIDEO, Post.LEADER)
"""Posts of the hall that have a duty telephone."""


def moment_of(written: str, near: Instant) -> Instant | None:
    """Return the moment *written* means, ``None`` if it means none.

    ``6/12 08:00`` is that day of the year in which it is nearest to *near*: in December ``1/2`` is to come. Without a date it
    is the day of *near*.
    """
    found = _MOMENT.fullmatch(written.strip())
    if found is None:
        return None
    local = to_datetime(near)
    is_open = found["month"] is not None and found["year"] is None
    years = (local.year, local.year + 1, local.year - 1) if is_open else (int(found["year"] or local.year),)
    possible = [at for at in (_at(found, local, year) for year in years) if at is not None]
    return min(possible, key=lambda at: abs(at - near), default=None)


def _at(found: re.Match[str], local: datetime, year: int) -> Instant | None:
    """Return the moment that *found* means in *year*, what it leaves out as in *local*; ``None`` where there is no such day."""
    try:
        at = local.replace(
            year=year, month=int(found["month"] or local.month), day=int(found["day"] or local.day),
            hour=int(found["hour"]), minute=int(found["minute"]), second=0, microsecond=0,
        )  # fmt: skip
    except ValueError:
        return None
    return from_datetime(at)


def end_of(written: str, start: Instant) -> Instant | None:
    """Return the end that *written* means after *start*: a time of day not after it is the next day's."""
    at = moment_of(written, start)
    is_bare = at is not None and not re.search(r"[-/月.]", written)
    return at + DAY if at is not None and is_bare and at <= start else at


def first_running(rows: Sequence[object], now: Instant) -> int:
    """Return the place of the first of *rows* that is not over by *now*, 0 where there is none or rows have no end."""
    return next((place for place, row in enumerate(rows) if getattr(row, "end", 0) > now), 0)


def moment_words(at: Instant) -> str:
    """Return a moment as :func:`moment_of` reads it."""
    return f"{to_datetime(at):%Y-%m-%d %H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRow:
    """One duty: ``id`` replaces or removes it."""

    id: str
    terminal: str
    name: str
    duty_grid: str
    grid_name: str
    start: Instant
    end: Instant
    on_leave: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveRow:
    """One leave."""

    id: str
    terminal: str
    name: str
    start: Instant
    end: Instant
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneRow:
    """The duty telephone of a department, a post or a terminal; ``entered`` at a desk, else the site's own."""

    id: str
    name: str
    kind: str
    phone: str
    entered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A responsibility grid with its unit grids and terminals."""

    id: str
    name: str
    unit_grids: tuple[str, ...]
    terminals: tuple[str, ...]
    entered: bool


def duty_rows(book: DutyBook, city: City, since: Instant, until: Instant) -> tuple[DutyRow, ...]:
    """Return the duties that touch the period, in order of start."""
    names = {grid.code: grid.name for grid in city.duty_grids}
    leaves = [one.what for one in book.leaves_between(since, until)]

    def is_away(duty: Duty) -> bool:
        return any(
            isinstance(one, Leave) and one.terminal == duty.terminal and one.start < duty.end and duty.start < one.end
            for one in leaves
        )

    return tuple(
        DutyRow(
            id=one.id, terminal=one.what.terminal, name=book.name_of(one.what.terminal), duty_grid=one.what.duty_grid,
            grid_name=names.get(one.what.duty_grid, ""), start=one.what.start, end=one.what.end,
            on_leave=is_away(one.what),
        )
        for one in book.duties_between(since, until)
        if isinstance(one.what, Duty)
    )  # fmt: skip


def leave_rows(book: DutyBook, since: Instant, until: Instant) -> tuple[LeaveRow, ...]:
    """Return the leaves that touch the period, in order of start."""
    return tuple(
        LeaveRow(
            id=one.id, terminal=one.what.terminal, name=book.name_of(one.what.terminal), start=one.what.start,
            end=one.what.end, reason=one.what.reason,
        )
        for one in book.leaves_between(since, until)
        if isinstance(one.what, Leave)
    )  # fmt: skip


def phone_rows(book: DutyBook, city: City) -> tuple[PhoneRow, ...]:
    """Return the telephones: the hall's posts, then the departments; those entered at desks win."""
    entered = book.phones()
    posts = [(post.value, word(post), translate("岗位"), "") for post in PHONED]
    departments = [(one.code, one.name, translate("部门"), one.phone) for one in city.departments]
    known = {key for key, *_ in (*posts, *departments)}
    others = [(key, book.name_of(key), translate("终端"), "") for key in sorted(entered) if key not in known]
    return tuple(
        PhoneRow(id=key, name=name, kind=kind, phone=entered.get(key, own), entered=key in entered)
        for key, name, kind, own in (*posts, *departments, *others)
    )


def grid_rows(book: DutyBook, city: City) -> tuple[GridRow, ...]:
    """Return the responsibility grids as they are bound now."""
    entered = book.bindings()
    rows = []
    for grid in city.duty_grids:
        bound = entered.get(grid.code)
        rows.append(
            GridRow(
                id=grid.code, name=grid.name, unit_grids=grid.unit_grids if bound is None else bound.unit_grids,
                terminals=grid.terminals if bound is None else bound.terminals, entered=bound is not None,
            )
        )  # fmt: skip
    return tuple(rows)
