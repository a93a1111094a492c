"""How every terminal stands at a moment, by the rules of :class:`~.people_rules.PeopleRules`."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from app.domain.city import Duty
from app.domain.moment import Instant
from app.domain.terms import Term
from app.situation.column import Bools, Floats, Int8s, Int64s
from app.situation.fix_tables import FixView
from app.situation.people_rules import PeopleRules
from app.situation.standing import Standing
from app.situation.tracks import Tracks, recent_tracks, sampled_tracks

Grids = Mapping[str, tuple[str, ...]]
"""Unit grids by responsibility grid."""
NEVER: Instant = -(2**62)
"""Stands for "not yet" in instants; far enough from the ends to be subtracted."""


class PersonStatus(Term):
    """How a terminal stands. The first five are the roster's, counted apart; they add up to those due on duty."""

    ON_DUTY = "on_duty", "在岗"
    OUT_OF_GRID = "out_of_grid", "越界"
    OFFLINE = "offline", "离线"
    NO_FIX = "no_fix", "无定位"
    LINGERING = "lingering", "停留超时"
    OFF_ROSTER = "off_roster", "不在班"
    UNREGISTERED = "unregistered", "未登记"


STATUSES: tuple[PersonStatus, ...] = tuple(PersonStatus)
"""Status by code."""
CODE = {status: code for code, status in enumerate(STATUSES)}


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Crew:
    """Arrays over every terminal that is on the roster or was heard by then, by place in ``terminals``; 0 is nobody.

    ``status`` is a code, ``since`` when it began. ``fix_at`` and ``heard_at`` are :data:`NEVER` where there is none,
    the position is NaN then. ``is_live`` means heard lately and not gone off line.
    """

    terminals: tuple[str, ...]
    duties: Mapping[str, Duty]
    status: Int8s
    since: Int64s
    is_rostered: Bools
    is_live: Bools
    lon: Floats
    lat: Floats
    fix_at: Int64s
    heard_at: Int64s


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class _Signs:
    """What is known of each terminal before it is judged; ``start`` is when its shift began."""

    duties: Mapping[str, Duty]
    terminals: tuple[str, ...]
    is_rostered: Bools
    start: Int64s
    lon: Floats
    lat: Floats
    fix_at: Int64s
    heard_at: Int64s
    gone_off: Bools


def crew_at(
    t: Instant, view: FixView, duties: Mapping[str, Duty], grids: Grids, standing: Standing, rules: PeopleRules
) -> Crew:
    """Return how everybody stands at *t*, when *duties* are on shift in responsibility grids made of *grids*."""
    signs = _signs(view, duties)
    silent_since = np.maximum(signs.heard_at, signs.start)
    blind_since = np.maximum(signs.fix_at, signs.start)
    is_off = signs.gone_off | (t - silent_since > rules.silent_after)
    is_blind = t - blind_since > rules.no_fix_after
    is_followed = signs.is_rostered & ~is_off & ~is_blind & (signs.fix_at > NEVER)
    is_out = _are_outside(is_followed, signs, grids, standing)
    may_linger = _may_linger(view, is_followed, signs, standing, rules, t)
    tracks = recent_tracks(view, is_out | may_linger, t - rules.lookback)
    outside_since = _began(tracks, _is_outside(tracks, is_out, signs, grids, standing), signs)
    near_since = _began(tracks, _is_near(tracks, signs, standing, rules.linger_m), signs)
    reasons = [is_off, is_blind, t - outside_since >= rules.outside_after, t - near_since >= rules.linger_after]
    words = (PersonStatus.OFFLINE, PersonStatus.NO_FIX, PersonStatus.OUT_OF_GRID, PersonStatus.LINGERING)
    status = np.select(reasons, [CODE[word] for word in words], CODE[PersonStatus.ON_DUTY])
    since = np.select(reasons, [silent_since, blind_since, outside_since, near_since], signs.start)
    is_stranger = ~signs.is_rostered & ~is_off
    status = np.where(is_stranger, _stranger_codes(signs.terminals, standing), status).astype(np.uint8)
    return Crew(
        terminals=signs.terminals,
        duties=signs.duties,
        status=status,
        since=np.where(is_stranger, signs.heard_at, since),
        is_rostered=signs.is_rostered,
        is_live=~is_off & (signs.heard_at > NEVER),
        lon=signs.lon,
        lat=signs.lat,
        fix_at=signs.fix_at,
        heard_at=signs.heard_at,
    )


def _signs(view: FixView, duties: Mapping[str, Duty]) -> _Signs:
    heard = tuple(view.terminals[code] for code in range(len(view.last_fix)))
    terminals = heard + tuple(sorted(duties.keys() - set(heard)))
    size = len(terminals)
    starts = [duties[one].start if one in duties else NEVER for one in terminals]
    lon, lat, fix_at = (np.full(size, empty) for empty in (np.nan, np.nan, NEVER))
    known = np.flatnonzero(view.last_good >= 0)
    rows = view.last_good[known]
    lon[known], lat[known], fix_at[known] = view.fixes.lon[rows], view.fixes.lat[rows], view.fixes.device_at[rows]
    heard_at, gone_off = _heard(view, size)
    return _Signs(
        duties=duties,
        terminals=terminals,
        is_rostered=np.array([one in duties for one in terminals], np.bool_),
        start=np.array(starts, np.int64),
        lon=lon,
        lat=lat,
        fix_at=fix_at,
        heard_at=heard_at,
        gone_off=gone_off,
    )


def _heard(view: FixView, size: int) -> tuple[Int64s, Bools]:
    """Return when each terminal was last heard, and whether the last that was heard is that it went off line."""
    fix_at, word_at = np.full(size, NEVER, np.int64), np.full(size, NEVER, np.int64)
    gone_off = np.zeros(size, np.bool_)
    fixed = np.flatnonzero(view.last_fix >= 0)
    fix_at[fixed] = view.fix_at[view.last_fix[fixed]]
    spoken = np.flatnonzero(view.last_presence >= 0)
    rows = view.last_presence[spoken]
    word_at[spoken] = view.presence_at[rows]
    gone_off[spoken] = view.presence.is_off[rows]
    return np.maximum(fix_at, word_at), gone_off & (word_at >= fix_at)


def _grid_of(code: int, signs: _Signs, grids: Grids) -> tuple[str, ...]:
    return grids.get(signs.duties[signs.terminals[code]].duty_grid, ())


def _are_outside(is_followed: Bools, signs: _Signs, grids: Grids, standing: Standing) -> Bools:
    """Return which of those who are followed are outside their duty grid now."""
    codes = np.flatnonzero(is_followed)
    found = np.zeros(len(is_followed), np.bool_)
    units = [_grid_of(code, signs, grids) for code in codes.tolist()]
    found[codes] = standing.are_outside(units, signs.lon[codes], signs.lat[codes])
    return found


def _may_linger(
    view: FixView, is_followed: Bools, signs: _Signs, standing: Standing, rules: PeopleRules, t: Instant
) -> Bools:
    """Return who may be where he is now for long enough: whom no sampled fix of that time finds elsewhere."""
    since = t - min(rules.linger_after, rules.lookback) + 1
    sample = sampled_tracks(view, is_followed, since)
    moved = np.zeros(len(is_followed), np.bool_)
    moved[sample.terminal[~_is_near(sample, signs, standing, rules.linger_m)]] = True
    return is_followed & (signs.start < since) & ~moved


def _is_outside(tracks: Tracks, is_out: Bools, signs: _Signs, grids: Grids, standing: Standing) -> Bools:
    """Return for each fix of those who are outside now whether it lies outside the person's duty grid."""
    outside = np.zeros(len(tracks.at), np.bool_)
    for code in np.flatnonzero(is_out).tolist():
        mine = np.flatnonzero(tracks.terminal == code)
        outside[mine] = standing.is_outside(_grid_of(code, signs, grids), tracks.lon[mine], tracks.lat[mine])
    return outside


def _is_near(tracks: Tracks, signs: _Signs, standing: Standing, metres: float) -> Bools:
    """Return for each fix whether it lies within *metres* of where the person is now."""
    plane, who = standing.metres, tracks.terminal
    dx = plane.x(tracks.lon) - plane.x(signs.lon)[who]
    dy = plane.y(tracks.lat) - plane.y(signs.lat)[who]
    found: Bools = dx * dx + dy * dy <= metres * metres
    return found


def _began(tracks: Tracks, holds: Bools, signs: _Signs) -> Int64s:
    """Return since when something holds of each terminal, not before its shift."""
    return np.maximum(tracks.since(holds, len(signs.terminals)), signs.start)


def _stranger_codes(terminals: tuple[str, ...], standing: Standing) -> Int8s:
    """Return what each terminal is while it is not on the roster."""
    known, strange = CODE[PersonStatus.OFF_ROSTER], CODE[PersonStatus.UNREGISTERED]
    return np.array([known if one in standing.known_terminals else strange for one in terminals], np.uint8)
